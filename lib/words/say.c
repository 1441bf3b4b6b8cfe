/* SPDX-License-Identifier: MIT */
/* The words of areas and deeds, and adding a sentence. */
#include <stdarg.h>
#include <string.h>

#include "words/tell.h"

#define AREA_ROW(word, doc) { #word, doc },
static const struct cop_word area_words[] = { COP_AREAS(AREA_ROW) };
const struct cop_enum cop_enum_area = { "area", area_words, COP_COUNT(area_words) };
#define DEED_ROW(word) #word,
static const char *const deed_words[] = { COP_DEEDS(DEED_ROW) };

const char *cop_area_word(enum cop_area area)
{
	return area_words[area].word;
}

const char *cop_deed_word(enum cop_deed deed)
{
	return deed_words[deed];
}

enum cop_area cop_area_of(enum cop_kind kind)
{
	static const enum cop_area areas[cop_kind_count] = {
		[cop_kind_cop] = cop_area_settings,
		[cop_kind_charter] = cop_area_charter,
		[cop_kind_budget] = cop_area_budget,
		[cop_kind_role] = cop_area_roles,
		[cop_kind_member] = cop_area_members,
		[cop_kind_platform] = cop_area_platforms,
		[cop_kind_plan] = cop_area_plan,
		[cop_kind_practice] = cop_area_practices,
		[cop_kind_gathering] = cop_area_activity,
		[cop_kind_activity] = cop_area_activity,
		[cop_kind_indicator] = cop_area_figures,
		[cop_kind_observation] = cop_area_figures,
		[cop_kind_survey] = cop_area_surveys,
		[cop_kind_note] = cop_area_notes,
	};

	return areas[kind];
}

struct cop_told *cop_say_that(struct cop_teller *t, enum cop_deed deed, const char *path,
			      const char *fmt, ...)
{
	struct cop_tale *tale = t->tale;
	struct cop_told *told = COP_PUSH(t->arena, tale->at, tale->n, tale->cap);
	va_list args;

	*told = (struct cop_told){ .area = cop_area_of(t->kind),
				   .deed = deed,
				   .kind = t->kind,
				   .id = t->item ? t->item->id : "",
				   .file = t->item ? t->item->path : NULL,
				   .path = path && *path ? path : NULL };
	va_start(args, fmt);
	told->text = cop_arena_vprintf(t->arena, fmt, args);
	va_end(args);
	return told;
}

const char *cop_dot(struct cop_arena *a, const char *path, const char *key)
{
	return *path ? cop_arena_printf(a, "%s.%s", path, key) : key;
}

const char *cop_count(struct cop_arena *a, size_t n, const char *one, const char *many)
{
	return cop_arena_printf(a, "%zu %s", n, n == 1 ? one : many);
}

const char *cop_day_text(struct cop_arena *a, struct cop_date d)
{
	char text[COP_DATE_TEXT];

	return cop_arena_text(a, cop_date_text(d, text));
}

const char *cop_day_after(struct cop_arena *a, const char *word, struct cop_date d)
{
	return d.day ? cop_arena_printf(a, "%s%s", word, cop_day_text(a, d)) : "";
}
