"""How a database finds what it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from guardrail.storage.store import SqlStore


@contextmanager
def planned(store: SqlStore) -> Iterator[list[str]]:
    """The plan of every statement meanwhile, as the database tells it, a line an entry."""
    plans: list[str] = []
    explain = "EXPLAIN QUERY PLAN " if store.engine.dialect.name == "sqlite" else "EXPLAIN "

    def look(connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if re.match("SELECT|DELETE|UPDATE", statement):
            cursor = connection.connection.cursor()
            cursor.execute(explain + statement, parameters)
            plans.extend(str(row[-1]) for row in cursor.fetchall())
            cursor.close()

    event.listen(store.engine, "before_cursor_execute", look)
    try:
        yield plans
    finally:
        event.remove(store.engine, "before_cursor_execute", look)
