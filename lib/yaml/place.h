/* SPDX-License-Identifier: MIT */
/* Where things stand in a text: lines, columns, gaps. All places are bytes. */
#ifndef COP_YAML_PLACE_H
#define COP_YAML_PLACE_H

#include "yaml/write.h"

/* After the byte order mark, if there is one. */
size_t cop_text_start(const struct cop_source *src);
/* After a byte order mark, where the line is the first. */
size_t cop_line_start(const struct cop_source *src, size_t at);
/* Before the line end (also before the CR of a CRLF). */
size_t cop_line_end(const struct cop_source *src, size_t at);
/* Start of the next line; src->len where there is none. */
size_t cop_line_next(const struct cop_source *src, size_t at);
bool cop_line_blank(const struct cop_source *src, size_t start);
/* "\r\n" or "\n", as the lines about `at` have it. */
const char *cop_line_break(const struct cop_source *src, size_t at);
/* Does the text end without a line end? */
bool cop_text_open(const struct cop_source *src);

unsigned cop_column(const struct cop_source *src, size_t at);
/* Only spaces before it on its line? */
bool cop_first_on_line(const struct cop_source *src, size_t at);
bool cop_same_line(const struct cop_source *src, size_t a, size_t b);
/* A tab before it on its line? */
bool cop_tab_before(const struct cop_source *src, size_t at);
/* Only blanks from `at` to the end of the line? */
bool cop_rest_blank(const struct cop_source *src, size_t at);
/* A comment between two places with nothing but separators between them? */
bool cop_comment_between(const struct cop_source *src, size_t from, size_t to);

/*
 * Start of the line after an entry that ends at `end`: full-line comments that touch it and
 * stand further in than `column` go with it.
 */
size_t cop_after_entry(const struct cop_source *src, size_t end, unsigned column);
/* Start of the blank lines right above the line at `start`, not before `floor`. */
size_t cop_blank_above(const struct cop_source *src, size_t start, size_t floor);
/* Start of the comment lines right above it, at the same column. */
size_t cop_comment_above(const struct cop_source *src, size_t start, unsigned column);

/*
 * The least column, `lines` or more, at which the lines of a literal above `at` may stand so
 * that the comments and the blank lines from there on do not become part of it.
 */
unsigned cop_clear_of(const struct cop_source *src, size_t at, unsigned lines);

/* The end of an entry between brackets, with the blanks after the colon of an empty value. */
size_t cop_end_in_flow(const struct cop_source *src, const struct cop_node *n);

/* The habits of a file; ours where it shows none. */
struct cop_layout cop_layout_of(const struct cop_node *root);

#endif
