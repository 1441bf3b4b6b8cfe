/* SPDX-License-Identifier: MIT */
/* A JSON writer that only knows where commas and line ends go. Inside lib/doc only. */
#ifndef COP_DOC_JSON_H
#define COP_DOC_JSON_H

#include "doc/doc.h"

struct cop_json {
	struct cop_buf *out;
	unsigned depth;
	bool compact; /* no spaces or line ends */
	bool filled;  /* something stands in the innermost object or array */
};

/* Every value is preceded by cop_json_key (objects) or cop_json_item (arrays). */
void cop_json_open(struct cop_json *j, char bracket);
void cop_json_close(struct cop_json *j, char bracket);
void cop_json_item(struct cop_json *j);
void cop_json_key(struct cop_json *j, const char *key);
void cop_json_word(struct cop_json *j, const char *word);

/* Key and value; nothing at all where the value is absent. */
void cop_json_put_word(struct cop_json *j, const char *key, const char *word);
void cop_json_put_num(struct cop_json *j, const char *key, double n);
void cop_json_put_date(struct cop_json *j, const char *key, struct cop_date d);
void cop_json_put(struct cop_json *j, const char *key, const struct cop_value *v);
void cop_json_value(struct cop_json *j, const struct cop_value *v);
/* The pairs of a map inside the object that is open. */
void cop_json_pairs(struct cop_json *j, const struct cop_value *map);

#endif
