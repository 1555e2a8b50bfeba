"""The OpenAPI 3.1 document, made from the table of operations: it cannot say anything else than what is served."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from guardrail.web.control.models import Problem
from guardrail.web.control.operations import Operation
from guardrail.web.control.paths import PARAMETERS
from guardrail.web.problems import TYPE

EVERYWHERE = (400, 401, 403, 429, 500, 503)
"""What any operation may answer beside its success."""

_READ_AS = {"application/json": "object"}
"""What a file of this type is for whoever reads it."""

_REFERENCE = "#/components/schemas/{model}"


def document(operations: Sequence[Operation], *, version: str, base: str) -> dict[str, Any]:
    """The whole document; ``base`` is the path below which the operations are."""
    taken = list(dict.fromkeys(each.body for each in operations if each.body))
    given: list[type[BaseModel]] = list(dict.fromkeys([*(each.answer for each in operations if each.answer), Problem]))
    modes: list[tuple[type[BaseModel], Literal["validation", "serialization"]]] = []
    modes += [(each, "validation") for each in taken]
    modes += [(each, "serialization") for each in given]
    refs, definitions = models_json_schema(modes, ref_template=_REFERENCE)
    schemas = {(model, mode): reference for (model, mode), reference in refs.items()}
    paths: dict[str, Any] = {}
    for each in operations:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Guardrail control plane",
            "version": version,
            "description": "Requests of people, holds, reveals and the audit log, for officers.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": base}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(each: Operation, schemas: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": each.name,
        "summary": each.summary,
        "tags": [each.tag],
        "parameters": [*_path_parameters(each.path), *_query_parameters(each.query)],
        "responses": _responses(each, schemas),
    }
    if each.action:
        made["description"] = f"Needs `{each.action}` of the access policy."
    if each.public:
        made["security"] = []
    if each.body:
        content = {"application/json": {"schema": schemas[each.body, "validation"]}}
        made["requestBody"] = {"required": True, "content": content}
    return made


def _path_parameters(path: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": f"^{PARAMETERS[name].pattern}$"},
        }
        for name in re.findall(r"{([a-z_]+)}", path)
    ]


def _query_parameters(model: type[BaseModel] | None) -> list[dict[str, Any]]:
    if model is None:
        return []
    schema = model.model_json_schema(ref_template=_REFERENCE)
    definitions = schema.get("$defs", {})
    return [
        {"name": name, "in": "query", "required": False, "schema": _plain(each, definitions)}
        for name, each in schema["properties"].items()
    ]


def _plain(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A query parameter is left out, never null; references are written out."""
    choices = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    chosen = dict(choices[0])
    if "$ref" in chosen:
        chosen = {k: v for k, v in definitions[chosen["$ref"].rsplit("/", 1)[1]].items() if k in ("enum", "type")}
    chosen.pop("title", None)
    default = schema.get("default")
    return chosen if default is None else {**chosen, "default": default}


def _responses(each: Operation, schemas: Any) -> dict[str, Any]:
    success: dict[str, Any] = {"description": HTTPStatus(each.status).phrase}
    if each.answer:
        success["content"] = {"application/json": {"schema": schemas[each.answer, "serialization"]}}
    elif each.files:
        success["content"] = {kind: {"schema": {"type": _READ_AS.get(kind, "string")}} for kind in each.files}
    failures = {*EVERYWHERE, *each.fails}
    if "{" in each.path:
        failures |= {404}
    if each.body:
        failures |= {408, 413, 415}
    problem = {TYPE: {"schema": schemas[Problem, "serialization"]}}
    found: dict[str, Any] = {str(each.status): success}
    for status in sorted(failures):
        found[str(status)] = {"description": HTTPStatus(status).phrase, "content": problem}
    return found
