"""What detection says of a type of personal data."""

from __future__ import annotations

from dataclasses import dataclass

ANY = ("*",)


@dataclass(frozen=True, slots=True)
class EntityType:
    """``example`` is a message in which this type is found; ``languages`` are those whose words or formats help.

    ``validation`` says what is checked beside the form, ``source`` who published that form: a law, a standard,
    an issuer.
    ``group`` is what annotators call the kind of data when they have no word for this one (``NATIONAL_ID``).
    """

    name: str
    description: str
    example: str
    languages: tuple[str, ...] = ANY
    unique: bool = False
    group: str = ""
    validation: str = ""
    source: str = ""
