"""What everything else is made of: text of a person, sealed bytes, JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a JSON document: object keys and array indices from the root."""


class RawText:
    """Text that may hold personal data. Its value is read through :attr:`raw` only, on purpose."""

    __slots__ = ("raw",)

    def __init__(self, raw: str) -> None:
        self.raw = raw

    def __repr__(self) -> str:
        return "RawText(…)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RawText) and other.raw == self.raw

    def __hash__(self) -> int:
        return hash(self.raw)

    def __reduce__(self) -> str | tuple[Any, ...]:
        raise TypeError("RawText is never pickled")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record encrypted under its owner's data key (``docs/spec/sealed-record.md``)."""

    data: bytes
