"""How people were told that a machine answers (AI Act Art. 50(1) and the bot laws)."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import median

from guardrail.audit.reports.report import UNKNOWN, Cell, Period, Report, Section, word, words
from guardrail.types import AuditRecorded

DISCLOSURES = frozenset({"turn:decision:made", "turn:disclosure:shown", "turn:answer:sent", "turn:call:made"})
_SHOWN = "turn:disclosure:shown"
_ANSWERS = DISCLOSURES - {"turn:decision:made", _SHOWN}


def disclosures(entries: Iterable[AuditRecorded], period: Period) -> Report:
    """Disclosures by law, element and language, and the time between two in one conversation.

    Keeps a few words for each turn in which a disclosure was due, and for each conversation.
    """
    laws: dict[str, str] = {}  # by turn in which one was due
    turns: list[tuple[str, str, tuple[str, ...]]] = []  # (turn, language, elements) of each one shown
    newest: dict[str, datetime] = {}  # by conversation
    between = array("d")  # seconds
    due = answers = 0
    for entry in entries:
        said, counts = entry.fields, period.has(entry)
        if entry.tag == "turn:decision:made" and said.get("disclosure_due") is True:
            laws[word(entry, "turn")] = ", ".join(words(entry, "jurisdictions")) or UNKNOWN
            due += counts and said["action"] == "admit"
        elif entry.tag == _SHOWN:
            before = newest.get(str(said.get("conversation")))
            if counts and before is not None:
                between.append(abs((entry.at - before).total_seconds()))
            if "conversation" in said:
                newest[str(said["conversation"])] = entry.at
            if counts:
                turns.append((word(entry, "turn"), word(entry, "language"), tuple(words(entry, "elements"))))
        elif entry.tag in _ANSWERS:
            answers += counts
    return Report(
        "disclosures",
        "Disclosure statistics",
        period,
        (
            Section(
                "totals",
                "In all",
                ("answers", "admitted_turns_with_disclosure_due", "disclosures_shown"),
                [(answers, due, len(turns))],
            ),
            _counted("laws", "By jurisdictions", "jurisdictions", [laws.get(turn, UNKNOWN) for turn, *_ in turns]),
            _counted("elements", "By element", "element", [each for *_, elements in turns for each in elements]),
            _counted("languages", "By language", "language", [language for _, language, _ in turns]),
            Section(
                "intervals",
                "Time between two disclosures in one conversation, in seconds",
                ("intervals", "shortest", "median", "longest"),
                [_spread(between)],
            ),
        ),
        (
            "A disclosure stays due until an answer can carry it, so it may be due in more turns than it is shown in.",
            "Jurisdictions are those of the decision under which it was shown.",
        ),
    )


def _counted(name: str, title: str, column: str, found: Iterable[str]) -> Section:
    return Section(name, title, (column, "shown"), sorted(Counter(found).items()))


def _spread(seconds: Sequence[float]) -> tuple[Cell, ...]:
    if not seconds:
        return (0, None, None, None)
    return len(seconds), round(min(seconds)), round(median(seconds)), round(max(seconds))
