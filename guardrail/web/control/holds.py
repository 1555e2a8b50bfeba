"""Legal holds, reveals, and what falls when: acts that one person does not do alone, or that show much."""

from __future__ import annotations

from guardrail.errors import ChannelError, ConflictError
from guardrail.ports.rights import HoldAsked
from guardrail.types import Dossier, RawText
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, Operation


async def place(call: Call) -> m.HoldView:
    """Place a hold on one person's data, or on everything of a route."""
    sent = call.sent(m.NewHold)
    if sent.until is not None and sent.until <= call.services.clock():
        raise ConflictError(code="until_passed")
    asked = HoldAsked(
        reason=RawText(sent.reason),
        subject_id=sent.on.subject if isinstance(sent.on, m.OnSubject) else None,
        route=sent.on.route if isinstance(sent.on, m.OnRoute) else None,
        rule=sent.rule,
        until=sent.until,
    )
    return _hold(await call.services.holds.place(asked, actor=call.officer.id))


async def holds(call: Call) -> m.Holds:
    """Holds, newest first."""
    asked = call.asked(m.HoldQuery)
    found = await call.services.holds.listed(after=asked.after, limit=asked.limit)
    return m.Holds(items=tuple(map(_hold, found)), next=found[-1].id if len(found) == asked.limit else None)


async def reason(call: Call) -> m.Note:
    """Why a hold was placed."""
    words = await call.services.holds.reason(call.path["hold"])
    if words is None:
        raise ChannelError(code="not_found", status=404)
    return m.Note(note=words.raw)


async def lift(call: Call) -> m.HoldView:
    """Ask to lift a hold; a second person agrees."""
    why = RawText(call.sent(m.Reason).reason)
    return _hold(await call.services.holds.lift(call.path["hold"], actor=call.officer.id, reason=why))


async def approve(call: Call) -> m.HoldView:
    """Agree to lift a hold that somebody else asked to lift."""
    return _hold(await call.services.holds.approve(call.path["hold"], actor=call.officer.id))


async def preview(call: Call) -> m.RetentionPreview:
    """What falls when, by route and record: what a sweep would delete now."""
    return m.RetentionPreview(items=tuple(dict(each) for each in await call.services.retention.preview()))


def _hold(dossier: Dossier) -> m.HoldView:
    body = dossier.body
    return m.HoldView.model_validate(
        {
            "id": dossier.id,
            "state": dossier.state,
            "placed_at": dossier.at,
            "until": dossier.due_at,
            "subject": dossier.subject_id,
            **{name: body.get(name) for name in ("route", "rule", "by")},
        },
        strict=False,
    )


OPERATIONS = (
    Operation(
        method="POST",
        path="/holds",
        name="placeHold",
        handle=place,
        action="hold.place",
        body=m.NewHold,
        answer=m.HoldView,
        status=201,
        fails=(404, 409),
    ),
    Operation(
        method="GET",
        path="/holds",
        name="listHolds",
        handle=holds,
        action="request.read",
        query=m.HoldQuery,
        answer=m.Holds,
        fails=(409,),
    ),
    Operation(
        method="GET",
        path="/holds/{hold}/reason",
        name="holdReason",
        handle=reason,
        action="request.read",
        answer=m.Note,
    ),
    Operation(
        method="POST",
        path="/holds/{hold}/lift",
        name="liftHold",
        handle=lift,
        action="hold.lift",
        body=m.Reason,
        answer=m.HoldView,
        fails=(409,),
    ),
    Operation(
        method="POST",
        path="/holds/{hold}/approve",
        name="approveHold",
        handle=approve,
        action="hold.approve",
        answer=m.HoldView,
        fails=(409,),
    ),
    Operation(
        method="GET",
        path="/retention",
        name="retention",
        handle=preview,
        action="request.read",
        answer=m.RetentionPreview,
    ),
)
