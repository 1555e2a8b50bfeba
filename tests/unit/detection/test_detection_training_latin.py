"""How corpora and templates become examples, and examples numbers; training itself needs more than the tests have."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from guardrail.detection.training.latin_gold import _sentences, _trimmed, fingerprint
from guardrail.detection.training.latin_tokens import LABELS, UNSURE, Example, encode, read, write
from guardrail.detection.word_shapes import CAPITALISED, CAPITALS, NUMBER, PLAIN, shapes

TEMPLATES = files("guardrail.detection.training").joinpath("latin_templates")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    file = files("guardrail.detection").joinpath("models", "latin", "tokenizer.json")
    return Tokenizer.from_str(file.read_text(encoding="utf-8"))


def test_words_with_labels_become_a_text_with_spans() -> None:
    words = [("Anna", "B-PERSON"), ("Berg", "I-PERSON"), ("in", "O"), ("Rom", "I-LOCATION"), ("Wien", "B-LOCATION")]
    example = Example.of_words(words, "de", "test")
    assert example.text == "Anna Berg in Rom Wien"
    assert example.spans == ((0, 9, "PERSON"), (13, 16, "LOCATION"), (17, 21, "LOCATION"))


def test_every_piece_of_a_name_has_its_label_and_special_tokens_weigh_nothing(tokenizer: Tokenizer) -> None:
    text = "Schreiben Sie Wojciechowska in Düsseldorf!"
    example = Example(text, ((14, 27, "PERSON"), (31, 41, "LOCATION")), "de", "test")
    encoded = encode(tokenizer, example)
    named = [LABELS[label] for label in encoded.labels]
    assert named.count("B-PERSON") == named.count("B-LOCATION") == 1
    assert "I-PERSON" in named
    assert (encoded.weights[0], encoded.weights[-1], encoded.weights[1]) == (0.0, 0.0, 1.0)
    assert len(encoded.ids) == len(encoded.shapes) == len(encoded.labels) == len(encoded.weights)


def test_nobody_learns_from_what_is_unsure(tokenizer: Tokenizer) -> None:
    encoded = encode(tokenizer, Example("the Orange shop", ((4, 10, UNSURE),), "en", "test"))
    assert encoded.weights == [0.0, 1.0, 0.0, 1.0, 0.0]
    assert set(encoded.labels) == {0}


def test_shapes_tell_how_each_word_is_written(tokenizer: Tokenizer) -> None:
    text = "Anna IBM iPhone 12b É J."
    encoding = tokenizer.encode(text)
    words = dict(zip(encoding.word_ids, shapes(text, encoding.offsets, encoding.word_ids), strict=True))
    assert [words[index] for index in range(6)] == [CAPITALISED, CAPITALS, PLAIN, NUMBER, CAPITALISED, CAPITALISED]
    assert words[None] == PLAIN


def test_examples_survive_a_file(tmp_path: Path) -> None:
    examples = [Example("Ona z Łodzi", ((6, 11, "LOCATION"),), "pl", "test"), Example("a\nb", (), "en", "test")]
    assert write(tmp_path / "some.jsonl", examples) == 2
    assert list(read(tmp_path / "some.jsonl")) == examples


def test_corpora_are_cut_into_sentences() -> None:
    rows = [["Er", "O"], ["kam", "O"], [], ["Rom", "EndOfSentence"], ["fiel", "O"]]
    assert [[row[0] for row in sentence] for sentence in _sentences(rows)] == [["Er", "kam"], ["Rom"], ["fiel"]]


@pytest.mark.parametrize(
    ("value", "kind", "kept"),
    [
        ("M. Chéron", "PERSON", "Chéron"),
        ("général Weygand", "PERSON", "Weygand"),
        ("rivière de l'Arvan", "LOCATION", "l'Arvan"),
        ("El Cairo", "LOCATION", "El Cairo"),
    ],
)
def test_titles_are_no_part_of_a_name(value: str, kind: str, kept: str) -> None:
    start, end, _ = _trimmed(value, (0, len(value), kind))
    assert value[start:end] == kept


def test_a_street_is_an_address() -> None:
    assert _trimmed("rue de Rivoli", (0, 13, "LOCATION")) == (0, 13, "ADDRESS")
    assert _trimmed("Köpenicker Straße", (0, 17, "LOCATION"))[2] == "ADDRESS"


def test_a_sentence_is_known_again_however_it_is_spaced() -> None:
    assert fingerprint("Hola , Ana !") == fingerprint("hola, Ana!")
    assert fingerprint("Hola Ana") != fingerprint("Hola Eva")


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "lt", "nl", "pl", "pt"])
def test_templates_use_slots_that_exist(language: str) -> None:
    known = set(re.findall(r"`\{([A-Z])\}`", TEMPLATES.joinpath("README.md").read_text(encoding="utf-8")))
    text = TEMPLATES.joinpath(f"{language}.txt").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^## (\w+)$", text) == ["chat", "prose"]
    assert set(re.findall(r"\{(.*?)\}", text)) <= known
