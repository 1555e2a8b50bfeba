"""Sentences of Chinese text whose licence allows training on it, from checkouts of public repositories.

Encyclopedia: DRCD (CC BY-SA 3.0, Traditional), CMRC 2018 and XQuAD (CC BY-SA 4.0). News: NTREX-128 (CC BY-SA 4.0,
both scripts). Dialogue and descriptions: KdConv (Apache-2.0). Nothing of them is in this repository.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?\n]*[」』”）)]?")
_SHARED = 12
"""Characters in a row that a sentence may not share with a text that is to measure."""


def paragraphs(folder: Path) -> Iterator[str]:
    """Paragraphs and turns; ``folder`` has one directory a repository, named ``owner+name``."""
    for path in sorted(folder.glob("DRCKnowledgeTeam+DRCD/*.json")) + sorted(
        folder.glob("ymcui+cmrc2018/**/cmrc*.json")
    ):
        yield from _squad(json.loads(path.read_text("utf-8")))
    for path in sorted(folder.glob("google-deepmind+xquad/xquad.zh.json")):
        yield from _squad(json.loads(path.read_text("utf-8")))
    for path in sorted(folder.glob("MicrosoftTranslator+NTREX/**/newstest2019-ref.zho-*.txt")):
        yield from path.read_text("utf-8").splitlines()
    for path in sorted(folder.glob("thu-coai+KdConv/**/data/*/*.json")):
        yield from _dialogues(json.loads(path.read_text("utf-8")))


def _squad(data: Any) -> Iterator[str]:
    for article in data["data"] if isinstance(data, dict) else []:
        for paragraph in article["paragraphs"]:
            yield paragraph["context"]


def _dialogues(data: Any) -> Iterator[str]:
    for dialogue in data if isinstance(data, list) else []:
        for turn in dialogue["messages"]:
            yield turn["message"]
            for item in turn.get("attrs", ()):
                if item["attrname"] == "Information":
                    yield item["attrvalue"]


def sentences(folder: Path, measured: Iterable[str], fold: Callable[[str], str]) -> list[list[str]]:
    """Sentences by paragraph, each sentence once, without those that share text with what measures."""
    taken = {piece for text in measured for piece in _pieces(fold(text))}
    seen: set[str] = set()
    found = []
    for paragraph in paragraphs(folder):
        kept = []
        for match in _SENTENCE.finditer(paragraph):
            sentence = match.group().strip()
            if 4 <= len(sentence) <= 200 and sentence not in seen and taken.isdisjoint(_pieces(fold(sentence))):
                seen.add(sentence)
                kept.append(sentence)
        if kept:
            found.append(kept)
    return found


def _pieces(text: str) -> Iterator[str]:
    return (text[at : at + _SHARED] for at in range(len(text) - _SHARED + 1))
