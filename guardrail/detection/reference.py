"""The table of types in the reference, written from the table of types in the code.

    python -m guardrail.detection.reference [docs/reference/detection.md]

prints the table, or refreshes it between its two markers in a page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from guardrail.detection.entities import TABLE
from guardrail.detection.entity_type import ANY, EntityType

BEGIN = "<!-- types: written by python -m guardrail.detection.reference -->"
END = "<!-- end of types -->"
_HEAD = (
    "| Type | What | Unique | Example | Languages | Validation | Source |",
    "|---|---|---|---|---|---|---|",
)


def table(entities: Iterable[EntityType] = TABLE) -> str:
    """The types as a Markdown table, a row each."""
    return "\n".join((*_HEAD, *map(_row, entities)))


def refreshed(page: str) -> str:
    """The page with the table between its markers made new. Raises :class:`ValueError` without markers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no place for the table: {BEGIN}")
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def _row(entity: EntityType) -> str:
    languages = "any" if entity.languages == ANY else " ".join(entity.languages)
    cells = (
        f"`{entity.name}`",
        entity.description,
        "yes" if entity.unique else "",
        entity.example,
        languages,
        entity.validation,
        entity.source,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(arguments: list[str]) -> None:
    """Prints the table, or writes it into the page that is named."""
    if not arguments:
        sys.stdout.write(table() + "\n")
        return
    page = Path(arguments[0])
    page.write_text(refreshed(page.read_text()))


if __name__ == "__main__":
    main(sys.argv[1:])
