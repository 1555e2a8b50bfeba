"""The coverage of a scan: with what a text was read, and what had no need to read it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from guardrail.detection.identify import Spoken
from guardrail.detection.plan import Plan
from guardrail.types import Coverage, Skipped

MODEL = "model"
"""Stands in ``skipped`` for the model that a language lacks."""


def covered(plans: Sequence[Plan], spoken: Spoken, ran: frozenset[str], *, disguised: bool) -> Coverage:
    """What ``plans``, the main language's first, did with a text in which only ``ran`` had something to read."""
    return _coverage(tuple(plans), (spoken.language, *spoken.seen), spoken.certainty, ran, disguised)


@lru_cache(maxsize=4096)
def _coverage(
    plans: tuple[Plan, ...], languages: tuple[str, ...], certainty: float, ran: frozenset[str], disguised: bool
) -> Coverage:
    # Cached, because many texts share one: a scan that is remembered holds a reference, not a copy.
    on_duty = frozenset().union(*(plan.names for plan in plans))
    models = frozenset().union(*(plan.models for plan in plans))
    skipped = dict.fromkeys(sorted(on_duty - ran), Skipped.PREFILTER)
    skipped.update(dict.fromkeys(sorted(models - ran), Skipped.NOTHING_TO_READ))
    if not any(plan.modelled for plan in plans):
        skipped[MODEL] = Skipped.NO_MODEL
    return Coverage(
        languages=languages,
        certainty=certainty,
        ran=ran,
        skipped=skipped,
        model=bool(models & ran),
        disguised=disguised,
    )
