# SPDX-License-Identifier: MIT
"""Trees of YAML by a reader that is neither cop's nor a contestant's scanner in C: PyYAML's own
composer, in Python, without types. Types are put on afterwards, as YAML 1.1 and as YAML 1.2
have them."""

import re

import yaml

STR = "tag:yaml.org,2002:str"
PLAIN = "plain"  # without quotes and without a tag
LEFT_OUT = object()

CORE = [
    (re.compile(r"^(?:~|null|Null|NULL|)$"), lambda t: None),
    (re.compile(r"^(?:true|True|TRUE)$"), lambda t: True),
    (re.compile(r"^(?:false|False|FALSE)$"), lambda t: False),
    (re.compile(r"^[-+]?[0-9]+$"), int),
    (re.compile(r"^0o[0-7]+$"), lambda t: int(t[2:], 8)),
    (re.compile(r"^0x[0-9a-fA-F]+$"), lambda t: int(t[2:], 16)),
    (re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"), float),
    (re.compile(r"^[-+]?\.(?:inf|Inf|INF)$"), lambda t: float(t.replace(".", "").lower())),
    (re.compile(r"^\.(?:nan|NaN|NAN)$"), lambda t: "not a number"),
]


def by_12(text):
    for rule, make in CORE:
        if rule.match(text):
            return make(text)
    return text


def by_11(text):
    """As PyYAML does. What only it takes badly ('=') stays a text."""
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))
    if tag in (STR, "tag:yaml.org,2002:value", "tag:yaml.org,2002:merge"):
        return text
    try:
        return yaml.SafeLoader("").construct_object(yaml.ScalarNode(tag, text))
    except (ValueError, yaml.YAMLError):
        return text


known = {}


def typed(text):
    """What it is to a reader of 1.1 and to one of 1.2, as texts that can be compared."""
    if text not in known:
        known[text] = (repr(by_11(text)), repr(by_12(text)))
    return known[text]


class Loader(yaml.BaseLoader):
    def resolve(self, kind, value, implicit):
        if kind is yaml.ScalarNode:
            return PLAIN if implicit[0] else STR
        return super().resolve(kind, value, implicit)


def compose(data):
    """The root node; None for an empty file. Raises where it cannot be read."""
    return yaml.compose(data.decode("utf-8"), Loader)


def has_anchors(data):
    return any(getattr(event, "anchor", None) for event in yaml.parse(data.decode("utf-8"), yaml.BaseLoader))


def scalar(node, rules):
    if node.tag == PLAIN:
        return ("s", typed(node.value)[rules])
    return ("s" if node.tag == STR else node.tag, repr(node.value))


def tree(node, rules, edit=None):
    """A tree to compare, with one edit made to it on paper. rules: 0 for 1.1, 1 for 1.2.

    edit: an object with op, node (the target), key, value. Order of keys does not count.
    """
    here = edit is not None and edit.node is node
    if here and edit.op in ("delete item", "delete key"):
        return LEFT_OUT
    if here and edit.op == "set":
        return ("s", repr(edit.value))
    if isinstance(node, yaml.MappingNode):
        pairs = [(tree(k, rules), tree(v, rules, edit)) for k, v in node.value]
        pairs = [pair for pair in pairs if pair[1] is not LEFT_OUT]
        if here and edit.op == "add key":
            pairs.append((("s", repr(edit.key)), ("s", repr(edit.value))))
        return ("m", node.tag, tuple(sorted(pairs, key=repr)))
    if isinstance(node, yaml.SequenceNode):
        items = [tree(v, rules, edit) for v in node.value]
        items = [item for item in items if item is not LEFT_OUT]
        if here and edit.op == "append":
            items.append(("s", repr(edit.value)))
        return ("l", node.tag, tuple(items))
    return scalar(node, rules)
