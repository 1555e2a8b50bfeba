"""Requests of people: taking them in, deciding them, answering them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from guardrail.core.requests import Request, Shown
from guardrail.errors import ChannelError, ConflictError
from guardrail.ports.rights import Asked
from guardrail.types import RawText, Right, Way
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, File, Operation

COPIES = frozenset({Right.ACCESS, Right.PORTABILITY})
_NOTE = "text/plain; charset=utf-8"
"""A receipt is a signed note: JSON, and the signature below it."""
_FORMS = {"json": "application/json", "html": "text/html; charset=utf-8"}


def view(call: Call, request: Request) -> m.RequestView:
    """A request as officers see it."""
    overdue = request.open and request.due_at is not None and call.services.clock() >= request.due_at
    return m.RequestView(
        id=request.id,
        right=request.right,
        way=request.way.value,
        route=request.route,
        subject=request.subject_id,
        about=request.about,
        state=request.state,
        open=request.open,
        language=request.language,
        received_at=request.received_at,
        begun_at=request.begun_at,
        due_at=request.due_at,
        acknowledge_by=request.acknowledge_by,
        acknowledged_at=request.acknowledged_at,
        closed_at=request.closed_at,
        proof_until=request.proof_until,
        paused=request.paused_at is not None,
        extended=request.extended,
        overdue=overdue,
        fee=request.fee,
        reasons=request.reasons,
        obligations=request.obligations,
        citations=request.citations,
        controller=request.controller,
    )


async def new(call: Call) -> m.RequestView:
    """Take in a request: decided at once, and done at once where nobody has to look."""
    sent = call.sent(m.NewRequest)
    if sent.received_at is not None and sent.received_at > call.services.clock():
        raise ConflictError(code="bad_request_time")
    asked = Asked(
        right=sent.right,
        way=Way(sent.way),
        route=sent.route,
        subject_id=sent.who.subject if isinstance(sent.who, m.OnSubject) else None,
        user=RawText(sent.who.user) if isinstance(sent.who, m.ByUser) else None,
        about=sent.about,
        language=sent.language,
        shown=_shown(sent.identity),
        note=None if sent.note is None else RawText(sent.note),
        received_at=sent.received_at,
    )
    return view(call, await call.services.requests.open(asked, actor=call.officer.id))


async def listed(call: Call) -> m.Requests:
    """Requests: open ones by due date, or all in one state."""
    asked = call.asked(m.RequestQuery)
    found = await call.services.requests.listed(
        states=None if asked.state is None else (asked.state.value,),
        subject_id=asked.subject,
        right=asked.right,
        due_before=asked.due_before,
        after=asked.after,
        limit=asked.limit,
    )
    return m.Requests(
        items=tuple(view(call, each) for each in found), next=found[-1].id if len(found) == asked.limit else None
    )


async def shown(call: Call) -> m.RequestFile:
    """A request, with its history and who was told."""
    request = await _request(call)
    history = await call.services.requests.history(request.id)
    told = await call.services.recipients.of(request.id)
    return m.RequestFile(
        **view(call, request).model_dump(),
        history=tuple(m.Step.model_validate(each, strict=False) for each in history),
        recipients=tuple(m.Told.model_validate(each, strict=False) for each in told),
    )


async def note(call: Call) -> m.Note:
    """What it is about, in the words it came with."""
    words = await call.services.requests.note((await _request(call)).id)
    return m.Note(note=None if words is None else words.raw)


async def identify(call: Call) -> m.RequestView:
    """More was shown of who asks."""
    sent = call.sent(m.Identified)
    return await _changed(call, call.services.requests.identify, _shown(sent), code=sent.code)


async def acknowledge(call: Call) -> m.RequestView:
    """Whoever asked was told that it came (11 CCR 7021(a))."""
    return await _changed(call, call.services.requests.acknowledge)


async def ask(call: Call) -> m.RequestView:
    """Ask the person for more; the clock stands where the law lets it."""
    return await _changed(call, call.services.requests.ask)


async def decide(call: Call) -> m.RequestView:
    """Accept or refuse a request; the policy has the last word."""
    sent = call.sent(m.Decided)
    return await _changed(
        call,
        call.services.requests.decide,
        accept=sent.accept,
        excessive=sent.excessive,
        compelling_grounds=sent.compelling_grounds,
    )


async def extend(call: Call) -> m.RequestView:
    """More time, where the law gives it."""
    return await _changed(call, call.services.requests.extend, call.sent(m.Extended).reason)


async def complete(call: Call) -> m.RequestView:
    """What only people can do (a correction, a review) was done."""
    sent = call.sent(m.Completed)
    words = None if sent.note is None else RawText(sent.note)
    return await _changed(call, call.services.requests.complete, partly=sent.partly, note=words)


async def cancel(call: Call) -> m.RequestView:
    """The person took it back."""
    return await _changed(call, call.services.requests.cancel)


async def lift_restriction(call: Call) -> m.RequestView:
    """End a restriction; the person was warned before (GDPR Art. 18(3))."""
    return await _changed(call, call.services.requests.lift_restriction)


async def delivered(call: Call) -> m.RequestView:
    """The copy was handed over otherwise than by a link."""
    return await _changed(call, call.services.requests.delivered)


async def receipt(call: Call) -> File:
    """The signed receipt of an erasure."""
    request = await _request(call)
    found = await call.services.receipts.receipt(request.id)
    if found is None:
        raise _nothing()
    return File(body=found, content_type=_NOTE, name=f"{request.id}.txt")


async def proof(call: Call) -> m.Proof:
    """What is kept sealed as proof of the request, until its time is up (11 CCR 7101)."""
    found = await call.services.receipts.proof(call.path["request"], actor=call.officer.id)
    if found is None:
        raise _nothing()
    return m.Proof(proof=dict(found))


async def copy(call: Call) -> File:
    """The copy of somebody's data, to hand over otherwise than by a link."""
    request, form = await _copy_request(call), call.asked(m.CopyQuery).form
    body = await call.services.bundles.made(request, form, actor=call.officer.id)
    return File(body=body, content_type=_FORMS[form], name=f"copy.{form}")


