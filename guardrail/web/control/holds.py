"""Legal holds, reveals, and what falls when: acts that one person does not do alone, or that show much."""

from __future__ import annotations

from guardrail.errors import ChannelError
from guardrail.ports.rights import HoldAsked
from guardrail.types import Dossier, RawText
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, Operation


async def place(call: Call) -> m.HoldView:
    """On one person, or on everything of a route."""
    sent = call.sent(m.NewHold)
    if (sent.subject is None) == (sent.route is None):
        raise ChannelError(code="bad_request")
    asked = HoldAsked(
        reason=RawText(sent.reason), subject_id=sent.subject, route=sent.route, rule=sent.rule, until=sent.until
    )
    return _hold(await call.services.holds.place(asked, actor=call.officer.id))


async def holds(call: Call) -> m.Holds:
    """Newest first."""
    asked = call.asked(m.HoldQuery)
    found = await call.services.holds.listed(after=asked.after, limit=asked.limit)
    return m.Holds(items=tuple(map(_hold, found)), next=found[-1].id if len(found) == asked.limit else None)


async def reason(call: Call) -> m.Note:
    """Why it was placed."""
    words = await call.services.holds.reason(call.path["hold"])
    if words is None:
        raise ChannelError(code="not_found", status=404)
    return m.Note(note=words.raw)


async def lift(call: Call) -> m.HoldView:
    """Ask for it to end; a second person agrees."""
    why = RawText(call.sent(m.Reason).reason)
    return _hold(await call.services.holds.lift(call.path["hold"], actor=call.officer.id, reason=why))


async def approve(call: Call) -> m.HoldView:
    """The second person agrees."""
    return _hold(await call.services.holds.approve(call.path["hold"], actor=call.officer.id))


async def preview(call: Call) -> m.RetentionPreview:
    """What a sweep would delete now."""
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
        }
    )


OPERATIONS = (
    Operation(
        method="POST",
        path="/holds",
        name="placeHold",
        summary="Place a hold",
        handle=place,
        action="hold.place",
        body=m.NewHold,
        answer=m.HoldView,
        status=201,
        fails=(404,),
    ),
    Operation(
        method="GET",
        path="/holds",
        name="listHolds",
        summary="Holds",
        handle=holds,
        action="request.read",
        query=m.HoldQuery,
        answer=m.Holds,
        fails=(404,),
    ),
    Operation(
        method="GET",
        path="/holds/{hold}/reason",
        name="holdReason",
        summary="Why a hold was placed",
        handle=reason,
        action="request.read",
        answer=m.Note,
    ),
    Operation(
        method="POST",
        path="/holds/{hold}/lift",
        name="liftHold",
        summary="Ask to lift a hold",
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
        summary="Agree to lift a hold",
        handle=approve,
        action="hold.approve",
        answer=m.HoldView,
        fails=(409,),
    ),
    Operation(
        method="GET",
        path="/retention",
        name="retention",
        summary="What falls when",
        handle=preview,
        action="request.read",
        answer=m.RetentionPreview,
    ),
)
