/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/buf.h"
#include "base/sha256.h"

/* The examples of FIPS 180-4. */
static void agrees_with_the_standards_examples(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb924"
		      "27ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223"
			 "b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		char got[2 * COP_SHA256_SIZE + 1];

		cop_sha256_hex(rows[i].text, strlen(rows[i].text), got);
		assert_string_equal(got, rows[i].want);
	}
}

/* Lengths around a block, where the padding needs one block or two. */
static void pads_every_length(void **state)
{
	static const struct {
		size_t len;
		const char *want;
	} rows[] = {
		{ 55,
		  "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318" },
		{ 56,
		  "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a" },
		{ 63,
		  "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34" },
		{ 64,
		  "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb" },
		{ 1000000, "cdc76e5c9914fb9281a1c7e284d73e67"
			   "f1809a48a497200e046d39ccc7112cd0" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		char got[2 * COP_SHA256_SIZE + 1];

		cop_buf_fill(&text, 'a', rows[i].len);
		cop_sha256_hex(cop_buf_str(&text), text.len, got);
		assert_string_equal(got, rows[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_the_standards_examples),
		cmocka_unit_test(pads_every_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
