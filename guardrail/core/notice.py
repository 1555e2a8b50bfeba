"""The notice at collection: what a person is told before their data is used.

GDPR Art. 13(1) and (2), Taiwan's PDPA Art. 8(1), Cal. Civ. Code § 1798.100(a). Every line stands for a fact
that the operator or the policy gave, or for one that is true of every chat through Guardrail; a fact that is
missing leaves its line out. The lines' texts are in :mod:`guardrail.core.locales`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from guardrail.errors import ConfigError
from guardrail.types import LegalBasis, Purpose

RIGHTS = (
    "access", "portability", "rectification", "erasure", "restriction", "objection", "opt_out", "limit", "withdraw",
    "human_review",
)  # fmt: skip
"""The law's words for a person's rights, as jurisdictions name them, in the order of the notice."""

MOST_AUTHORITIES = 5
"""More are not listed: nobody finds their own among those of all member states."""

_DAY, _HOUR = 86_400, 3_600


class NoticeLine(StrEnum):
    """The lines of a notice, in its order."""

    OPENING = "opening"
    CONTROLLER = "controller"  # {controller}
    ADDRESS = "address"  # {address}
    CONTACT = "contact"  # {contact}
    DPO = "dpo"  # {dpo}
    AUTOMATED = "automated"  # answers come from an AI
    DATA = "data"  # the kinds of data
    PURPOSE = "purpose"  # {purpose}, {basis}; one line each
    NO_SALE = "no_sale"  # whether data is sold or shared (Civ. Code § 1798.100(a)(1))
    RECIPIENTS = "recipients"  # {recipients}
    TRANSFERS = "transfers"  # {transfers}
    DAYS = "days"  # {count}: the storage period
    HOURS = "hours"  # {count}
    RIGHTS = "rights"  # {rights}
    ACCESS = "access"  # the words to write
    ERASURE = "erasure"
    OPT_OUT = "opt_out"
    WITHDRAW = "withdraw"
    AUTHORITY = "authority"  # {authority}; one line each
    AUTHORITIES = "authorities"  # instead of many: that of the place where one lives (GDPR Art. 77(1))
    NEEDED = "needed"  # whether data must be given, and what happens otherwise
    URL = "url"  # {privacy}


@dataclass(frozen=True, slots=True)
class Authority:
    """Where a person can complain."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What a notice is made of. ``retention_seconds`` from the turn; ``rights`` are words of :data:`RIGHTS`.

    Raises :class:`~guardrail.errors.ConfigError` for a fact with a line break or an unknown right.
    """

    controller: str | None = None
    address: str | None = None
    contact: str | None = None
    dpo: str | None = None
    privacy_url: str | None = None
    purposes: Mapping[Purpose, LegalBasis] = field(default_factory=dict)
    recipients: tuple[str, ...] = ()
    transfers: tuple[str, ...] = ()
    retention_seconds: int | None = None
    rights: tuple[str, ...] = ()
    authorities: tuple[Authority, ...] = ()
    jurisdictions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(text.splitlines()) > 1 for text in self._texts()):
            raise ConfigError("operator: a fact of the privacy notice has line breaks")
        if unknown := set(self.rights) - set(RIGHTS):
            raise ConfigError(f"policy: unknown rights {', '.join(sorted(unknown))}")

    @property
    def american(self) -> bool:
        """Whether the law of one of the United States binds."""
        return any(name == "us" or name.startswith("us-") for name in self.jurisdictions)

    def _texts(self) -> Iterator[str]:
        for each in fields(self):
            value = getattr(self, each.name)
            for item in value if isinstance(value, tuple) else (value,):
                parts = (item.name, item.url) if isinstance(item, Authority) else (item,)
                yield from (part for part in parts if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Words:
    """How a language names what the facts name by code."""

    purposes: Mapping[Purpose, str]
    bases: Mapping[LegalBasis, str]
    rights: Mapping[str, str]
    between: str  # items of a list


def notice_lines(facts: NoticeFacts, words: Words) -> Iterator[tuple[NoticeLine, dict[str, str]]]:
    """Which lines the facts allow, in order, and what fills each."""
    for line in NoticeLine:
        for filling in _fillings(line, facts, words):
            yield line, filling


def _fillings(line: NoticeLine, facts: NoticeFacts, words: Words) -> list[dict[str, str]]:
    """What fills a line: nothing for a missing fact, several for a line that is repeated."""
    match line:
        case NoticeLine.CONTROLLER:
            return _given("controller", facts.controller)
        case NoticeLine.ADDRESS:
            return _given("address", facts.address)
        case NoticeLine.CONTACT:
            return _given("contact", facts.contact)
        case NoticeLine.DPO:
            return _given("dpo", facts.dpo)
        case NoticeLine.PURPOSE:
            used = [(purpose, facts.purposes[purpose]) for purpose in Purpose if purpose in facts.purposes]
            return [{"purpose": words.purposes[purpose], "basis": words.bases[basis]} for purpose, basis in used]
        case NoticeLine.NO_SALE:
            return _said(facts.american and bool(facts.purposes) and Purpose.SALE not in facts.purposes)
        case NoticeLine.RECIPIENTS:
            return _given("recipients", words.between.join(facts.recipients))
        case NoticeLine.TRANSFERS:
            return _given("transfers", words.between.join(facts.transfers))
        case NoticeLine.DAYS | NoticeLine.HOURS:
            return _period(line, facts.retention_seconds)
        case NoticeLine.RIGHTS:
            return _given(
                "rights", words.between.join(words.rights[right] for right in RIGHTS if right in facts.rights)
            )
        case NoticeLine.ACCESS | NoticeLine.ERASURE | NoticeLine.OPT_OUT:
            return _said(line.value in facts.rights)
        case NoticeLine.WITHDRAW:
            return _said(LegalBasis.CONSENT in facts.purposes.values() or "withdraw" in facts.rights)
        case NoticeLine.AUTHORITY:
            listed = facts.authorities if len(facts.authorities) <= MOST_AUTHORITIES else ()
            return [{"authority": ", ".join(filter(None, (one.name, one.url)))} for one in listed]
        case NoticeLine.AUTHORITIES:
            return _said(len(facts.authorities) > MOST_AUTHORITIES)
        case NoticeLine.URL:
            return _given("privacy", facts.privacy_url)
    return [{}]


def _given(name: str, value: str | None) -> list[dict[str, str]]:
    return [{name: value}] if value else []


def _said(condition: bool) -> list[dict[str, str]]:
    return [{}] if condition else []


def _period(line: NoticeLine, seconds: int | None) -> list[dict[str, str]]:
    """Whole days as days, everything else as hours that were begun."""
    if seconds is None:
        return []
    whole = seconds > 0 and seconds % _DAY == 0
    if line is NoticeLine.DAYS:
        return [{"count": str(seconds // _DAY)}] if whole else []
    return [] if whole else [{"count": str(-(-seconds // _HOUR))}]
