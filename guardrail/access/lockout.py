"""Lock-out: a few mistakes are free, then each one costs twice the time of the one before.

It is bounded, so that a stranger who knows a name can keep its owner out for an hour at a stretch at most, and
what is tried while the account is locked counts for nothing.
"""

from __future__ import annotations

from datetime import timedelta

FREE = 5
FIRST = timedelta(seconds=30)
LONGEST = timedelta(hours=1)


def lock(failures: int) -> timedelta | None:
    """How long an account is locked after so many wrong log-ins in a row; None: not at all."""
    if failures < FREE:
        return None
    return min(FIRST * (1 << min(failures - FREE, 16)), LONGEST)
