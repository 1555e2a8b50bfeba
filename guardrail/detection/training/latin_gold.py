"""Readers of the published corpora the tagger learns from (``models/latin/MODEL_CARD.md`` lists their licences).

Each corpus is a directory or bare git repository given by the operator; nothing of it is kept here.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from guardrail.detection.training.latin_tokens import UNSURE, Example

_KINDS = {"PER": "PERSON", "PERS": "PERSON", "LOC": "LOCATION", "ORG": "ORG"}
_TITLES = frozenset(
    "m mm mme mmes mlle mlles monsieur madame mademoiselle dr prof me mgr sir lord lady mr mrs miss ms "  # noqa: SIM905
    "herr herrn frau fräulein freiherr graf don doña sr sra srta de le la les der die das".split()
)
_STREET = re.compile(
    r"(?i)\b(rue|avenue|boulevard|bd|place|quai|faubourg|passage|impasse|street|road|lane|square|calle|plaza|paseo)\b"
    r"|(?i:straße|strasse|gasse|platz|weg|allee|str\.)(?:\s|$)"
)
_LONGEST = 70

Words = list[tuple[str, str]]


def shown(repository: Path, path: str) -> list[str]:
    """Lines of a file of a bare repository's newest commit."""
    command = ["git", "-C", str(repository), "show", f"HEAD:{path}"]
    return (
        subprocess.run(  # noqa: S603
            command, check=True, capture_output=True
        )
        .stdout.decode(errors="replace")
        .splitlines()
    )


def germeval(repository: Path, path: str) -> Iterator[Example]:
    """GermEval 2014, outer level; derivations ("deutsch") are nothing, parts of compounds are unsure."""
    for rows in _sentences(line.split("\t") for line in shown(repository, path) if not line.startswith("#")):
        words = [(row[1], row[2]) for row in rows if len(row) > 2]
        yield _example([(word, _germeval_label(label)) for word, label in words], "de", "germeval")


def _germeval_label(label: str) -> str:
    part, _, kind = label.partition("-")
    if kind.endswith("part"):
        return f"{part}-{UNSURE}"
    return f"{part}-{_KINDS[kind]}" if kind in _KINDS else "O"


def columns(
    repository: Path, path: str, language: str, source: str, *, label: int = -1, unsure: str = ""
) -> Iterator[Example]:
    """Corpora of one word a line. Words that match ``unsure`` and have no label are not judged."""
    doubtful = re.compile(unsure) if unsure else None
    rows = (line.split() for line in shown(repository, path) if not line.startswith("# "))
    for sentence in _sentences(rows):
        words = [(row[0], _label(row[label])) for row in sentence if len(row) > 1 and row[0] != "TOKEN"]
        if doubtful:
            words = [(word, f"B-{UNSURE}" if tag == "O" and doubtful.match(word) else tag) for word, tag in words]
        if len(words) > 2 or any(tag != "O" for _, tag in words):
            yield _example(_without_handles(words), language, source)


def _without_handles(words: Words) -> Words:
    """An account's name after ``@`` is for the patterns to find."""
    before = ["", *(word for word, _ in words[:-1])]
    pairs = zip(before, words, strict=True)
    return [(word, f"B-{UNSURE}" if word == "@" or last == "@" else tag) for last, (word, tag) in pairs]


def _label(label: str) -> str:
    part, _, kind = label.partition("-")
    return f"{part}-{_KINDS[kind.upper()]}" if part in ("B", "I") and kind.upper() in _KINDS else "O"


def _sentences(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """Split at blank lines, at marked ends, and (for corpora without either) after a full stop."""
    sentence: list[list[str]] = []
    for row in rows:
        if row and row[0]:
            sentence.append(row)
        ended = not row or not row[0] or "EndOfSentence" in row[-1] or len(sentence) >= _LONGEST
        stopped = len(sentence) > 12 and sentence[-1][0] in (".", "!", "?") and len(sentence[-2][0]) > 3
        if sentence and (ended or stopped):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _example(words: Words, language: str, source: str) -> Example:
    made = Example.of_words(words, language, source)
    spans = (_trimmed(made.text, span) for span in made.spans)
    return Example(made.text, tuple(span for span in spans if span[0] < span[1]), language, source)


def _trimmed(text: str, span: tuple[int, int, str]) -> tuple[int, int, str]:
    """Without titles and lower-case words before a name; a street is an address."""
    start, end, kind = span
    if kind == "LOCATION" and _STREET.search(text[start:end]):
        return start, end, "ADDRESS"
    if kind not in ("PERSON", "LOCATION"):
        return span
    words = text[start:end].split(" ")
    while len(words) > 1 and (
        words[0] == "." or not words[0][0].isupper() or (kind == "PERSON" and words[0].lower().strip(".") in _TITLES)
    ):
        start += len(words.pop(0)) + 1
    return start, end, kind


def fingerprint(text: str) -> str:
    """Of the letters alone, so that spacing and punctuation do not hide a sentence that is elsewhere, too."""
    return hashlib.sha256(re.sub(r"\W+", "", text).casefold().encode()).hexdigest()


def restaurants(repository: Path, path: str) -> Iterator[Example]:
    """RESTAURANTS-8k (Coope et al. 2020): what guests say, with their given and family names."""
    for item in json.loads("\n".join(shown(repository, path))):
        names = [label["valueSpan"] for label in item.get("labels", ()) if label["slot"] in ("first_name", "last_name")]
        spans = tuple(sorted((span.get("startIndex", 0), span["endIndex"], "PERSON") for span in names))
        yield Example(item["userInput"]["text"], spans, "en", "restaurants")


def questions(repository: Path, path: str) -> Iterator[Example]:
    """BANKING77 (Casanueva et al. 2020): questions without names; a capitalised word within is unsure."""
    for row in csv.DictReader(shown(repository, path)):
        found = re.finditer(r"(?<=[a-z,] )[A-Z]\w+", row["text"])
        yield Example(row["text"], tuple((*place.span(), UNSURE) for place in found), "en", "banking")


def interface(locale: Path, language: str) -> Iterator[Example]:
    """What Django's interface says in a language: sentences without anybody's name."""
    from babel.messages.pofile import read_po  # type: ignore[import-not-found,import-untyped,unused-ignore]

    for path in sorted(locale.glob(f"**/locale/{language}/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                texts = message.string if isinstance(message.string, tuple) else (message.string,)
                yield from (Example(text, (), language, "interface") for text in texts if text and "%" not in text)
