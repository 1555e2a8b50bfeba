"""Words about officers: the roles they hold, and how a log-in ends."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an officer may be given; what each role may do stands in ``policies/guardrail/access/data.json``."""

    OFFICER = "officer"
    APPROVER = "approver"
    AUDITOR = "auditor"
    ADMIN = "admin"
    AGENT_DESK = "agent_desk"
    MONITOR = "monitor"


class LoginOutcome(StrEnum):
    """How a log-in, or the first use of a provider's token, ended."""

    OPENED = "opened"
    FAILED = "failed"  # unknown name, wrong password, wrong or used code, a token that does not hold
    LOCKED = "locked"  # after too many wrong ones, whatever was presented
    DISABLED = "disabled"
    LIMITED = "limited"  # too many from one address
    UNAVAILABLE = "unavailable"  # the provider, the store or the keys did not answer
