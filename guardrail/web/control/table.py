"""All operations of the API."""

from __future__ import annotations

from collections.abc import Sequence

from guardrail.web.control import holds, log, officers, people, requests, reveals, sessions
from guardrail.web.control.operations import Operation

OPERATIONS: Sequence[Operation] = (
    *sessions.OPERATIONS,
    *requests.OPERATIONS,
    *people.OPERATIONS,
    *holds.OPERATIONS,
    *reveals.OPERATIONS,
    *log.OPERATIONS,
    *officers.OPERATIONS,
)
