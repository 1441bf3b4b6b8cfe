# SPDX-License-Identifier: MIT
"""Reads what yaml_strings.c wrote, by a reader for Python: yaml_read.py READER FOLDER."""

import json
import os
import sys

MANY = 200  # read at once; one by one where that fails
SHOWN = 10


def pyyaml(pure):
    import yaml
    if pure:
        return yaml.__version__, lambda text: yaml.load(text, yaml.SafeLoader)
    return yaml.__version__, lambda text: yaml.load(text, yaml.CSafeLoader)


def ruamel():
    """As its users have it by default: the rules of 1.2."""
    import ruamel.yaml
    return ruamel.yaml.__version__, lambda text: ruamel.yaml.YAML(typ="safe", pure=True).load(text)


READERS = {"pyyaml": lambda: pyyaml(True), "pyyaml-c": lambda: pyyaml(False), "ruamel": ruamel}


def expected(text):
    key = "long" if len(text.encode()) > 900 else text
    return {"value": text, "item": [text], "flow": [text], "key": {key: text}, "pair": {key: text},
            "kept": [text, text]}


def read(load, documents):
    """What each document holds. The error, where it cannot be read."""
    try:
        found = load("".join(documents))
        if len(found) == len(documents):
            return found
    except Exception as error:  # whatever a reader may raise
        found = [error]
    if len(documents) == 1:
        return found
    return [one for document in documents for one in read(load, [document])]


def main():
    try:
        version, load = READERS[sys.argv[1]]()
    except (ImportError, AttributeError) as missing:
        print(missing)
        sys.exit(77)
    with open(os.path.join(sys.argv[2], "documents"), encoding="utf-8", newline="") as f:
        documents = f.read().split("\0")[:-1]
    with open(os.path.join(sys.argv[2], "texts"), encoding="ascii") as f:
        texts = json.load(f)
    found = [one for i in range(0, len(documents), MANY) for one in read(load, documents[i:i + MANY])]
    wrong = [(t, one) for t, one in zip(texts, found) if one != expected(t)]
    for text, one in wrong[:SHOWN]:
        print(ascii(text), "is read as", ascii(one))
    print("%s, %d texts, %d misread" % (version, len(found), len(wrong)))
    sys.exit(1 if wrong or len(found) != len(texts) else 0)


main()
