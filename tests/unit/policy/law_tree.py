"""The part of the policies that is about which law is in force, and an engine that knows nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from guardrail.policy.rego import Rego
from guardrail.policy.tree import default_policy_dir, read_tree
from guardrail.ports import RawDecision
from guardrail.types import Json


def copy_law(to: Path) -> Path:
    """A policy tree of documents, parameters and the rules that combine them; ``to`` must not exist."""
    home = default_policy_dir()
    for name in ("jurisdictions", "parameters", "law"):
        shutil.copytree(home / "guardrail" / name, to / "guardrail" / name)
    shutil.copy(home / "capabilities.json", to / "capabilities.json")
    return to


class LawEngine:
    """Evaluates a tree at once, in the caller's thread."""

    def __init__(self, tree: Path) -> None:
        self._rego = Rego(read_tree(tree))
        self.revision = self._rego.tree.revision

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        result = self._rego.evaluate(entrypoint, json.dumps(question))
        return RawDecision(result=result, revision=self.revision, engine="rego")

    async def ready(self) -> None:
        return None

    async def close(self) -> None:
        return None
