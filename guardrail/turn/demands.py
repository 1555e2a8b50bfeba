"""What a turn demands of Guardrail itself: requests about data, one-time codes, accounts of one person.

In two steps around the turn's commit. :meth:`Demands.prepared` gives the writes that are committed with the turn;
:meth:`Demands.done` carries on what was asked for, after it, and says how it stands. A failure there is reported and
not shown: the request is durable, and the rights room goes on with it by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from guardrail.core.erasure_progress import Stage
from guardrail.core.erasure_progress import from_dossier as progress_of
from guardrail.core.requests import Request, RequestState, Shown
from guardrail.core.texts import AT_HOME
from guardrail.errors import GuardrailError
from guardrail.ports import Chosen, Store
from guardrail.ports.rights import CodesOfChats, LinksOfChats, RequestsOfChats
from guardrail.turn.case import Case, Said
from guardrail.types import (
    ConsentState,
    DossierKind,
    Effect,
    LegalNotice,
    Pending,
    Purpose,
    QuestionSet,
    RawText,
    Right,
    Saying,
    Turn,
    Write,
)

Report = Callable[[str, GuardrailError], None]
Facts = Mapping[str, "str | None"]

RIGHTS: Mapping[Effect, Right] = {
    Effect.ERASE: Right.ERASURE,
    Effect.ACCESS_REQUESTED: Right.ACCESS,
    Effect.PORTABILITY_REQUESTED: Right.PORTABILITY,
    Effect.RECTIFICATION_REQUESTED: Right.RECTIFICATION,
    Effect.RESTRICTION_REQUESTED: Right.RESTRICTION,
    Effect.OBJECTION_REQUESTED: Right.OBJECTION,
    Effect.OPT_OUT_REQUESTED: Right.OPT_OUT,
    Effect.LIMIT_REQUESTED: Right.LIMIT,
    Effect.WITHDRAWAL_REQUESTED: Right.WITHDRAW,
    Effect.REVIEW_REQUESTED: Right.HUMAN_REVIEW,
}
QUIET = frozenset({Right.OPT_OUT, Right.WITHDRAW})
"""What takes effect with the turn itself: its own words say so, and nothing is said of the request."""

_COPIES = frozenset({Right.ACCESS, Right.PORTABILITY})
_GOES_ON = frozenset({RequestState.RECEIVED, RequestState.WORKING})
_CODES = frozenset(
    {
        Effect.CODE_ASKED,
        Effect.CODE_ENTERED,
        Effect.LINK_CONFIRMED,
        Effect.LINK_CANCELLED,
        Effect.PARTING_REQUESTED,
    }
)
_DEMANDING = _CODES | RIGHTS.keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What commits with the turn, and what is to be done after that."""

    writes: Sequence[Write] = ()
    says: tuple[Said, ...] | None = None  # None: what the policy says
    requests: tuple[Request, ...] = ()  # to go on with
    proven: tuple[Request, ...] = ()  # whose person has shown now who they are
    code: str | None = None  # for requests that wait for one
    alive: tuple[str, ...] = ()  # another account that must still be there


NOTHING = Prepared()


