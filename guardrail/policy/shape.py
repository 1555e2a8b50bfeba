"""The JSON Schemas of questions, answers and documents (draft 2020-12), from ``guardrail/policy/schemas``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

HOME = Path(__file__).parent / "schemas"


@cache
def validator(name: str, part: str | None = None) -> Draft202012Validator:
    """Of ``schemas/<name>.json``, or of one part of it (``question``, ``answer``).

    References start at the file's root, so that its parts can share ``$defs``.
    """
    schema: dict[str, Any] = json.loads((HOME / f"{name}.json").read_text())
    if part is not None:
        schema = {**schema, "$ref": f"#/{part}"}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def conforms(name: str, part: str | None, value: Any) -> bool:
    """Whether a JSON value has the shape; it is never quoted, so nothing of it can end in a log."""
    return bool(validator(name, part).is_valid(value))
