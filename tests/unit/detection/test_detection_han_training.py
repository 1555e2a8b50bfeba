"""What the Chinese tagger is trained on: examples, generated chat, sentences of corpora, the vocabulary."""

from __future__ import annotations

import json
import random
from itertools import islice
from pathlib import Path

import pytest

from guardrail.detection.han_words import HanWords
from guardrail.detection.training.han_chat import filled, messages
from guardrail.detection.training.han_corpora import sentences
from guardrail.detection.training.han_examples import FORBIDDEN, FREE, TAGS, Example, Span, batches, encode
from guardrail.detection.training.han_lexicons import Lexicons, Names
from guardrail.detection.training.han_vocabulary import vocabulary

WORDS = HanWords("OOV\t0\n我\t9\n叫\t9\n鄔\t1\n珮\t1\n綺\t1\n住\t4\n嘉義\t5\n，\t9\n", "")


class Few(Lexicons):
    """Lists as short as can be, in place of those that come out of packages."""

    families = ["鄔", "翟"]
    compounds = ["諸葛"]
    japanese = ["桐生"]
    japanese_given = ["美咲"]
    given = ["珮綺", "昀"]
    english = ["Barnaby"]
    transliterated = ["奧克肖"]
    nouns = ["水壺"]
    idioms = ["安步當車"]
    foreign_places = ["渥太華"]
    divisions = [("青海省", "西宁市", "城东区", "清真巷街道")]
    roads = [("嘉義市", "嘉義市東區", "吳鳳北路")]


def allowed(example: Example) -> list[set[int]]:
    encoded = encode(example, WORDS)
    assert encoded is not None
    return [{tag for tag in range(TAGS) if row[tag] > FORBIDDEN} for row in encoded.ruled_out]


def test_a_name_may_have_only_its_tags_and_the_rest_all_but_those() -> None:
    tags = allowed(Example("我叫鄔珮綺", (Span(2, 5, "PERSON"),)))
    assert tags[2:] == [{16}, {16, 17}, {16, 17}]
    assert tags[0] == tags[1] == set(range(TAGS)) - {16, 17, 18, 19}


def test_a_place_may_have_only_its_tags() -> None:
    assert allowed(Example("住嘉義", (Span(1, 3, "LOCATION"),)))[1] == {18}


def test_a_free_stretch_may_have_any_tag() -> None:
    assert allowed(Example("我叫鄔", (Span(2, 3, FREE),)))[2] == set(range(TAGS))


def test_a_word_across_the_edge_of_a_name_makes_no_example() -> None:
    assert encode(Example("住嘉義", (Span(1, 2, "PERSON"),)), WORDS) is None
    assert encode(Example("", ()), WORDS) is None
    assert encode(Example("我" * 200, ()), WORDS) is None


def test_batches_hold_every_full_group_of_one_length_once() -> None:
    short, long = encode(Example("我叫", ()), WORDS), encode(Example("我" * 20, ()), WORDS)
    assert short is not None
    assert long is not None
    found = list(batches([short] * 5 + [long] * 2, 2, random.Random(1)))
    assert sorted(batch["numbers"].shape for batch in found) == [(2, 16), (2, 16), (2, 32)]
    assert all(batch["present"].sum() in (4, 40) for batch in found)


def test_a_template_says_where_its_names_are() -> None:
    example = filled("我叫{P}，住{L}，要{N}", Names(Few(), random.Random(3)), random.Random(4))
    (person, place) = example.spans
    assert (person.kind, place.kind) == ("PERSON", "LOCATION")
    assert example.text[: person.start] == "我叫"
    assert example.text[person.end : place.start] == "，住"
    assert example.text[place.end :] == "，要水壺"


def test_chat_is_the_same_for_the_same_seed_and_has_all_kinds() -> None:
    def some() -> list[Example]:
        spread = random.Random(7)
        return list(islice(messages(Names(Few(), spread), spread), 400))

    made = some()
    assert made == some()
    kinds = [{span.kind for span in example.spans} for example in made]
    assert {"PERSON"} in kinds
    assert {"LOCATION"} in kinds
    assert set() in kinds
    assert all(0 <= span.start < span.end <= len(example.text) for example in made for span in example.spans)
    assert not any("{" in example.text for example in made)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "DRCKnowledgeTeam+DRCD"
    folder.mkdir()
    context = "翟昀蓁住在嘉義市東區吳鳳北路。她教書。\n翟昀蓁住在嘉義市東區吳鳳北路。退休以後到處旅行。"
    data = {"data": [{"paragraphs": [{"context": context}]}]}
    (folder / "DRCD_dev.json").write_text(json.dumps(data), "utf-8")
    return tmp_path


def test_each_sentence_comes_once_and_short_ones_do_not(corpora: Path) -> None:
    assert sentences(corpora, [], str) == [["翟昀蓁住在嘉義市東區吳鳳北路。", "她教書。", "退休以後到處旅行。"]]


def test_what_measures_is_not_trained_on(corpora: Path) -> None:
    measured = ["有人說翟昀蓁住在嘉義市東區吳鳳"]
    assert sentences(corpora, measured, str) == [["她教書。", "退休以後到處旅行。"]]


def test_the_vocabulary_keeps_words_that_the_dictionary_has() -> None:
    files = {
        "conf/word.dic": "0\t我\n1\t嘉义\n2\t长词语\n3\t2019\n4\tOOV\n".encode(),
        "conf/small_seg.dic": "我 9\n嘉义 5\n别的 7\n".encode(),
        "conf/q2b.dic": "ａ\ta\n義\t义\n「\t我\n".encode(),
    }
    made = vocabulary(files, "義\t义\n乾\t干 乾\n")
    assert made.words == "我\t9\n嘉义\t5\n2019\t0\nOOV\t0\n"
    assert made.rows == [0, 1, 3, 4]
    assert set(made.folding.split()) >= {"義义", "乾干", "「我", "妳你"}
    assert "ａa" not in made.folding
