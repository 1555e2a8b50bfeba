"""What operators measure, in Prometheus' terms: prefix ``guardrail_``, base units, closed label sets.

A label can only take words that were known beforehand: enumerations, the routes, languages and entity types
of the configuration, codes of our own errors. Anything else counts as ``other``, so that no caller can put
a person's words, or a series per attacker, into the metrics. Findings are counted by type and language but
not by route: small counts identify.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest

from guardrail import __version__
from guardrail.core.entries import Stage
from guardrail.core.entry_kinds import CODE, REVISION, Kind
from guardrail.core.officers import LoginOutcome
from guardrail.core.requests import OPEN
from guardrail.errors import GuardrailError
from guardrail.types import Action, Direction, InboxState, Right

OTHER = "other"
_MOST_CODES = 128  # distinct error codes, engines and operations; all of them stand in our own source
_FAST = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_SLOW = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Outcome(StrEnum):
    """How a turn ended."""

    ANSWERED = "answered"  # the bot's answer went out
    SETTLED = "settled"  # Guardrail answered itself
    HELD = "held"  # waits for consent
    REFUSED = "refused"  # by policy, or a bad request
    STOPPED = "stopped"  # the guard stopped the bot's answer
    FAILED = "failed"  # something failed; safe reply


class Task(StrEnum):
    """What runs beside the turns and tries again by itself."""

    ERASE = "erase"
    SEQUENCE = "sequence"
    EXPIRE = "expire"
    DELIVER = "deliver"
    SAY = "say"
    SHIP = "ship"
    ANCHOR = "anchor"
    PIN = "pin"
    REQUESTS = "requests"
    NOTIFY = "notify"
    RETAIN = "retain"
    SESSIONS = "sessions"
    ROTATE = "rotate"


class _Words:
    """A closed set of label values."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(str(word) for word in known)

    def __call__(self, value: str) -> str:
        return str(value) if value in self._known else OTHER


class _Codes:
    """Words of a narrow spelling that our own source uses; bounded in number."""

    def __init__(self, kind: Kind, most: int) -> None:
        self._kind, self._most = kind, most
        self._seen: set[str] = set()

    def __call__(self, value: str) -> str:
        if value not in self._seen:
            try:
                self._kind.read(value)
            except ValueError:
                return OTHER
            if len(self._seen) >= self._most:
                return OTHER
            self._seen.add(value)
        return value


