#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The examples and the format fixtures, read by a reader that is not ours.

Loads every file as YAML 1.1, the version that takes most words for something else, and
checks that no key and no value turned into a truth value, a number or null by surprise.

  examples_yaml.py [ROOT]      ROOT: the repository; default: two folders up
"""

import datetime
import os
import sys

try:
    import yaml
except ImportError:
    print("SKIP: python3-yaml is not installed")
    sys.exit(77)

FOLDERS = ("examples", "test/fixtures/format")

# Keys whose values are numbers or truth values; below the maps, so are their entries.
NUMBERS = {
    "baseline", "clicks", "cop", "count", "delivered", "guests", "high", "hours",
    "hours_per_week", "invited", "low", "max", "min", "of", "opens", "percent",
    "registered", "responses", "target", "target_size", "unsubscribed", "usual", "value",
    "views", "walk_ins",
}
COUNTS = {"answers", "clicks_by_topic", "ratings", "results", "thresholds"}
TRUTHS = {"break", "demographic", "external", "in_job_description", "lead", "met"}
SWITCHES = {"functions"}
# Text may look like a date only where a date is meant.
DATES = {
    "agreed", "answered", "assessed", "baseline_date", "closed", "consented", "date",
    "defined", "done", "due", "ends", "from", "joined", "launched", "promoted",
    "review_by", "sent", "start", "started", "to", "until", "was_due", "welcome",
}


def surprises(node, path, under):
    """Yields (path, what) for every node that is not what its key promises."""
    if under == "imports":
        return  # names of columns, whatever the fields are called
    if isinstance(node, dict):
        for key, value in node.items():
            # points of a scale are the one place where a key is a whole number
            point = under == "answers" and type(key) is int
            if not isinstance(key, str) and not point:
                yield path, f"key {key!r} is not text"
            inner = under if under in COUNTS | SWITCHES | {"welcome"} else key
            yield from surprises(value, f"{path}.{key}", inner)
    elif isinstance(node, list):
        for i, value in enumerate(node, 1):
            yield from surprises(value, f"{path}.{i}", under)
    elif node is None:
        yield path, "is null"
    elif isinstance(node, bool):
        if under not in TRUTHS | SWITCHES:
            yield path, f"is the truth value {node}"
    elif isinstance(node, (int, float)):
        if under not in NUMBERS | COUNTS:
            yield path, f"is the number {node}"
    elif isinstance(node, datetime.date):
        if under not in DATES:
            yield path, f"is the date {node}"
    elif under in NUMBERS | TRUTHS | SWITCHES | DATES:
        yield path, f"{node!r} is text"


def files(root):
    for folder in FOLDERS:
        for place, _, names in os.walk(os.path.join(root, folder)):
            for name in sorted(names):
                if name.endswith((".yaml", ".yml")):
                    yield os.path.join(place, name)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "..")
    seen, wrong = 0, 0
    for path in sorted(files(root)):
        shown = os.path.relpath(path, root)
        seen += 1
        with open(path, encoding="utf-8") as file:
            try:
                tree = yaml.safe_load(file)
            except yaml.YAMLError as error:
                print(f"{shown}: {error}")
                wrong += 1
                continue
        for place, what in surprises(tree, "", ""):
            print(f"{shown}: {place.lstrip('.') or 'the file'} {what}")
            wrong += 1
    if seen == 0:
        print(f"no YAML files below {root}")
        return 1
    print(f"{seen} files, {wrong} surprises")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
