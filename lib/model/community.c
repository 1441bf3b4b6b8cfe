/* SPDX-License-Identifier: MIT */
#include "model/community.h"

#include <stdlib.h>
#include <string.h>

#include "model/index.h"
#include "model/life.h"

#define FORMAT_KNOWN 1
/* Of all files together; how many there may be says the store. */
#define BYTES_MOST ((size_t)64 << 20)

/* --- one file --- */

struct reader {
	struct cop_community *c;
	struct cop_arena *scratch; /* trees of one file, thrown away */
	enum cop_kind kind;
	size_t cap[cop_kind_count];
};

static const struct cop_source *named_source(struct cop_arena *a, const char *path)
{
	struct cop_source *s = COP_NEW(a, struct cop_source);

	s->path = path;
	s->text = "";
	return s;
}

/* Where an error of the YAML layer stands, as an offset again. */
static uint32_t offset_of(const struct cop_source *src, uint32_t line, uint32_t column)
{
	size_t at = 0;

	while (line > 1 && at < src->len) {
		const char *end = memchr(src->text + at, '\n', src->len - at);

		if (!end)
			break;
		at = (size_t)(end - src->text) + 1;
		line--;
	}
	while (column > 1 && at < src->len) {
		at++;
		while (at < src->len && ((unsigned char)src->text[at] & 0xC0) == 0x80)
			at++;
		column--;
	}
	return (uint32_t)at;
}

static void report_unreadable(struct reader *r, const struct cop_store_file *file,
			      const struct cop_source *src, const struct cop_error *err)
{
	struct cop_community *c = r->c;
	struct cop_where w = { .record = file->path };
	struct cop_finding *f;

	w.at.src = src ? src : named_source(c->arena, file->path);
	if (src && err->line)
		w.at.at = offset_of(src, err->line, err->column);
	if (err->cause == COP_CAUSE_KEY_TWICE) {
		/* where the first one stands is no part of a finding's identity */
		f = cop_find(&c->findings, &cop_rule_duplicate_key, w, "%.*s",
			     (int)err->core, err->msg);
		cop_finding_hint(&c->findings, f, "remove one of them%s",
				 err->msg + err->core);
		c->unreadable++;
		return;
	}
	f = cop_find(&c->findings, &cop_rule_unreadable, w, "%s", err->msg);
	if (err->code == COP_E_OS && !c->unread)
		c->unread = f->msg;
	if (err->hint[0])
		cop_finding_hint(&c->findings, f, "%s", err->hint);
	c->unreadable++;
}

static const char *record_name(struct cop_arena *a, const char *path)
{
	size_t len = strlen(path);

	return cop_arena_copy(a, path, len > 5 ? len - 5 : len);
}

static void add_item(struct reader *r, enum cop_kind kind, struct cop_item item)
{
	struct cop_items *items = &r->c->items[kind];

	*COP_PUSH(r->c->arena, items->at, items->n, r->cap[kind]) = item;
}

static void load_record(struct reader *r, enum cop_kind kind,
			const struct cop_store_file *file, const struct cop_node *map,
			const char *id)
{
	struct cop_community *c = r->c;
	struct cop_item item = { .id = id, .path = file->path };
	struct cop_load load = { .arena = c->arena, .findings = &c->findings };

	item.record = map->parent ? cop_arena_printf(c->arena, "%s/%s",
						     cop_records[kind]->where, id)
				  : record_name(c->arena, file->path);
	load.record = item.record;
	item.rec = cop_schema_load(&load, cop_records[kind]->schema, map, id);
	add_item(r, kind, item);
}

/* A file of many records: each begins with its id. */
static void load_bucket(struct reader *r, const struct cop_store_file *file,
			const struct cop_node *seq)
{
	for (const struct cop_node *map = seq->first; map; map = map->next) {
		struct cop_where w = { .at = cop_node_loc(map), .record = file->path };
		const struct cop_node *id = map->kind == COP_MAP ? cop_node_get(map, "id")
								 : NULL;
		const char *text = NULL, *why = "";
		const struct cop_field field = { .name = "id", .kind = COP_K_ID };

		if (!id || id->kind != COP_SCALAR)
			cop_finding_hint(&r->c->findings,
					 cop_find(&r->c->findings,
						  &cop_rule_missing_field, w,
						  "a record in a list needs an id"),
					 "begin it with 'id: WORD', then its fields");
		else if (!cop_value_decode(r->c->arena, &field, id->value, &text, &why))
			cop_find(&r->c->findings, &cop_rule_bad_id, w, "the id %s", why);
		else
			load_record(r, r->kind, file, map, text);
	}
}

