"""Logging in with a local account, logging out, and who one is."""

from __future__ import annotations

from guardrail.types import RawText
from guardrail.web.control import models as m
from guardrail.web.control.operations import Call, Operation


async def log_in(call: Call) -> m.Session:
    """Log in with a local account; a provider's tokens need no log-in."""
    sent = call.sent(m.LogIn)
    token, actor = await call.services.door.log_in(
        RawText(sent.name), RawText(sent.password), RawText(sent.code), call.source
    )
    return m.Session(token=token, officer=actor.id, roles=actor.roles, ends_at=actor.ends_at)


async def log_out(call: Call) -> None:
    """Log out: the token is refused from now on."""
    await call.services.door.log_out(call.officer)


async def me(call: Call) -> m.Me:
    """Who calls."""
    actor = call.officer
    return m.Me(officer=actor.id, roles=actor.roles, fresh_at=actor.fresh_at, ends_at=actor.ends_at)


OPERATIONS = (
    Operation(
        method="POST",
        path="/session",
        name="logIn",
        handle=log_in,
        public=True,
        body=m.LogIn,
        answer=m.Session,
        status=201,
    ),
    Operation(method="DELETE", path="/session", name="logOut", handle=log_out, status=204),
    Operation(method="GET", path="/me", name="whoAmI", handle=me, answer=m.Me),
)
