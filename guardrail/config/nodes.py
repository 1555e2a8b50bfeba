"""YAML read with places, and without YAML 1.1's surprises.

PyYAML's constructors turn ``NO`` into false and ``1.10`` into 1.1. Here a plain scalar stays the text that
was written (only ``null``, ``~`` and nothing are null) and the settings' own types say what it means, so a
Norwegian phone region or a version number cannot change on the way. Duplicate keys, tags and merge keys are
refused: each makes a file mean something else than it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from guardrail.config.problems import InvalidConfigError, KeyPath, Place, Problem
from guardrail.types import Json

MAX_BYTES = 1_048_576
MAX_NODES = 20_000  # aliases may repeat nodes: a small file could unfold into a huge document
MAX_DEPTH = 32

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


@dataclass(slots=True)
class Source:
    """A document and where each of its keys stands."""

    name: str
    data: Json = None
    places: dict[KeyPath, Place] = field(default_factory=dict)


def read(text: str, name: str) -> Source:
    """The document in ``text``; raises :class:`InvalidConfigError` naming every place that is wrong."""
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        raise InvalidConfigError([_syntax(name, error)]) from None
    except (yaml.YAMLError, RecursionError):
        raise InvalidConfigError([Problem((), "not readable as YAML", Place(name))]) from None
    reader = _Reader(name)
    source = Source(name, reader.value(root, ()) if root is not None else None, reader.places)
    if reader.problems:
        raise InvalidConfigError(reader.problems)
    return source


def _syntax(name: str, error: yaml.MarkedYAMLError) -> Problem:
    """The problem without PyYAML's snippet and without quoted input: either may show a secret."""
    mark = error.problem_mark or error.context_mark
    words = (error.problem or "syntax error").split("'")[0].split('"')[0].strip()
    place = Place(name, mark.line + 1, mark.column + 1) if mark is not None else Place(name)
    return Problem((), f"not valid YAML: {words}", place)


class _Reader:
    """Turns nodes into plain values and remembers their places."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[KeyPath, Place] = {}
        self.problems: list[Problem] = []
        self._nodes = 0

    def value(self, node: yaml.Node, path: KeyPath) -> Json:
        self._nodes += 1
        if self._nodes > MAX_NODES or len(path) > MAX_DEPTH:
            raise InvalidConfigError([Problem((), "too large or nested too deep", Place(self.name))])
        self.places.setdefault(path, self._place(node))
        if node.tag not in _PLAIN_TAGS:
            self.problems.append(Problem(path, "YAML tags are not allowed here", self._place(node)))
            return None
        if isinstance(node, yaml.MappingNode):
            return {key: self.value(value, (*path, key)) for key, value in self._entries(node, path)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        text = str(node.value)
        plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if plain and text in _NULLS else text

    def _entries(self, node: yaml.MappingNode, path: KeyPath) -> Iterator[tuple[str, yaml.Node]]:
        seen: set[str] = set()
        for key_node, value in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(path, "a key must be a plain text", place))
                continue
            key = str(key_node.value)
            if key in seen:
                self.problems.append(Problem((*path, key), "this key stands here twice", place))
                continue
            seen.add(key)
            self.places[(*path, key)] = place
            yield key, value

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
