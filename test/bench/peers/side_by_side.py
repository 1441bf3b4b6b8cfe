# SPDX-License-Identifier: MIT
"""The same edits by cop and its peers, in one table: side_by_side.py COP NPM FOLDER...

One target of each operation in each file, by chance but the same on every machine and the same
for all. The meaning is judged as YAML 1.1 and as YAML 1.2 (trees.py), the lines by lines.py.
"""

import os
import random
import sys
import tempfile
from collections import Counter, defaultdict

sys.dont_write_bytecode = True
import yaml

import editors
import lines
import trees

OPS = ["set", "add key", "append", "delete item", "delete key"]
KEY, VALUE = "key-of-the-bench", "value-of-the-bench"


class Edit:
    """One edit: what is done to which node. path: keys as texts and places, and indices."""

    def __init__(self, op, node, parent, key_node, path, index):
        self.op, self.node, self.parent, self.key_node = op, node, parent, key_node
        self.path, self.index = path, index
        self.key, self.value = KEY, VALUE


def nodes(node, parent=None, key=None, path=(), index=0):
    yield node, parent, key, path, index
    if isinstance(node, yaml.MappingNode):
        for i, (k, v) in enumerate(node.value):
            if isinstance(k, yaml.ScalarNode):
                yield from nodes(v, node, k, path + ({"key": k.value, "at": i},), i)
    elif isinstance(node, yaml.SequenceNode):
        for i, v in enumerate(node.value):
            yield from nodes(v, node, None, path + (i,), i)


def fits(op, node, parent, key):
    if op == "set":
        return isinstance(node, yaml.ScalarNode) and parent is not None
    if op == "add key":
        return isinstance(node, yaml.MappingNode) and node.value
    if op == "append":
        return isinstance(node, yaml.SequenceNode) and node.value
    return parent is not None and len(parent.value) > 1 and (key is None) == (op == "delete item")


def draw(root, name):
    for op in OPS:
        fit = [n for n in nodes(root) if fits(op, *n[:3])]
        if fit:
            yield Edit(op, *random.Random("1 %s %s" % (name, op)).choice(fit))


def shape(root):
    """What a careful user would tell a tool that writes the whole file again."""
    steps, dashes = Counter(), Counter()
    for node, parent, key, _, _ in nodes(root):
        if parent is None or key is None or getattr(node, "flow_style", True) or not node.value:
            continue
        column = node.start_mark.column - key.start_mark.column
        (steps if isinstance(node, yaml.MappingNode) else dashes)[column] += 1
    step = steps.most_common(1)[0][0] if steps else 2
    return {"step": step if 1 < step < 10 else 2, "dash": dashes.most_common(1)[0][0] if dashes else step}


def yaml_files(folder):
    for top, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".yaml", ".yml")):
                yield os.path.join(top, name)


def plan(folder):
    """All edits in the folder's files; how many files, and how many were left out, and why."""
    edits, left = [], Counter()
    for file in yaml_files(folder):
        with open(file, "rb") as f:
            data = f.read()
        try:
            root = trees.compose(data)
        except (yaml.YAMLError, ValueError):
            left["the judge cannot read them"] += 1
            continue
        if root is None or trees.has_anchors(data):
            left["anchors or nothing in them"] += 1
            continue
        for edit in draw(root, os.path.relpath(file, folder)):
            edit.file, edit.data, edit.root, edit.shape = file, data, root, shape(root)
            edits.append(edit)
    return edits, left


def judge(edit, after):
    """"wrong 1.1", "wrong 1.2", or how many lines of collateral."""
    try:
        root = trees.compose(after)
    except (yaml.YAMLError, ValueError):
        return "wrong"
    if root is None:
        return "wrong"
    for rules in (1, 0):
        if trees.tree(root, rules) != trees.tree(edit.root, rules, edit):
            return "wrong" if rules else "wrong to 1.1"
    return lines.collateral(edit, edit.data.decode(), after.decode())


def score(edits, results):
    table, found = defaultdict(Counter), []
    for i, edit in enumerate(edits):
        after = results.get(i)
        verdict = "cannot" if after is editors.CANNOT else "failed" if after is None else judge(edit, after)
        if isinstance(verdict, int):
            found.append(verdict)
            verdict = "zero" if verdict == 0 else "collateral"
        table[edit.op][verdict] += 1
        if verdict in os.environ.get("COP_BENCH_SHOW", "").split(","):
            print("#", verdict, edit.op, edit.file, [p if isinstance(p, int) else p["key"] for p in edit.path])
    return table, found


def share(counts):
    tried = sum(counts.values()) - counts["cannot"]
    return "%.1f" % (100 * counts["zero"] / tried) if tried else "-"


def row(name, table, found):
    total = sum(table.values(), Counter())
    cells = [name] + [share(table[op]) for op in OPS] + [share(total)]
    cells += ["%.1f" % (sum(found) / len(found)) if found else "-", total["wrong"], total["wrong to 1.1"],
              total["failed"]]
    return "| %s |" % " | ".join(map(str, cells))


def compare(cop, npm, folder):
    edits, left = plan(folder)
    counts = Counter(edit.op for edit in edits)
    print("\n%s: %d files, %s" % (os.path.basename(folder.rstrip("/")), len({e.file for e in edits}),
                                  ", ".join("%d %s" % (counts[op], op) for op in OPS)))
    for why, n in left.items():
        print("left out: %d files, %s" % (n, why))
    print("\n| Tool | %s | all | mean collateral lines | wrong | wrong to 1.1 only | refused or failed |" % " | ".join(OPS))
    print("| --- |" + " ---: |" * (len(OPS) + 5))
    skipped = []
    for editor in editors.all_of(cop, npm):
        if os.environ.get("COP_BENCH_ONLY", "") not in editor.name:
            continue
        if editor.missing:
            skipped.append("skipped: %s: %s" % (editor.name, editor.missing))
            continue
        with tempfile.TemporaryDirectory() as room:
            results = editor.run(edits, room)
        print(row("%s %s" % (editor.name, editor.version), *score(edits, results)), flush=True)
    print("\n".join([""] + skipped) if skipped else "", flush=True)


def main():
    cop, npm = sys.argv[1:3]
    print("% of edits without collateral lines; what a tool cannot do at all is '-'")
    for folder in sys.argv[3:]:
        compare(os.path.abspath(cop), os.path.abspath(npm), os.path.abspath(folder))


main()
