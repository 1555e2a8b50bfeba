"""`make eval`: what detection leaves uncovered and covers wrongly, language by language, beside the limits.

    python -m bench.evaluate [DATA …] [--config FILE] [--min-score 0.35] [--errors N] [--language TAG] [--no-model]

DATA are JSON-lines files or folders of them (:mod:`bench.labelled`); without any, the language packs' own
messages. The exit code is 1 when a limit is exceeded, 2 when the data cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.labelled import BadLabelError, Labelled, read
from bench.messages import pack_messages
from bench.scoring import Found, Tally, tally, uncovered, wrongly_covered
from guardrail.cli.rooms import detection_settings
from guardrail.config import load
from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.types import RoutePolicy

ALL = "all"
Detect = Callable[[str], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that may happen; None: nothing is promised. Units as in :mod:`bench.scoring`."""

    leak: float | None = None
    wrong_per_1000: float | None = None
    touched_share: float | None = None


OWN = Limits(leak=0.06, wrong_per_1000=8, touched_share=0.05)
PUBLIC = {
    "en": Limits(leak=0.15, wrong_per_1000=10),
    **dict.fromkeys(("es", "de", "fr"), Limits(leak=0.15, wrong_per_1000=25)),
    "lt": Limits(leak=0.12, wrong_per_1000=25),
    **dict.fromkeys(("zh-TW", "zh-CN"), Limits(leak=0.25, wrong_per_1000=25)),
}


def limits(language: str, kind: str) -> Limits:
    """What is promised of texts of a language and kind."""
    if language == ALL:
        return Limits()
    return PUBLIC.get(language, Limits()) if kind == "public" else OWN


def exceeded(counts: Tally, most: Limits) -> bool:
    """Whether any of the figures is over its limit."""
    pairs = (
        (counts.leak, most.leak),
        (counts.wrong_per_1000, most.wrong_per_1000),
        (counts.touched_share, most.touched_share),
    )
    return any(figure is not None and limit is not None and figure > limit for figure, limit in pairs)


def detect_with(detector: PresidioDetector, min_score: float) -> Detect:
    """What a detector finds in a text whose language it is not told."""

    def detect(text: str) -> Sequence[Found]:
        findings = detector.analyze(text).findings
        return [
            Found(each.start, each.end, each.entity_type, each.score) for each in findings if each.score >= min_score
        ]

    return detect


def measure(items: Iterable[Labelled], detect: Detect, errors: Errors | None = None) -> dict[tuple[str, str], Tally]:
    """Counts by language and kind."""
    counts: dict[tuple[str, str], Tally] = {}
    for item in items:
        found = detect(item.text)
        key = item.language, item.kind
        counts[key] = counts.get(key, Tally()) + tally(item, found)
        if errors:
            errors.note(item, found)
    return counts


class Errors:
    """The first ``most`` leaks and wrong findings, to be looked at. Only for texts that one may read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.lines: list[str] = []

    def note(self, item: Labelled, found: Sequence[Found]) -> None:
        """Remember what went wrong with a text."""
        for leaked in filter(None, uncovered(item, found)):
            self._add(item, "leaked", leaked)
        if wrong := wrongly_covered(item, found):
            types = {each.type for each in found if not wrong.isdisjoint(range(each.start, each.end))}
            self._add(item, f"wrong ({', '.join(sorted(types))})", wrong)

    def _add(self, item: Labelled, what: str, places: set[int]) -> None:
        if len(self.lines) < self._most:
            pieces = " … ".join(item.text[start:end] for start, end in _runs(places))
            self.lines.append(f"{item.id}: {what} {pieces!r} in {item.text!r}")


def _runs(places: set[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(sorted(places)), key=lambda pair: pair[1] - pair[0]):
        together = [at for _, at in run]
        yield together[0], together[-1] + 1


def table(counts: dict[tuple[str, str], Tally]) -> list[str]:
    """Lines to print: a row for each language and kind, and the sum of each kind."""
    head = f"{'language':<9} {'kind':<12} {'items':>6}  {'leak':>5} {'≤':>5}  {'wrong/1000':>10} {'≤':>4}"
    lines = [f"{head}  {'PII-free touched':>16} {'≤':>5}"]
    rows = sorted(counts.items(), key=lambda pair: (pair[0][1], pair[0][0]))
    for kind, group in groupby(rows, key=lambda pair: pair[0][1]):
        of_kind = list(group)
        lines += [_row(language, kind, figures) for (language, _), figures in of_kind]
        lines.append(_row(ALL, kind, sum((figures for _, figures in of_kind), Tally())))
    return lines


def _row(language: str, kind: str, counts: Tally) -> str:
    most = limits(language, kind)
    touched = f"{_number(counts.touched_share, '.1%')} of {counts.negatives:>4}" if counts.negatives else "–"
    verdict = "" if language == ALL else "OVER" if exceeded(counts, most) else "ok"
    return (
        f"{language:<9} {kind:<12} {counts.items:>6}  {_number(counts.leak, '.3f'):>5} {_number(most.leak, '.2f'):>5}"
        f"  {_number(counts.wrong_per_1000, '.2f'):>10} {_number(most.wrong_per_1000, '.0f'):>4}"
        f"  {touched:>16} {_number(most.touched_share, '.0%'):>5}  {verdict}"
    ).rstrip()


def _number(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def watched(items: Sequence[Labelled]) -> Iterator[Labelled]:
    """The items, with a bar on standard error when a person looks on."""
    columns = (TextColumn("measuring"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(items)


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make eval", description="Measure detection against labelled texts.")
    parser.add_argument("data", nargs="*", type=Path, help="JSON-lines files or folders (default: our own messages)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="take the detection settings from guardrail.yaml")
    parser.add_argument("--min-score", type=float, default=RoutePolicy().min_score, help="leave out findings below")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N leaks and wrong findings")
    parser.add_argument("--language", help="only texts of this language")
    parser.add_argument("--no-model", action="store_true", help="patterns and rules only")
    return parser.parse_args(given)


def detector(config: Path | None, *, model: bool) -> PresidioDetector:
    """The detector that a server with this configuration has; it may take its time."""
    settings = DetectionSettings() if config is None else detection_settings(load(config))
    return PresidioDetector(replace(settings, model=settings.model and model, deadline=60))


def main(given: Sequence[str] | None = None) -> int:
    options = arguments(given)
    try:
        sources = [read(path) for path in options.data] or [pack_messages()]
        items = [item for source in sources for item in source if options.language in (None, item.language)]
    except (BadLabelError, OSError) as error:  # names a place, never a text
        print(f"error: {error}", file=sys.stderr)
        return 2
    if not items:
        print("error: no labelled text", file=sys.stderr)
        return 2
    errors = Errors(options.errors)
    measured = detector(options.config, model=not options.no_model)
    counts = measure(watched(items), detect_with(measured, options.min_score), errors)
    print(*errors.lines, *table(counts), sep="\n")
    return int(any(exceeded(figures, limits(*key)) for key, figures in counts.items()))


if __name__ == "__main__":
    sys.exit(main())
