"""Texts out of templates and out of the corpora's own sentences with other names in them.

python -m guardrail.detection.training.latin_generate OUT.jsonl --seed 1 [--gold gold.jsonl]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from guardrail.detection.training.latin_lexicon import NATIVE, Lexicon
from guardrail.detection.training.latin_tokens import UNSURE, Example, read, write

SHARES = {
    "en": (9000, 6000), "de": (9000, 8000), "es": (9000, 9000), "fr": (9000, 8000), "it": (1200, 600),
    "pt": (1200, 600), "nl": (1200, 600), "lt": (2500, 500), "pl": (2000, 400),
}  # fmt: skip
"""Texts of a language: chat, prose."""
_SLOT = re.compile(r"\{([A-Z])\}")
_KINDS = {"P": "PERSON", "G": "PERSON", "F": "PERSON", "B": "PERSON", "U": "PERSON", "L": "LOCATION", "C": "LOCATION",
          "N": "LOCATION", "R": "LOCATION", "Q": "LOCATION", "S": "ADDRESS", "Z": "ADDRESS", "O": "ORG", "T": "PHONE",
          "I": "ID", "E": UNSURE}  # fmt: skip
_ADDRESSES = {
    "en": (
        "{S}, {C} {Z}",
        "{S}, {C}, {R} {Z}",
        "{S}, {C}, {Q} {Z}",
        "{S} {C} {Q} {Z}",
        "{S}, {C}",
        "{S}, {C}, {Z}, {N}",
    ),
    "": ("{S}, {Z} {C}", "{S}, {Z} {C}", "{S} {Z} {C}", "{S}, {C}", "{S}, {Z} {C}, {N}", "{S} - {Z} {C} ({N})"),
}
_BARE = ("{P}", "{P}", "{G}", "{B}", "{U}", "{C}", "{N}", "{P}, {A}", "{A}", "{P}, {P}, {P}", "{C}, {N}", "{P} - {T}",
         "{G}?", "{P}!", "{N}, {N}, {N}", "{O}", "{W}", "{Y}", "{J}", "{S}", "{C}?", "{P} ({C})", "{K}")  # fmt: skip


class Generator:
    """Fills templates of one language."""

    def __init__(self, language: str, spread: random.Random) -> None:
        self._language, self._spread = language, spread
        self._lexicon = lexicon = Lexicon(language, spread)
        self._values: dict[str, Callable[[], str]] = {
            "P": lexicon.person, "G": lambda: lexicon.names()[0], "F": lambda: lexicon.names()[1],
            "B": lexicon.reversed,
            "U": lexicon.initialled, "L": lexicon.place, "C": lexicon.city, "N": lexicon.country, "R": lexicon.region,
            "Q": lexicon.state,
            "S": lexicon.street, "Z": lexicon.postcode, "O": lexicon.organisation, "T": lexicon.phone,
            "I": lexicon.identifier, "K": lexicon.order, "D": lexicon.date, "M": lexicon.money, "W": lexicon.product,
            "X": lexicon.adjective, "Y": lexicon.weekday, "E": lexicon.email, "J": lexicon.noun,
        }  # fmt: skip
        self._chat, self._prose = _templates(language)

    def chat(self) -> Example:
        """One to three sentences of a customer or an agent, some all in small letters."""
        roll = self._spread.random()
        if roll < 0.1:
            template = self._spread.choice(_BARE)
        else:
            count = 1 if roll < 0.6 else 2 if roll < 0.9 else 3
            template = self._spread.choice((" ", " ", "\n")).join(self._spread.choices(self._chat, k=count))
        made = self._filled(template, f"chat-{self._language}")
        if made.text[-1] in ".!" and self._spread.random() < 0.3:
            made = Example(made.text[:-1], tuple(_cut(made, len(made.text) - 1)), made.language, made.source)
        return _written(made, self._spread.random(), small=0.35, capitals=0.02)

    def prose(self) -> Example:
        """Sentences of news, encyclopedia, court or clinic, mostly one; sometimes as much as is read at once."""
        roll = self._spread.random()
        count = 1 if roll < 0.68 else 2 if roll < 0.94 else self._spread.randrange(3, 7)
        template = self._spread.choice((" ", " ", "\n")).join(self._spread.choices(self._prose, k=count))
        made = self._filled(template, f"prose-{self._language}")
        return _written(made, self._spread.random(), small=0.04, capitals=0.02)

    def substituted(self, example: Example) -> Example:
        """A corpus sentence in which two of three names are others; forms stay alike."""
        pieces, spans, place, length = [], [], 0, 0
        for start, end, kind in sorted(example.spans):
            value = example.text[start:end]
            if kind in ("PERSON", "LOCATION") and self._spread.random() < 0.67:
                value = self._like(value, kind)
            before = example.text[place:start]
            pieces += [before, value]
            spans.append((length + len(before), length + len(before) + len(value), kind))
            length += len(before) + len(value)
            place = end
        return Example("".join([*pieces, example.text[place:]]), tuple(spans), example.language, f"re-{example.source}")

    def _like(self, value: str, kind: str) -> str:
        if kind == "LOCATION":
            return self._lexicon.place()
        if value.isupper() and len(value) > 4:
            return self._lexicon.person().upper()
        return self._lexicon.person() if " " in value else self._lexicon.names()[self._spread.random() < 0.7]

    def _filled(self, template: str, source: str) -> Example:
        forms = _ADDRESSES.get(self._language, _ADDRESSES[""])
        template = re.sub(r"\{A\}", lambda _: self._spread.choice(forms), template)
        text, spans, place = "", [], 0
        for slot in _SLOT.finditer(template):
            text += template[place : slot.start()]
            value = self._values[slot[1]]()
            tail = re.match(r"[^\W\d_]*", template[slot.end() :])
            end = len(text) + len(value) + (tail.end() if tail else 0)
            if kind := _KINDS.get(slot[1]):
                spans.append((len(text), end, kind))
            text, place = text + value, slot.end()
        return Example(text + template[place:], tuple(spans), self._language, source)


def _templates(language: str) -> tuple[list[str], list[str]]:
    file = files("guardrail.detection.training").joinpath("latin_templates", f"{language}.txt")
    kinds: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = kinds.setdefault(line[3:], [])
        elif line:
            kind.append(line)
    return kinds["chat"], kinds["prose"]


def _cut(example: Example, length: int) -> Iterator[tuple[int, int, str]]:
    return ((start, min(end, length), kind) for start, end, kind in example.spans)


def _written(example: Example, roll: float, *, small: float, capitals: float) -> Example:
    """All in small letters or all in capitals, where that keeps every letter in its place."""
    text = example.text.lower() if roll < small else example.text.upper() if roll < small + capitals else example.text
    if len(text) != len(example.text):
        return example
    return Example(text, example.spans, example.language, example.source)


def generated(spread: random.Random, scale: float) -> Iterator[Example]:
    """Every language's share."""
    for language, (chat, prose) in SHARES.items():
        maker = Generator(language, spread)
        yield from (maker.chat() for _ in range(int(chat * scale)))
        yield from (maker.prose() for _ in range(int(prose * scale)))


def substituted(gold: Path, spread: random.Random) -> Iterator[Example]:
    """Sentences of the clean corpora that have a name, once more with other names."""
    makers = {language: Generator(language, spread) for language in NATIVE}
    for example in read(gold):
        named = any(kind in ("PERSON", "LOCATION") for _, _, kind in example.spans)
        if named and example.source in ("germeval", "wikigold", "sonar", "newseye", "btc"):
            yield makers[example.language].substituted(example)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    spread = random.Random(options.seed)  # noqa: S311
    examples = list(generated(spread, options.scale))
    if options.gold:
        examples += list(substituted(options.gold, spread))
    spread.shuffle(examples)
    sys.stdout.write(f"{write(options.out, examples)} texts\n")


if __name__ == "__main__":
    main()
