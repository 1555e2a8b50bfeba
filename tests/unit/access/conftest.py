from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.access.house import House, house


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[House]:
    """A door with local accounts."""
    made = house(tmp_path)
    yield made
    await made.access.close()
    await made.keys.close()
