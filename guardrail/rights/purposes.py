"""A no: for which purposes it switches off whose consent, and the ledger's rows of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from guardrail.core.consent import event_name
from guardrail.core.ids import new_id
from guardrail.core.requests import Request
from guardrail.ports import Entropy, PersonView, Ruler, Store
from guardrail.turn.records import Recorder
from guardrail.types import (
    ConsentMethod,
    ConsentRecorded,
    ConsentState,
    Json,
    LegalBasis,
    Pending,
    Purpose,
    QuestionSet,
    Right,
    RoutePolicy,
    Standing,
    Way,
    Write,
)

_OFF = frozenset({ConsentState.WITHDRAWN, ConsentState.REFUSED})


class Withdrawals:
    """Builds what an objection, an opt-out, a limit or a withdrawal writes."""

    def __init__(
        self,
        *,
        store: Store,
        ruler: Ruler,
        routes: Mapping[str, RoutePolicy],
        recorder: Recorder,
        entropy: Entropy,
    ) -> None:
        self._store = store
        self._ruler = ruler
        self._routes = routes
        self._recorder = recorder
        self._entropy = entropy

    async def purposes(self, request: Request, at: datetime) -> Sequence[Purpose]:
        """What is switched off, in the order of :class:`~guardrail.types.Purpose`.

        A request that names a purpose means it. One that names nothing means what the decision ``opt_out`` says,
        and a withdrawal that names nothing the service, too. Raises PolicyUnavailableError.
        """
        if request.about is not None and request.right is not Right.OPT_OUT:
            return (request.about,)
        if request.about is Purpose.SERVICE:  # the service is withdrawn from, not opted out of
            return (Purpose.SERVICE,)
        policy = self._routes[request.route]
        named: list[Json] = [] if request.about is None else [request.about.value]
        question: dict[str, Json] = {"source": "request", "signals": [], "purposes": named, "recipients": []}
        ruling = await self._ruler.rule(
            "opt_out", question, jurisdictions=policy.jurisdictions, kind=policy.kind, at=at
        )
        off = {Purpose(word) for word in ruling.answer["switched_off"]}
        if request.right is Right.WITHDRAW:
            off.add(Purpose.SERVICE)
        return [purpose for purpose in Purpose if purpose in off]

    async def writes(
        self, request: Request, person: PersonView, purposes: Sequence[Purpose], at: datetime
    ) -> list[Write]:
        """The rows for one account: only what its route does, what the person named, and sale in any case; nothing
        for what is off already."""
        conversations = [each for each in await self._store.conversations(person.subject_id) if each]
        standing = await self._store.standing(person.subject_id, conversations[-1] if conversations else "")
        policy = self._routes.get(person.route)
        if standing is None or policy is None:
            return []
        done = {Purpose.SERVICE, Purpose.SALE, request.about, *map(Purpose, policy.purposes)}
        rows: list[Write] = []
        for purpose in purposes:
            held = standing.consents.get(purpose)
            if purpose in done and (held is None or held.state not in _OFF):
                rows += self._row(request, standing, policy, purpose, at)
        return [*rows, *_answered(standing, purposes, at)]

    def _row(
        self, request: Request, standing: Standing, policy: RoutePolicy, purpose: Purpose, at: datetime
    ) -> list[Write]:
        row = ConsentRecorded(
            record_id=new_id("rec", self._entropy),
            subject_id=standing.subject_id,
            conversation_id=standing.conversation_id,
            purpose=purpose,
            state=ConsentState.WITHDRAWN,
            event=event_name(ConsentState.WITHDRAWN, standing.consents.get(purpose)),
            method=ConsentMethod.WORDS if request.way is Way.CHAT else ConsentMethod.OPERATOR,
            basis=LegalBasis(policy.purposes.get(purpose, LegalBasis.CONSENT)),
            jurisdictions=policy.jurisdictions,
            text_version="",  # no text of Guardrail's was shown
            text_hash="",
            language=standing.language or request.language,
            at=at,
            decision_id=new_id("dec", self._entropy),
            revision=request.revision or "",
        )
        told = self._recorder.audit(
            "consent:purpose:withdrawn",
            at,
            subject=row.subject_id,
            decision=row.decision_id,
            purpose=purpose,
            method=row.method,
            basis=row.basis,
            record=row.record_id,
            language=row.language,
        )
        return [row, told]


def _answered(standing: Standing, purposes: Sequence[Purpose], at: datetime) -> Sequence[Write]:
    """A question about one of them is answered: a later "yes" must mean something else."""
    service = standing.pending is Pending.CONSENT and Purpose.SERVICE in purposes
    other = standing.pending is Pending.PURPOSE and standing.pending_about in purposes
    return (QuestionSet(subject_id=standing.subject_id, pending=None, at=at),) if service or other else ()
