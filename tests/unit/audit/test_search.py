"""What may be asked of the log, and which entries answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from guardrail.audit.search import Wanted
from tests.unit.audit.made import AT, an_id, answered, decided, made

PERSON = "alice@example.org"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"tag": "consent"}, "tag"),
        ({"tag": "consent:purpose:sold"}, "tag"),
        ({"tag": ""}, "tag"),
        ({"fields": {"subject": PERSON}}, "subject"),
        ({"fields": {"subject": an_id("trn", 1)}}, "subject"),
        ({"fields": {"conversation": '"'}}, "conversation"),
        ({"fields": {"turn": "trn_%"}}, "turn"),
        ({"fields": {"decision": ""}}, "decision"),
        ({"fields": {"action": "admitted"}}, "action"),
        ({"fields": {"route": "Shop 1"}}, "route"),
        ({"reason": "no consent"}, "reason"),
        ({"citation": 'GDPR"'}, "citation"),
        ({"citation": "GDPR 6 1"}, "citation"),
        ({"citation": ""}, "citation"),
    ],
)
def test_what_cannot_be_in_the_log_is_refused_by_name_and_never_repeated(given: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=f"^{named}$"):
        Wanted(**given)  # type: ignore[arg-type]


def test_a_tag_ends_at_a_colon() -> None:
    assert Wanted(tag="turn:message:deleted").tags == {"turn:message:deleted"}
    assert Wanted(tag="keys:epoch:").tags == {"keys:epoch:rotated", "keys:epoch:destroyed"}
    assert Wanted(tag="turn:").tags > Wanted(tag="turn:answer:").tags


def test_times_are_from_and_until_exclusive() -> None:
    entry = made("process:guardrail:stopped")
    assert Wanted(since=AT, until=AT + timedelta(microseconds=1)).matches(entry)
    assert not Wanted(until=AT).matches(entry)
    assert not Wanted(since=AT + timedelta(microseconds=1)).matches(entry)


def test_a_citation_is_whole_or_a_law() -> None:
    entry = decided(1, citations=["GDPR 6(1)(a)", "CIV-CODE 1798.100"])
    for cited in ("GDPR", "GDPR 6(1)(a)", "CIV-CODE"):
        assert Wanted(citation=cited).matches(entry)
    for other in ("GDP", "GDPR 6(1)", "CIV", "GDPR 6(1)(b)"):
        assert not Wanted(citation=other).matches(entry)


def test_every_filter_must_hold() -> None:
    subject = an_id("sub", 1)
    entry = decided(1, "consent_given", subject=subject)
    assert Wanted(fields={"subject": subject, "route": "shop"}, reason="consent_given", tag="turn:").matches(entry)
    assert not Wanted(fields={"subject": subject, "route": "help"}).matches(entry)
    assert not Wanted(fields={"subject": subject}, reason="not_objected").matches(entry)
    assert not Wanted(fields={"subject": subject}).matches(answered(1))


def test_company_is_of_a_turn() -> None:
    """Which turns they are the database tells; entries without a turn must name the person themselves."""
    wanted = Wanted(fields={"subject": an_id("sub", 1)}, turns=True)
    assert wanted.matches(answered(1))
    assert not wanted.matches(made("erasure:subject:requested", subject=an_id("sub", 2)))
    assert Wanted(fields={"route": "shop"}, turns=True).company == frozenset()
