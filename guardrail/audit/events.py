"""Audit events through structlog: ``audit.entry("consent:purpose:given", subject=…)``.

The chain ends in an entry of the catalogue instead of a line of text, and the entry is returned to the
caller, who commits it with the turn it belongs to: an audit event that stood in a log file only could be
lost, or told of something that never happened.

What is bound (``audit.bind(turn=…, route=…)``) goes into every entry whose tag takes it; fields given with
an event must be taken by its tag.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from datetime import datetime
from typing import Any, cast

import structlog
from structlog.typing import Processor, WrappedLogger

from guardrail.core import entries
from guardrail.core.ids import new_id
from guardrail.ports import Clock, Entropy
from guardrail.types import AuditRecorded


class AuditLogger(structlog.BoundLoggerBase):
    """Makes entries; immutable like every structlog logger: ``bind`` gives a new one."""

    def entry(self, tag: str, /, *, at: datetime | None = None, **fields: object) -> AuditRecorded:
        """The entry for this event, now or ``at`` a given time; ValueError unless the catalogue allows it."""
        known = entries.CATALOGUE[tag].fields if tag in entries.CATALOGUE else {}
        context = {name: value for name, value in self._context.items() if name in known}
        speaking = type(self)(self._logger, self._processors, {**context, **fields})
        return cast("AuditRecorded", speaking._proxy_to_logger("entry", tag, recorded_at=at))


class _Returned:
    """Where structlog's chain ends: nothing is printed, the entry goes back to the caller."""

    def entry(self, recorded: AuditRecorded) -> AuditRecorded:
        return recorded


def audit_logger(clock: Clock, entropy: Entropy) -> AuditLogger:
    """A logger of audit entries with random ids and the clock's time."""
    processors: list[Processor] = [_stamped(clock, entropy), _checked]
    return cast("AuditLogger", structlog.wrap_logger(_Returned(), processors=processors, wrapper_class=AuditLogger))


def _stamped(clock: Clock, entropy: Entropy) -> Processor:
    def stamp(_logger: WrappedLogger, _name: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
        tag, at = event.pop("event"), event.pop("recorded_at")
        return {"tag": tag, "fields": dict(event), "entry_id": new_id("ent", entropy), "at": at or clock()}

    return stamp


def _checked(
    _logger: WrappedLogger, _name: str, event: MutableMapping[str, Any]
) -> tuple[tuple[AuditRecorded], dict[str, Any]]:
    return (entries.entry(event["tag"], event["fields"], entry_id=event["entry_id"], at=event["at"]),), {}
