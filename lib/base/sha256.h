/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4): the style's hash in the policy of a page, sums of our own notes; no secrets here. */
#ifndef COP_BASE_SHA256_H
#define COP_BASE_SHA256_H

#include <stddef.h>

#define COP_SHA256_SIZE 32

/* "abc" -> ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad */
void cop_sha256(const void *at, size_t len, unsigned char ret[COP_SHA256_SIZE]);
/* The same in small hexadecimal digits, with a NUL. */
void cop_sha256_hex(const void *at, size_t len, char ret[2 * COP_SHA256_SIZE + 1]);

#endif
