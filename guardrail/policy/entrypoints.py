"""The questions that can be asked of a policy; each is a rule ``decision`` of a package under ``guardrail``.

No path of a query is ever built from anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_NAMES = ("law", "turn", "proactive", "opt_out", "rights", "erasure", "retention", "handoff", "access", "reveal")

BY_NAME: Mapping[str, str] = MappingProxyType({name: f"guardrail/{name}/decision" for name in _NAMES})
"""Entry points by the name of their decision."""

ENTRYPOINTS = frozenset(BY_NAME.values())
