"""From a file and the environment to checked settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from guardrail.config.explain import problems
from guardrail.config.models import Config
from guardrail.config.nodes import MAX_BYTES, Source, read
from guardrail.config.override import override
from guardrail.config.problems import InvalidConfigError, Place, Problem
from guardrail.config.secrets import Surroundings
from guardrail.types import Json


def load(path: Path, environ: Mapping[str, str] | None = None) -> Config:
    """The settings in a YAML file, overridden by ``GUARDRAIL__SECTION__KEY`` variables.

    Relative paths start at the file's directory. Raises :class:`InvalidConfigError` with everything that
    is wrong, in the order of the file. Opens nothing but this file and the secret files it names.
    """
    environ = os.environ if environ is None else environ
    source = read(_content(path), str(path))
    unknown = override(source, environ)
    return _checked(source, path.resolve().parent, environ, unknown)


def parse(data: Mapping[str, Json], *, base: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """The same for settings made in code. ``base`` is where relative paths start (default: here)."""
    source = Source("settings", dict(data))
    return _checked(source, (base or Path()).resolve(), os.environ if environ is None else environ, [])


def _content(path: Path) -> str:
    place = Place(str(path))
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InvalidConfigError([Problem((), f"cannot be read ({error.strerror})", place)]) from None
    if len(content) > MAX_BYTES:
        raise InvalidConfigError([Problem((), f"longer than {MAX_BYTES} bytes", place)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidConfigError([Problem((), "not UTF-8 text", place)]) from None


def _checked(source: Source, base: Path, environ: Mapping[str, str], found: list[Problem]) -> Config:
    data = {} if source.data is None else source.data
    if not isinstance(data, dict):
        raise InvalidConfigError([*found, Problem((), "expected settings, key: value", Place(source.name, 1, 1))])
    around = Surroundings(
        base=base,
        environ=environ,
        development=data.get("mode") == "development",
        demo=data.get("mode") == "development" and str(data.get("demo")).lower() == "true",
    )
    try:
        config = Config.model_validate(data, context=around)
    except ValidationError as error:
        raise InvalidConfigError([*found, *problems(error, source)]) from None
    if found:
        raise InvalidConfigError(found)
    return config
