"""Redact: what may go to the bot, and what the vault must remember to undo it.

Three kinds of spans are replaced: what the detector found, what the conversation's vault already knows
(the detector may miss a name today that it found yesterday, and clients resend restored history), and text
that looks like a placeholder. They are merged, so that no edge of a value survives between two of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guardrail.core import operators
from guardrail.core.placeholders import LITERAL, find_all
from guardrail.core.spans import Span, aligned, is_json, merged, without
from guardrail.core.vault import Surface, encodings_in
from guardrail.core.vault import Vault as Vault
from guardrail.errors import PayloadTooLargeError
from guardrail.types import (
    Finding,
    Markup,
    Operator,
    Part,
    Path,
    Placed,
    Redacted,
    RedactionOrder,
    Scan,
    Speaker,
)

_MOST_WORK = 1_000_000_000
"""Most characters that one call compares or copies, about a second's work: values times text."""

_NAMELESS = ("LINK",)
"""Types that are no personal data by themselves. Anything else in an answer must get a placeholder, or another
person's identifier in it would go unnoticed."""

_LITERAL_RANK, _FOUND_RANK, _KNOWN_RANK = range(3)


def redact(
    parts: Sequence[Part],
    scans: Sequence[Scan | None],
    order: RedactionOrder,
    vault: Vault,
    subject_id: str,
    hash_key: bytes,
) -> Redacted:
    """Replace in ``parts`` what ``order`` says; ``vault`` grows by what is new.

    ``scans`` are aligned with the parts; None: nothing was scanned, only known values are replaced. Kinds
    that the order exempts are left alone. ``hash_key`` belongs to the conversation. Raises
    :class:`~guardrail.core.vault.VaultFullError` past 999 999 values of a type, and
    :class:`~guardrail.errors.PayloadTooLargeError` when so many values in so much text would take seconds.
    """
    work = _Work(order, vault, subject_id, hash_key)
    sheets = [work.sheet(part, scan) for part, scan in zip(parts, scans, strict=True) if part.kind not in order.exempt]
    work.settle(sheets)
    texts: dict[Path, str] = {}
    for sheet in sheets:
        if sheet.spans:
            texts[sheet.part.path] = operators.apply(sheet.text, sheet.spans, work.replacements)
    counts = Counter(span.entity_type for sheet in sheets for span in sheet.spans)
    return Redacted(texts=texts, placed=tuple(work.placed), counts=dict(counts))


def pseudonymise(
    parts: Sequence[Part],
    scans: Sequence[Scan | None],
    order: RedactionOrder,
    vault: Vault,
    subject_id: str,
) -> Redacted:
    """The same for what is stored of a bot's answer: every finding becomes a placeholder.

    The person sees the original; whatever the order would do to it on the way to a bot, in the store it
    must stay readable for the person's own access. Only links that the order keeps stay, since they name
    nobody. Placeholders that the vault knows stay as they are; ones that the bot invented become literals, so
    that a later value cannot fill them.
    """
    kept = {name: Operator.KEEP for name in _NAMELESS if order.operators.get(name) is Operator.KEEP}
    stored = RedactionOrder(default=Operator.PLACEHOLDER, operators=kept, min_score=order.min_score, exempt=frozenset())
    answer = [replace(part, speaker=Speaker.BOT) for part in parts]
    return redact(answer, scans, stored, vault, subject_id, b"")