async def link(call: Call) -> m.Link:
    """A one-time link to the copy."""
    request, base = await _copy_request(call), call.services.public_url
    if base is None:
        raise ConflictError(code="no_public_url")
    token = await call.services.bundles.issue(request, actor=call.officer.id)
    return m.Link(url=f"{base}/my/{token}")


async def retry(call: Call) -> m.Told:
    """Tell a recipient again who did not take it."""
    return m.Told.model_validate(await call.services.recipients.retry(call.path["notice"]), strict=False)


async def _changed(
    call: Call, change: Callable[..., Awaitable[Request]], *given: object, **more: object
) -> m.RequestView:
    """The request of the path, after this officer's change of it."""
    request = await _request(call)
    return view(call, await change(request.id, *given, actor=call.officer.id, **more))


async def _request(call: Call) -> Request:
    request = await call.services.requests.get(call.path["request"])
    if request is None:
        raise _nothing()
    return request


async def _copy_request(call: Call) -> Request:
    request = await _request(call)
    if request.right not in COPIES or not request.open:
        raise ConflictError(code="wrong_state")
    return request


def _shown(identity: m.Identity) -> Shown:
    return Shown(
        account=identity.account,
        data_points=identity.data_points,
        declaration=identity.declaration,
        permission=identity.permission,
        doubt=identity.doubt,
    )


def _nothing() -> ChannelError:
    return ChannelError(code="not_found", status=404)


_changing = partial(Operation, method="POST", answer=m.RequestView, fails=(404, 409))
_ONE = "/requests/{request}"

OPERATIONS = (
    _changing(
        path="/requests",
        name="newRequest",
        handle=new,
        action="request.create",
        body=m.NewRequest,
        status=201,
    ),
    Operation(
        method="GET",
        path="/requests",
        name="listRequests",
        handle=listed,
        action="request.read",
        query=m.RequestQuery,
        answer=m.Requests,
        fails=(409,),
    ),
    Operation(
        method="GET",
        path=_ONE,
        name="showRequest",
        handle=shown,
        action="request.read",
        answer=m.RequestFile,
    ),
    Operation(
        method="GET",
        path=f"{_ONE}/note",
        name="readNote",
        handle=note,
        action="request.read",
        answer=m.Note,
    ),
    _changing(
        path=f"{_ONE}/identify",
        name="identify",
        handle=identify,
        action="request.decide",
        body=m.Identified,
    ),
    _changing(
        path=f"{_ONE}/acknowledge",
        name="acknowledge",
        handle=acknowledge,
        action="request.decide",
    ),
    _changing(path=f"{_ONE}/ask", name="askForMore", handle=ask, action="request.decide"),
    _changing(
        path=f"{_ONE}/decide",
        name="decide",
        handle=decide,
        action="request.decide",
        body=m.Decided,
    ),
    _changing(
        path=f"{_ONE}/extend",
        name="extend",
        handle=extend,
        action="request.extend",
        body=m.Extended,
    ),
    _changing(
        path=f"{_ONE}/complete",
        name="complete",
        handle=complete,
        action="request.decide",
        body=m.Completed,
    ),
    _changing(path=f"{_ONE}/cancel", name="cancel", handle=cancel, action="request.decide"),
    _changing(
        path=f"{_ONE}/lift-restriction",
        name="liftRestriction",
        handle=lift_restriction,
        action="request.decide",
    ),
    _changing(
        path=f"{_ONE}/delivered",
        name="delivered",
        handle=delivered,
        action="bundle.deliver",
    ),
    Operation(
        method="GET",
        path=f"{_ONE}/receipt",
        name="receipt",
        handle=receipt,
        action="request.read",
        files=("text/plain",),
    ),
    Operation(
        method="GET",
        path=f"{_ONE}/proof",
        name="proof",
        handle=proof,
        action="request.read",
        answer=m.Proof,
    ),
    Operation(
        method="GET",
        path=f"{_ONE}/copy",
        name="copy",
        handle=copy,
        action="bundle.create",
        query=m.CopyQuery,
        files=("application/json", "text/html"),
        fails=(409,),
    ),
    Operation(
        method="POST",
        path=f"{_ONE}/link",
        name="link",
        handle=link,
        action="bundle.deliver",
        answer=m.Link,
        status=201,
        fails=(409,),
    ),
    Operation(
        method="POST",
        path="/notices/{notice}/retry",
        name="retryNotice",
        handle=retry,
        action="request.decide",
        answer=m.Told,
        fails=(409,),
    ),
)
