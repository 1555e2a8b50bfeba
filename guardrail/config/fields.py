"""Types of single settings: each says what it accepts, in words that do not quote the value."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationInfo

from guardrail.config.secrets import Secret, surroundings

_DURATION = re.compile(r"P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CALENDAR = re.compile(r"P[\dWD]*\d[YM]", re.ASCII)


class Settings(BaseModel):
    """Base of every section: unknown keys are refused, values never change, messages hide the input."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=False,
        validate_default=False,
    )


def _boolean(value: object) -> object:
    """YAML 1.2 knows two booleans; ``yes`` and ``on`` are words."""
    if isinstance(value, str):
        if value.lower() not in ("true", "false"):
            raise ValueError("expected true or false")
        return value.lower() == "true"
    return value


def _duration(value: object) -> object:
    """ISO 8601 durations of fixed length. A month has none: 'P1M' is refused, not guessed."""
    if isinstance(value, timedelta) or not isinstance(value, str):
        return value
    if _CALENDAR.match(value):
        raise ValueError("months and years have no fixed length; write days, such as P30D")
    found = _DURATION.fullmatch(value)
    if not found:
        raise ValueError("expected an ISO 8601 duration such as P30D or PT12H")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if max(weeks, days, hours, minutes, seconds) > 1_000_000_000:
        raise ValueError("too long")
    try:
        return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        raise ValueError("too long") from None


def _positive(value: timedelta) -> timedelta:
    if value <= timedelta(0):
        raise ValueError("must be longer than nothing")
    if value > timedelta(days=3_660):
        raise ValueError("must not be longer than 10 years")
    return value


def _web_address(value: str) -> str:
    """An http or https URL without credentials, query or fragment."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError("not a valid URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError("expected an http:// or https:// URL")
    if any(character.isspace() or ord(character) < 33 for character in value) or "\\" in value:
        raise ValueError("not a valid URL")
    if parts.username is not None or parts.password is not None:
        raise ValueError("credentials do not belong into a URL; put them into headers")
    if parts.fragment:
        raise ValueError("a fragment (#…) means nothing here")
    return value


def is_loopback(url: str) -> bool:
    """Whether a URL stays on this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _base_address(value: str) -> str:
    if urlsplit(value).query:
        raise ValueError("a base URL has no query")
    return _web_address(value).rstrip("/")


def _server_address(value: str) -> str:
    if urlsplit(value).path not in ("", "/"):
        raise ValueError("expected a server's address without a path")
    return _base_address(value)


def _no_long_number(value: str) -> str:
    """Route names stand in the audit log, which has no room for what could be a telephone number."""
    if re.search(r"[0-9]{7}", value):
        raise ValueError("a name with seven digits in a row could be a telephone number")
    return value


def _origin(value: str) -> str:
    parts = urlsplit(_web_address(value))
    if parts.path not in ("", "/") or parts.query:
        raise ValueError("an origin is scheme://host[:port] and nothing more")
    return value.rstrip("/")


def _database(value: Secret, info: ValidationInfo) -> Secret:
    """SQLite or PostgreSQL; relative SQLite paths start where the configuration lies."""
    url = value.reveal()
    if url.startswith("sqlite:///"):
        path = url.removeprefix("sqlite:///")
        if not path or path.startswith((":memory:", "file:")):
            raise ValueError("an SQLite URL needs the path of a file: nothing kept only in memory is durable")
        return Secret(f"sqlite:///{surroundings(info).base / path}", value.source)
    if re.match(r"postgresql(\+psycopg)?://", url):
        return value
    raise ValueError("expected sqlite:///path or postgresql://…")


def _plain_database(value: object, info: ValidationInfo) -> object:
    """A database URL may stand in place as long as it holds no password."""
    if not isinstance(value, str):
        return value
    try:
        password = urlsplit(value).password is not None or "password=" in value.lower()
    except ValueError:
        raise ValueError("not a valid URL") from None
    if password and not surroundings(info).development:
        raise ValueError("a URL with a password is a secret; use {file: …} or {env: …}")
    return Secret(value)


def _path(value: object, info: ValidationInfo) -> Path:
    if isinstance(value, Path):
        return surroundings(info).base / value
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError("expected a path")
    return surroundings(info).base / value


def _day(value: object) -> object:
    """A calendar date as it is written in ISO 8601, and nothing that a number could also mean."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError("expected a date such as 2026-11-22")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("there is no such day") from None


def _one_line(value: str) -> str:
    """What stands in a sentence, a list or a table cell: no line ends and no control characters."""
    if len(value.splitlines()) > 1 or any(unicodedata.category(character) == "Cc" for character in value):
        raise ValueError("expected one line of text")
    return value


def _jurisdictions(value: object) -> object:
    """A name or a list of names; ``US_CA`` is ``us-ca``, and named twice is named once."""
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)):
        raise ValueError("expected a name or a list of names")
    read = [name.strip().lower().replace("_", "-") if isinstance(name, str) else name for name in names]
    return tuple(name for place, name in enumerate(read) if name not in read[:place])


def _sequence(value: object) -> object:
    """One text where a list is due stays an error (a string is a sequence of letters to Python)."""
    if isinstance(value, str):
        raise ValueError("expected a list")
    return tuple(value) if isinstance(value, list) else value


Flag = Annotated[bool, BeforeValidator(_boolean, json_schema_input_type=bool)]
Duration = Annotated[
    timedelta, BeforeValidator(_duration), AfterValidator(_positive), Field(json_schema_extra={"examples": ["P30D"]})
]
Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]
Port = Annotated[int, Field(ge=0, le=65535)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_one_line)]
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
BaseAddress = Annotated[str, AfterValidator(_base_address)]
ServerAddress = Annotated[str, AfterValidator(_server_address)]
Origin = Annotated[str, AfterValidator(_origin)]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
EntityType = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,63}$")]
RouteName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,31}$"), AfterValidator(_no_long_number)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
HeaderName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$")]
DatabaseUrl = Annotated[
    Secret,
    BeforeValidator(_plain_database, json_schema_input_type=Any),
    AfterValidator(_database),
]
FilePath = Annotated[Path, BeforeValidator(_path, json_schema_input_type=str)]
JurisdictionName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{1,15}(-[a-z0-9]{1,15})?$")]
Jurisdictions = Annotated[
    tuple[JurisdictionName, ...],
    BeforeValidator(_jurisdictions, json_schema_input_type=str | list[str]),
    Field(min_length=1, max_length=64),
]
ListOf = BeforeValidator(_sequence)
"""For tuples that are written as YAML lists."""