@dataclass(slots=True)
class _Sheet:
    """A part being redacted."""

    part: Part
    spans: list[Span]
    quoted: list[tuple[int, int]]  # the bot's own placeholders, which stay
    json_text: bool = field(init=False)
    encodings: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.json_text = self.part.markup is Markup.JSON and is_json(self.text)
        self.encodings = encodings_in(self.text, json_text=self.json_text)
        self._take(self.spans)

    @property
    def text(self) -> str:
        return self.part.text.raw

    def values(self) -> Iterable[tuple[Span, str]]:
        for span in self.spans:
            yield span, span.decode(self.text[span.start : span.end])

    def cover(self, surfaces: Iterable[Surface], order: RedactionOrder) -> None:
        """Add every occurrence of known values."""
        known = [
            Span(start, end, surface.entity_type, operator, 1.0, _KNOWN_RANK)
            for surface in surfaces
            if (operator := _operator(order, surface.entity_type)) is not Operator.KEEP
            for start, end in surface.spans(self.text, self.encodings)
        ]
        if known:
            self._take([*self.spans, *known])

    def _take(self, spans: list[Span]) -> None:
        apart = without(spans, self.quoted) if self.quoted else spans
        self.spans = merged(aligned(self.text, merged(apart))) if self.json_text else merged(apart)


def _operator(order: RedactionOrder, entity_type: str) -> Operator:
    return Operator.PLACEHOLDER if entity_type == LITERAL else order.operators.get(entity_type, order.default)


class _Work:
    """One call of :func:`redact`: gives out placeholders in reading order."""

    def __init__(self, order: RedactionOrder, vault: Vault, subject_id: str, hash_key: bytes) -> None:
        self._order = order
        self._vault = vault
        self._subject_id = subject_id
        self._met: set[tuple[str, str]] = set()
        self.placed: list[Placed] = []
        self.replacements: Mapping[Operator, operators.Replacement] = {
            Operator.PLACEHOLDER: self._placeholder,
            Operator.MASK: operators.mask,
            Operator.REDACT: operators.name,
            Operator.HASH: operators.keyed_hash(hash_key),
        }

    def sheet(self, part: Part, scan: Scan | None) -> _Sheet:
        """A part with the spans that the order and the placeholder grammar ask for."""
        spans = [
            Span(finding.start, finding.end, finding.entity_type, operator, finding.score, _FOUND_RANK)
            for finding in (scan.findings if scan else ())
            if (operator := self._acts_on(finding)) is not Operator.KEEP
        ]
        quoted = []
        for seen in find_all(part.text.raw):
            if part.speaker is Speaker.BOT and self._vault.value(seen.placeholder) is not None:
                quoted.append((seen.start, seen.end))
            else:
                spans.append(Span(seen.start, seen.end, LITERAL, Operator.PLACEHOLDER, 1.0, _LITERAL_RANK))
        return _Sheet(part, spans, quoted)

    def settle(self, sheets: Sequence[_Sheet]) -> None:
        """Place what is new and look for it everywhere, until nothing new turns up.

        A merged span is a new value, which may stand elsewhere too; each round merges more, so it ends.
        """
        surfaces: Sequence[Surface] = self._vault.surfaces()
        length = sum(len(sheet.text) for sheet in sheets)
        work = sum(len(sheet.text) * len(sheet.spans) for sheet in sheets)
        while True:
            work += length * len(surfaces)
            if work > _MOST_WORK:
                raise PayloadTooLargeError("too many values in too much text")
            for sheet in sheets:
                sheet.cover(surfaces, self._order)
            surfaces = [surface for sheet in sheets for surface in self._place(sheet)]
            if not surfaces:
                return

    def _place(self, sheet: _Sheet) -> list[Surface]:
        fresh = []
        for span, value in sheet.values():
            if (span.entity_type, value) in self._met:
                continue
            self._met.add((span.entity_type, value))
            if span.operator is Operator.PLACEHOLDER:
                if self._vault.placeholder(value, span.entity_type) is not None:
                    continue
                self.placed.append(self._vault.place(value, span.entity_type, self._subject_id))
            if surface := Surface.of(value, span.entity_type):
                fresh.append(surface)
        return fresh

    def _placeholder(self, entity_type: str, value: str) -> str:
        placeholder = self._vault.placeholder(value, entity_type)
        assert placeholder is not None, "settle() placed every value"
        return placeholder

    def _acts_on(self, finding: Finding) -> Operator:
        if finding.score < self._order.min_score or finding.start >= finding.end:
            return Operator.KEEP
        return _operator(self._order, finding.entity_type)
