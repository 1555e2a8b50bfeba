"""Inspect: what is in a turn's texts. Local and pure; nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guardrail.core.ages import age_bracket
from guardrail.core.codes import code_in
from guardrail.core.json_text import Document
from guardrail.core.texts import labelled_age
from guardrail.errors import BadPayloadError
from guardrail.ports import Detector
from guardrail.types import (
    AgeBracket,
    Event,
    Finding,
    Inspection,
    Intent,
    Part,
    PartKind,
    Path,
    RawText,
    RoutePolicy,
    Scan,
    Speaker,
)

_PLAIN_KEY = re.compile(r"[a-z_$][A-Za-z_\-]{0,39}[0-9]{0,2}")  # as programs write them; nothing to find there
_LONG = 10**8
_CERTAIN = 0.9  # a checksum, or a form that nothing else has
_SAID = frozenset({PartKind.MESSAGE, PartKind.HISTORY})
_NOT_NAMES = frozenset({"", "user", "assistant", "bot", "system", "tool"})


def _age(text: str) -> AgeBracket | None:
    return age_bracket(text) or labelled_age(text)


class Inspector:
    """Runs the detector over an event's parts and reads language and intents from what is new."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    async def inspect(self, event: Event, policy: RoutePolicy, *, language: str) -> Inspection:
        """The scans of an inbound event; ``language`` is used where no text tells."""
        scans = await self.scans(event.parts, policy, locale=event.locale)
        spoken = [scan for part, scan in zip(event.parts, scans, strict=True) if scan and _is_words(part)]
        code = next((RawText(code) for part in event.parts if _is_words(part) and (code := _code(part))), None)
        # A one-time code is of no language, though now and then its letters look like one.
        told = None if code else next((scan for scan in spoken if scan.certain), None)
        intents: frozenset[Intent] = frozenset().union(*(scan.intents for scan in spoken))
        return Inspection(
            language=told.language if told else language,
            certain=told is not None,
            scans=scans,
            intents=intents,
            unscanned=event.attachments,
            scanned=_paths(event.parts, scans, read=True),
            exempt=_paths(event.parts, scans, read=False),
            certainty=min((scan.coverage.certainty for scan in spoken), default=1.0),
            age=next((age for part in event.parts if _is_words(part) and (age := _age(part.text.raw))), None),
            code=code,
        )

    async def scans(
        self, parts: Sequence[Part], policy: RoutePolicy, *, locale: str | None = None
    ) -> tuple[Scan | None, ...]:
        """One scan a part, in order; None where the route exempts text that its operator wrote."""
        exempt = policy.operator_text == "exempt"
        due = [i for i, part in enumerate(parts) if not (exempt and part.kind is PartKind.OPERATOR)]
        found = await self._detector.scan([parts[i].text for i in due], locale=locale)
        scans: list[Scan | None] = [None] * len(parts)
        for i, scan in zip(due, found, strict=True):
            scans[i] = _with_code(parts[i], _with_field_name(parts[i], scan))
        return tuple(scans)

    async def scan(self, texts: Sequence[RawText]) -> Sequence[Scan]:
        """Texts that are no parts of an envelope."""
        return await self._detector.scan(texts)

    async def refuse_unreachable(self, document: Document) -> None:
        """Personal data where no redaction reaches: object keys, and numbers that can be nothing else (a
        card number with its checksum). Rewriting these would change what the payload means, so the request
        ends (:class:`~guardrail.errors.BadPayloadError`)."""
        keys = [RawText(key) for _, key in document.keys_text() if not _PLAIN_KEY.fullmatch(key)]
        numbers = [RawText(number) for number in _long_numbers(document.value)]
        scans = await self._detector.scan([*keys, *numbers]) if keys or numbers else ()
        if any(scan.findings for scan in scans[: len(keys)]):
            raise BadPayloadError("personal data in an object key", code="personal_data_in_key")
        if any(finding.score >= _CERTAIN for scan in scans[len(keys) :] for finding in scan.findings):
            raise BadPayloadError("personal data in a number", code="personal_data_in_number")


def _long_numbers(value: object) -> Iterator[str]:
    """Whole numbers with as many digits as a card or an identity number."""
    if isinstance(value, dict):
        for member in value.values():
            yield from _long_numbers(member)
    elif isinstance(value, list):
        for element in value:
            yield from _long_numbers(element)
    elif isinstance(value, int) and value >= _LONG:
        yield str(value)


def _paths(parts: Sequence[Part], scans: Sequence[Scan | None], *, read: bool) -> tuple[Path, ...]:
    return tuple(part.path for part, scan in zip(parts, scans, strict=True) if (scan is not None) is read)


def _is_words(part: Part) -> bool:
    return part.kind is PartKind.MESSAGE and part.speaker is Speaker.PERSON


def _code(part: Part) -> str | None:
    """The one-time code that a person's message is."""
    mine = part.speaker is Speaker.PERSON and part.kind in _SAID
    return code_in(part.text.raw) if mine else None


def _with_code(part: Part, scan: Scan) -> Scan:
    """A one-time code that a client resends with its history is a secret: the bot never sees it."""
    if _code(part) is None:
        return scan
    whole = Finding(start=0, end=len(part.text.raw), entity_type="PIN", score=1.0, recognizer="one_time_code")
    return replace(scan, findings=(whole,))


def _with_field_name(part: Part, scan: Scan) -> Scan:
    """A field that holds a person's name by its meaning is a finding, whatever the model thinks."""
    name = part.text.raw
    if part.kind is not PartKind.NAME or name.strip().casefold() in _NOT_NAMES:
        return scan
    whole = Finding(start=0, end=len(name), entity_type="PERSON", score=1.0, recognizer="field_name")
    return replace(scan, findings=(whole,))
