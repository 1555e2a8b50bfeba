"""The decisions beside the turn: asked, checked on the way in and on the way out.

What may be asked and answered is written down as JSON Schema, one file a decision, in ``schemas/``. A question
that does not fit reaches no engine; an answer that does not fit is a broken policy, and a broken policy decides
nothing. The same holds for an answer to something else than was asked: another right, another purpose, or an
erasure that passes an item over in silence.

The law comes from the :class:`~guardrail.policy.law.LawBook`, never from the caller. Dates are not policy's
business: durations come back, and :mod:`guardrail.core.clocks` counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from jsonschema.exceptions import best_match

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.entrypoints import BY_NAME
from guardrail.policy.law import LawBook
from guardrail.policy.question import law_facts
from guardrail.policy.shape import validator
from guardrail.ports import PolicyEngine, RawDecision, Ruling
from guardrail.types import Citation, Json

_RIGHTS = ("access", "portability", "erasure", "rectification", "restriction", "objection", "human_review")

PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "proactive": ("child", "consent", "disclosure", "signals"),
        "opt_out": ("consent", "deadline", "signals"),
        "rights": ("acknowledge", "clock", "deadline", "extension", "identity", "rights"),
        "erasure": ("erasure", "retention", "rights"),
        "retention": ("consent", "retention", "rights"),
        "handoff": ("disclosure",),
        "access": (),
        "reveal": (),
    }
)
"""The groups of the law's parameters that each decision reads."""

GROUNDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "proactive": (
            *("child", "consent", "consent_renewal", "handoff", "objection", "opt_out", "other_basis", "proactive"),
            *("restriction", "signal", "withdrawal"),
        ),
        "opt_out": ("objection", "opt_out", "signal"),
        "rights": ("rights", "opt_out", "withdrawal", *_RIGHTS),
        "erasure": ("erasure", "erasure_exception", "other_basis", "proof", "recipients"),
        "retention": ("consent", "consent_proof", "erasure", "erasure_exception", "proof", "storage"),
        "handoff": ("disclosure", "handoff", "roles"),
        "access": ("roles",),
        "reveal": ("reveal",),
    }
)
"""The grounds that each decision cites; the rest of the law stays at home."""


class Rulings:
    """Asks one engine, under the law that one book reads from the same policies."""

    def __init__(self, engine: PolicyEngine, book: LawBook) -> None:
        self._engine = engine
        self._book = book

    async def rule(
        self, name: str, question: Mapping[str, Json], *, jurisdictions: tuple[str, ...], kind: str, at: datetime
    ) -> Ruling:
        """Decide ``name``, one of :data:`PARAMETERS`, under the law that is in force ``at`` that instant.

        Raises :class:`PolicyUnavailableError`: ``policy_question`` names the place of a wrong question, never what
        stood there; ``policy_shape`` the place of a wrong answer; ``policy_revision`` when the policies change
        faster than they can be asked.
        """
        _check_question(name, question)
        for _ in range(2):  # once more, when the policies were replaced between the law and the answer
            law = await self._book.in_force(jurisdictions, kind, at)
            facts = law_facts(law, parameters=PARAMETERS[name], grounds=GROUNDS[name])
            raw = await self._engine.evaluate(BY_NAME[name], {**question, "law": facts})
            if raw.revision == law.revision:
                return _ruling(name, question, raw)
        raise PolicyUnavailableError(f"{BY_NAME[name]}: law and answer differ in revision", code="policy_revision")


def _check_question(name: str, question: Mapping[str, Json]) -> None:
    if name not in PARAMETERS:
        raise PolicyUnavailableError("not a decision", code="policy_question")
    place = _misfit(name, "question", dict(question)) or _doubled(question)
    if place is not None:
        raise PolicyUnavailableError(f"{BY_NAME[name]}: the question is wrong at {place}", code="policy_question")


def _ruling(name: str, question: Mapping[str, Json], raw: RawDecision) -> Ruling:
    place = _misfit(name, "answer", raw.result) or _strayed(question, raw.result)
    if place is not None:
        raise PolicyUnavailableError(f"{BY_NAME[name]}: wrong shape at {place} ({raw.revision})", code="policy_shape")
    answer: Mapping[str, Any] = MappingProxyType(dict(raw.result))  # type: ignore[arg-type]
    return Ruling(
        name=name,
        decision=answer["decision"],
        reasons=tuple(answer["reasons"]),
        obligations=tuple(answer["obligations"]),
        citations=tuple(Citation(**cited) for cited in answer["citations"]),
        valid_until=_moment(answer["valid_until"]),
        answer=answer,
        revision=raw.revision,
        engine=raw.engine,
    )


def _misfit(name: str, side: str, value: Json) -> str | None:
    """Where ``value`` does not fit its schema, as a JSON path without any value; None: it fits."""
    try:
        error = best_match(validator(name, side).iter_errors(value))
    except (TypeError, ValueError, RecursionError):  # no JSON at all: keys that are not text, endless nesting
        return "$"
    return None if error is None else error.json_path


def _doubled(question: Mapping[str, Json]) -> str | None:
    """Two items of one name could not be told apart in the answer."""
    items: Any = question.get("items", [])
    return "$.items" if len({item["id"] for item in items}) < len(items) else None


def _strayed(question: Mapping[str, Json], answer: Any) -> str | None:
    """Where an answer that fits its schema makes no sense, or answers another question.

    A word that stands in both must be the same in both, and every item that was asked about has its answer.
    """
    try:
        _moment(answer["valid_until"])
    except ValueError:  # the thirty-first of February
        return "$.valid_until"
    for key in question.keys() & answer.keys():
        if isinstance(question[key], str) and question[key] != answer[key]:
            return f"$.{key}"
    items: Any = question.get("items", [])
    if answer["decision"] != "refuse" and [item["id"] for item in items] != [
        item["id"] for item in answer.get("items", [])
    ]:
        return "$.items"
    return None


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
