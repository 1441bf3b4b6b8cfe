# SPDX-License-Identifier: MIT
"""Edits by a module of Python: edit.py MODULE JOBS OUT. Writes OUT/NUMBER for each that it can."""

import io
import json
import os
import sys


class Ruamel:
    """Told how the file looks: indentation, width without end, quotes kept."""

    def __init__(self):
        import ruamel.yaml
        self.module = ruamel.yaml

    def start(self, job, text):
        self.yaml = self.module.YAML()
        self.yaml.preserve_quotes = True
        self.yaml.width = 10 ** 9
        self.yaml.indent(mapping=job["step"], sequence=job["dash"] + 2, offset=job["dash"])
        self.yaml.explicit_start = text.startswith("---")
        return self.yaml.load(text)

    def end(self, root):
        out = io.StringIO()
        self.yaml.dump(root, out)
        return out.getvalue()


class PyYAML:
    def __init__(self):
        import yaml
        self.module = yaml

    def start(self, job, text):
        self.step = job["step"]
        return self.module.load(text, self.module.SafeLoader)

    def end(self, root):
        return self.module.dump(root, Dumper=self.module.SafeDumper, sort_keys=False, allow_unicode=True,
                                width=float("inf"), indent=self.step)


def key_of(place, step):
    """The key as the reader has it: by its text, else by its place."""
    if isinstance(step, int):
        return step
    if step["key"] in place:
        return step["key"]
    return list(place)[step["at"]]


def change(root, job):
    path = job["path"]
    place = root
    for step in path[:-1]:
        place = place[key_of(place, step)]
    last = key_of(place, path[-1]) if path else None
    if job["op"] == "set":
        place[last] = job["value"]
    elif job["op"].startswith("delete"):
        del place[last]
    elif job["op"] == "add key":
        (place[last] if path else place)[job["key"]] = job["value"]
    else:
        (place[last] if path else place).append(job["value"])


def main():
    tool = {"ruamel.yaml": Ruamel, "yaml": PyYAML}[sys.argv[1]]()
    with open(sys.argv[2], encoding="ascii") as f:
        jobs = json.load(f)
    for i, job in enumerate(jobs):
        with open(job["file"], encoding="utf-8", newline="") as f:
            text = f.read()
        try:
            root = tool.start(job, text)
            change(root, job)
            after = tool.end(root)
        except Exception:  # whatever a tool may raise: it cannot
            continue
        with open(os.path.join(sys.argv[3], str(i)), "w", encoding="utf-8", newline="") as f:
            f.write(after)


main()
