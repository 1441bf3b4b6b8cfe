#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every text we write is read as the same text by readers that are not ours.

Words that some reader takes for something else, texts made of the characters that mean
something, and, where it is there, the list of strings that break software.

  yaml_strings.py WRITER [ROOT]      WRITER: the program of yaml_strings.c
"""

import json
import os
import random
import subprocess
import sys

try:
    import yaml
except ImportError:
    print("SKIP: python3-yaml is not installed")
    sys.exit(77)

WORDS = """
y Y n N yes Yes YES no No NO on On ON off Off OFF true True TRUE false False FALSE null Null
NULL ~ nan NaN .nan .NaN inf .inf -.inf +.inf none None nil 12:30 190:20:30 1:2.5 09:30 0:9
00:00:00 2001-01-01 2001-01-01T00:00:00Z 0000-00-00 2001-13-45 2001-1-1 010 08 09 0o17 0O17
0x1F 0X1F 0b101 0B101 1_000 1_ 1,000 0, 1e3 0e2 1.5e3 E5 E+22 e5 +.5 .5 5. - -- --- ... -1 +1
= << <<x :x a? ? : | > @a `a %a &a *a !a #a a#b a: b:c {a [a ]a }a ,a 'a "a \\ \\n a/b
""".split()

SHAPES = [
    "", " ", "  a", "a ", "a: b", "a :b", "a #b", "... and", "--- and", "? a", "- a", "a\tb",
    "\ta", "a\t", "one\ntwo", "one\ntwo\n", "one\n\ntwo\n\n", "\none", " one\ntwo", "one \ntwo",
    "one\n\ttwo", "\n", "\n\n", "one\r\ntwo", "caf\u00e9", "\u65e5\u672c", "\U0001F600 x", "a\u00a0b",
    "a\u0085b", "a\u2028b", "a\u2029b", "\ufeffa", "a\u200bb", "a\u202eb", "a\x07b", "a\x1bb",
    "a\x7fb", "a\u0080b", "k" * 121, "k" * 2000, "word " * 50, "'", '"', "''", "it's", '\\"',
]


def texts(data):
    out = WORDS + SHAPES
    dice = random.Random(1)
    marks = "ab01 :#-?,[]{}&*!|>'\"%@`~=.+_\n\teExT\u00e9"
    out += ["".join(dice.choice(marks) for _ in range(dice.randint(1, 8))) for _ in range(4000)]
    try:
        with open(os.path.join(data, "naughty-strings", "blns.json"), encoding="utf-8") as f:
            out += json.load(f)
    except OSError:
        print("# the naughty strings are not there: skipped")
    return [t for t in out if "\0" not in t and "\ufffe" not in t and "\uffff" not in t]


def main():
    root = sys.argv[2] if len(sys.argv) > 2 else "."
    data = os.environ.get("COP_TEST_DATA", os.path.join(root, "..", "shared", "data"))
    given = texts(data)
    run = subprocess.run([sys.argv[1]], input="".join(t + "\0" for t in given).encode(),
                         stdout=subprocess.PIPE, check=True)
    wrong = 0
    for text, read in zip(given, yaml.safe_load(run.stdout.decode())):
        key = "long" if len(text.encode()) > 900 else text
        want = {"value": text, "item": [text], "flow": [text], "key": {key: text},
                "pair": {key: text}}
        if read != want:
            print("wrong:", repr(text), repr(read))
            wrong += 1
    print(len(given), "texts in 7 places,", wrong, "misread")
    return 1 if wrong or not given else 0


sys.exit(main())