static void load_root(struct reader *r, const struct cop_store_file *file,
		      const struct cop_source *src, const struct cop_node *root)
{
	const struct cop_record *kind = cop_records[r->kind];
	struct cop_error err = { 0 };

	if (!root) {
		cop_fail(&err, COP_E_INVALID, "the file is empty");
		cop_fail_hint(&err, "fill it, or remove it");
		report_unreadable(r, file, src, &err);
	} else if (r->kind == cop_kind_gathering && root->kind == COP_SEQ) {
		load_record(r, cop_kind_activity, file, root, file->id);
	} else if (kind->shape == COP_SHAPE_FOLDER && root->kind == COP_SEQ) {
		load_bucket(r, file, root);
	} else {
		load_record(r, r->kind, file, root,
			    kind->shape == COP_SHAPE_FILE ? "" : file->id);
	}
}

/* Else it is a link to a folder, and reading it fails. */
static bool is_named_yaml(const char *path)
{
	size_t len = strlen(path);

	return len > 5 && strcmp(path + len - 5, ".yaml") == 0;
}

static void load_file(struct reader *r, const struct cop_store_file *file)
{
	struct cop_community *c = r->c;
	const struct cop_source *src = NULL;
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };

	c->nfiles++;
	if (!file->id && is_named_yaml(file->path)) {
		struct cop_where w = { .at = { named_source(c->arena, file->path), 0 },
				       .record = file->path };

		cop_find(&c->findings, &cop_rule_bad_id, w,
			 "the file's name is no id, so it cannot name a record");
		return;
	}
	cop_arena_reset(r->scratch);
	if (cop_store_read(c->store, file->path, &src, &err) ||
	    cop_yaml_parse(r->scratch, src, &cop_yaml_community, &root, &err))
		report_unreadable(r, file, src, &err);
	else
		load_root(r, file, src, root);
	c->nbytes += src ? src->len : 0;
}

static enum cop_code check_size(const struct cop_community *c, struct cop_error *err)
{
	if (c->nfiles > COP_STORE_FILES_MOST)
		cop_fail(err, COP_E_REFUSED, "the community has more than %d files",
			 COP_STORE_FILES_MOST);
	else if (c->nbytes > BYTES_MOST)
		cop_fail(err, COP_E_REFUSED,
			 "the files of the community hold more than %zu MiB",
			 BYTES_MOST >> 20);
	else
		return COP_OK;
	return cop_fail_hint(err,
			     "move out what is no record of it; du -a . | sort -n | tail "
			     "shows the largest");
}

static int by_id(const void *va, const void *vb)
{
	const struct cop_item *a = va, *b = vb;
	int order = strcmp(a->id, b->id);

	return order ? order : strcmp(a->path, b->path);
}

static void settle_kind(struct cop_community *c, enum cop_kind kind)
{
	struct cop_items *items = &c->items[kind];

	cop_sort(items->at, items->n, sizeof(*items->at), by_id);
	c->loaded |= 1u << kind;
	if (kind == cop_kind_charter)
		c->charter = cop_community_at(c, kind, 0);
	if (kind == cop_kind_budget)
		c->budget = cop_community_at(c, kind, 0);
	if (kind == cop_kind_cop)
		c->cop = cop_community_at(c, kind, 0);
	c->index = NULL;
}

/* gathering and activity share a folder, so one walk loads both. */
static void settle(struct cop_community *c, enum cop_kind kind)
{
	settle_kind(c, kind);
	if (kind == cop_kind_gathering)
		settle_kind(c, cop_kind_activity);
}

static enum cop_code load_kind(struct cop_community *c, enum cop_kind kind,
			       struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	struct reader r = { .c = c, .scratch = scratch, .kind = kind };
	struct cop_store_files files = { 0 };
	enum cop_code code = cop_store_list(c->store, cop_records[kind], &files, err);

	if (code)
		return code;
	for (size_t i = 0; i < files.n; i++) {
		load_file(&r, &files.at[i]);
		if ((code = check_size(c, err)))
			return code;
	}
	settle(c, kind);
	return COP_OK;
}

enum cop_code cop_community_load(struct cop_community *c, unsigned kinds,
				 struct cop_error *err)
{
	if (kinds & COP_KIND_BIT(activity))
		kinds |= COP_KIND_BIT(gathering);
	for (unsigned k = 0; k < cop_kind_count; k++) {
		enum cop_code code = COP_OK;

		if ((kinds & ~c->loaded) >> k & 1)
			code = load_kind(c, (enum cop_kind)k, err);
		if (code)
			return code;
	}
	return COP_OK;
}

