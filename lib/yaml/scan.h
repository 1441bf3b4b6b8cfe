/* SPDX-License-Identifier: MIT */
/*
 * The byte scan that goes before libyaml, which counts characters instead of bytes, takes
 * more than three things for a line end and gives no place for what it cannot read.
 */
#ifndef COP_YAML_SCAN_H
#define COP_YAML_SCAN_H

#include "yaml/yaml.h"

#define COP_BOM "\xEF\xBB\xBF"
#define COP_BOM_LEN 3

struct cop_scan {
	bool ascii;   /* after the byte order mark */
	uint32_t bom; /* length of the byte order mark: 0 or 3 */
};

/* Encoding, forbidden characters, size. COP_E_INVALID with place and hint. */
enum cop_code cop_scan_text(const struct cop_source *src,
			    const struct cop_yaml_limits *limits, struct cop_scan *ret,
			    struct cop_error *err) COP_CHECKED;

/*
 * May this decoded text stand in a file of the profile? Escapes bring in characters that
 * the raw text may not hold. `at` is where to point in the message.
 */
enum cop_code cop_scan_value(const struct cop_str *value, enum cop_yaml_profile profile,
			     struct cop_loc at, struct cop_error *err) COP_CHECKED;

#endif
