"""The model: pinned, windowed, decoded to whole words, skipped where it cannot help."""

import hashlib
from importlib.resources import files
from itertools import pairwise

import pytest

from guardrail.detection import PresidioDetector
from guardrail.detection.rampart import HASHES, WINDOW, Rampart, Token, acceptable, decode, windows
from guardrail.errors import IntegrityError


def vendored(name: str) -> bytes:
    return files("guardrail.detection").joinpath("models", "rampart", name).read_bytes()


def test_the_vendored_files_are_the_pinned_ones_and_say_where_they_come_from() -> None:
    assert {name: hashlib.sha256(vendored(name)).hexdigest() for name in HASHES} == HASHES
    provenance = vendored("PROVENANCE.md").decode()
    assert HASHES["model_int8.onnx"] in provenance
    assert "CC BY 4.0" in provenance
    assert b"Attribution 4.0 International" in vendored("LICENSE")


@pytest.mark.parametrize("tampered", HASHES)
def test_other_bytes_are_not_loaded(tampered: str) -> None:
    def read(name: str) -> bytes:
        return vendored(name) + (b" " if name == tampered else b"")

    with pytest.raises(IntegrityError) as caught:
        Rampart(read)
    assert caught.value.code == "model_mismatch"


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


def test_tokens_too_many_for_the_model_are_halved(full: PresidioDetector) -> None:
    text = "my name is Anna " + "é̂" * 230 + "한국어" * 30
    assert full.analyze(text).language == "en"


def test_the_model_runs_only_where_it_helps(full: PresidioDetector) -> None:
    assert "rampart" in full.analyze("Where is my parcel, please?").recognizers
    for text in ("我叫王小明，請問我的 iPhone 在哪", "Kur mano užsakymas, prašau?", "12345 67890", "🙂"):
        assert "rampart" not in full.analyze(text).recognizers


def test_pieces_of_words_become_whole_words() -> None:
    text = "I am Anna-Maria Petrov, Main Street 5, 10001 New York"
    tokens = [
        Token(5, 7, "B-GIVEN_NAME", 0.9),
        Token(10, 13, "I-GIVEN_NAME", 0.9),
        Token(16, 20, "B-SURNAME", 0.9),
        Token(24, 35, "B-STREET_NAME", 0.9),
        Token(36, 37, "B-BUILDING_NUMBER", 0.9),
        Token(39, 44, "B-ZIP_CODE", 0.9),
        Token(45, 53, "B-CITY", 0.9),
        Token(0, 1, "O", 1.0),
        Token(0, 1, "B-EMAIL", 0.4),
    ]
    assert [(text[item.start : item.end], item.entity_type) for item in decode(text, tokens, "rampart")] == [
        ("Anna-Maria Petrov", "PERSON"),
        ("Main Street 5, 10001 New York", "ADDRESS"),
    ]


def test_numbers_need_words_that_call_them_personal() -> None:
    for text, kept in (("EAN 4006381333931", False), ("My tax number is 4006381333931", True)):
        start = text.index("4006")
        (candidate,) = decode(text, [Token(start, len(text), "B-TAX_ID", 0.99)], "rampart")
        assert acceptable(text, candidate) is kept


def test_findings_do_not_depend_on_the_texts_beside(full: PresidioDetector) -> None:
    texts = ["Anna Smith lives in Boston", "Call Bob Jones tomorrow", "No names here"]
    alone = [full.analyze(text) for text in texts]
    assert full._analyze_all(texts, None) == alone
