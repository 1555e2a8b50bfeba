"""Settings from the environment: ``GUARDRAIL__LISTEN__PORT=9000`` overrides ``listen.port``.

Two underscores part the keys. Letters are lower-cased, and in route and header names an underscore also
stands for a hyphen, for variables cannot hold one. ``[…]`` and ``{…}`` are read as YAML.
"""

from __future__ import annotations

from collections.abc import Mapping

from guardrail.config.nodes import Source, read
from guardrail.config.problems import InvalidConfigError, KeyPath, Place, Problem
from guardrail.types import Json

PREFIX = "GUARDRAIL__"


def override(source: Source, environ: Mapping[str, str]) -> list[Problem]:
    """Put every variable into the document; what could not be placed."""
    found: list[Problem] = []
    if source.data is None:
        source.data = {}
    for name in sorted(each for each in environ if each.startswith(PREFIX)):
        place = Place(f"environment {name}")
        keys = name.removeprefix(PREFIX).split("__")
        if not all(keys):
            found.append(Problem((), "not a key: write GUARDRAIL__SECTION__KEY", place))
            continue
        try:
            _set(source, [key.lower() for key in keys], _value(environ[name], place), place)
        except InvalidConfigError as error:
            found.extend(error.problems)
    return found


def _value(text: str, place: Place) -> Json:
    if text.startswith(("[", "{")):
        return read(text, place.source).data
    return None if text in ("null", "~") else text


def _set(source: Source, keys: list[str], value: Json, place: Place) -> None:
    node = source.data
    path: KeyPath = ()
    for position, written in enumerate(keys):
        if isinstance(node, list) and written.isdigit() and int(written) < len(node):
            raise InvalidConfigError([Problem(path, "set the whole list as [a, b]", place)])
        if not isinstance(node, dict):
            raise InvalidConfigError([Problem(path, "this is not a section", place)])
        key = next((each for each in node if each.lower().replace("-", "_") == written), written)
        path = (*path, key)
        source.places[path] = place
        if position == len(keys) - 1:
            node[key] = value
            return
        node = _section(node, key)


def _section(node: dict[str, Json], key: str) -> Json:
    """The section under ``key``, made when it is absent or stands empty in the file."""
    if node.get(key) is None:
        node[key] = {}
    return node[key]
