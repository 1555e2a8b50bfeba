"""Whatever the catalogue can say is known again; what a bot says is not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.core.disclose import recogniser, spoken
from guardrail.core.notice import RIGHTS, Authority, NoticeFacts
from guardrail.core.texts import AT_HOME, LOCALES, Catalogue
from guardrail.types import Element, LegalBasis, Purpose, Saying, Wording

names = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() == text and len(text.splitlines()) == 1)
maybe = st.none() | names
some = st.lists(names, max_size=3).map(tuple)
languages = st.sampled_from([locale.language for locale in LOCALES.values()])
FIXED = [Saying.CONSENT_QUESTION, Saying.PURPOSE_SALE, Saying.AGE_QUESTION, Saying.GUARDIAN_NEEDED, Saying.SAFE_REPLY]
TOLD_OF = [
    Saying.ACCESS_RECEIVED, Saying.REQUEST_RECEIVED, Saying.REQUEST_VERIFY, Saying.REQUEST_DONE, Saying.REQUEST_REFUSED,
    Saying.COPY_READY, Saying.ERASURE_DONE, Saying.ERASURE_PARTLY, Saying.CODE_GIVEN, Saying.LINK_QUESTION,
]  # fmt: skip
ours = recogniser(Catalogue("Another Operator", "https://another.example"))

facts = st.builds(
    NoticeFacts,
    controller=maybe,
    address=maybe,
    contact=maybe,
    dpo=maybe,
    privacy_url=maybe,
    purposes=st.dictionaries(st.sampled_from(Purpose), st.sampled_from(LegalBasis)),
    recipients=some,
    transfers=some,
    retention_seconds=st.none() | st.integers(0, 10**9),
    rights=st.sets(st.sampled_from(RIGHTS)).map(tuple),
    authorities=st.lists(st.builds(Authority, names, maybe), max_size=7).map(tuple),
    jurisdictions=st.sampled_from([(), ("lt", "eu"), ("us-ca",)]),
)


told = st.fixed_dictionaries(
    {},
    optional={
        "right": st.sampled_from(RIGHTS),
        "reason": st.sampled_from(["right_not_given", "compelling_grounds", "a_word_of_tomorrow"]),
        "authority": st.just(AT_HOME) | names,
        **dict.fromkeys(("reference", "due", "code", "link", "receipt"), maybe),
    },
)


@st.composite
def wordings(draw: st.DrawFn) -> Wording:
    catalogue = Catalogue(draw(maybe), draw(maybe), draw(maybe))
    language = draw(languages)
    match draw(st.sampled_from(["fixed", "identity", "consents", "notice", "told"])):
        case "told":
            return catalogue.told(draw(st.sampled_from(TOLD_OF)), language, draw(told))
        case "identity":
            return catalogue.identity(language, draw(st.sets(st.sampled_from(Element))))
        case "consents":
            return catalogue.consents(language, draw(st.dictionaries(st.sampled_from(Purpose), st.booleans())))
        case "notice":
            return catalogue.notice(language, draw(facts))
    return catalogue.wording(draw(st.sampled_from(FIXED)), language)


@settings(max_examples=200, deadline=None)
@given(st.lists(wordings(), min_size=1, max_size=3), st.sampled_from(["", "Your parcel comes on Monday."]))
def test_what_the_catalogue_says_is_taken_out(said: list[Wording], bots: str) -> None:
    text = "\n\n".join([*map(spoken, said), *([bots] if bots else [])])
    assert ours(text) == (bots or None)


@given(st.lists(st.text(max_size=40), max_size=6).map("\n\n".join))
def test_what_somebody_else_says_stays(text: str) -> None:
    assert ours(text) == text


@settings(max_examples=200, deadline=None)
@given(wordings(), st.text(alphabet=st.characters(exclude_characters="\n\r"), min_size=1, max_size=20))
def test_a_line_of_a_bots_own_keeps_a_paragraph(wording: Wording, line: str) -> None:
    """No bot hides its words from itself by putting ours before them, but where it fills a fact's place."""
    text = f"{wording.text}\nxx {line}"
    assert ours(text) == text
