"""Accounts of officers, looked after by an administrator."""

from __future__ import annotations

from typing import Any

from guardrail.ports.access import Enrolment, OfficerView
from guardrail.types import RawText
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, Operation


async def listed(call: Call) -> m.OfficerList:
    """Accounts of officers."""
    asked = call.asked(m.OfficerQuery)
    found = await call.services.officers.listed(call.officer, after=asked.after, limit=asked.limit)
    items = tuple(m.OfficerFile(**_fields(each)) for each in found)
    return m.OfficerList(items=items, next=found[-1].id if len(found) == asked.limit else None)


async def add(call: Call) -> m.Enrolled:
    """Make a local account."""
    sent = call.sent(m.NewOfficer)
    made = await call.services.officers.add(
        call.officer, RawText(sent.name), RawText(sent.password), sent.roles, holds_keys=sent.holds_keys
    )
    return _enrolled(made)


async def assign(call: Call) -> m.OfficerFile:
    """Give an account other roles; nobody changes their own."""
    sent = call.sent(m.Roles)
    changed = await call.services.officers.assign(
        call.officer, call.path["officer"], sent.roles, holds_keys=sent.holds_keys
    )
    return m.OfficerFile(**_fields(changed))


async def disable(call: Call) -> m.OfficerFile:
    """Disable an account, which ends its sessions."""
    return m.OfficerFile(**_fields(await call.services.officers.disable(call.officer, call.path["officer"])))


async def enable(call: Call) -> m.OfficerFile:
    """Enable an account again."""
    return m.OfficerFile(**_fields(await call.services.officers.enable(call.officer, call.path["officer"])))


async def reset(call: Call) -> m.Enrolled:
    """Give an account another password and another secret for one-time codes."""
    password = RawText(call.sent(m.NewPassword).password)
    return _enrolled(await call.services.officers.reset(call.officer, call.path["officer"], password))


def _fields(view: OfficerView) -> dict[str, Any]:
    return {
        "id": view.id,
        "name": view.name.raw,
        "local": view.local,
        "roles": view.roles,
        "holds_keys": view.holds_keys,
        "state": view.state.value,
        "made_at": view.made_at,
        "locked_until": view.locked_until,
    }


def _enrolled(made: Enrolment) -> m.Enrolled:
    return m.Enrolled(**_fields(made.officer), otpauth=made.otpauth.raw)


_ONE = "/officers/{officer}"

OPERATIONS = (
    Operation(
        method="GET",
        path="/officers",
        name="listOfficers",
        handle=listed,
        action="config.read",
        asks_itself=True,
        query=m.OfficerQuery,
        answer=m.OfficerList,
        fails=(409,),
    ),
    Operation(
        method="POST",
        path="/officers",
        name="addOfficer",
        handle=add,
        action="role.grant",
        asks_itself=True,
        body=m.NewOfficer,
        answer=m.Enrolled,
        status=201,
        fails=(409,),
    ),
    Operation(
        method="PUT",
        path=f"{_ONE}/roles",
        name="assignRoles",
        handle=assign,
        action="role.grant",
        asks_itself=True,
        body=m.Roles,
        answer=m.OfficerFile,
        fails=(409,),
    ),
    Operation(
        method="POST",
        path=f"{_ONE}/disable",
        name="disableOfficer",
        handle=disable,
        action="role.grant",
        asks_itself=True,
        answer=m.OfficerFile,
        fails=(409,),
    ),
    Operation(
        method="POST",
        path=f"{_ONE}/enable",
        name="enableOfficer",
        handle=enable,
        action="role.grant",
        asks_itself=True,
        answer=m.OfficerFile,
        fails=(409,),
    ),
    Operation(
        method="POST",
        path=f"{_ONE}/reset",
        name="resetOfficer",
        handle=reset,
        action="role.grant",
        asks_itself=True,
        body=m.NewPassword,
        answer=m.Enrolled,
        fails=(409,),
    ),
)
