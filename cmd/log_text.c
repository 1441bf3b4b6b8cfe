/* SPDX-License-Identifier: MIT */
/* The log on a terminal: what was decided wraps in its own column, the commit stays whole. */
#include <string.h>

#include "base/enc.h"
#include "log.h"
#include "usage.h"

#define WHO_WIDTH 20
#define WHAT_LEAST 24
#define WORDS_MOST 8  /* sentences below one commit */
#define ABOUT_MOST 40 /* the same where all are about one thing */
#define GAP 2

struct layout {
	size_t who, what, left; /* columns; `left` of what begins */
	size_t width;           /* of the page */
};

/* What a commit says in its first lines: its subject, or what it says of the topic. */
struct said {
	const char *text;
	const struct cop_told *first; /* whose sentences stand below the text; or NULL */
	const struct cop_told *words;
	size_t n;
};

static struct said said_by(struct cop_env *env, const struct log_topic *topic,
			   const struct log_line *line)
{
	struct cop_tale tale = log_words(env, line, topic->id ? ABOUT_MOST : WORDS_MOST);
	struct said s = { .words = tale.at, .n = tale.n };

	s.text = cop_enc_shown(env->arena, log_subject(env, topic, line));
	if (topic->path && line->entry->by_cop && s.n) {
		s.first = s.words++;
		s.text = s.first->text;
		s.n--;
	}
	return s;
}

static size_t id_width(const struct log_lines *lines)
{
	size_t most = 0;

	for (size_t i = 0; i < lines->n; i++) {
		size_t len = strlen(lines->at[i].entry->short_id);

		most = len > most ? len : most;
	}
	return most;
}

static struct layout lay_out(struct cop_env *env, const struct log_topic *topic,
			     const struct log_lines *lines)
{
	struct layout l = { .width = cop_text_width(env) };
	size_t room, id = id_width(lines);

	for (size_t i = 0; i < lines->n; i++) {
		size_t who = cop_str_width(lines->at[i].entry->author);
		const char *text = said_by(env, topic, &lines->at[i]).text;
		size_t what = cop_utf8_width(text, strlen(text));

		l.who = who > l.who ? who : l.who;
		l.what = what > l.what ? what : l.what;
	}
	l.who = l.who > WHO_WIDTH ? WHO_WIDTH : l.who;
	l.left = COP_DATE_TEXT - 1 + GAP + l.who + GAP;
	room = l.width > l.left + GAP + id ? l.width - l.left - GAP - id : 0;
	room = room < WHAT_LEAST ? WHAT_LEAST : room;
	l.what = l.what > room ? room : l.what;
	return l;
}

/* Lines of `text` below each other from column `left` on; the first one is not indented. */
static const char *wrapped(struct cop_env *env, const char *text, size_t width)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf shown = { 0 };

	cop_enc_term_text(&shown, text, strlen(text));
	cop_usage_wrap_to(&out, cop_buf_str(&shown), 0, 0, width);
	return cop_buf_keep(&out, env->arena);
}

static void put_first(struct cop_env *env, const struct layout *l,
		      const struct cop_log_entry *e, const char *what,
		      struct cop_buf *out)
{
	const char *name = cop_enc_snippet(env->arena, e->author, WHO_WIDTH);
	size_t width = cop_utf8_width(name, strlen(name)), len = strcspn(what, "\n");
	char day[COP_DATE_TEXT];

	cop_date_text(e->date, day);
	cop_buf_text(out, *day ? day : "          ");
	cop_buf_printf(out, "  %s", name);
	cop_buf_fill(out, ' ', l->who > width ? l->who - width : 0);
	cop_buf_text(out, "  ");
	cop_buf_add(out, what, len);
	width = cop_utf8_width(what, len);
	cop_buf_fill(out, ' ', l->what > width ? l->what - width : 0);
	cop_buf_printf(out, "  %s\n", e->short_id);
}

/* Where sentences stand. */
struct page {
	size_t indent, room;
};

static void put_rest(const char *lines, size_t first, size_t indent, struct cop_buf *out)
{
	for (size_t at = first; *lines; at = indent) {
		size_t len = strcspn(lines, "\n");

		cop_buf_fill(out, ' ', at);
		cop_buf_add(out, lines, len);
		cop_buf_char(out, '\n');
		lines += len + (lines[len] == '\n');
	}
}

/* Of one answer a reader wants to see what it said, and what it says. */
static void put_sentences(struct cop_env *env, const char *mark, const char *const *list,
			  const struct page *at, struct cop_buf *out)
{
	for (; list && *list; list++) {
		cop_buf_fill(out, ' ', at->indent);
		cop_buf_text(out, mark);
		put_rest(wrapped(env, *list, at->room - strlen(mark)), 0,
			 at->indent + strlen(mark), out);
	}
}

static void put_told(struct cop_env *env, const struct cop_told *told,
		     const struct page *at, struct cop_buf *out)
{
	put_sentences(env, "- ", told->was, at, out);
	put_sentences(env, "+ ", told->is, at, out);
}

static void put_line(struct cop_env *env, const struct layout *l,
		     const struct log_topic *topic, const struct log_line *line,
		     struct cop_buf *out)
{
	struct said s = said_by(env, topic, line);
	const char *what = wrapped(env, s.text, l->what);
	size_t len = strcspn(what, "\n");
	struct page at = { .indent = l->left + GAP, .room = WHAT_LEAST };

	if (l->width > at.indent + WHAT_LEAST)
		at.room = l->width - at.indent;
	put_first(env, l, line->entry, what, out);
	put_rest(what + len + (what[len] == '\n'), l->left, l->left, out);
	if (s.first)
		put_told(env, s.first, &at, out);
	for (size_t i = 0; i < s.n; i++) {
		put_rest(wrapped(env, s.words[i].text, at.room), at.indent, at.indent,
			 out);
		if (topic->path)
			put_told(env, &s.words[i], &at, out);
	}
}

void log_text(struct cop_env *env, const struct log_topic *topic,
	      const struct log_lines *lines, struct cop_buf *out)
{
	struct layout l = lay_out(env, topic, lines);

	for (size_t i = 0; i < lines->n; i++)
		put_line(env, &l, topic, &lines->at[i], out);
}
