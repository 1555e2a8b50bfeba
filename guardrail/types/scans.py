"""What inspection finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from guardrail.types.law import AgeBracket
from guardrail.types.values import Path, RawText


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A span of personal data: code-point offsets into the original text, end exclusive."""

    start: int
    end: int
    entity_type: str
    score: float
    recognizer: str


class Intent(StrEnum):
    """What the pipeline must understand by itself, before any bot is asked."""

    YES = "yes"
    NO = "no"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    ACCESS = "access"
    ARE_YOU_HUMAN = "are_you_human"
    HUMAN_HANDOFF = "human_handoff"
    PRIVACY = "privacy"  # show me the privacy notice
    CONSENTS = "consents"  # what have I agreed to
    OPT_OUT = "opt_out"  # do not sell, share or advertise, but go on serving me
    PORTABILITY = "portability"  # my data in a form for machines
    RECTIFY = "rectify"  # what you have of me is wrong
    RESTRICT = "restrict"  # keep it, but do nothing with it
    OBJECT = "object"  # I object to your using it
    LIMIT = "limit"  # use my sensitive data only for what I asked for
    HUMAN_REVIEW = "human_review"  # a person shall look at what a machine decided about me
    CODE = "code"  # give me a code, to prove elsewhere that this is my account
    UNLINK = "unlink"  # this account is no longer one with my others


class Skipped(StrEnum):
    """Why a recognizer did not read a text. None of these reasons leaves anything unread that it could find."""

    PREFILTER = "prefilter"  # none of the patterns without which it finds nothing occurs
    NOTHING_TO_READ = "nothing_to_read"  # a model, and no words of its script
    NO_MODEL = "no_model"  # models are off, or no model reads this language


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """With what a text was read, so that "nothing found" can be told from "nobody looked".

    A text is read whole or the scan fails: nothing is ever truncated.
    """

    languages: tuple[str, ...] = ()  # BCP 47, whose recognizers ran; the text's main language first
    certainty: float = 0.0  # of the main language, 0 to 1; 1 for a text without words, which has none
    ran: frozenset[str] = frozenset()  # recognizers that read the text
    skipped: Mapping[str, Skipped] = field(default_factory=dict)  # recognizers that did not, and why
    model: bool = False  # whether a model read it
    disguised: bool = False  # whether patterns read it in a normalised form
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What the detector says of one text. Findings are sorted and do not overlap."""

    language: str  # BCP 47, among the configured ones
    certain: bool  # False: the language is a guess
    findings: tuple[Finding, ...]
    intents: frozenset[Intent]
    recognizers: frozenset[str] = frozenset()  # the names that ran
    coverage: Coverage = field(default_factory=Coverage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """The scans of a turn, aligned with its parts."""

    language: str
    certain: bool
    scans: tuple[Scan | None, ...]  # None: the part was exempt from scanning
    intents: frozenset[Intent]
    unscanned: frozenset[str] = frozenset()  # attachment kinds nothing looked into
    scanned: tuple[Path, ...] = ()  # parts that were read
    exempt: tuple[Path, ...] = ()  # parts that the route exempts
    certainty: float = 1.0  # of the least certain language of what the person wrote now, 0 to 1
    age: AgeBracket | None = None  # the age that a short message tells, if it is one
    code: RawText | None = None  # the one-time code that the message is, in the form it was given
