"""People, as random ids: finding them, what is held about them, what they wrote in pseudonyms."""

from __future__ import annotations

from guardrail.errors import ChannelError
from guardrail.types import RawText
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, Operation
from guardrail.web.control.requests import view


async def find(call: Call) -> m.LookedUp:
    """The random id of a person, whom a channel names so."""
    sent, services = call.sent(m.LookUp), call.services
    return m.LookedUp(subject=await services.people.find(sent.route, RawText(sent.user), actor=call.officer.id))


async def person(call: Call) -> m.PersonFile:
    """What is held about a person, by class."""
    services, subject = call.services, call.path["subject"]
    found = await services.people.view(subject)
    if found is None:
        raise _nothing()
    requests = await services.requests.listed(subject_id=subject)
    return m.PersonFile(
        subject=found.subject_id,
        route=found.route,
        created_at=found.created_at,
        language=found.language,
        age=found.age,
        restricted_at=found.restricted_at,
        erasing_at=found.erasing_at,
        accounts=tuple(await services.links.accounts(subject)),
        conversations=tuple(await services.people.conversations(subject)),
        holds=tuple(each.id for each in await services.holds.of(subject, found.route)),
        requests=tuple(view(call, each) for each in requests),
    )


async def consents(call: Call) -> m.Consents:
    """Every event of the consent ledger."""
    if await call.services.people.view(call.path["subject"]) is None:
        raise _nothing()
    rows = await call.services.people.consents(call.path["subject"])
    return m.Consents(
        items=tuple(
            m.ConsentEvent(
                at=each.at,
                purpose=each.purpose,
                state=each.state,
                event=each.event,
                method=each.method,
                basis=each.basis,
                jurisdictions=each.jurisdictions,
                text_version=each.text_version,
                text_hash=each.text_hash,
                language=each.language,
                decision=each.decision_id,
                revision=each.revision,
            )
            for each in (row.recorded for row in rows)
        )
    )


async def part(call: Call) -> None:
    """Undo the link of an account with others of the same person."""
    if await call.services.people.view(call.path["subject"]) is None:
        raise _nothing()
    await call.services.links.part(call.path["subject"], actor=call.officer.id)


async def transcript(call: Call) -> m.Transcript:
    """The newest messages of a conversation, in pseudonyms."""
    found = await call.services.people.transcript(
        call.path["conversation"], call.asked(m.TranscriptQuery).limit, actor=call.officer.id
    )
    if found is None:
        raise _nothing()
    return m.Transcript(items=tuple(m.Message.model_validate(each, strict=False) for each in found))


def _nothing() -> ChannelError:
    return ChannelError(code="not_found", status=404)


OPERATIONS = (
    Operation(
        method="POST",
        path="/lookup",
        name="findSubject",
        handle=find,
        action="request.read",
        body=m.LookUp,
        answer=m.LookedUp,
    ),
    Operation(
        method="GET",
        path="/subjects/{subject}",
        name="showSubject",
        handle=person,
        action="request.read",
        answer=m.PersonFile,
    ),
    Operation(
        method="GET",
        path="/subjects/{subject}/consents",
        name="consents",
        handle=consents,
        action="consent.read",
        answer=m.Consents,
    ),
    Operation(
        method="DELETE",
        path="/subjects/{subject}/link",
        name="partAccount",
        handle=part,
        action="request.decide",
        status=204,
    ),
    Operation(
        method="GET",
        path="/conversations/{conversation}/transcript",
        name="transcript",
        handle=transcript,
        action="transcript.read",
        query=m.TranscriptQuery,
        answer=m.Transcript,
    ),
)
