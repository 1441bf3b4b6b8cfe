/* SPDX-License-Identifier: MIT */
/*
 * One encoder per sink; nothing else may write text from outside. Each takes NULL as "".
 * All append to a buffer; the `_text` forms encode text that may hold outside words
 * (messages, file names). Rules and threats: one comment per function.
 */
#ifndef COP_BASE_ENC_H
#define COP_BASE_ENC_H

#include "base/buf.h"
#include "base/str.h"

/*
 * Terminal and plain text, one line: C0, C1 and DEL become ^X or \xNN, a newline becomes a
 * space, bidi and zero-width controls become <U+202E>. Also right where output is not a
 * terminal. cop_enc_term_lines keeps newlines (prose), with `indent` spaces before each
 * following line.
 */
void cop_enc_term(struct cop_buf *out, const struct cop_str *s);
void cop_enc_term_text(struct cop_buf *out, const char *at, size_t len);
void cop_enc_term_lines(struct cop_buf *out, const struct cop_str *s, unsigned indent);
/* The same as a plain C string in the arena, for error messages and findings. */
const char *cop_enc_shown(struct cop_arena *a, const struct cop_str *s);
/* The same, cut with "..." where it takes more than `columns`: for long texts in messages. */
const char *cop_enc_snippet(struct cop_arena *a, const struct cop_str *s, size_t columns);

/* JSON string with its quotes: \u for < 0x20, DEL, C1, bidi, LS and PS. */
void cop_enc_json(struct cop_buf *out, const struct cop_str *s);
void cop_enc_json_text(struct cop_buf *out, const char *at, size_t len);

/*
 * HTML text and quoted attribute values (five characters). Controls but newline and tab, and
 * what turns the reading direction, become U+FFFD.
 */
void cop_enc_html(struct cop_buf *out, const struct cop_str *s);
void cop_enc_html_text(struct cop_buf *out, const char *at, size_t len);

/*
 * Markdown inline text: ASCII punctuation that means something is escaped by a backslash,
 * newlines become spaces, blanks at both ends go; safe in a table cell and at the start of a
 * line.
 */
void cop_enc_md(struct cop_buf *out, const struct cop_str *s);
void cop_enc_md_text(struct cop_buf *out, const char *at, size_t len);

/*
 * CSV field by RFC 4180, quoted where needed; a text whose first visible character would
 * make a spreadsheet compute (= + - @ tab CR and full-width forms) gets a leading '. Controls
 * but newline and tab are written as for the terminal. Not for numbers of our own.
 */
void cop_enc_csv(struct cop_buf *out, const struct cop_str *s);
void cop_enc_csv_text(struct cop_buf *out, const char *at, size_t len);

/* TSV field: tab, newline, backslash as \t \n \\; other controls as for the terminal. */
void cop_enc_tsv(struct cop_buf *out, const struct cop_str *s);
void cop_enc_tsv_text(struct cop_buf *out, const char *at, size_t len);

/*
 * iCalendar TEXT value (RFC 5545 3.3.11): \\ \; \, \n; other controls dropped. Not folded;
 * cop_ics_line folds a whole content line at 75 octets on a UTF-8 boundary, with CRLF.
 */
void cop_enc_ics(struct cop_buf *out, const struct cop_str *s);
void cop_enc_ics_text(struct cop_buf *out, const char *at, size_t len);
void cop_ics_line(struct cop_buf *out, const char *line, size_t len);

/* GitHub workflow command: the message (%, CR, LF) and a property value (also : and ,). */
void cop_enc_github(struct cop_buf *out, const char *at, size_t len);
void cop_enc_github_property(struct cop_buf *out, const char *at, size_t len);

/*
 * Commit message: a subject is one line without controls; a body keeps newlines, and each
 * line that git or a reader could take for a trailer, comment or scissors is indented by
 * four spaces, so that no trailer can be forged.
 */
void cop_enc_commit_subject(struct cop_buf *out, const struct cop_str *s);
void cop_enc_commit_body(struct cop_buf *out, const char *at, size_t len);

/* A word for a POSIX shell in hints: as it is when safe, else in single quotes. NUL goes. */
void cop_enc_shell_text(struct cop_buf *out, const char *at, size_t len);
/* The same of a text of ours (a path, an id), in the arena. */
const char *cop_enc_shell_word(struct cop_arena *a, const char *text);

/* May this link be written as a link? Only https://, http:// and mailto:, with something
 * behind it, and no controls, blanks, quotes or brackets that no URL has. */
bool cop_url_safe(const struct cop_str *url);

#endif
