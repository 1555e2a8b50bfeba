"""How marked messages are read, and what those of the language packs promise."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from bench.labelled import BadLabelError, Mark
from bench.messages import LANGUAGES as LANGUAGES_FOLDER
from bench.messages import NEGATIVES, SCOPE, language_of, pack_messages, parse, unmark
from guardrail.detection.latin_words import fold

MESSAGES = tuple(pack_messages())
LANGUAGES = sorted({message.language for message in MESSAGES})


def test_marks_and_escapes() -> None:
    text, marks = unmark(r"I'm [PERSON:Al\u200bma], [see] a\[t\] \\ [PHONE_NUMBER:5\n5]")
    assert text == "I'm Al\u200bma, [see] a[t] \\ 5\n5"
    assert marks == (Mark(4, 9, "PERSON"), Mark(24, 27, "PHONE_NUMBER"))
    assert [text[mark.start : mark.end] for mark in marks] == ["Al\u200bma", "5\n5"]


@pytest.mark.parametrize("line", ["[PERSON:a", "[PERSON:]", "[PERSON:[PERSON:a]]", r"\x"])
def test_a_mark_that_makes_no_sense(line: str) -> None:
    with pytest.raises(ValueError):
        unmark(line)


@pytest.mark.parametrize("content", ["hello", "= nothing personal\n[PERSON:Al]", "= names\nhello"])
def test_a_message_stands_in_its_category(content: str) -> None:
    with pytest.raises(BadLabelError, match=r"en, line \d"):
        list(parse(content, "en"))


def test_a_file_is_read_in_order() -> None:
    first, second = parse("# remark\n= names\n\n[PERSON:Al] here\n= nothing personal\nhi\n", "en")
    assert (first.id, first.text, first.category, first.kind) == ("own-en-names-1", "Al here", "names", "own")
    assert (second.id, second.marks, second.scope) == ("own-en-nothing-personal-1", (), SCOPE)


def test_the_file_name_or_the_folder_names_the_language() -> None:
    assert language_of(Path("zh/messages.zh-TW.txt")) == "zh-TW"
    assert language_of(Path("de/messages.txt")) == "de"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_enough_messages(language: str) -> None:
    of_language = [message for message in MESSAGES if message.language == language]
    assert len(of_language) >= 60
    assert sum(message.category == NEGATIVES for message in of_language) >= 20
    assert len({message.text for message in of_language}) == len(of_language)
    assert all(mark.type in SCOPE for message in of_language for mark in message.marks)


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(message.id for message in MESSAGES).items() if count > 1] == []


def test_the_seven_languages_are_there() -> None:
    assert {"en", "zh-TW", "zh-CN", "lt", "es", "de", "fr"} <= set(LANGUAGES)


def shipped_entries() -> set[str]:
    """Every line, and every column of a line, of every list that ships with detection."""
    entries: set[str] = set()
    for path in (LANGUAGES_FOLDER.parent).rglob("data/*.txt*"):
        opened = gzip.open if path.suffix == ".gz" else Path.open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                entries.update(map(fold, (line.strip(), *line.strip().split("\t"))))
    return entries


def test_no_full_name_is_in_a_list_that_ships() -> None:
    entries = shipped_entries()
    assert len(entries) > 1000
    names = {
        fold(message.text[mark.start : mark.end])
        for message in MESSAGES
        for mark in message.marks
        if mark.type == "PERSON"
    }
    # One word alone (an honorific's, a vocative's) may well be in a list: that is what the list is for.
    full = {name for name in names if " " in name or (len(name) > 2 and ord(name[0]) >= 0x3400)}
    assert len(full) > 100
    assert full.isdisjoint(entries)