/* A whole number above the format we know stands there, whatever the finding says of it. */
static bool is_newer(const struct cop_finding *f)
{
	const struct cop_source *src = f->where.at.src;
	struct cop_num n;

	return f->where.path && strcmp(f->where.path, "cop") == 0 && src &&
	       f->where.at.at + f->where.len <= src->len &&
	       cop_num_read(src->text + f->where.at.at, f->where.len, &n) &&
	       n.value > FORMAT_KNOWN;
}

/* cop.yaml decides everything else, so it must be there and of a format we know. */
static enum cop_code check_head(struct cop_community *c, struct cop_error *err)
{
	if (c->unreadable || !c->cop) {
		const struct cop_finding *f = c->findings.n ? c->findings.at[0] : NULL;

		cop_fail_at(err, COP_E_INVALID,
			    f ? f->where.at : (struct cop_loc){ NULL, 0 }, "%s",
			    f ? f->msg : "cop.yaml cannot be read");
		return cop_fail_hint(err, "%s",
				     f && f->hint ? f->hint : "mend cop.yaml first");
	}
	for (size_t i = 0; i < c->findings.n; i++) {
		const struct cop_finding *f = c->findings.at[i];

		if (!c->cop->cop.known && is_newer(f)) {
			cop_fail_at(err, COP_E_INVALID, f->where.at,
				    "this community has a newer file format than %d",
				    FORMAT_KNOWN);
			return cop_fail_hint(err, "install a newer cop");
		}
	}
	return COP_OK;
}

enum cop_code cop_community_open(struct cop_arena *a, struct cop_store *s,
				 struct cop_date today, struct cop_community **ret,
				 struct cop_error *err)
{
	struct cop_community *c = COP_NEW(a, struct cop_community);
	enum cop_code code;

	c->arena = a;
	c->store = s;
	c->today = today;
	c->places = cop_places_new(a);
	cop_findings_init(&c->findings, a);
	code = load_kind(c, cop_kind_cop, err);
	if (!code)
		code = check_head(c, err);
	if (code)
		return code;
	*ret = c;
	return COP_OK;
}

/* --- the state after a change --- */

static int by_path(const void *va, const void *vb)
{
	return strcmp(((const struct cop_item *)va)->path,
		      ((const struct cop_item *)vb)->path);
}

/* Records of the old state by path, so that those of an untouched file are found. */
static struct cop_items sorted_by_path(const struct cop_community *old,
				       enum cop_kind kind, struct cop_arena *a)
{
	struct cop_items copy = { COP_NEW_N(a, struct cop_item, old->items[kind].n),
				  old->items[kind].n };

	if (copy.n)
		memcpy(copy.at, old->items[kind].at, copy.n * sizeof(*copy.at));
	cop_sort(copy.at, copy.n, sizeof(*copy.at), by_path);
	return copy;
}

static void share(struct reader *r, enum cop_kind kind, const struct cop_items *old,
		  const char *path)
{
	size_t low = 0, high = old->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(old->at[mid].path, path) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < old->n && strcmp(old->at[low].path, path) == 0; low++)
		add_item(r, kind, old->at[low]);
}

static enum cop_code renew_kind(const struct cop_community *old, struct cop_community *c,
				enum cop_kind kind, struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	COP_CLEANUP(cop_arena_free) struct cop_arena *sorted = cop_arena_new();
	struct reader r = { .c = c, .scratch = scratch, .kind = kind };
	struct cop_items was = sorted_by_path(old, kind, sorted), twin = { 0 };
	struct cop_store_files files = { 0 };
	enum cop_code code = cop_store_list(c->store, cop_records[kind], &files, err);

	if (kind == cop_kind_gathering)
		twin = sorted_by_path(old, cop_kind_activity, sorted);
	for (size_t i = 0; i < files.n && !code; i++) {
		if (cop_store_pending(c->store, files.at[i].path)) {
			load_file(&r, &files.at[i]);
			continue;
		}
		c->nfiles++;
		share(&r, kind, &was, files.at[i].path);
		if (kind == cop_kind_gathering)
			share(&r, cop_kind_activity, &twin, files.at[i].path);
	}
	if (!code)
		settle(c, kind);
	return code;
}

/* What was said of files that are not touched still holds. */
static void keep_findings(const struct cop_community *old, struct cop_community *c)
{
	for (size_t i = 0; i < old->findings.n; i++) {
		struct cop_finding *f = old->findings.at[i];

		if (f->where.at.src && cop_store_pending(c->store, f->where.at.src->path))
			continue;
		*COP_PUSH(c->arena, c->findings.at, c->findings.n, c->findings.cap) = f;
		c->unreadable += f->rule == &cop_rule_unreadable ||
				 f->rule == &cop_rule_duplicate_key;
	}
}

