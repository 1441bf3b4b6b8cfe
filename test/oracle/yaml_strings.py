#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every text we write is read as the same text by readers that are not ours.

Words that some reader takes for something else, all short texts of the signs that mean
something, texts by chance, and, where it is there, the list of strings that break software
(yaml_texts.py); each as a value, an item, in flow, as a key in block and in flow, and in the
quotes of a text that it replaces (yaml_strings.c). Printed as TAP, one line a reader.

  yaml_strings.py WRITER ROOT [--all]      WRITER: the program of yaml_strings.c

Without --all as many as LEAST says, the rest by lot: that is what the suite does.
"""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
import yaml_texts

LEAST = 20000
SKIPPED = 77
HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = [sys.executable, "-B", os.path.join(HERE, "yaml_read.py")]
RUBY = ["ruby", os.path.join(HERE, "yaml_read.rb")]
NODE = ["node", os.path.join(HERE, "yaml_read.js")]
READERS = [  # the slowest first
    ("ruamel", PYTHON + ["ruamel"]),
    ("PyYAML", PYTHON + ["pyyaml"]),
    ("PyYAML on libyaml", PYTHON + ["pyyaml-c"]),
    ("Psych", RUBY),
    ("yaml, 1.2", NODE + ["yaml-1.2"]),
    ("yaml, 1.1", NODE + ["yaml-1.1"]),
    ("js-yaml, core", NODE + ["js-yaml-core"]),
    ("js-yaml, 1.1", NODE + ["js-yaml-1.1"]),
]


def write(writer, texts, folder):
    given = b"".join(b"%d\n%s" % (len(t), t) for t in (text.encode() for text in texts))
    run = subprocess.run([writer], input=given, stdout=subprocess.PIPE, check=True)
    with open(os.path.join(folder, "documents"), "wb") as f:
        f.write(run.stdout)
    with open(os.path.join(folder, "texts"), "w", encoding="ascii") as f:
        json.dump(texts, f)


def ask(reader, folder):
    """What the reader's process says: its exit code and its lines."""
    _, command = reader
    try:
        run = subprocess.run(command + [folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except FileNotFoundError:
        return SKIPPED, ["no %s here" % command[0]]
    return run.returncode, run.stdout.decode(errors="replace").splitlines()


def tell(n, reader, code, lines):
    """One line of TAP; what was misread before it."""
    last = lines[-1] if lines else "it says nothing"
    if code == SKIPPED:
        print("ok %d - %s # SKIP %s" % (n, reader[0], last))
        return
    for line in lines[:-1]:
        print("# " + line)
    print("%s %d - %s: %s" % ("not ok" if code else "ok", n, reader[0], last.replace("#", "")))


def main():
    writer, root = sys.argv[1:3]
    data = os.environ.get("COP_TEST_DATA", os.path.join(root, "..", "shared", "data"))
    os.environ.setdefault("COP_TEST_NPM", os.path.join(root, "build-npm"))
    naughty = yaml_texts.naughty(data)
    texts = yaml_texts.texts(naughty or [], None if "--all" in sys.argv[3:] else LEAST)
    print("1..%d" % (len(READERS) + 2))
    print("%s 1 - %d texts, at least %d" % ("ok" if len(texts) >= LEAST else "not ok", len(texts), LEAST))
    print("ok 2 - naughty strings among them" + ("" if naughty else " # SKIP they are not there"))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        write(writer, texts, folder)
        for n, (reader, (code, lines)) in enumerate(
                zip(READERS, pool.map(lambda reader: ask(reader, folder), READERS)), 3):
            tell(n, reader, code, lines)


main()
