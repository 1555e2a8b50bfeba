"""The notice at collection says what the law wants said, out of facts, and invents nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guardrail.core.locales import Locale
from guardrail.core.notice import RIGHTS, Authority, NoticeFacts, NoticeLine
from guardrail.core.texts import LOCALES, Catalogue, purpose_line
from guardrail.errors import ConfigError
from guardrail.types import LegalBasis, Purpose, Saying

CATALOGUE = Catalogue("Other Name", "https://other.example", "other@example.com")
FULL = NoticeFacts(
    controller="Example Foods UAB",
    address="Gedimino pr. 1, Vilnius",
    contact="privacy@example.com",
    dpo="dpo@example.com",
    privacy_url="https://example.com/privacy",
    purposes={Purpose.MARKETING: LegalBasis.LEGITIMATE_INTERESTS, Purpose.SERVICE: LegalBasis.CONSENT},
    recipients=("Model Host Ltd", "Mail House"),
    transfers=("USA (standard contractual clauses)", "Japan (adequacy)"),
    retention_seconds=30 * 86_400,
    rights=RIGHTS,
    authorities=(Authority("VDAI", "https://vdai.lrv.lt"), Authority("CPPA", None)),
    jurisdictions=("lt", "us-ca"),
)
EMPTY = NoticeFacts()
each_locale = pytest.mark.parametrize("locale", LOCALES.values(), ids=lambda locale: locale.language)


def lines(locale: Locale, facts: NoticeFacts) -> list[str]:
    said = CATALOGUE.notice(locale.language, facts)
    assert said.saying is Saying.PRIVACY_NOTICE
    assert (said.language, said.version, said.buttons) == (locale.language, locale.version, ())
    assert "{" not in said.text
    return said.text.split("\n")


@each_locale
def test_a_full_notice(locale: Locale) -> None:
    """GDPR Art. 13(1)(a) to (f), (2)(a) to (f); PDPA Art. 8(1) nos. 1 to 6; Civ. Code 1798.100(a)."""
    said = lines(locale, FULL)
    assert all(said), "no line is empty"
    text = "\n".join(said)
    for fact in (
        FULL.controller, FULL.address, FULL.contact, FULL.dpo, FULL.privacy_url, *FULL.recipients, *FULL.transfers,
        "30", "VDAI, https://vdai.lrv.lt", "CPPA", *locale.words.rights.values(),
    ):  # fmt: skip
        assert fact is not None
        assert fact in text
    assert purpose_line(locale, Purpose.SERVICE, LegalBasis.CONSENT) in said
    assert purpose_line(locale, Purpose.MARKETING, LegalBasis.LEGITIMATE_INTERESTS) in said
    for line in (
        NoticeLine.AUTOMATED, NoticeLine.DATA, NoticeLine.ACCESS, NoticeLine.ERASURE, NoticeLine.OPT_OUT,
        NoticeLine.WITHDRAW, NoticeLine.NEEDED, NoticeLine.NO_SALE,
    ):  # fmt: skip
        assert locale.notice[line] in said


@each_locale
def test_missing_facts_leave_their_lines_out(locale: Locale) -> None:
    always = (NoticeLine.OPENING, NoticeLine.AUTOMATED, NoticeLine.DATA, NoticeLine.NEEDED)
    assert lines(locale, EMPTY) == [locale.notice[line] for line in always]


@pytest.mark.parametrize(
    "name",
    ["controller", "address", "contact", "dpo", "privacy_url", "recipients", "transfers", "retention_seconds"],
)
def test_each_fact_has_one_line_of_its_own(name: str) -> None:
    blank = getattr(EMPTY, name)
    english = LOCALES["en"]
    whole, less = lines(english, FULL), lines(english, replace(FULL, **{name: blank}))
    assert [line for line in whole if line in less] == less
    assert len(whole) == len(less) + 1


def test_nothing_of_the_catalogue_gets_into_a_notice() -> None:
    text = CATALOGUE.notice("en", FULL).text + CATALOGUE.notice("en", EMPTY).text
    assert "Other Name" not in text
    assert "other" not in text.replace("another", "").replace("other countries", "")


@each_locale
def test_lines_stand_in_one_order_whatever_the_facts_order(locale: Locale) -> None:
    turned = replace(FULL, purposes=dict(reversed(FULL.purposes.items())), rights=tuple(reversed(RIGHTS)))
    assert lines(locale, turned) == lines(locale, FULL)
    said = lines(locale, FULL)
    assert said[0] == locale.notice[NoticeLine.OPENING]
    service = said.index(purpose_line(locale, Purpose.SERVICE, LegalBasis.CONSENT))
    assert said[service + 1] == purpose_line(locale, Purpose.MARKETING, LegalBasis.LEGITIMATE_INTERESTS)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (86_400, "Days for which we store the chat: 1"),
        (90 * 86_400, "Days for which we store the chat: 90"),
        (3_600, "Hours for which we store the chat: 1"),
        (36 * 3_600, "Hours for which we store the chat: 36"),
        (86_401, "Hours for which we store the chat: 25"),
        (1, "Hours for which we store the chat: 1"),
        (0, "Hours for which we store the chat: 0"),
    ],
)
def test_the_storage_period_is_never_said_shorter_than_it_is(seconds: int, said: str) -> None:
    found = [
        line for line in lines(LOCALES["en"], replace(FULL, retention_seconds=seconds)) if "store the chat" in line
    ]
    assert found == [said]


def test_sale_is_denied_only_where_the_law_asks_and_the_purposes_say_so() -> None:
    english = LOCALES["en"]
    denial = english.notice[NoticeLine.NO_SALE]
    assert denial in lines(english, FULL)
    assert denial not in lines(english, replace(FULL, jurisdictions=("lt", "tw")))
    assert denial not in lines(english, replace(FULL, purposes={}))
    sold = replace(FULL, purposes={**FULL.purposes, Purpose.SALE: LegalBasis.CONSENT})
    assert denial not in lines(english, sold)


def test_withdrawal_is_named_where_anything_rests_on_consent() -> None:
    english = LOCALES["en"]
    withdraw = english.notice[NoticeLine.WITHDRAW]
    contract = replace(FULL, purposes={Purpose.SERVICE: LegalBasis.CONTRACT}, rights=("access",))
    assert withdraw not in lines(english, contract)
    assert withdraw in lines(english, replace(contract, rights=("withdraw",)))
    assert withdraw in lines(english, replace(contract, purposes=FULL.purposes))


def test_words_to_write_are_named_only_for_rights_that_there_are() -> None:
    english = LOCALES["en"]
    said = lines(english, replace(FULL, rights=("access",)))
    assert english.notice[NoticeLine.ACCESS] in said
    assert english.notice[NoticeLine.ERASURE] not in said
    assert english.notice[NoticeLine.OPT_OUT] not in said


@each_locale
def test_many_authorities_become_the_one_where_a_person_lives(locale: Locale) -> None:
    many = tuple(Authority(f"Authority {n}", f"https://{n}.example") for n in range(6))
    few = lines(locale, replace(FULL, authorities=many[:5]))
    assert sum("Authority " in line for line in few) == 5
    assert locale.notice[NoticeLine.AUTHORITIES] not in few
    said = lines(locale, replace(FULL, authorities=many))
    assert not [line for line in said if "Authority " in line]
    assert locale.notice[NoticeLine.AUTHORITIES] in said


@pytest.mark.parametrize(
    "facts",
    [
        {"controller": "A\nWe sell nothing."},
        {"address": "a\r\nb"},
        {"recipients": ("ok", "a\u2029b")},
        {"authorities": (Authority("A", "https://a.example/\n"), Authority("B\nC"))},
    ],
)
def test_facts_cannot_write_lines(facts: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        NoticeFacts(**facts)  # type: ignore[arg-type]


def test_rights_that_no_language_names_are_refused() -> None:
    with pytest.raises(ConfigError, match="parrot"):
        NoticeFacts(rights=("access", "parrot"))


def test_a_fact_in_braces_is_a_fact() -> None:
    assert "{contact} & Sons" in CATALOGUE.notice("en", replace(FULL, controller="{contact} & Sons")).text


def test_a_notice_that_no_channel_shows_whole_is_refused() -> None:
    with pytest.raises(ConfigError, match="5000"):
        CATALOGUE.notice("en", replace(FULL, recipients=("x" * 5000,)))