class Metrics:
    """The metrics of one process, in a registry of their own."""

    def __init__(
        self,
        *,
        routes: Iterable[str] = (),
        entity_types: Iterable[str] = (),
        languages: Iterable[str] = (),
        sinks: Iterable[str] = (),
        anchors: Iterable[str] = (),
        recipients: Iterable[str] = (),
    ) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self._route, self._type, self._language = _Words(routes), _Words(entity_types), _Words(languages)
        self._stage, self._task, self._outcome = _Words(Stage), _Words(Task), _Words(Outcome)
        self._direction, self._action = _Words(Direction), _Words(Action)
        self._sink, self._anchor = _Words(sinks), _Words(anchors)
        self._recipient = _Words(recipients)
        self._login = _Words(LoginOutcome)
        self._code = _Codes(CODE, _MOST_CODES)
        self._define()
        self._build.labels(version=__version__).set(1)

    def turn(self, route: str, direction: str, outcome: str) -> None:
        """A turn ended."""
        self._turns.labels(self._route(route), self._direction(direction), self._outcome(outcome)).inc()

    def overhead(self, route: str, seconds: float) -> None:
        """How long a turn took before the bot was asked."""
        self._overhead.labels(self._route(route)).observe(seconds)

    def bot_request(self, route: str, seconds: float) -> None:
        """How long the bot took."""
        self._bot.labels(self._route(route)).observe(seconds)

    @contextmanager
    def bot(self, route: str, begun: float) -> Iterator[None]:
        """Time a request to the bot, also when it fails, and what the turn took before it: since ``begun``,
        a reading of :func:`time.perf_counter`."""
        asked = perf_counter()
        self.overhead(route, asked - begun)
        try:
            yield
        finally:
            self.bot_request(route, perf_counter() - asked)

    @contextmanager
    def stage(self, stage: str) -> Iterator[None]:
        """Time a stage, also when it fails."""
        begun = perf_counter()
        try:
            yield
        finally:
            self._stages.labels(self._stage(stage)).observe(perf_counter() - begun)

    def findings(self, counts: Mapping[str, int], language: str) -> None:
        """Findings acted on, by entity type."""
        for entity_type, count in counts.items():
            self._findings.labels(self._type(entity_type), self._language(language)).inc(count)

    def refused(self, stage: str, code: str) -> None:
        """A request or turn was refused, or failed, at a stage."""
        self._refusals.labels(self._stage(stage), self._code(code)).inc()

    def failed(self, task: str, error: GuardrailError) -> None:
        """Work beside the turns failed once and will be tried again."""
        self._failures.labels(self._task(task), self._code(error.code)).inc()

    def decided(self, decision: str, engine: str) -> None:
        """Policy decided."""
        self._decisions.labels(self._action(decision), self._code(engine)).inc()

    def key_operation(self, operation: str, outcome: str) -> None:
        """The key store did something."""
        self._keys.labels(self._code(operation), self._code(outcome)).inc()

    def checkpoint_age(self, seconds: float) -> None:
        """Age of the oldest committed entry that no checkpoint covers; 0 when there is none."""
        self._checkpoint.set(max(seconds, 0.0))

    def sink_lag(self, sink: str, entries: int) -> None:
        """Placed audit entries that a sink does not have yet."""
        self._sink_lag.labels(self._sink(sink)).set(entries)

    def sink_failed(self, sink: str, code: str) -> None:
        """A sink did not take a batch; it will be tried again."""
        self._sink_failures.labels(self._sink(sink), self._code(code)).inc()

    def anchor_age(self, anchor: str, seconds: float) -> None:
        """Age of the newest anchored checkpoint while a newer one waits; 0 when none does."""
        self._anchor_age.labels(self._anchor(anchor)).set(max(seconds, 0.0))

    def anchor_failed(self, anchor: str, code: str) -> None:
        """A checkpoint could not be anchored; it will be tried again."""
        self._anchor_failures.labels(self._anchor(anchor), self._code(code)).inc()

    def erasures_pending(self, count: int) -> None:
        """Erasures begun and not completed."""
        self._erasures.set(count)

    def requests(
        self, open_by: Mapping[tuple[str, str], int], next_due: datetime | None, due_soon: int, overdue: int
    ) -> None:
        """Requests of people that are open, by right and state; when the next is due; how many soon, and too late."""
        for right in Right:
            for state in OPEN:
                self._requests.labels(right.value, state.value).set(open_by.get((right.value, state.value), 0))
        self._next_due.set(next_due.timestamp() if next_due else 0)
        self._due_soon.set(due_soon)
        self._overdue.set(overdue)

    def notice(self, recipient: str, outcome: str) -> None:
        """A recipient of data was told, or could not be; ``outcome``: a verdict, or an error's code."""
        self._notices.labels(self._recipient(recipient), self._code(outcome)).inc()

    def inbox(self, counts: Mapping[str, int]) -> None:
        """Messages in the inbox, by state; states not named are empty."""
        for state in InboxState:
            self._inbox.labels(state.value).set(counts.get(state, 0))

    def policy(self, revision: str) -> None:
        """Which policy revision decides now."""
        self._policy.clear()
        self._policy.labels(_Codes(REVISION, 1)(revision)).set(1)
        self._policy_reload.set(1)

    def policy_refused(self) -> None:
        """The newest policy given was refused; an older one decides on."""
        self._policy_reload.set(0)

    def login(self, outcome: str) -> None:
        """A log-in on the control plane, or the first use of a provider's token, ended."""
        self._logins.labels(self._login(outcome)).inc()

    def render(self) -> bytes:
        """The text exposition format."""
        return generate_latest(self.registry)

    def _define(self) -> None:
        self._turns = self._counter("turns", "Turns", "route", "direction", "outcome")
        self._overhead = self._histogram("turn_overhead_seconds", "A turn before the bot is asked", _FAST, "route")
        self._bot = self._histogram("bot_request_duration_seconds", "Waiting for the bot", _SLOW, "route")
        self._stages = self._histogram("stage_duration_seconds", "A stage of a turn", _FAST, "stage")
        self._findings = self._counter("findings", "Findings acted on", "entity_type", "language")
        self._refusals = self._counter("refusals", "Refused or failed requests and turns", "stage", "code")
        self._failures = self._counter("upkeep_failures", "Failures beside the turns", "task", "code")
        self._decisions = self._counter("decisions", "Policy decisions", "decision", "engine")
        self._keys = self._counter("key_operations", "Key store operations", "operation", "outcome")
        self._checkpoint = self._gauge("audit_checkpoint_age_seconds", "Oldest entry without a checkpoint")
        self._sink_lag = self._gauge("audit_sink_lag_entries", "Placed entries that a sink lacks", "sink")
        self._sink_failures = self._counter("audit_sink_failures", "Batches that a sink did not take", "sink", "code")
        self._anchor_age = self._gauge(
            "audit_anchor_age_seconds", "Newest anchored checkpoint while a newer one waits", "anchor"
        )
        self._anchor_failures = self._counter("audit_anchor_failures", "Failures to anchor", "anchor", "code")
        self._erasures = self._gauge("erasures_pending", "Erasures begun and not completed")
        self._requests = self._gauge("requests_open", "Requests of people that are open", "kind", "state")
        self._next_due = self._gauge("request_next_deadline_timestamp_seconds", "When the next is due; 0: none is")
        self._due_soon = self._gauge("requests_due_soon", "Open requests whose deadline is near")
        self._overdue = self._gauge("requests_overdue", "Open requests whose deadline has passed")
        self._notices = self._counter("notices", "Attempts to tell a recipient of data", "recipient", "outcome")
        self._inbox = self._gauge("inbox_messages", "Messages in the inbox", "state")
        self._policy = self._gauge("policy_info", "Policy revision that decides", "revision")
        self._policy_reload = self._gauge("policy_last_reload_successful", "Whether the newest policy given decides")
        self._logins = self._counter("control_logins", "Log-ins on the control plane", "outcome")
        self._build = self._gauge("build_info", "Guardrail's version", "version")

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"guardrail_{name}", meaning, labels, registry=self.registry)

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"guardrail_{name}", meaning, labels, registry=self.registry)

    def _histogram(self, name: str, meaning: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"guardrail_{name}", meaning, labels, buckets=buckets, registry=self.registry)
