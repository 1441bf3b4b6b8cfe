#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The cases of yaml-test-suite through the program: yaml_suite.py [--accept] PROGRAM SOURCE. TAP.

Each case that the suite calls an error is refused, as any YAML and as a file of a community, or
stands in test/fixtures/hostile/yaml-suite.tsv as one that libyaml reads. No case at all makes the
program crash, hang or print a raw control. The suite is not ours and not here; see ../shared.
"""
import os
import sys
from pathlib import Path

from run import Ran, Suite

MARKS = {"\u2423": " ", "\u2190": "\r", "\u21d4": "\ufeff", "\u21b5": "", "\u220e\n": ""}


def text_of(case):
    text = case["yaml"]
    for dashes in ("\u2014\u2014\u2014\u00bb", "\u2014\u2014\u00bb", "\u2014\u00bb", "\u00bb"):
        text = text.replace(dashes, "\t")
    for mark, means in MARKS.items():
        text = text.replace(mark, means)
    return text


def cases(folder, yaml):
    for path in sorted(folder.glob("*.yaml")):
        for n, case in enumerate(yaml.safe_load(path.read_text("utf-8"))):
            if "yaml" in case:
                yield f"{path.stem}-{n}", text_of(case), bool(case.get("fail"))


def outcome(suite, here, argv, wrong):
    ran = Ran([suite.program] + argv, here)
    wrong += suite.costs(ran)
    if ran.exit not in (0, 1, 3):
        wrong.append(f"exit {ran.exit}: {ran.text[:600]}")
    if ran.exit == 3 and ": error: " not in ran.text:
        wrong.append(f"no place: {ran.text[:600]}")
    if ran.exit == 3 and "hint: " not in ran.text:
        wrong.append(f"no hint: {ran.text[:600]}")
    return "refused" if ran.exit == 3 else "accepted"


def main():
    args = sys.argv[1:]
    accept = args[:1] == ["--accept"]
    program, source = args[accept:]
    source = Path(source).resolve()
    folder = source.parent / "shared/data/yaml-test-suite/src"
    suite = Suite(os.path.abspath(program), source, accept, "suite")
    try:
        import yaml
    except ImportError:
        yaml = None
    if yaml is None or not folder.is_dir():
        suite.tell("yaml-test-suite", [], "no ../shared/data/yaml-test-suite" if yaml else "no PyYAML to read it")
        print(f"1..{suite.tests}")
        return 0
    table = source / "test/fixtures/hostile/yaml-suite.tsv"
    lines = table.read_text("utf-8").splitlines()
    listed = dict(line.split("\t", 1) for line in lines if line and line[0] != "#")
    here, seen, all_ = suite.place(), {}, []
    file = os.path.join(here, "roles/scribe.yaml")
    for name, text, fails in cases(folder, yaml):
        wrong = []
        with open(file, "w", encoding="utf-8", newline="") as f:
            f.write(text)
        any_ = outcome(suite, here, ["yaml", "get", "roles/scribe.yaml", ""], wrong)
        if fails:
            ours = outcome(suite, here, ["check", "roles/scribe.yaml"], wrong)
            seen[name] = f"{any_}\t{ours}"
            if not accept and listed.get(name, "refused\trefused") != seen[name]:
                wrong.append(f"wanted {listed.get(name, 'refused, refused')!r}, have {seen[name]!r}")
        all_ += [f"{name}: {w}" for w in wrong]
    suite.tell(f"{len(seen)} error cases, each as listed", all_)
    suite.tell("at least 90 error cases", [] if len(seen) >= 90 else [str(len(seen))])
    suite.tell("the list names error cases only", sorted(set(listed) - set(seen)))
    if accept:
        head = [line for line in lines if line.startswith("#")]
        odd = [f"{k}\t{v}" for k, v in seen.items() if v != "refused\trefused"]
        table.write_text("\n".join(head + odd) + "\n", "utf-8")
    print(f"1..{suite.tests}")
    return 1 if suite.failed else 0


if __name__ == "__main__":
    sys.exit(main())
