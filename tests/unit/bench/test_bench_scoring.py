"""The arithmetic of leak and wrongly covered characters."""

from __future__ import annotations

import pytest

from bench.evaluate import Limits, exceeded, limits, measure, table
from bench.labelled import BadLabelError, Labelled, Mark, from_json
from bench.scoring import Found, Tally, tally

TEXT = "Ann Lee, 12 Elm St, tel 555"  # 27 characters
NAME, STREET, PHONE = Mark(0, 7, "PERSON"), Mark(9, 18, "ADDRESS"), Mark(24, 27, "PHONE")


def item(*marks: Mark, text: str = TEXT, scope: frozenset[str] | None = None, source: str = "own") -> Labelled:
    return Labelled(id="1", language="en", source=source, category="", text=text, marks=marks, scope=scope)


def test_leak_is_the_share_of_personal_characters_that_nothing_covers() -> None:
    counts = tally(item(NAME, STREET, PHONE), [Found(0, 3, "PERSON"), Found(24, 27, "CRYPTO")])
    # "AnnLee" has 6 characters, "12ElmSt" 7, "555" 3; white space does not count.
    assert (counts.personal, counts.leaked) == (16, 10)
    assert counts.leak == pytest.approx(10 / 16)


def test_wrong_is_what_findings_cover_outside_every_mark() -> None:
    counts = tally(item(NAME), [Found(0, 8, "PERSON"), Found(20, 27, "PHONE_NUMBER")])
    assert counts.wrong == 1 + 6  # the comma, "tel555"
    assert counts.wrong_per_1000 == pytest.approx(7 * 1000 / 27)
    assert (counts.negatives, counts.touched, counts.touched_share) == (0, 0, None)


@pytest.mark.parametrize(
    ("found", "touched", "wrong"),
    [
        ([], 0, 0),
        ([Found(24, 27, "PHONE_NUMBER")], 1, 3),
        ([Found(24, 27, "DATE_TIME")], 0, 0),  # neutral
        ([Found(24, 27, "HEALTH")], 0, 0),  # nobody marked it: outside the scope
        ([Found(24, 27, "URL")], 0, 0),
    ],
)
def test_a_text_without_marks_is_touched_by_findings_of_its_scope(found: list[Found], touched: int, wrong: int) -> None:
    counts = tally(item(scope=frozenset({"PERSON", "PHONE"})), found)
    assert (counts.negatives, counts.touched, counts.wrong) == (1, touched, wrong)


def test_without_a_scope_every_type_counts() -> None:
    assert tally(item(), [Found(24, 27, "HEALTH")]).wrong == 3


def test_neutral_marks_neither_leak_nor_make_a_finding_wrong() -> None:
    text = item(Mark(0, 7, "ORG"))
    assert tally(text, []) == Tally(items=1, length=27)
    assert tally(text, [Found(0, 8, "PERSON")]).wrong == 0


def test_a_finding_outside_the_scope_is_wrong_where_it_leaves_a_mark() -> None:
    text = item(PHONE, scope=frozenset({"PHONE"}))
    assert tally(text, [Found(20, 27, "HEALTH")]).wrong == 3  # "tel"
    assert tally(text, [Found(0, 7, "PERSON")]).wrong == 0


def test_a_finding_within_another_does_not_count_apart() -> None:
    inner, outer = Found(24, 27, "PHONE_NUMBER"), Found(20, 27, "DATE_TIME")
    assert tally(item(), [inner]).touched == 1
    assert tally(item(), [inner, outer]).touched == 0
    same = [Found(24, 27, "PHONE_NUMBER", 0.5), Found(24, 27, "DATE_TIME", 0.9)]
    assert tally(item(), same).touched == tally(item(), same[::-1]).touched == 0


def test_streets_and_towns_are_one_place_and_numbers_may_stand_for_numbers() -> None:
    assert tally(item(STREET, scope=frozenset()), [Found(9, 19, "LOCATION")]).wrong == 1
    assert tally(item(Mark(24, 27, "PARTIAL_ID")), [Found(20, 27, "CREDIT_CARD")]).wrong == 0


def test_counts_add_up_by_language_and_kind() -> None:
    items = [item(NAME), item(PHONE, source="own-adversarial"), item(NAME)]
    counts = measure(items, lambda _: [Found(0, 7, "PERSON")])
    assert counts["en", "own"] == Tally(items=2, length=54, personal=12)
    assert counts["en", "adversarial"].leak == 1.0
    lines = table(counts)
    assert len(lines) == 5
    assert lines[1].endswith("OVER")
    assert lines[3].endswith("ok")


def test_limits_are_those_of_the_kind() -> None:
    assert limits("pl", "own") == limits("en", "adversarial") == Limits(0.06, 8, 0.05)
    assert limits("pl", "public") == Limits()
    assert exceeded(Tally(items=1, length=100, wrong=1), limits("en", "own"))
    assert not exceeded(Tally(items=1, length=100, wrong=1), limits("en", "public"))
    assert exceeded(Tally(personal=100, leaked=7), limits("en", "own"))
    assert not exceeded(Tally(personal=100, leaked=6), limits("en", "own"))
    assert exceeded(Tally(negatives=10, touched=1), limits("lt", "own"))


def test_the_json_form_comes_back() -> None:
    import json

    one = item(NAME, PHONE, scope=frozenset({"PERSON"}))
    assert list(from_json(["", json.dumps(one.as_json())], "x")) == [one]


@pytest.mark.parametrize("line", ["[", "[]", '{"id": 1}', '{"id": 1, "language": "en", "text": "", "entities": [{}]}'])
def test_a_bad_line_is_named_by_number(line: str) -> None:
    with pytest.raises(BadLabelError, match=r"x\.jsonl, line 2"):
        list(from_json(["", line], "x.jsonl"))


def test_a_mark_must_lie_in_its_text() -> None:
    line = '{"id": 1, "language": "en", "text": "ab", "entities": [{"start": 1, "end": 3, "type": "X"}]}'
    with pytest.raises(BadLabelError):
        list(from_json([line], "x"))
