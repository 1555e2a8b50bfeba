"""The reference page of the API, written from its table, so that it cannot fall behind.

``python -m guardrail.web.control.reference`` prints ``docs/reference/control-api.md``.
"""

from __future__ import annotations

import sys

from guardrail.web.control.operations import Operation
from guardrail.web.control.table import OPERATIONS

_HEAD = """# The control plane's API

<!-- Written by `python -m guardrail.web.control.reference` from guardrail/web/control; edit that, not this page. -->

Everything here is below `/api/v1` on the control plane's port, takes and gives JSON, and wants `Authorization: Bearer`
with a token of your OpenID provider or of a local log-in ([how](../how-to/give-officers-access.md)). What each call
needs is a word of the [access policy](rulings.md#access); every call that it lets through or refuses is in the audit
log.
Bodies, answers and limits are described in full by the OpenAPI 3.1 document that the server gives at
`/api/v1/openapi.json`.

Errors are problem documents (RFC 9457) with a stable `code`, listed with [all others](http-api.md). Times are RFC 3339.
Lists come in pages: put `next` into `after`.
"""


def page() -> str:
    """The Markdown page."""
    groups: dict[str, list[Operation]] = {}
    for each in OPERATIONS:
        groups.setdefault(each.tag, []).append(each)
    return _HEAD + "".join(
        f"\n## {name}\n\n| | | Needs |\n|---|---|---|\n" + "".join(map(_row, found)) for name, found in groups.items()
    )


def _row(each: Operation) -> str:
    needs = f"`{each.action}`" if each.action else "nothing" if each.public else "a log-in"
    return f"| `{each.method} {each.path}` | {each.summary} | {needs} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
