#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""JSON Schema as cop writes it, judged by a validator that is not ours.

  schema_check.py COP COMMUNITY...

COP is the program. Each schema must be a valid draft-07 one, and every file of each
community must be valid by the schema of its kind. That a schema also says no is tried with a
few broken records.
"""

import copy
import json
import os
import subprocess
import sys

try:
    import yaml
    import jsonschema
except ImportError as missing:
    print("SKIP: %s is not installed" % missing.name)
    sys.exit(77)

SINGLE = {"cop.yaml": "cop", "charter.yaml": "charter", "budget.yaml": "budget"}
FOLDERS = {
    "roles": "role", "members": "member", "platforms": "platform", "plan": "plan",
    "practices": "practice", "indicators": "indicator", "observations": "observation",
    "surveys": "survey", "notes": "note",
}


class Loader(yaml.SafeLoader):
    """Dates and times stay what they are in the file: text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, exp) for tag, exp in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain_keys(node):
    """Points of a scale are keys too: in JSON every key is a text."""
    if isinstance(node, dict):
        return {str(key): plain_keys(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain_keys(item) for item in node]
    return node


def kind_of(path, document):
    if path in SINGLE:
        return SINGLE[path]
    folder = path.split(os.sep)[0]
    if folder == "activity":
        return "activity" if isinstance(document, list) else "gathering"
    return FOLDERS.get(folder)


def files_of(root):
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith(".yaml"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as text:
                    document = plain_keys(yaml.load(text, Loader))
                yield os.path.relpath(path, root), document


def check_community(schemas, root):
    """Returns how many files were looked at, and the first of each kind."""
    count, samples, flaws = 0, {}, []
    for path, document in files_of(root):
        kind = kind_of(path, document)
        if not kind:
            continue
        samples.setdefault(kind, document)
        count += 1
        for flaw in jsonschema.Draft7Validator(schemas[kind]).iter_errors(document):
            flaws.append("%s: %s: %s" % (path, list(flaw.absolute_path), flaw.message))
    return count, samples, flaws


def says_no(schemas, samples):
    """Records with a mistake that the schema has to see."""
    flaws = []
    for kind, sample in samples.items():
        if not isinstance(sample, dict):
            continue
        broken = copy.deepcopy(sample)
        broken["no-such-field"] = "x"
        if jsonschema.Draft7Validator(schemas[kind]).is_valid(broken):
            flaws.append("%s: an unknown field is valid" % kind)
        broken = copy.deepcopy(sample)
        broken["x-own"] = "x"
        if not jsonschema.Draft7Validator(schemas[kind]).is_valid(broken):
            flaws.append("%s: a field of one's own is not valid" % kind)
    member = copy.deepcopy(samples["member"])
    member["history"][0]["status"] = "gone"
    if jsonschema.Draft7Validator(schemas["member"]).is_valid(member):
        flaws.append("member: a status that is no choice is valid")
    return flaws


def ask(cop, *words):
    return subprocess.run([cop, "schema", *words], check=True, stdout=subprocess.PIPE).stdout


def main():
    cop, communities = sys.argv[1], sys.argv[2:]
    schemas, flaws, count = {}, [], 0
    for item in json.loads(ask(cop, "--json"))["items"]:
        schemas[item["kind"]] = json.loads(ask(cop, item["kind"]))
        jsonschema.Draft7Validator.check_schema(schemas[item["kind"]])
    for root in communities:
        some, samples, found = check_community(schemas, root)
        count += some
        flaws += found + says_no(schemas, samples)
    for flaw in flaws:
        print(flaw)
    print("%d files, %d schemas, %d flaws" % (count, len(schemas), len(flaws)))
    return 1 if flaws or not count else 0


if __name__ == "__main__":
    sys.exit(main())
