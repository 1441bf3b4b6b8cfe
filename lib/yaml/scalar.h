/* SPDX-License-Identifier: MIT */
/* The scalar rule (yaml.md 4.3): which kind of quotes a text needs, and the text in them. */
#ifndef COP_YAML_SCALAR_H
#define COP_YAML_SCALAR_H

#include "yaml/yaml.h"

/* Where the text shall stand; a key in a flow mapping is both. */
enum cop_spot { COP_SPOT_BLOCK = 0, COP_SPOT_FLOW = 1, COP_SPOT_KEY = 2 };

#define COP_PLAIN_KEY_MAX 120 /* characters */

/*
 * COP_PLAIN, COP_SINGLE, COP_DOUBLE or COP_LITERAL, the first that may be in the order of the
 * rule; `keep` goes before them where it can carry the text. `spot` is a set of cop_spot.
 */
enum cop_style cop_scalar_style(const struct cop_str *text, unsigned spot,
				enum cop_style keep);

/* Can a word that came without quotes stand here without quotes? */
bool cop_scalar_bare_fits(const struct cop_str *text, unsigned spot);

bool cop_scalar_ends_line(const struct cop_str *text);

/* The text in that style; for COP_PLAIN as it is. A literal has no newline at its end. */
void cop_scalar_write(struct cop_buf *out, const struct cop_str *text,
		      enum cop_style style, unsigned indent);

#endif
