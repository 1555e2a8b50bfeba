"""Whether anything was processed without consent or another basis: each time the bot heard or said something is
traced to the decision that allowed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guardrail.audit.reports.report import Period, Report, Section, word, words
from guardrail.types import AuditRecorded

BASES = ("consent_given", "not_objected", "other_legal_basis")
"""Reasons of a decision that say why serving this person is lawful now."""
TIDINGS = ("left", "message_unsent")
"""Reasons to tell the bot what is no words of the person: that they left, or took a message back."""

_DECIDED = "turn:decision:made"
_STEPS = {"turn:answer:sent": "answer", "turn:call:made": "call", "inbox:message:delivered": "delivery"}
_ADMITTED = ("message", "bot message")  # inbound, outbound
_HEARD = {"message", "delivery"}  # what the bot is told; tidings are enough for it
PROCESSING = frozenset({_DECIDED, *_STEPS})


class _Trace:
    """What allowed each turn and decision, and what was done under it."""

    def __init__(self) -> None:
        self.allowed: dict[str, str] = {}  # the basis, by the ids of decisions and turns
        self.otherwise: dict[str, str] = {}  # what was decided instead
        self.done: Counter[tuple[str, str]] = Counter()  # (step, basis)
        self.open: list[tuple[str, str, str]] = []  # (turn, step, id of its decision or turn)

    def decide(self, entry: AuditRecorded) -> None:
        """Remember a decision. A later attempt at the same turn takes nothing from what an earlier one allowed."""
        action, reasons = word(entry, "action"), words(entry, "reasons")
        basis = next((each for each in (*BASES, *TIDINGS) if each in reasons), None)
        for name in (word(entry, "decision"), word(entry, "turn")):
            if action == "admit" and basis is not None:
                self.allowed[name] = basis
            else:
                self.otherwise[name] = f"{action}: {', '.join(reasons) or 'no reason'}"

    def step(self, turn: str, step: str, name: str) -> None:
        """Something was done under a decision or turn. The decision may stand behind it: places go by clocks."""
        basis = self.allowed.get(name)
        if basis is not None and (basis in BASES or step in _HEARD):
            self.done[step, basis] += 1
        else:
            self.open.append((turn, step, name))

    def exceptions(self) -> list[tuple[str, str, str]]:
        """At the end of the log: (turn, step, what was decided) of each step that nothing allowed."""
        asked, self.open = self.open, []
        for each in asked:
            self.step(*each)
        return [
            (turn, step, self.allowed.get(name) or self.otherwise.get(name) or "no decision in the log")
            for turn, step, name in self.open
        ]


def without_consent(entries: Iterable[AuditRecorded], period: Period) -> Report:
    """Every admitted message, answer, call and delivery by what allowed it; each that nothing allowed, by its turn.

    Keeps two ids for each decision.
    """
    trace = _Trace()
    for entry in entries:
        turn = word(entry, "turn")
        if entry.tag == _DECIDED:
            trace.decide(entry)
            if word(entry, "action") == "admit" and period.has(entry):
                trace.step(turn, _ADMITTED[word(entry, "direction") == "outbound"], word(entry, "decision"))
        elif entry.tag in _STEPS and period.has(entry):
            trace.step(turn, _STEPS[entry.tag], str(entry.fields.get("decision", turn)))
    exceptions = trace.exceptions()
    return Report(
        "without-consent",
        "Processing without consent or another basis",
        period,
        (
            Section(
                "totals",
                "In all",
                ("traced_to_a_basis", "without_basis"),
                [(sum(trace.done.values()), len(exceptions))],
            ),
            Section(
                "bases", "What was done, by what allowed it", ("step", "basis", "times"),
                sorted((*key, times) for key, times in trace.done.items()),
            ),
            Section("exceptions", "Done without basis", ("turn", "step", "decision"), exceptions),
        ),
        (
            "Message: admitted to the bot. Bot message: the bot's own, admitted to the channel. Answer: released to "
            "the person. Call: passed on to the channel. Delivery: taken by the bot from the inbox.",
            "Left and message_unsent: the bot was told that a person left or took a message back, and nothing else.",
            "Policies of your own may admit for reasons that this report does not know. They are listed as exceptions.",
            "This is what was recorded. That the record is whole and unchanged is for `guardrail audit verify` to say.",
        ),
        wrong=bool(exceptions),
    )  # fmt: skip
