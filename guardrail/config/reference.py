"""The reference page of all settings, written from the models, so that it cannot fall behind.

``python -m guardrail.config.reference`` prints ``docs/reference/configuration.md``.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from guardrail.config.audit import FileAnchor, FileSink, HttpSink, ObjectAnchor, SyslogSink, WebhookAnchor
from guardrail.config.models import Config
from guardrail.config.rights import OpenDsrRecipient, WebhookRecipient
from guardrail.config.routes import LineRoute, OpenAIRoute, WebRoute
from guardrail.config.secrets import Secret
from guardrail.types import LegalBasis, Operator, Purpose

_INTRODUCTION = """\
# Configuration

<!-- Written by `python -m guardrail.config.reference` from guardrail/config; edit the models, not this page. -->

Guardrail reads one YAML file: `guardrail serve --config guardrail.yaml`. A commented start is made by
`guardrail init` and lies in [`examples/guardrail.yaml`](../../examples/guardrail.yaml); the JSON Schema for
editors is printed by `guardrail config schema`, what is in force by `guardrail config show --effective`.

**Strict.** Unknown keys, duplicate keys, YAML tags and wrong types are refused at start, all at once, each
with its place: `guardrail.yaml:4:3: listen.prot: unknown key (did you mean 'port'?)`. A message never shows
a value.

**Plain.** A word stays the word that was written until the setting's type says otherwise: `NO` is Norway,
`1.10` is not `1.1`, and only `true` and `false` are truth values.

**Secrets** stand elsewhere: `{file: path}` (refused when everybody can read it) or `{env: NAME}`. Written in
place they are allowed only with `mode: development`.

**Environment.** `GUARDRAIL__LISTEN__PORT=9000` overrides `listen.port`: two underscores part the keys, an
underscore in a route's name stands for a hyphen, `[a, b]` is a list.

**Paths** are relative to the directory of the configuration file. Durations in seconds are plain numbers;
`retention` is an ISO 8601 duration (`P30D`, `PT12H`; no months or years, whose length varies).

**Production** (the default mode) refuses secrets written in place, plain `http://` to another machine, the
demo, and credentials of fewer than 16 characters that Guardrail checks itself.
"""

_ROUTES: dict[str, type[BaseModel]] = {"web": WebRoute, "openai": OpenAIRoute, "line": LineRoute}
_LISTS: dict[str, dict[str, tuple[type[BaseModel], ...]]] = {
    "audit": {"sinks": (FileSink, SyslogSink, HttpSink), "anchors": (FileAnchor, WebhookAnchor, ObjectAnchor)},
    "rights": {"recipients": (WebhookRecipient, OpenDsrRecipient)},
}
"""Lists whose sections are of several kinds."""


def json_schema() -> dict[str, Any]:
    """JSON Schema of the file, for editors. What Guardrail fills in by itself is not required there."""
    schema = Config.model_json_schema()
    schema["required"] = ["routes"]
    for name in ("StoreSettings", "KeySettings", "AuditSettings"):
        schema["$defs"][name].pop("required", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Guardrail configuration", **schema}


def page() -> str:
    """The whole page as Markdown."""
    sections = [_INTRODUCTION, _section("Top level", Config, "", skip=_own_sections())]
    for name, field in Config.model_fields.items():
        if model := _model(field.annotation):
            sections += _tree(name, model)
        sections += _lists(name)
    for channel, route in _ROUTES.items():
        sections += _tree(f"routes.<name> (channel: {channel})", route)
    return "\n".join(sections)


def _tree(title: str, model: type[BaseModel]) -> Iterator[str]:
    """A section and the sections within it; what all routes share is told once."""
    inner: dict[str, type[BaseModel]] = {}
    for name, field in model.model_fields.items():
        if found := _model(field.annotation):
            inner[name] = found
    yield _section(title, model, model.__doc__ or "", skip=frozenset(inner))
    for name, section in inner.items():
        if name == "policy" and model in (OpenAIRoute, LineRoute):
            yield "`policy`: as in [`routes.<name>.policy`](#routesnamepolicy).\n"
        else:
            yield from _tree(f"{title.partition(' (')[0]}.{name}" + _suffix(title, name), section)
    for name, section in _further(model):
        yield from _tree(f"{title.partition(' (')[0]}.{name}", section)


def _lists(section: str) -> Iterator[str]:
    for name, models in _LISTS.get(section, {}).items():
        for model in models:
            kind = get_args(model.model_fields["kind"].annotation)[0]
            yield _section(f"{section}.{name}[] (kind: {kind})", model, model.__doc__ or "", skip=frozenset())


def _further(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Sections that may be left out, and lists of sections of one kind; by how they are written."""
    for name, field in model.model_fields.items():
        several = get_origin(field.annotation) is tuple
        found = [each for argument in get_args(field.annotation) if (each := _model(argument))]
        if len(found) == 1:
            yield name + "[]" * several, found[0]


def _suffix(title: str, name: str) -> str:
    _, parenthesis, rest = title.partition(" (")
    return parenthesis + rest if name == "bot" else ""


def _section(title: str, model: type[BaseModel], about: str, *, skip: frozenset[str]) -> str:
    lines = [f"## `{title}`" if title != "Top level" else f"## {title}", ""]
    if about:
        lines += [about.strip(), ""]
    lines += ["| Setting | Type | Default | Meaning |", "|---|---|---|---|"]
    for name, field in sorted(model.model_fields.items(), key=lambda each: each[0] != "channel"):
        if name not in skip:
            cells = (f"`{name}`", _type(field.annotation), _default(field), " ".join((field.description or "").split()))
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*lines, ""])


def _own_sections() -> frozenset[str]:
    return frozenset(name for name, field in Config.model_fields.items() if _model(field.annotation))


def _model(annotation: Any) -> type[BaseModel] | None:
    """The section that a field holds, if it holds one and not a choice of several."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


_NAMES: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Path: "path",
    timedelta: "ISO 8601 duration",
    date: "date",
    Secret: "secret",
}
_WORDS: dict[Any, str] = {Operator: "operator", Purpose: "purpose", LegalBasis: "legal basis"}


def _type(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in arguments)
    if origin in (Union, UnionType):
        rest = [argument for argument in arguments if argument is not type(None)]
        return "section" if _model(rest[0]) else " or ".join(_type(argument) for argument in rest)
    if origin is tuple:
        inner = "section" if _model(arguments[0]) else _type(arguments[0])
        return "list of sections" if inner == "section" else f"list of {inner}"
    if origin is dict:
        return f"section: {_WORDS.get(arguments[0], 'name')} → {_type(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return _WORDS[annotation]
    return _NAMES[annotation]


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "see right" if "Default:" in (field.description or "") else "required"
    value = field.get_default(call_default_factory=True, validated_data={})
    if value is None:
        return "unset"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return "`[" + ", ".join(str(item) for item in value) + "]`"
    return f"`{value}`" if value != {} else "none"


if __name__ == "__main__":
    sys.stdout.write(page())
