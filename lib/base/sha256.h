/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), for the style's hash in the policy of a page; no secrets here. */
#ifndef COP_BASE_SHA256_H
#define COP_BASE_SHA256_H

#include <stddef.h>

#define COP_SHA256_SIZE 32

/* "abc" -> ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad */
void cop_sha256(const void *at, size_t len, unsigned char ret[COP_SHA256_SIZE]);

#endif
