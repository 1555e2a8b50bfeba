"""The audit log: searched, counted, proven."""

from __future__ import annotations

from guardrail.errors import ChannelError
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, File, Operation

_FIELDS = ("route", "action", "subject", "conversation", "request", "receipt", "turn", "decision")


async def entries(call: Call) -> m.Entries:
    """Search the audit log; entries in its order."""
    asked = call.asked(m.EntryQuery)
    page = await call.services.log.entries(
        fields={name: str(value) for name in _FIELDS if (value := getattr(asked, name)) is not None},
        since=asked.since,
        until=asked.until,
        tag=asked.tag,
        reason=asked.reason,
        turns=asked.turns,
        after=asked.after,
        limit=asked.limit,
        actor=call.officer.id,
    )
    items = tuple(m.Entry.model_validate(each, strict=False) for each in page.items)
    return m.Entries(items=items, next=page.next, more=page.more, unread=page.unread)


async def report(call: Call) -> m.ReportDocument:
    """Numbers of a period, as `guardrail audit report` counts them."""
    asked = call.asked(m.ReportQuery)
    made = await call.services.log.report(call.path["report"], asked.since, asked.until, actor=call.officer.id)
    return m.ReportDocument(report=dict(made))


async def proof(call: Call) -> File:
    """A proof that an entry stands in the signed log."""
    found = await call.services.log.proof(call.path["entry"])
    if found is None:
        raise ChannelError(code="not_found", status=404)
    return File(body=found, content_type="application/json", name="proof.json")


async def checkpoint(call: Call) -> m.Checkpoint:
    """The newest signed checkpoint, and the key to check it with."""
    found = await call.services.log.checkpoint()
    if found is None:
        raise ChannelError(code="not_found", status=404)
    return m.Checkpoint(note=found[0], vkey=found[1])


OPERATIONS = (
    Operation(
        method="GET",
        path="/audit/entries",
        name="searchLog",
        handle=entries,
        action="log.read",
        query=m.EntryQuery,
        answer=m.Entries,
    ),
    Operation(
        method="GET",
        path="/audit/reports/{report}",
        name="report",
        handle=report,
        action="log.read",
        query=m.ReportQuery,
        answer=m.ReportDocument,
    ),
    Operation(
        method="GET",
        path="/audit/entries/{entry}/proof",
        name="proveEntry",
        handle=proof,
        action="log.verify",
        files=("application/json",),
    ),
    Operation(
        method="GET",
        path="/audit/checkpoint",
        name="checkpoint",
        handle=checkpoint,
        action="checkpoint.read",
        answer=m.Checkpoint,
        fails=(404,),
    ),
)
