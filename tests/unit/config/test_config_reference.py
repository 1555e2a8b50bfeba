"""The page of all settings is written from the models and cannot fall behind."""

from __future__ import annotations

from pathlib import Path

from guardrail.config.reference import json_schema, page

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "configuration.md"


def test_the_page_is_what_the_models_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_editors_learn_of_names_and_lists_and_words() -> None:
    settings = json_schema()["$defs"]["RoutePolicySettings"]["properties"]
    kinds = {each.get("type") for each in settings["jurisdictions"]["anyOf"]}
    assert kinds == {"string", "array"}
    assert settings["kind"]["enum"] == ["assistant", "companion", "mental_health", "regulated"]
    assert "profile" not in settings
