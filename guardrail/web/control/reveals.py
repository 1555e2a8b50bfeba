"""Breaking the glass: a transcript in clear, for a reason, agreed to by a second person, for minutes."""

from __future__ import annotations

from datetime import timedelta

from guardrail.errors import ChannelError, UnauthorizedError
from guardrail.ports.access import Actor
from guardrail.ports.rights import Reader
from guardrail.types import Dossier, RawText
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, Operation

FRESH = timedelta(minutes=15)
"""How long ago whoever reads in clear may have shown who they are."""


async def ask(call: Call) -> m.RevealView:
    """Ask to read a transcript in clear; a second person must agree."""
    sent = call.sent(m.NewReveal)
    made = await call.services.reveals.ask(
        sent.conversation, RawText(sent.reason), sent.seconds, by=_reader(call.officer)
    )
    return _view(made)


async def approve(call: Call) -> m.RevealView:
    """Agree to what somebody else asked to read in clear."""
    return _view(await call.services.reveals.approve(call.path["reveal"], by=_reader(_fresh(call))))


async def reason(call: Call) -> m.Note:
    """Why somebody wants to read it."""
    words = await call.services.reveals.reason(call.path["reveal"])
    if words is None:
        raise ChannelError(code="not_found", status=404)
    return m.Note(note=words.raw)


async def opened(call: Call) -> m.Revealed:
    """Read it in clear: audited first, and the person learns of it with the next copy of their data."""
    opening = await call.services.reveals.open(call.path["reveal"], by=_reader(_fresh(call)))
    items = tuple(m.RevealedRecord.model_validate(each, strict=False) for each in opening.records)
    return m.Revealed(closes_at=opening.closes_at, items=items)


async def listed(call: Call) -> m.Reveals:
    """Reveals, newest first."""
    asked = call.asked(m.RevealQuery)
    found = await call.services.reveals.listed(after=asked.after, limit=asked.limit)
    return m.Reveals(items=tuple(map(_view, found)), next=found[-1].id if len(found) == asked.limit else None)


def _fresh(call: Call) -> Actor:
    """Whoever logged in long ago may have left the desk."""
    actor = call.officer
    if call.services.clock() - actor.fresh_at > FRESH:
        raise UnauthorizedError(code="log_in_again")
    return actor


def _reader(actor: Actor) -> Reader:
    return Reader(id=actor.id, roles=actor.roles, holds_keys=actor.holds_keys)


def _view(dossier: Dossier) -> m.RevealView:
    return m.RevealView.model_validate(
        {
            "id": dossier.id,
            "state": dossier.state,
            "conversation": dossier.parent_id,
            "asked_at": dossier.at,
            "closes_at": dossier.due_at if dossier.state == "opened" else None,
        },
        strict=False,
    )


OPERATIONS = (
    Operation(
        method="POST",
        path="/reveals",
        name="askReveal",
        handle=ask,
        action="reveal.request",
        body=m.NewReveal,
        answer=m.RevealView,
        status=201,
        fails=(404, 409),
    ),
    Operation(
        method="GET",
        path="/reveals",
        name="listReveals",
        handle=listed,
        action="request.read",
        query=m.RevealQuery,
        answer=m.Reveals,
        fails=(409,),
    ),
    Operation(
        method="GET",
        path="/reveals/{reveal}/reason",
        name="revealReason",
        handle=reason,
        action="request.read",
        answer=m.Note,
    ),
    Operation(
        method="POST",
        path="/reveals/{reveal}/approve",
        name="approveReveal",
        handle=approve,
        action="reveal.approve",
        answer=m.RevealView,
        fails=(409,),
    ),
    Operation(
        method="POST",
        path="/reveals/{reveal}/open",
        name="openReveal",
        handle=opened,
        action="reveal.open",
        answer=m.Revealed,
        fails=(409,),
    ),
)
