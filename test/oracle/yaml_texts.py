# SPDX-License-Identifier: MIT
"""Texts that readers of YAML may take for something else."""

import itertools
import json
import os
import random

# What some reader of YAML 1.1 or 1.2 takes for a truth value, a number, a date or nothing.
WORDS = """
y n yes no on off true false null ~ nan .nan inf .inf -.inf +.inf none nil
12:30 190:20:30 1:2.5 09:30 0:9 00:00:00 12:30:45.5 -1:30 +1:30 60:60
2001-01-01 2001-01-01T00:00:00Z 2001-01-01t00:00:00 0000-00-00 2001-13-45 2001-1-1 2001-01 20010101
010 08 09 0o17 0O17 0x1F 0X1F 0x 0b101 0B101 0b 1_000 1_ _1 1,000 0, ,1 -0 +0 00 0.0 -0.0
1e3 0e2 1.5e3 E5 E+22 e5 e-5 1e 1e+ 1.e1 +.5 -.5 .5 5. . .. ... -. +. -- --- - -1 +1 + +-1
0x1p3 1f 1d 1L 12e03 -2E+05 685.230_15e+03 0b1010_0111 190:20:30.15 !!str !!int ! !! !a
= << <<x <<: x: :x :: a? ? ?a : | > |- >+ @ @a ` `a % %a %YAML & &a * *a # #a a#b a: b:c
{ } [ ] {} [] {a [a ]a }a , ,a 'a "a \\ \\n a/b a,b a]b a}b [a] {a} "" '' 'a' "a" 'a'b "a"b
self this undefined None Null NIL nULL True TRUE FALSE yEs oN
""".split()

SHAPES = [
    "", " ", "  a", "a ", "a: b", "a :b", "a #b", "... and", "--- and", "? a", "- a", "-\ta", "a\tb",
    "\ta", "a\t", "one\ntwo", "one\ntwo\n", "one\n\ntwo\n\n", "\none", " one\ntwo", "one \ntwo",
    "one\n\ttwo", "\n", "\n\n", "\n ", " \n", "one\r\ntwo", "one\rtwo", "\r", "a:\tb", "a\t#b", "a:\nb",
    "one\n two\n", "one\n  two\nthree", "one\n\n\n two", "one\n---\ntwo", "one\n...\n", "# one\ntwo",
    "one\n# two\n", "one\n- two", "- one\n- two\n", "a: 1\nb: 2\n", "|\n  a", "%YAML 1.2\n---\na",
    "caf\u00e9", "\u65e5\u672c", "\U0001F600 x", "\U0001F600\n\U0001F601\n", "e\u0301", "k" * 120, "k" * 121,
    "\u00e9" * 120, "\u00e9" * 121, "k" * 2000, "k: " * 400, "word " * 50, ("word " * 50).strip(),
    "'", '"', "''", '""', "it's", "it''s", '\\"', "\\", "\\\\", "\\x41", "\\u0041", "C:\\Users\\new",
    "2001-01-01 00:00:00", "2001-12-14 21:59:43.10 -5", "2001-12-14t21:59:43.10-05:00", "1 000", "1 2",
    "12 : 30", "+1 555 0100", "a\0b", "\0", "{{ x }}", "${{ x }}", "[link](x)", "a, b", "@home", "100 %",
]

MARKS = "ab01 :#-?,[]{}&*!|>'\"%@`~=.+_\n\teExT\u00e9"
INSIDE = " :#-?,[]{}&*!|>'\"%@`~=.+_\\/\t\n;()$^<"
DIGITS = "0123456789"


def casings(word):
    return [word, word.lower(), word.upper(), word.capitalize(), word.swapcase()]


def of_words():
    """Each word in other letters, and with a sign before, behind, or something beside it."""
    for word in WORDS:
        yield from casings(word)
        for mark in INSIDE:
            yield mark + word
            yield word + mark
        yield word + "\n"
        yield word + "\n" + word
        yield word + " # " + word
        yield word + ": " + word


def of_signs():
    """All short texts of the signs that mean something."""
    signs = "a1" + INSIDE
    for n in (1, 2):
        yield from ("".join(t) for t in itertools.product(signs, repeat=n))
    for sign, other in itertools.product(INSIDE, repeat=2):
        yield "a" + sign + other + "b"


def of_characters():
    """Every character that may be seen wrong: by itself, in a word and at its ends."""
    points = list(range(0x00, 0x180)) + list(range(0x2000, 0x2070)) + [
        0x61C, 0x180E, 0x3000, 0xD7FF, 0xE000, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF,
        0x10000, 0x1F600, 0x1FFFE, 0x1FFFF, 0xE0001, 0xF0000, 0x10FFFD, 0x10FFFE, 0x10FFFF]
    for c in map(chr, points):
        yield from (c, "a" + c + "b", c + "a", "a" + c, "one\ntwo" + c + "three")


def character(dice):
    """Any character; the last of UTF-16's halves are none."""
    low, high = dice.choice([(0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x590, 0x6FF), (0x2000, 0x27BF),
                             (0x3000, 0x9FFF), (0xE000, 0xFFFF), (0x10000, 0x1FFFF), (0xE0000, 0x10FFFF)])
    return chr(dice.randint(low, high))


def number_like(dice):
    shape = dice.choice(["d", "d.d", "d:d", "d:d:d", "d-d-d", "d_d", "d,d", "ded", "d.ded", ".d", "d.", "0xh",
                         "0od", "0bd", "-d", "+d", "-.d", "d-d-dTd:d:dZ", "d-d-d d:d:d.d +d", "0d", "d e", "hd"])
    out = ""
    for c in shape:
        if c == "d":
            c = "".join(dice.choice(DIGITS) for _ in range(dice.randint(1, 4)))
        elif c == "h":
            c = "".join(dice.choice("0123456789abcdefABCDEF_") for _ in range(dice.randint(1, 4)))
        out += c
    return out


def of_chance(dice):
    for _ in range(5000):
        yield "".join(dice.choice(MARKS) for _ in range(dice.randint(3, 9)))
    for _ in range(2500):
        yield number_like(dice)
    for _ in range(1500):
        yield "".join(dice.choice("0123456789-+.:_eExXobTZ, ") for _ in range(dice.randint(2, 10)))
    for _ in range(2500):
        yield "".join(character(dice) for _ in range(dice.randint(1, 12)))
    for _ in range(1500):
        yield "\n".join("".join(dice.choice("ab  :#-'\t\u00e9\U0001F600") for _ in range(dice.randint(0, 6)))
                        for _ in range(dice.randint(2, 5)))


def naughty(data):
    """The list of strings that break software; None where it is not there."""
    try:
        with open(os.path.join(data, "naughty-strings", "blns.json"), encoding="utf-8") as f:
            return json.load(f)
    except OSError:
        return None


def texts(extra, most=None):
    """All of them; or `most`, of which words, signs and `extra` are never left out."""
    sure = dict.fromkeys(itertools.chain(SHAPES, extra, *map(casings, WORDS), of_signs()))
    more = dict.fromkeys(itertools.chain(of_words(), of_characters(), of_chance(random.Random(1))))
    rest = [text for text in more if text not in sure]
    if most is not None and most - len(sure) < len(rest):
        rest = random.Random(2).sample(rest, max(0, most - len(sure)))
    return list(sure) + rest