enum cop_code cop_community_after(const struct cop_community *c,
				  struct cop_community **ret, struct cop_error *err)
{
	struct cop_community *after = COP_NEW(c->arena, struct cop_community);
	enum cop_code code = COP_OK;

	after->arena = c->arena;
	after->store = c->store;
	after->today = c->today;
	after->places = c->places;
	cop_findings_init(&after->findings, c->arena);
	keep_findings(c, after);
	for (unsigned k = 0; k < cop_kind_count && !code; k++) {
		bool twin = k == cop_kind_activity;

		if ((c->loaded >> k & 1) && !twin)
			code = renew_kind(c, after, (enum cop_kind)k, err);
	}
	if (!code && !after->cop)
		after->cop = c->cop;
	if (code)
		return code;
	*ret = after;
	return COP_OK;
}

/* --- looking up --- */

static const struct cop_finding *why_left_out(const struct cop_community *c,
					      const char *path)
{
	for (size_t i = 0; i < c->findings.n; i++) {
		const struct cop_finding *f = c->findings.at[i];

		if (f->where.at.src && strcmp(f->where.at.src->path, path) == 0 &&
		    (f->rule == &cop_rule_unreadable ||
		     f->rule == &cop_rule_duplicate_key))
			return f;
	}
	return NULL;
}

bool cop_community_left_out(const struct cop_community *c, const char *path)
{
	return why_left_out(c, path) != NULL;
}

enum cop_code cop_community_fail_left_out(const struct cop_community *c, const char *path,
					  struct cop_error *err)
{
	const struct cop_finding *f = why_left_out(c, path);

	if (!f) {
		cop_fail(err, COP_E_INVALID, "'%s' cannot be read", path);
		return cop_fail_hint(err, "cop check says why");
	}
	cop_fail_at(err, COP_E_INVALID, f->where.at, "%s", f->msg);
	return cop_fail_hint(err, "%s", f->hint ? f->hint : "cop check");
}

const struct cop_item *cop_community_item(const struct cop_community *c,
					  enum cop_kind kind, const char *id)
{
	const struct cop_items *items = &c->items[kind];
	size_t low = 0, high = items->n;

	if (!id)
		return NULL;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(items->at[mid].id, id);

		if (order == 0)
			return &items->at[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const void *cop_community_one(const struct cop_community *c, enum cop_kind kind,
			      const char *id)
{
	const struct cop_item *item = cop_community_item(c, kind, id);

	return item ? item->rec : NULL;
}

struct cop_where cop_where_in(const struct cop_community *c, const struct cop_item *item,
			      enum cop_kind kind, const struct cop_rec *rec,
			      const char *key)
{
	return cop_rec_where(c->places, cop_records[kind]->schema, item->record, rec,
			     key);
}

/* --- age and limits --- */

size_t cop_community_flaws(const struct cop_community *c)
{
	size_t n = cop_findings_count(&c->findings, COP_ERROR);

	for (size_t i = 0; i < c->findings.n; i++)
		n -= c->findings.at[i]->severity == COP_ERROR &&
		     !c->findings.at[i]->accepted &&
		     (c->findings.at[i]->rule == &cop_rule_unreadable ||
		      c->findings.at[i]->rule == &cop_rule_duplicate_key);
	return n;
}

enum cop_age cop_community_age(const struct cop_community *c)
{
	struct cop_date launched = c->cop->launched;

	if (!launched.day || launched.day > c->today.day)
		return COP_AGE_PRE;
	if (cop_date_add_months(launched, 6).day > c->today.day)
		return COP_AGE_YOUNG;
	if ((c->loaded & COP_KIND_BIT(member)) && cop_members_on(c, c->today) < 20)
		return COP_AGE_YOUNG;
	return COP_AGE_ESTABLISHED;
}

double cop_threshold(const struct cop_community *c, const char *id, double fallback)
{
	for (size_t i = 0; i < c->cop->thresholds.n; i++) {
		const struct cop_threshold *t = &c->cop->thresholds.at[i];

		if (t->rec.id && strcmp(t->rec.id, id) == 0)
			return cop_amount_value(t->amount, fallback);
	}
	return fallback;
}

bool cop_is_quiet(const struct cop_community *c, struct cop_date d)
{
	for (size_t i = 0; i < c->cop->quiet.n; i++) {
		const struct cop_quiet *q = &c->cop->quiet.at[i];
		struct cop_date to = q->to.day ? q->to : q->from;

		if (q->from.day && q->from.day <= d.day && d.day <= to.day)
			return true;
	}
	return false;
}
