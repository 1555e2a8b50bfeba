"""Pydantic's errors in the operator's words: place, key, what is wrong, and never the value."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guardrail.config.audit import FileAnchor, FileSink, HttpSink, ObjectAnchor, SyslogSink, WebhookAnchor
from guardrail.config.models import Config
from guardrail.config.nodes import Source
from guardrail.config.problems import KeyPath, Place, Problem
from guardrail.config.rights import OpenDsrRecipient, WebhookRecipient
from guardrail.config.routes import LineRoute, OpenAIRoute, RoutePolicySettings, WebRoute

_TAGS: dict[str, tuple[str, dict[str, type[BaseModel]]]] = {
    "routes": ("channel", {"web": WebRoute, "openai": OpenAIRoute, "line": LineRoute}),
    "sinks": ("kind", {"file": FileSink, "syslog": SyslogSink, "http": HttpSink}),
    "anchors": ("kind", {"file": FileAnchor, "webhook": WebhookAnchor, "object": ObjectAnchor}),
    "recipients": ("kind", {"webhook": WebhookRecipient, "opendsr": OpenDsrRecipient}),
}
"""Where sections of several kinds stand: the key that tells the kind, and the kinds."""

_REPLACED: dict[tuple[type[BaseModel] | None, str], str] = {
    (RoutePolicySettings, "profile"): "replaced by 'jurisdictions', a name or a list such as [eu, us-ca]",
    (RoutePolicySettings, "purpose"): "replaced by 'purposes', each with its legal basis: {marketing: consent}",
}
"""Keys of former releases."""


def problems(error: ValidationError, source: Source) -> list[Problem]:
    """One problem an error, without its input."""
    details = error.errors(include_url=False, include_input=False, include_context=True)
    return [_problem(each, source) for each in details]


def _problem(detail: ErrorDetails, source: Source) -> Problem:
    path, model = _written(detail["loc"])
    kind = detail["type"]
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        key, tags = _TAGS[str(path[-2])]
        path = (*path, key)
        text = ("missing: " if kind == "union_tag_not_found" else "expected ") + "one of " + ", ".join(tags)
    elif kind == "missing":
        text = "missing"
    elif kind == "extra_forbidden":
        text = _REPLACED.get((model, str(path[-1]))) or "unknown key" + _suggestion(str(path[-1]), model)
    else:
        text = _plain(kind, detail)
    return Problem(path, text, _place(path, source))


def _plain(kind: str, detail: ErrorDetails) -> str:
    """Pydantic's message speaks of limits and types only; some of it needs an operator's words."""
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind == "string_pattern_mismatch":
        return f"expected to match {detail['ctx']['pattern']}"
    if kind in ("dict_type", "model_type", "model_attributes_type", "is_instance_of"):
        return "expected a section of keys and values"
    if kind in ("tuple_type", "list_type"):
        return "expected a list"
    if kind == "string_type":
        return "expected a text"
    if kind.endswith("_parsing"):
        return f"expected {'a whole number' if kind.startswith('int') else 'a number'}"
    if kind == "too_short":
        return "at least one is needed"
    return detail["msg"].replace("Input should be", "expected")


def _written(loc: tuple[int | str, ...]) -> tuple[KeyPath, type[BaseModel] | None]:
    """The path as the file has it, without pydantic's own steps, and the model the last key belongs to."""
    path: list[int | str] = []
    model: type[BaseModel] | None = Config
    owner: type[BaseModel] | None = Config
    steps = iter(loc)
    for step in steps:
        if step == "[key]":
            continue
        path.append(step)
        owner = model
        if path[:-1] in (["routes"], ["audit", "sinks"], ["audit", "anchors"], ["rights", "recipients"]):
            tag = next(steps, None)
            model = _TAGS[str(path[-2])][1].get(str(tag)) if tag != "[key]" else None
            continue
        model = _model_of(owner, step)
    return tuple(path), owner


def _model_of(owner: type[BaseModel] | None, key: int | str) -> type[BaseModel] | None:
    field = owner.model_fields.get(str(key)) if owner is not None else None
    return next(_models_in(field.annotation), None) if field is not None else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _suggestion(key: str, model: type[BaseModel] | None) -> str:
    known = sorted(model.model_fields) if model is not None else []
    close = difflib.get_close_matches(key.lower(), known, n=1, cutoff=0.6)
    if close:
        return f" (did you mean '{close[0]}'?)"
    return f" (known here: {', '.join(known)})" if known else ""


def _place(path: KeyPath, source: Source) -> Place:
    """Where the key stands, else the nearest section around it."""
    for length in range(len(path), -1, -1):
        if place := source.places.get(path[:length]):
            return place
    return Place(source.name)
