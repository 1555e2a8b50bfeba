"""The reference page names every setting, type, error code and language; a pack may document its own in its README."""

from dataclasses import fields
from pathlib import Path

import pytest

from guardrail.detection.entities import ENTITY_TYPES, TABLE
from guardrail.detection.reference import refreshed
from guardrail.detection.settings import LANGUAGES, DetectionSettings
from guardrail.types import Intent

PAGE_ROOT = Path(__file__).parents[3]
PAGE = (PAGE_ROOT / "docs" / "reference" / "detection.md").read_text()
PACKS = PAGE_ROOT / "guardrail" / "detection" / "languages"
PAGES = "\n".join([PAGE, *(path.read_text() for path in sorted(PACKS.glob("*/README.md")))])


def test_the_table_of_types_is_the_one_in_the_code() -> None:
    assert refreshed(PAGE) == PAGE, "python -m guardrail.detection.reference docs/reference/detection.md"


@pytest.mark.parametrize("entity", ENTITY_TYPES.values(), ids=lambda entity: entity.name)
def test_every_type_has_its_row(entity) -> None:
    assert f"| `{entity.name}` | {entity.description} | {'yes' if entity.unique else ''} |" in PAGES


@pytest.mark.parametrize("entity", TABLE, ids=lambda entity: entity.name)
def test_every_type_says_what_is_checked_and_who_published_it(entity) -> None:
    assert entity.validation
    assert entity.source


def test_a_page_without_a_place_for_the_table_is_a_mistake() -> None:
    with pytest.raises(ValueError):
        refreshed("# Detection")


@pytest.mark.parametrize("name", [field.name for field in fields(DetectionSettings)])
def test_every_setting_is_described(name: str) -> None:
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize("word", [*LANGUAGES, *Intent])
def test_languages_and_intents_are_named(word: str) -> None:
    assert word in PAGES


def test_every_error_code_is_listed() -> None:
    source = "".join(path.read_text() for path in (PAGE_ROOT / "guardrail" / "detection").rglob("*.py"))
    codes = {part.split('"')[0] for part in source.split('code="')[1:]}
    assert len(codes) >= 4
    assert all(f"`{code}`" in PAGE for code in codes)
