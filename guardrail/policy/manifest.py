"""The bundle's ``.manifest``: gives an OPA server the same revision that the embedded engine computes.

``python -m guardrail.policy.manifest policies`` rewrites it after every change of the tree, and notes the revision
of the tree that Guardrail ships beside this module.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from guardrail.policy.tree import default_policy_dir, read_tree

ROOTS = ("guardrail", "system/log", "system/log_test")
SHIPPED = Path(__file__).with_name("shipped.txt")


def shipped_revision() -> str:
    """Of the tree of this release. Its documents were checked and its own tests run when the release was made, so
    that a start need not do it again; of any other tree nobody knows that."""
    return SHIPPED.read_text(encoding="ascii").strip()


def manifest(root: Path) -> str:
    """What ``.manifest`` must hold for the tree as it stands. Raises PolicyUnavailableError."""
    content = {"revision": read_tree(root).revision, "roots": ROOTS, "rego_version": 1}
    return json.dumps(content, indent=2) + "\n"


def is_current(root: Path) -> bool:
    """Whether an OPA server that loads this tree reports the revision of what it really loads."""
    try:
        return (root / ".manifest").read_text() == manifest(root)
    except OSError:
        return False


if __name__ == "__main__":
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else default_policy_dir()
    (home / ".manifest").write_text(manifest(home))
    if home.resolve() == default_policy_dir():
        SHIPPED.write_text(read_tree(home).revision + "\n", encoding="ascii")
