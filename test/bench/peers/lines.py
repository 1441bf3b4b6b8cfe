# SPDX-License-Identifier: MIT
"""Which lines an edit changed that it need not have changed.

Collateral is what was taken out beside the target's own lines, and what was put in beyond the
lines that the edit needs. Comments and blank lines about a deleted entry count against nobody,
nor does a blank line that keeps a new entry apart as the others are.
"""

import difflib

import yaml


def last_line(node, lines):
    """The last line that holds something of the node."""
    while not isinstance(node, yaml.ScalarNode) and node.value and not node.flow_style:
        child = node.value[-1]
        node = child[1] if isinstance(child, tuple) else child
    line = node.end_mark.line
    if node.end_mark.column == 0 and line > node.start_mark.line:
        line -= 1
    while line > node.start_mark.line and not lines[line].strip():
        line -= 1
    return line


def is_idle(line):
    return not line.strip() or line.lstrip().startswith("#")


def about(first, last, lines):
    """The lines, and the comments and blank lines that touch them."""
    while first > 0 and is_idle(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and is_idle(lines[last + 1]):
        last += 1
    return first, last


def allowed(edit, lines):
    """First and last line that may go, and how many lines may come; None: as many as went."""
    parent, node = edit.parent, edit.node
    if edit.op == "set":
        return node.start_mark.line, last_line(node, lines), 1
    if edit.op in ("add key", "append"):
        if node.flow_style:
            return node.start_mark.line, node.end_mark.line, None
        return 0, -1, 1
    if parent.flow_style:
        return parent.start_mark.line, parent.end_mark.line, None
    line, shared = lead(edit, lines)
    first, last = about(line, last_line(node, lines), lines)
    if edit.index > 0 or not shared:
        return first, last, 0
    following = parent.value[1]
    following = following[0] if isinstance(following, tuple) else following
    return first, following.start_mark.line, 1


def lead(edit, lines):
    """The line where the entry begins, and whether it shares it with what it stands in."""
    mark = edit.key_node.start_mark if edit.key_node else edit.node.start_mark
    line = mark.line
    before = lines[line][:mark.column].strip()
    if edit.key_node:
        return line, before != ""
    while not before and line > 0:  # the dash stands alone, further up
        line -= 1
        before = lines[line].split("#")[0].strip()
    return line, before.replace(" ", "") != "-"


def ends(old, new):
    """How many lines are the same at the start and at the end."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[len(old) - 1 - tail] == new[len(new) - 1 - tail]:
        tail += 1
    return head, tail


def slide(old, first, last, region):
    """A run of lines taken out may be seen as one further up, where the same lines stand."""
    while first > 0 and last > region[1] + 1 and old[first - 1] == old[last - 1]:
        first, last = first - 1, last - 1
    while last < len(old) and first < region[0] and old[first] == old[last]:
        first, last = first + 1, last + 1
    return first, last


def changes(old, new, region):
    """Numbers of the lines taken out, and the lines that were put in."""
    head, tail = ends(old, new)
    middle_old, middle_new = old[head:len(old) - tail], new[head:len(new) - tail]
    if not middle_new:
        first, last = slide(old, head, head + len(middle_old), region)
        return set(range(first, last)), []
    removed, added = set(), []
    for what, a, b, c, d in difflib.SequenceMatcher(None, middle_old, middle_new, False).get_opcodes():
        if what != "equal":
            removed.update(range(head + a, head + b))
            added += middle_new[c:d]
    return removed, added


def split(text, crlf):
    """The lines, with CR where they have one, also at an open end; is there a BOM, is the end open?"""
    form = (text.startswith("\ufeff"), not text.endswith("\n"))
    found = text.lstrip("\ufeff").split("\n")
    if form[1] and crlf:
        found[-1] += "\r"
    return found, form


def collateral(edit, before, after):
    crlf = "\r\n" in before
    (old, old_form), (new, new_form) = split(before, crlf), split(after, crlf)
    first, last, needed = allowed(edit, old)
    removed, put_in = changes(old, new, (first, last))
    inside = sum(first <= line <= last for line in removed)
    if needed is None:
        needed = inside + (edit.op in ("add key", "append"))
    elif edit.op in ("add key", "append") and not all(line.strip() for line in put_in):
        needed += 1
    return len(removed) - inside + max(0, len(put_in) - needed) + (old_form != new_form)
