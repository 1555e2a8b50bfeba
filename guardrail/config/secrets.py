"""Secrets stand in files or in the environment, not in the configuration.

``{file: path}`` and ``{env: NAME}`` are always allowed, a value written in place only with
``mode: development``. They are read once, at start, so that a missing one is found before the first turn.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

MAX_SECRET_BYTES = 65_536
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{0,39}")
_PEM = "-----BEGIN "
SHORTEST_CREDENTIAL = 16  # characters, of credentials that Guardrail itself checks


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What validation may look at beside the document. Absent means production and nothing readable."""

    base: Path
    environ: Mapping[str, str]
    development: bool = False
    demo: bool = False


STRICTEST = Surroundings(base=Path("/nonexistent"), environ={})


def surroundings(info: ValidationInfo) -> Surroundings:
    """The surroundings given to this validation, or the strictest there are."""
    return info.context if isinstance(info.context, Surroundings) else STRICTEST


class Secret:
    """A text that prints as ``***``. ``source`` tells where it came from and is not secret."""

    __slots__ = ("_value", "source")

    def __init__(self, value: str, source: str = "inline") -> None:
        self._value = value
        self.source = source

    def reveal(self) -> str:
        """The secret itself."""
        return self._value

    def __repr__(self) -> str:
        return f"Secret(***, {self.source})"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> str | tuple[Any, ...]:
        raise TypeError("a Secret is never pickled")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            resolve, serialization=core_schema.plain_serializer_function_ser_schema(lambda _: "***")
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        one = {"type": "object", "additionalProperties": False}
        return {
            "oneOf": [
                {**one, "properties": {"file": {"type": "string"}}, "required": ["file"]},
                {**one, "properties": {"env": {"type": "string"}}, "required": ["env"]},
                {"type": "string", "description": "Written in place; only with mode: development."},
            ]
        }


def resolve(value: object, info: ValidationInfo) -> Secret:
    """A secret from where the configuration says it is; the message names the place, never the value."""
    around = surroundings(info)
    if isinstance(value, Secret):
        return value
    if isinstance(value, str):
        if not around.development:
            raise ValueError("a secret written in place needs mode: development; use {file: …} or {env: …}")
        return _checked(value, "inline")
    if isinstance(value, dict) and list(value) == ["file"] and isinstance(value["file"], str):
        return _from_file(around.base / value["file"])
    if isinstance(value, dict) and list(value) == ["env"] and isinstance(value["env"], str):
        return _from_environment(value["env"], around.environ)
    raise ValueError("expected {file: path} or {env: NAME}")


def strong(secret: Secret, info: ValidationInfo) -> Secret:
    """For credentials that Guardrail checks itself: long enough not to be guessed."""
    if not surroundings(info).development and len(secret.reveal()) < SHORTEST_CREDENTIAL:
        raise ValueError(f"shorter than {SHORTEST_CREDENTIAL} characters: too easy to guess")
    return secret


def _from_environment(name: str, environ: Mapping[str, str]) -> Secret:
    if name not in environ:
        # Whoever writes the secret itself where its name belongs must not find it in a log.
        shown = name if _VARIABLE.fullmatch(name) else "named here"
        raise ValueError(f"the environment variable {shown} is not set")
    return _checked(environ[name], f"env:{name}")


def _from_file(path: Path) -> Secret:
    try:
        # O_NONBLOCK: a pipe with no writer must not hang the start.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ValueError(f"the secret file {path} is not a regular file")
            if status.st_mode & stat.S_IROTH:
                raise ValueError(f"the secret file {path} is readable by everybody; chmod 600 it")
            content = file.read(MAX_SECRET_BYTES + 1)
    except FileNotFoundError:
        raise ValueError(f"the secret file {path} does not exist") from None
    except OSError as error:
        raise ValueError(f"the secret file {path} cannot be read ({error.strerror})") from None
    return _checked(_text(content, path), f"file:{path}")


def _text(content: bytes, path: Path) -> str:
    if len(content) > MAX_SECRET_BYTES:
        raise ValueError(f"the secret file {path} is longer than {MAX_SECRET_BYTES} bytes")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"the secret file {path} is not UTF-8 text") from None
    return text.removesuffix("\n").removesuffix("\r")  # editors and `echo` end files with a line end


def _checked(value: str, source: str) -> Secret:
    if not value.strip():
        raise ValueError(f"the secret is empty ({source})")
    one_line = value.replace("\r", "").replace("\n", "") if value.startswith(_PEM) else value  # a key has lines
    if any(ord(character) < 32 or ord(character) == 127 for character in one_line):
        raise ValueError(f"the secret holds a control character ({source})")
    return Secret(value, source)
