"""Refuse Rego that the two engines would read differently.

The embedded engine meets an unknown function only when it evaluates it, and evaluates some builtins
otherwise than OPA does (time, cryptography, schemas). A policy may therefore call its own functions and
the builtins that ``policies/capabilities.json`` names; ``opa check --capabilities`` says the same of a
server's bundle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guardrail.errors import PolicyUnavailableError


def check_calls(modules: list[dict[str, Any]], builtins: frozenset[str]) -> None:
    """``modules`` is the embedded engine's syntax tree. Raises :class:`PolicyUnavailableError`."""
    functions = _functions(modules)
    for module in modules:
        tree = module["ast"]
        package = dotted(tree["package"]["refr"])
        source = module["source"]["contents"].encode()
        imported = {_alias(entry, source) for entry in tree["imports"]}
        for called in _calls(tree["rules"]):
            local = f"{package}.{called}" in functions
            if not (called in builtins or local or called.partition(".")[0] in imported | {"data"}):
                place = module["source"]["file"]
                raise PolicyUnavailableError(f"{place}: builtin {called} is not portable", code="policy_builtin")


def test_names(modules: list[dict[str, Any]]) -> list[str]:
    """Full names (``a/b_test/test_c``) of the rules that are tests, sorted."""
    names = set()
    for module in modules:
        package = dotted(module["ast"]["package"]["refr"])
        for rule in module["ast"]["rules"]:
            for head in rule.get("Spec", {}).get("head", {}).values():
                name = dotted(head.get("refr", {}))
                if name.startswith("test_"):
                    names.add(f"{package}.{name}".replace(".", "/"))
    return sorted(names)


def _functions(modules: list[dict[str, Any]]) -> frozenset[str]:
    """Full names of the rules with arguments."""
    names = set()
    for module in modules:
        package = dotted(module["ast"]["package"]["refr"])
        for rule in module["ast"]["rules"]:
            head = rule.get("Spec", {}).get("head", {}).get("Func")
            if head:
                names.add(f"{package}.{dotted(head['refr'])}")
    return frozenset(names)


def _calls(node: Any) -> Iterator[str]:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if "fcn" in here and "params" in here:
                yield dotted(here["fcn"])
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)


def dotted(reference: dict[str, Any]) -> str:
    """A reference of the syntax tree as ``a.b.c``; a computed reference is not a name and matches nothing."""
    match reference:
        case {"Var": {"value": str(name)}}:
            return name
        case {"RefDot": {"refr": inner, "field": [_, str(field)]}}:
            return f"{dotted(inner)}.{field}"
        case {"RefBrack": {"refr": inner, "index": {"String": {"value": str(field)}}}}:
            return f"{dotted(inner)}.{field}"
    return "(computed)"


def _alias(entry: dict[str, Any], source: bytes) -> str:
    """The name an import goes by; the syntax tree gives a written alias as byte offsets only."""
    given = entry.get("as")
    if given is None:
        return dotted(entry["refr"]).rpartition(".")[2]
    return source[given["start"] : given["end"]].decode()
