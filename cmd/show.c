/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/enc.h"
#include "base/fs.h"
#include "base/proc.h"
#include "model/words.h"
#include "play.h"

static size_t lines_of(const struct cop_buf *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->len; i++)
		n += text->at[i] == '\n';
	return n;
}

/* A full disk is a failure, told when what was written leaves the buffer. */
static enum cop_code flush_out(struct cop_env *env, struct cop_error *err)
{
	if (fflush(env->out) != 0 || ferror(env->out))
		return cop_fail_os(err, errno, "write", "standard output");
	return COP_OK;
}

static enum cop_code write_out(struct cop_env *env, const struct cop_buf *shown,
			       struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf calm = { 0 };
	const struct cop_buf *text = shown;

	if (env->host.runner && env->format != cop_format_github) {
		cop_buf_add(&calm, shown->at, shown->len);
		cop_runner_calm(env, &calm,
				env->format == cop_format_json ||
					env->format == cop_format_ndjson);
		text = &calm;
	}
	env->wrote |= text->len > 0;
	if (text->len && fwrite(text->at, 1, text->len, env->out) != text->len)
		return cop_fail_os(err, errno, "write", "standard output");
	return flush_out(env, err);
}

/* False: there is no such pager, so the text still has to be shown. */
static bool page(struct cop_env *env, const struct cop_buf *text)
{
	static const char *const less[] = { "LESS=FRX", "LV=-c", NULL };
	struct cop_proc pager = { .argv = cop_env_pager(env),
				  .env = less,
				  .in = COP_PROC_PIPE,
				  .input = text->at,
				  .input_len = text->len };
	struct cop_error ignored = { 0 };
	int status;

	if (!pager.argv[0] || strcmp(pager.argv[0], "cat") == 0)
		return false;
	return cop_proc_run(&pager, NULL, NULL, &status, &ignored) == COP_OK;
}

size_t cop_text_width(const struct cop_env *env)
{
	unsigned width = env->host.out_tty ? env->host.width : 0;

	return !width ? 80 : width < 24 ? 24 : width;
}

/* Which pages anybody may read: of no community, of the charter, or made for the public. */
static bool is_for_all(const struct cop_env *env)
{
	if (env->common.readers)
		return env->common.readers == cop_tier_public;
	return !env->community || !env->line || env->for_all ||
	       strncmp(env->line->group, "charter", strlen("charter")) == 0;
}

enum cop_code cop_show_text(struct cop_env *env, const struct cop_buf *text,
			    struct cop_error *err)
{
	const char *path = env->common.output;
	bool screen = env->host.out_tty && !env->common.no_pager;

	if (path && strcmp(path, "-") != 0)
		return is_for_all(env) ? cop_fs_replace_any(path, cop_buf_str(text),
							    text->len, err)
				       : cop_fs_replace_own(path, cop_buf_str(text),
							    text->len, err);
	if (screen && env->host.height && lines_of(text) >= env->host.height &&
	    page(env, text))
		return COP_OK;
	return write_out(env, text, err);
}

enum cop_code cop_show(struct cop_env *env, const struct cop_doc *doc,
		       struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	enum cop_code code;

	if ((code = cop_doc_render(doc, env->format, &env->look, &out, err)))
		return code;
	return cop_show_text(env, &out, err);
}

COP_PRINTF(2, 0)
static void put_line(struct cop_env *env, const char *fmt, va_list args)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	char text[2048];

	vsnprintf(text, sizeof(text), fmt, args);
	cop_enc_term_text(&out, text, strlen(text));
	cop_buf_char(&out, '\n');
	cop_runner_calm(env, &out, false);
	if (!cop_play_told(env, out.at, out.len))
		fwrite(out.at, 1, out.len, env->err);
}

void cop_say(struct cop_env *env, const char *fmt, ...)
{
	va_list args;

	if (env->common.quiet)
		return;
	va_start(args, fmt);
	put_line(env, fmt, args);
	va_end(args);
}

void cop_complain(struct cop_env *env, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	put_line(env, fmt, args);
	va_end(args);
}

void cop_say_block(struct cop_env *env, const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_add(&out, text->at, text->len);
	cop_runner_calm(env, &out, false);
	if (!cop_play_told(env, cop_buf_str(&out), out.len))
		fwrite(cop_buf_str(&out), 1, out.len, env->err);
}
