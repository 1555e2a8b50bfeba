"""The consent ledger's rows of a decided turn (GDPR Art. 7(1); record fields after ISO/IEC TS 27560)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from guardrail.core.consent import event_name
from guardrail.core.ids import new_id
from guardrail.ports import Entropy
from guardrail.turn.case import Case
from guardrail.turn.records import Recorder
from guardrail.turn.words import Words
from guardrail.types import (
    AgeBracket,
    AgeNoted,
    ConsentChange,
    ConsentMethod,
    ConsentRecorded,
    ConsentState,
    Effect,
    LegalBasis,
    Pending,
    Purpose,
    QuestionSet,
    Write,
)

AGE_CHOICE = "guardrail:age:"
"""What the payload of an age button begins with."""

_OPENS = {
    Effect.CONSENT_ASKED: Pending.CONSENT,
    Effect.PURPOSE_ASKED: Pending.PURPOSE,
    Effect.AGE_ASKED: Pending.AGE,
    Effect.ERASURE_ASKED: Pending.ERASURE,
}
_CLOSES = frozenset({Effect.QUESTION_CLOSED, Effect.ERASURE_CANCELLED, Effect.AGE_GIVEN})


class Consents:
    """Builds what a turn writes of consents, of the questions about them, and of ages."""

    def __init__(self, recorder: Recorder, words: Words, entropy: Entropy) -> None:
        self._recorder = recorder
        self._words = words
        self._entropy = entropy

    def changed(self, case: Case) -> list[Write]:
        """The purposes whose state this turn changes; the question that it opens or closes; an age."""
        changes = list(case.decision.consents)
        service_asked = Effect.CONSENT_ASKED in case.decision.effects
        if service_asked and all(change.purpose is not Purpose.SERVICE for change in changes):
            changes.append(_asked(Purpose.SERVICE))
        writes = [write for change in changes for write in self._recorded(case, change, case.turn.at)]
        return [*writes, *self._questions(case), *_age(case)]

    def shown(self, case: Case, purpose: Purpose, at: datetime) -> list[Write]:
        """The question about a purpose was shown: from now on its answer counts."""
        return self._recorded(case, _asked(purpose), at)

    def _questions(self, case: Case) -> Sequence[Write]:
        """At most one question is open: the last one that the decision names, or none."""
        turn, decision = case.turn, case.decision
        opened = [_OPENS[effect] for effect in decision.effects if effect in _OPENS]
        if not opened and not _CLOSES.intersection(decision.effects):
            return ()
        pending = opened[-1] if opened else None
        about = decision.asks if pending is Pending.PURPOSE else None
        return (QuestionSet(subject_id=turn.subject_id, pending=pending, at=turn.at, about=about),)

    def _recorded(self, case: Case, change: ConsentChange, at: datetime) -> list[Write]:
        turn, decision, policy = case.turn, case.decision, case.route.policy
        question = self._words.question(change.purpose, case.language)
        row = ConsentRecorded(
            record_id=new_id("rec", self._entropy),
            subject_id=turn.subject_id,
            conversation_id=turn.conversation_id,
            purpose=change.purpose,
            state=change.state,
            event=event_name(change.state, case.standing.consents.get(change.purpose)),
            method=change.method,
            basis=LegalBasis(policy.purposes.get(change.purpose, LegalBasis.CONSENT)),
            jurisdictions=policy.jurisdictions,
            text_version=question.version,
            text_hash=self._words.hash_of(question),
            language=question.language,
            at=at,
            decision_id=decision.id,
            revision=decision.revision,
        )
        told = self._recorder.audit(
            f"consent:purpose:{change.state.value}",
            at,
            subject=turn.subject_id,
            turn=turn.id,
            decision=decision.id,
            purpose=change.purpose,
            method=change.method,
            basis=row.basis,
            record=row.record_id,
            text_version=question.version,
            language=question.language,
        )
        return [row, told]


def _asked(purpose: Purpose) -> ConsentChange:
    return ConsentChange(purpose=purpose, state=ConsentState.ASKED, method=ConsentMethod.WORDS)


def _age(case: Case) -> Sequence[Write]:
    if Effect.AGE_GIVEN not in case.decision.effects:
        return ()
    choice = case.turn.event.choice or ""
    told = AgeBracket(choice.removeprefix(AGE_CHOICE)) if choice.startswith(AGE_CHOICE) else case.inspection.age
    return (AgeNoted(subject_id=case.turn.subject_id, age=told),) if told else ()
