"""Reports for officers and authorities: counts from the audit log, and nothing that names a person.

Each report is a pure function of entries in the order of the log and a period. Entries from before the period
may come first: a message that was decided on before midnight may be answered after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from guardrail.audit.reports.consents import CONSENTS, consents
from guardrail.audit.reports.decisions import DECISIONS, decisions
from guardrail.audit.reports.disclosures import DISCLOSURES, disclosures
from guardrail.audit.reports.report import Period, Report
from guardrail.audit.reports.requests import REQUESTS, requests
from guardrail.audit.reports.without_consent import PROCESSING, without_consent
from guardrail.types import AuditRecorded


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes a report, the tags that it reads, and from how long before the period (None: the beginning)."""

    make: Callable[[Iterable[AuditRecorded], Period], Report]
    tags: frozenset[str]
    lead: timedelta | None = timedelta()


_A_DAY = timedelta(days=1)
"""A turn ends long before."""

KINDS: Mapping[str, Kind] = {
    "consents": Kind(consents, CONSENTS),
    "disclosures": Kind(disclosures, DISCLOSURES, lead=_A_DAY),
    "decisions": Kind(decisions, DECISIONS),
    "requests": Kind(requests, REQUESTS, lead=None),
    "without-consent": Kind(without_consent, PROCESSING, lead=_A_DAY),
}
"""Reports by their names. The records of processing need the configuration, too: ``reports.records``."""
