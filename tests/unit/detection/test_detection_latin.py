"""The Latin-script model: pinned, windowed, decoded to whole words, skipped where it cannot help."""

import hashlib
from importlib.resources import files
from itertools import pairwise

import pytest

from guardrail.detection import PresidioDetector
from guardrail.detection.candidates import Candidate
from guardrail.detection.doubts import personal, pruned
from guardrail.detection.latin import (
    HASHES,
    MOST_TOKENS,
    WINDOW,
    Latin,
    LatinTagger,
    Span,
    acceptable,
    decode,
    windows,
)
from guardrail.detection.view import View
from guardrail.errors import IntegrityError


def vendored(name: str) -> bytes:
    return files("guardrail.detection").joinpath("models", "latin", name).read_bytes()


@pytest.fixture(scope="module")
def model() -> Latin:
    return Latin()


def named(model: Latin, text: str) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.entity_type) for item in decode(text, model.words(text), "latin")]


def test_the_vendored_files_are_the_pinned_ones_and_say_where_they_come_from() -> None:
    assert {name: hashlib.sha256(vendored(name)).hexdigest() for name in HASHES} == HASHES
    assert HASHES["model_int8.onnx"] in vendored("PROVENANCE.md").decode()
    assert b"MODIFIED" in vendored("NOTICE")
    assert b"Attribution 4.0 International" in vendored("LICENSE")
    assert len(vendored("model_int8.onnx")) < 20_000_000


@pytest.mark.parametrize("tampered", HASHES)
def test_other_bytes_are_not_loaded(tampered: str) -> None:
    def read(name: str) -> bytes:
        return vendored(name) + (b" " if name == tampered else b"")

    with pytest.raises(IntegrityError) as caught:
        Latin(read)
    assert caught.value.code == "model_mismatch"


@pytest.mark.parametrize(
    ("text", "value", "entity_type"),
    [
        ("Hi, my name is Siobhan Kavanagh and I need help.", "Siobhan Kavanagh", "PERSON"),
        ("Mein Name ist Jürgen Wiśniewski, ich brauche Hilfe.", "Jürgen Wiśniewski", "PERSON"),
        ("Me llamo Begoña Etxeberria y necesito ayuda.", "Begoña Etxeberria", "PERSON"),
        ("Je m'appelle Théo Lefebvre, aidez-moi.", "Théo Lefebvre", "PERSON"),
        ("mein name ist anna huber", "anna huber", "PERSON"),
        ("Next year we move from Portugal to Denmark.", "Denmark", "LOCATION"),
        ("Nächstes Jahr ziehen wir von Portugal nach Dänemark.", "Dänemark", "LOCATION"),
        ("El año que viene nos mudamos de Portugal a Dinamarca.", "Dinamarca", "LOCATION"),
        ("L'an prochain nous partons du Portugal au Danemark.", "Danemark", "LOCATION"),
    ],
)
def test_names_and_places_of_each_language(model: Latin, text: str, value: str, entity_type: str) -> None:
    assert (value, entity_type) in named(model, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Where is my parcel? It should have arrived on Tuesday."),
        ("de", "Der Router blinkt rot, und der Techniker kommt erst im Mai."),
        ("es", "Quiero devolver la chaqueta y cambiar mi contraseña."),
        ("fr", "Je voudrais résilier mon abonnement, merci beaucoup."),
    ],
)
def test_texts_without_anybody_stay_whole(model: Latin, language: str, text: str) -> None:
    assert list(LatinTagger(model, language=language).find(View(text))) == []


def test_a_name_far_into_a_long_text_is_found_wherever_windows_cut(full: PresidioDetector) -> None:
    filler = "The parcel arrived late and the box was damaged on one side. "
    for size in (WINDOW - 30, WINDOW - 10, 3 * WINDOW):
        before = (filler * 40)[:size].rsplit(" ", 1)[0]
        text = f"{before} yesterday Margaret Thatcher signed for it. {filler}"
        assert "Margaret Thatcher" in {text[finding.start : finding.end] for finding in full.analyze(text).findings}


