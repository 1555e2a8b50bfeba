"""`make bench-detection`: what detection costs, each figure beside its limit, stock Presidio in the same run.

    python -m bench.detection [PART …] [--seconds 0.5] [--thorough]

Parts are patterns, stack, fresh, long, hostile and process; all without any. One thread and warm, but for the last
part. Where two things are compared, they take turns call by call, so that a busy machine slows both alike.
The exit code is 1 when a limit is exceeded. The figures are explained in docs/explanation/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence

from bench.fresh import fresh
from bench.latency import linearity, patterns, whole_stack, worst
from bench.process import process
from bench.timing import Figure


def parts(seconds: float, thorough: bool) -> dict[str, Callable[[], Iterator[Figure]]]:
    """What can be measured, by name."""
    return {
        "patterns": lambda: patterns(seconds),
        "stack": lambda: whole_stack(seconds),
        "fresh": fresh,
        "long": lambda: linearity(thorough),
        "hostile": worst,
        "process": lambda: process(max(3.0, seconds * 6)),
    }


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[*parts(0, False), []], help="measure only these")
    parser.add_argument("--seconds", type=float, default=0.5, help="for each message (default 0.5)")
    parser.add_argument("--thorough", action="store_true", help="1 MB with the models, too: a minute or two more")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    options = arguments(given)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores", flush=True)
    kept = True
    for name, measured in parts(options.seconds, options.thorough).items():
        if not options.part or name in options.part:
            print(f"\n{name}")
            for figure in measured():
                print(figure, flush=True)
                kept = kept and figure.kept
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