class Demands:
    """``public_url`` is where people reach the data plane: receipts are behind links there."""

    def __init__(
        self,
        *,
        requests: RequestsOfChats,
        codes: CodesOfChats,
        links: LinksOfChats,
        store: Store,
        report: Report,
        public_url: str | None = None,
    ) -> None:
        self._requests = requests
        self._codes = codes
        self._links = links
        self._store = store
        self._report = report
        self._public_url = public_url

    # ------------------------------------------------------------ with the turn

    async def prepared(self, case: Case) -> Prepared:
        """What the turn's decision asks for; commits nothing."""
        effects = case.decision.effects
        if case.turn.ephemeral or _DEMANDING.isdisjoint(effects):
            return NOTHING
        for effect in effects:
            if effect in _CODES:
                return await self._of_codes(case, effect)
        return await self._of_rights(case)

    async def _of_rights(self, case: Case) -> Prepared:
        turn, writes, requests = case.turn, list[Write](), list[Request]()
        for effect in case.decision.effects:
            if effect in RIGHTS:
                opened = await self._requests.prepare(turn, RIGHTS[effect], about=_about(case, RIGHTS[effect]))
                requests.append(opened.request)
                writes += opened.writes
            if effect is Effect.ERASE:  # the question is answered, also where the erasure still waits
                writes.append(QuestionSet(subject_id=turn.subject_id, pending=None, at=turn.at))
        code: str | None = None
        if not turn.group and any(request.state is RequestState.VERIFYING for request in requests):
            code, given = await self._codes.give(turn)
            writes += given
        return Prepared(writes=writes, requests=tuple(requests), code=code)

    async def _of_codes(self, case: Case, effect: Effect) -> Prepared:
        turn = case.turn
        match effect:
            case Effect.CODE_ASKED:
                code, given = await self._codes.give(turn)
                return Prepared(writes=given, says=(Said(Saying.CODE_GIVEN, {"code": code}),))
            case Effect.CODE_ENTERED:
                return await self._entered(turn, case.inspection.code)
            case Effect.LINK_CONFIRMED:
                return await self._confirmed(turn)
            case Effect.LINK_CANCELLED:
                offered = await self._links.offered(turn)
                return Prepared(writes=offered[1] if offered else ())
        return Prepared(writes=await self._links.parting(turn.subject_id, turn.at))

    async def _entered(self, turn: Turn, code: RawText | None) -> Prepared:
        """A code: of this account, which shows who asks; of another, which may be the same person's; or of nobody.

        What is wrong with one is never told, nor that it was right while none is taken.
        """
        if code is None or not await self._codes.takes(turn.subject_id, turn.at):
            return NOTHING
        redeemed = await self._codes.redeem(code.raw, turn.at)
        if redeemed is None:
            return Prepared(writes=await self._codes.missed(turn))
        owner, spent = redeemed
        if owner == turn.subject_id:
            return await self._own(turn, spent)
        if owner in await self._links.accounts(turn.subject_id):
            return Prepared(writes=spent, says=(Said(Saying.LINKED),))
        asked = QuestionSet(subject_id=turn.subject_id, pending=Pending.LINK, at=turn.at)
        offer = await self._links.offer(turn, owner)
        return Prepared(writes=[*spent, *offer, asked], says=(Said(Saying.LINK_QUESTION),), alive=(owner,))

    async def _own(self, turn: Turn, spent: Sequence[Write]) -> Prepared:
        """The account's own code: its requests that wait for one go on. Where none waits it is not spent: it was
        meant for somewhere else."""
        waiting = await self._requests.listed(states=(RequestState.VERIFYING.value,), subject_id=turn.subject_id)
        if not waiting:
            return Prepared(says=(Said(Saying.CODE_OWN),))
        return Prepared(writes=spent, proven=tuple(waiting))

    async def _confirmed(self, turn: Turn) -> Prepared:
        offered = await self._links.offered(turn)
        if offered is None:
            return Prepared(says=(Said(Saying.CODE_REFUSED),))
        other, ended = offered
        joined = await self._links.join(turn, other)
        if not joined and other not in await self._links.accounts(turn.subject_id):
            return Prepared(writes=ended, says=(Said(Saying.CODE_REFUSED),))
        told = [QuestionSet(subject_id=other, pending=Pending.LINK_TOLD, at=turn.at)] if joined else []
        return Prepared(writes=[*ended, *joined, *told], alive=(other,))

    # ------------------------------------------------------------ after the commit

    async def done(self, case: Case, prepared: Prepared) -> tuple[Said, ...] | None:
        """Carry on; what is said of it, None for what the policy says."""
        told = list[Said]()
        for request in prepared.proven:
            told += await self._stands(case, await self._proven(request), prepared.code)
        for request in prepared.requests:
            newest = await self._carried_on(request)
            if request.right not in QUIET:
                told += await self._stands(case, newest, prepared.code)
        return tuple(told) or prepared.says

    async def _proven(self, request: Request) -> Request:
        try:
            shown = await self._requests.identify(request.id, Shown(account=True, code=True), actor=None)
        except GuardrailError as error:
            self._report("requests", error)
            return request
        return await self._carried_on(shown)

    async def _carried_on(self, request: Request) -> Request:
        if request.state not in _GOES_ON:
            return request
        try:
            return await self._requests.proceed(request.id)
        except GuardrailError as error:
            self._report("requests", error)
            return request

    # ------------------------------------------------------------ what is said

    async def _stands(self, case: Case, request: Request, code: str | None) -> list[Said]:
        due = request.due_at.date().isoformat() if request.due_at else None
        facts = {"right": request.right.value, "reference": request.id, "due": due}
        if request.state is RequestState.VERIFYING:
            private = [Said(Saying.CODE_PRIVATE)] if case.turn.group else []
            return [Said(Saying.REQUEST_VERIFY, {**facts, "code": code}), *private]
        if request.state is RequestState.REFUSED:
            reason = request.reasons[0] if request.reasons else "other"
            complain = {"reason": reason, "authority": _authority(case.decision.legal)}
            return [Said(Saying.REQUEST_REFUSED, {**facts, **complain})]
        if request.right is Right.ERASURE and (erased := await self._erased(request, facts)):
            return [erased]
        if request.state in {RequestState.FULFILLED, RequestState.PARTLY}:
            return [Said(Saying.REQUEST_DONE, facts)]
        link = None if case.turn.group else await self._copy(request)
        if link is not None:
            return [Said(Saying.COPY_READY, {**facts, "link": link})]
        received = Saying.ACCESS_RECEIVED if request.right is Right.ACCESS else Saying.REQUEST_RECEIVED
        return [Said(received, facts)]

    async def _copy(self, request: Request) -> str | None:
        """The link to a copy; everybody in a group could open it, so it is not asked for there."""
        if request.right not in _COPIES or request.state is not RequestState.WORKING:
            return None
        try:
            link = await self._requests.link(request.id)
        except GuardrailError as error:
            self._report("requests", error)
            return None
        return None if link is None else link.raw

    async def _erased(self, request: Request, facts: Facts) -> Said | None:
        """Said as soon as nothing can be read any more; the receipt follows. None: it is not that far."""
        try:
            found = await self._store.dossiers(DossierKind.RECEIPT, Chosen(parent_id=request.id, limit=1))
        except GuardrailError as error:
            self._report("requests", error)
            return None
        progress = progress_of(found[0]) if found else None
        if progress is None or progress.stage is Stage.BEGUN:
            return None
        receipt = f"{self._public_url}/receipts/{progress.id}" if self._public_url else None
        saying = Saying.ERASURE_DONE if progress.whole else Saying.ERASURE_PARTLY
        return Said(saying, {**facts, "receipt": receipt})


def _about(case: Case, right: Right) -> Purpose | None:
    """What a withdrawal names: the one purpose beside the service that it ends."""
    if right is not Right.WITHDRAW:
        return None
    ended = [each.purpose for each in case.decision.consents if each.state is ConsentState.WITHDRAWN]
    return ended[0] if len(ended) == 1 and ended[0] is not Purpose.SERVICE else None


def _authority(legal: LegalNotice | None) -> str | None:
    """Where to complain (GDPR Art. 12(4)); of several, the one at home (Art. 77(1))."""
    if legal is None or not legal.authorities:
        return None
    if len(legal.authorities) > 1:
        return AT_HOME
    return ", ".join(filter(None, legal.authorities[0]))