@pytest.mark.parametrize("size", [0, 1, 479, 480, 481, 1000, 5000])
def test_windows_cover_everything_in_bounded_pieces(size: int) -> None:
    for text in ("x" * size, ("word " * size)[:size]):
        pieces = list(windows(text))
        assert pieces[0][0] == 0
        assert pieces[-1][1] == len(text)
        assert all(end - start <= WINDOW for start, end in pieces)
        assert all(later[0] < earlier[1] for earlier, later in pairwise(pieces))
        assert len(pieces) <= 2 + size // 300


def test_tokens_too_many_for_the_model_are_halved(model: Latin) -> None:
    text = "x! " * (MOST_TOKENS // 2) + "My name is Margaret Thatcher."
    assert ("Margaret Thatcher", "PERSON") in named(model, text)
    assert model.words("") == model.words(" \n") == []


def test_the_model_runs_only_where_it_helps(full: PresidioDetector) -> None:
    assert "latin" in full.analyze("Where is my parcel, please?").recognizers
    for text in ("我叫王小明，請問我的 iPhone 在哪", "12345 67890", "🙂"):
        assert "latin" not in full.analyze(text).recognizers


def test_words_of_a_kind_become_one_entity() -> None:
    text = "I am Anna-Maria Petrov, Main Street 5, 10001 New York"
    words = [
        Span(5, 9, "PERSON", 0.9),
        Span(10, 15, "PERSON", 0.8, begins=False),
        Span(16, 22, "PERSON", 0.9, begins=False),
        Span(24, 28, "ADDRESS", 0.9),
        Span(29, 35, "ADDRESS", 0.9, begins=False),
        Span(36, 37, "ADDRESS", 0.9, begins=False),
        Span(39, 44, "ADDRESS", 0.9),
        Span(45, 48, "LOCATION", 0.9),
        Span(49, 53, "LOCATION", 0.9, begins=False),
    ]
    assert [(text[item.start : item.end], item.entity_type) for item in decode(text, words, "latin")] == [
        ("Anna-Maria Petrov", "PERSON"),
        ("Main Street 5, 10001 New York", "ADDRESS"),
    ]


def test_lists_of_people_and_of_cities_are_several() -> None:
    text = "Rome, Paris; Ann, Bob"
    words = [
        Span(0, 4, "LOCATION", 0.9),
        Span(6, 11, "LOCATION", 0.9),
        Span(13, 16, "PERSON", 0.9),
        Span(18, 21, "PERSON", 0.9),
    ]
    assert [text[item.start : item.end] for item in decode(text, words, "latin")] == ["Rome", "Paris", "Ann", "Bob"]


def test_organisations_and_punctuation_alone_are_not_reported() -> None:
    words = [Span(0, 4, "ORG", 0.9), Span(5, 6, "PERSON", 0.9)]
    assert decode("Acme .", words, "latin") == []


def test_scores_leave_room_for_patterns_with_a_check() -> None:
    (name,) = decode("Ann", [Span(0, 3, "PERSON", 1.0)], "latin")
    (number,) = decode("4006381333931", [Span(0, 13, "ID", 1.0)], "latin")
    assert 0.7 <= name.score < 0.95
    assert 0.6 < number.score < 0.7
    assert name.score > number.score


def test_brands_months_and_courtesy_are_nobody() -> None:
    for value in ("Hugo Boss", "merci", "estée  lauder".replace("  ", " ")):
        assert not acceptable(value, Candidate(0, len(value), "PERSON", 0.9, "latin"))
    assert not acceptable("mayo", Candidate(0, 4, "LOCATION", 0.9, "latin"))
    assert acceptable("June", Candidate(0, 4, "PERSON", 0.9, "latin"))


def test_a_word_in_small_letters_must_be_a_sure_name() -> None:
    for score, kept in ((0.75, False), (0.89, True)):
        assert acceptable("anna", Candidate(0, 4, "PERSON", score, "latin")) is kept
        assert acceptable("Anna", Candidate(0, 4, "PERSON", score, "latin"))


def test_a_number_goes_without_the_words_around_it() -> None:
    text = "tel (0) 612 840 527 tonight"
    (candidate,) = decode(text, [Span(0, len(text), "PHONE", 0.99)], "latin")
    assert text[candidate.start : candidate.end] == "(0) 612 840 527"


def test_numbers_need_words_that_call_them_personal() -> None:
    for text, kept in (("EAN 4006381333931", False), ("My tax number is 4006381333931", True)):
        start = text.index("4006")
        (candidate,) = decode(text, [Span(start, len(text), "ID", 0.99)], "latin")
        assert acceptable(text, candidate) is kept


def test_findings_do_not_depend_on_the_texts_beside(full: PresidioDetector) -> None:
    texts = ["Anna Smith lives in Boston", "Call Bob Jones tomorrow", "No names here"]
    alone = [full.analyze(text) for text in texts]
    assert full._analyze_all(texts, None) == alone


def kept(text: str, value: str, entity_type: str, pack: str, score: float = 0.88) -> list[str]:
    start = text.index(value)
    candidate = Candidate(start, start + len(value), entity_type, score, "latin")
    return [text[item.start : item.end] for item in pruned(text, candidate, pack)]


def test_a_place_without_capitals_is_one_of_the_lists_or_told_by_the_words_before() -> None:
    assert kept("Era 912 345 678, cámbienlo.", "cámbienlo", "LOCATION", "es") == []
    assert kept("Vivo con mi padre, sevilla capital.", "sevilla capital", "LOCATION", "es") == ["sevilla capital"]
    assert kept("We live in quimbyville now.", "quimbyville", "LOCATION", "en") == ["quimbyville"]
    assert kept("moved to a flat, quimbyville", "quimbyville", "LOCATION", "en") == ["quimbyville"]


def test_goods_with_an_article_are_no_places() -> None:
    assert kept("Compré un Toledo azul.", "Toledo", "LOCATION", "es") == []
    assert kept("Vivo en el Raval.", "Raval", "LOCATION", "es") == ["Raval"]
    assert kept("Vivo en Toledo.", "Toledo", "LOCATION", "es") == ["Toledo"]


def test_acronyms_are_no_places() -> None:
    assert kept("Mon SIREN est 732829320", "SIREN", "LOCATION", "fr") == []
    assert kept("My brother is from NYC.", "NYC", "LOCATION", "en") == ["NYC"]
    assert kept("ICH WOHNE JETZT BEI TRIBUR", "TRIBUR", "LOCATION", "de") == ["TRIBUR"]


def test_ordinary_words_are_nobody_unless_a_title_says_so() -> None:
    assert kept("Er isst gern Wurst.", "Wurst", "PERSON", "de", 0.77) == []
    assert kept("Das hat Frau Wurst gesagt.", "Wurst", "PERSON", "de", 0.77) == ["Wurst"]
    assert kept("Heute Abend nicht.", "Abend", "PERSON", "de") == []
    assert kept("Das war Schmidt.", "Schmidt", "PERSON", "de") == ["Schmidt"]


def test_what_somebody_owns_is_nobody_and_goods_are_not_either() -> None:
    assert kept("Sperren Sie Annegrets Konto.", "Annegrets Konto", "PERSON", "de") == ["Annegrets"]
    assert kept("Ich hole Hans Müllers Paket.", "Hans Müllers Paket", "PERSON", "de") == ["Hans Müllers"]
    assert kept("Klaus Koch war da.", "Klaus Koch", "PERSON", "de") == ["Klaus Koch"]
    assert kept("Do you sell Ben & Jerry's?", "Jerry", "PERSON", "en") == []
    assert kept("I saw Ben, Jerry and Anna.", "Jerry", "PERSON", "en") == ["Jerry"]
    assert kept("Habt ihr Jack Wolfskin Jacken?", "Jack Wolfskin Jacken", "PERSON", "de") == []


def test_the_nearest_word_says_whose_a_number_is() -> None:
    for text, whose in (
        ("Mi número de pedido es 48217730", False),
        ("Aus der Bestellung, mein Konto: 48217730", True),
        ("My order: my account number is 48217730", True),
    ):
        start = text.index("4821")
        assert personal(text, Candidate(start, len(text), "NATIONAL_ID", 0.6, "latin")) is whose


def test_a_number_of_any_kind_ends_with_its_digits_and_is_never_confident() -> None:
    text = "tel 612 840 527 🙂"
    for kind in ("PHONE", "ID"):
        (candidate,) = decode(text, [Span(0, len(text), kind, 1.0)], "latin")
        assert text[candidate.start : candidate.end] == "612 840 527"
        assert candidate.score < 0.7
