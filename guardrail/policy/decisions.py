"""From an engine's raw answer to a :class:`~guardrail.types.Decision`, or no decision at all.

An answer is taken only if it has exactly the documented shape (``docs/reference/policy.md``): a missing or
surplus key, another type or an unknown word is a broken policy, and a broken policy decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from guardrail.errors import PolicyUnavailableError
from guardrail.ports import RawDecision
from guardrail.types import (
    Action,
    Citation,
    ConsentChange,
    ConsentMethod,
    ConsentState,
    Decision,
    DisclosureOrder,
    Effect,
    Element,
    Json,
    Operator,
    PartKind,
    Purpose,
    RedactionOrder,
    Saying,
    StorageOrder,
)

ENTRYPOINT = "guardrail/turn/decision"

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

KEYS = (
    "allowed",
    "asks",
    "citations",
    "consents",
    "decision",
    "disclosure",
    "effects",
    "jurisdictions",
    "obligations",
    "reasons",
    "redaction",
    "restore",
    "says",
    "storage",
    "valid_until",
)
REASON = re.compile(r"[a-z][a-z0-9_]{0,63}")
OBLIGATION = re.compile(r"[a-z][a-z0-9_]{0,63}(:[A-Za-z0-9_]{1,64}){0,2}")
ENTITY_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
JURISDICTION = re.compile(r"[a-z][a-z0-9-]{0,31}")
RULE = re.compile(r"[a-z][a-z0-9-]{0,31}/[a-z][a-z0-9_]{0,63}")
PRINTABLE = re.compile(r"[^\x00-\x1f\x7f]{1,300}")
MAX_ITEMS = 256
MAX_SECONDS = 10 * 366 * 86400


class _WrongShape(Exception):
    """Carries the place in the answer."""


def turn_decision(raw: RawDecision, id: str) -> Decision:
    """Check the answer to a turn's question.

    Raises :class:`PolicyUnavailableError` naming entry point, place and revision, never a value.
    """
    try:
        return _decision(raw, id)
    except _WrongShape as wrong:
        place = wrong.args[0]
    raise PolicyUnavailableError(f"{ENTRYPOINT}: wrong shape at {place} ({raw.revision})", code="policy_shape")


def _decision(raw: RawDecision, id: str) -> Decision:
    answer = _fields(raw.result, "result", *KEYS)
    effects = _several(_word(Effect))(answer["effects"], "effects")
    return Decision(
        id=id,
        action=_word(Action)(answer["decision"], "decision"),
        reasons=_several(_text(REASON))(answer["reasons"], "reasons"),
        citations=_several(_citation)(answer["citations"], "citations"),
        obligations=_several(_text(OBLIGATION))(answer["obligations"], "obligations"),
        effects=effects,
        consents=_consents(answer["consents"], "consents"),
        asks=_asks(answer["asks"], effects, "asks"),
        says=_several(_word(Saying))(answer["says"], "says"),
        redaction=_redaction(answer["redaction"], "redaction"),
        restore=frozenset(_several(_word(PartKind))(answer["restore"], "restore")),
        storage=_storage(answer["storage"], "storage"),
        disclosure=_disclosure(answer["disclosure"], "disclosure"),
        allowed=_allowed(answer["allowed"], "allowed"),
        jurisdictions=_jurisdictions(answer["jurisdictions"], "jurisdictions"),
        valid_until=_moment(answer["valid_until"], "valid_until"),
        revision=raw.revision,
        engine=raw.engine,
    )


def _redaction(value: Json, place: str) -> RedactionOrder:
    order = _fields(value, place, "default", "operators", "min_score", "exempt")
    operators = order["operators"]
    if not isinstance(operators, dict) or len(operators) > MAX_ITEMS:
        raise _WrongShape(f"{place}.operators")
    if order["default"] == Operator.KEEP.value:
        raise _WrongShape(f"{place}.default")  # nothing is kept in clear without being named
    return RedactionOrder(
        default=_word(Operator)(order["default"], f"{place}.default"),
        operators={
            _text(ENTITY_TYPE)(entity_type, f"{place}.operators"): _word(Operator)(operator, f"{place}.operators")
            for entity_type, operator in operators.items()
        },
        min_score=_score(order["min_score"], f"{place}.min_score"),
        exempt=frozenset(_several(_word(PartKind))(order["exempt"], f"{place}.exempt")),
    )


def _storage(value: Json, place: str) -> StorageOrder:
    order = _fields(value, place, "keep", "expires_after")
    return StorageOrder(
        keep=_flag(order["keep"], f"{place}.keep"),
        expires_after=_seconds(order["expires_after"], f"{place}.expires_after"),
    )


def _disclosure(value: Json, place: str) -> DisclosureOrder:
    order = _fields(value, place, "due", "elements", "human", "interval", "law")
    elements = _several(_word(Element))(order["elements"], f"{place}.elements")
    if elements[:1] != (Element.AUTOMATED,) or elements != tuple(each for each in Element if each in elements):
        raise _WrongShape(f"{place}.elements")  # each once, in their order; that it is a machine always comes first
    return DisclosureOrder(
        due=_flag(order["due"], f"{place}.due"),
        interval=_seconds(order["interval"], f"{place}.interval"),
        law=_text(PRINTABLE)(order["law"], f"{place}.law"),
        elements=elements,
        human=_flag(order["human"], f"{place}.human"),
    )


def _citation(value: Json, place: str) -> Citation:
    cited = _fields(value, place, "article", "law", "rule", "source")
    text, rule = _text(PRINTABLE), _text(RULE)(cited["rule"], place)
    return _cited(text(cited["law"], place), text(cited["article"], place), text(cited["source"], place), rule)


@lru_cache(maxsize=4096)
def _cited(law: str, article: str, source: str, rule: str) -> Citation:
    """One object a rule, however often it is cited."""
    return Citation(law=law, article=article, source=source, rule=rule)


def _jurisdictions(value: Json, place: str) -> tuple[str, ...]:
    """As many as there are under ``strict``, the same with every answer."""
    if isinstance(value, list) and all(type(name) is str for name in value) and _are_places(tuple(value)):
        return tuple(map(str, value))
    return _several(_text(JURISDICTION))(value, place)


@lru_cache(maxsize=256)
def _are_places(names: tuple[str, ...]) -> bool:
    return len(names) <= MAX_ITEMS and all(JURISDICTION.fullmatch(name) for name in names)


def _consents(value: Json, place: str) -> tuple[ConsentChange, ...]:
    changes = _several(_consent)(value, place)
    if len({change.purpose for change in changes}) != len(changes):
        raise _WrongShape(place)  # which of two states would hold?
    return changes


def _consent(value: Json, place: str) -> ConsentChange:
    change = _fields(value, place, "method", "purpose", "state")
    return ConsentChange(
        purpose=_word(Purpose)(change["purpose"], f"{place}.purpose"),
        state=_word(ConsentState)(change["state"], f"{place}.state"),
        method=_word(ConsentMethod)(change["method"], f"{place}.method"),
    )


def _asks(value: Json, effects: tuple[Effect, ...], place: str) -> Purpose | None:
    """A purpose exactly when the decision opens the question about one."""
    asks = None if value is None else _word(Purpose)(value, place)
    if asks is Purpose.SERVICE or (asks is None) == (Effect.PURPOSE_ASKED in effects):
        raise _WrongShape(place)
    return asks


def _allowed(value: Json, place: str) -> dict[Purpose, bool]:
    """The service is always among them."""
    if not isinstance(value, dict) or Purpose.SERVICE.value not in value:
        raise _WrongShape(place)
    return {_word(Purpose)(purpose, place): _flag(allowed, place) for purpose, allowed in value.items()}


def _fields(value: Json, place: str, *keys: str) -> dict[str, Json]:
    if not isinstance(value, dict) or value.keys() != set(keys):
        raise _WrongShape(place)
    return value


def _several(item: Callable[[Json, str], T]) -> Callable[[Json, str], tuple[T, ...]]:
    def read(value: Json, place: str) -> tuple[T, ...]:
        if not isinstance(value, list) or len(value) > MAX_ITEMS:
            raise _WrongShape(place)
        try:
            return tuple(item(each, place) for each in value)
        except _WrongShape:  # once more, to say which one
            return tuple(item(each, f"{place}[{index}]") for index, each in enumerate(value))

    return read


def _word(words: type[E]) -> Callable[[Json, str], E]:
    def read(value: Json, place: str) -> E:
        if isinstance(value, str):
            with suppress(ValueError):
                return words(value)
        raise _WrongShape(place)

    return read


def _text(shape: re.Pattern[str]) -> Callable[[Json, str], str]:
    def read(value: Json, place: str) -> str:
        if not isinstance(value, str) or not _fits(shape, value):
            raise _WrongShape(place)
        return value

    return read


@lru_cache(maxsize=4096)
def _fits(shape: re.Pattern[str], value: str) -> bool:
    """Laws, reasons and names are the same in one answer after another."""
    return shape.fullmatch(value) is not None


def _flag(value: Json, place: str) -> bool:
    if not isinstance(value, bool):
        raise _WrongShape(place)
    return value


def _seconds(value: Json, place: str) -> int:
    if type(value) is not int or not 0 <= value <= MAX_SECONDS:
        raise _WrongShape(place)
    return value


def _score(value: Json, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _WrongShape(place)
    return float(value)


def _moment(value: Json, place: str) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _WrongShape(place)
    return moment
