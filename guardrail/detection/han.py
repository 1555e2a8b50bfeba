"""The Chinese tagger: names of people and places in running text, Traditional or Simplified.

A two-layer bidirectional GRU over words and characters on ONNX Runtime, and the most probable sequence of tags
by Viterbi's algorithm over the transitions it was trained with. The weights are vendored
(``models/han/PROVENANCE.md``) and loaded only while they have the pinned hashes.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from guardrail.detection.candidates import Candidate
from guardrail.detection.han_words import HanWords
from guardrail.detection.languages.zh.goods import is_ware
from guardrail.detection.taggers import Step, Tagger
from guardrail.detection.view import View
from guardrail.errors import IntegrityError

HASHES = {
    "model.onnx": "264207bdb6131fc9982dc8d1d35c51388bcad59da8b857b5bef59ffdad389c87",
    "embedding.npy": "0365098d714967d608d3e652dc93b7bc99a7bf6fa6e935b01586428a5f96cf52",
    "scales.npy": "9899f6c2b628db76637932b2299532e05298a3a0a936a3ee2f42252dd7aa6a6e",
    "transitions.npy": "4a2d0bcb37235416c11e70a43772a9401cd0f5467876bb0f36715ca818a61352",
    "words.txt": "06f330b155a211e83487a3cf932b51ca1207be12fece603b719f3b1e20dbee5b",
    "folding.txt": "e219795241e97b13393a33041189facb022d8037f6eeb2241d18ffa3667cacfe",
}
WINDOW = 160
"""Characters of one run at most; cut at the end of a sentence, else of a clause, where there is one."""

_PERSON_BEGINS, _PERSON_GOES_ON, _PLACE_BEGINS, _PLACE_GOES_ON = 16, 17, 18, 19
_TYPES = {_PERSON_BEGINS: "PERSON", _PLACE_BEGINS: "LOCATION"}
_SCORES = {"PERSON": 0.8, "LOCATION": 0.7}
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CLAUSE_END = re.compile(r"[，；、,; ]")
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]|[A-Z][a-z]{2}")
_TITLE = re.compile(
    "(?:先生|小姐|女士|太太|夫人|老[師师]|[醫医][師师生]|律[師师]|[經经]理|主任|教授|董事[長长]|同[學学]|[師师]傅|阿姨|叔叔|伯伯|奶奶|"
    "[爺爷][爺爷]|[媽妈][媽妈]|爸爸|店[長长]|[總总][監监經经]?|專員|专员|博士|校[長长]|教[練练]|[護护][理士][師师]?|里[長长]|[課课科][長长]|董)+$"
)
_OFFICE = re.compile(
    "(?:(?<=[里市縣县鄉乡鎮镇區区校院所社會会局處处部隊队班組组事])[長长]|[里市縣县鄉乡鎮镇區区校院所社會会局處处部隊队班組组][長长]|"
    "[議议][員员]|[總总][統统]|教[練练]|[導导]演|[記记]者)(?=..)"
)
_CONTINENTS = frozenset(
    "亞洲 亚洲 歐洲 欧洲 非洲 美洲 北美 北美洲 南美 南美洲 大洋洲 南極洲 南极洲 歐亞 欧亚 世界 全球 地球".split()  # noqa: SIM905 - a list of words
)
"""They narrow nobody down."""
_EDGES = " \t\r\n，。！？、；：,.!?;:()（）「」『』\"'《》〈〉【】…"


class Entity(NamedTuple):
    """A name in a window: characters from, to, and its type."""

    start: int
    end: int
    entity_type: str


class Han:
    """Weights and vocabulary in memory; safe to share between threads."""

    def __init__(self, read: Callable[[str], bytes] | None = None) -> None:
        """``read`` gives the vendored files by name. Raises :class:`IntegrityError` on other bytes."""
        import onnxruntime

        contents = {name: _verified(name, (read or vendored)(name)) for name in HASHES}
        self._words = HanWords(contents["words.txt"].decode(), contents["folding.txt"].decode())
        self._embedding, self._scales = _array(contents["embedding.npy"]), _array(contents["scales.npy"])
        crf = _array(contents["transitions.npy"])
        self._first, self._last = crf[0], crf[1]
        # Row by row what leads to a tag: that way the maximum is over neighbours in memory.
        self._into = np.ascontiguousarray(crf[2:].T)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            contents["model.onnx"], options, providers=["CPUExecutionProvider"]
        )

    def folded(self, text: str) -> str:
        """The text in Simplified characters, one for one."""
        return self._words.folded(text)

    def entities(self, text: str) -> list[Entity]:
        """People and places of one window, in order; neighbours of one type without anything between are one."""
        units = list(self._words.units(text))
        if not units:
            return []
        numbers = [unit.number for unit in units]
        embedded = self._embedding[numbers] * self._scales[numbers]
        tags = self._decode(self._session.run(None, {"embedded": embedded})[0])
        found: list[Entity] = []
        at = 0
        for unit, tag in zip(units, tags, strict=True):
            begins = tag if tag in _TYPES else tag - 1
            if begins in _TYPES:
                entity_type = _TYPES[begins]
                following = Entity(at, at + unit.length, entity_type)
                if found and _one(text, found[-1], following):
                    found[-1] = found[-1]._replace(end=following.end)
                else:
                    found.append(following)
            at += unit.length
        return found

    def _decode(self, scores: npt.NDArray[np.float32]) -> list[int]:
        """The most probable sequence of tags."""
        total = self._first + scores[0]
        choices = []
        for row in scores[1:]:
            paths = self._into + total
            best = paths.argmax(axis=1)
            choices.append(best)
            total = paths.max(axis=1) + row
        tags = [int((total + self._last).argmax())]
        for best in reversed(choices):
            tags.append(int(best[tags[-1]]))
        return tags[::-1]


def _one(text: str, first: Entity, second: Entity) -> bool:
    """Whether two make one name: neighbours of one type, or a name with spaces between its characters."""
    if first.entity_type != second.entity_type:
        return False
    if first.end == second.start:
        return True
    alone = first.end - first.start == 1 or text[first.end - 2] == " "
    return alone and first.entity_type == "PERSON" and text[first.end : second.start] == " "


def _array(data: bytes) -> npt.NDArray[Any]:
    loaded: npt.NDArray[Any] = np.load(io.BytesIO(data), allow_pickle=False)
    return loaded


def _verified(name: str, data: bytes) -> bytes:
    if hashlib.sha256(data).hexdigest() != HASHES[name]:
        raise IntegrityError(f"model file {name} is not the pinned one", code="model_mismatch")
    return data


def vendored(name: str) -> bytes:
    """A file of the model as it ships."""
    return files("guardrail.detection").joinpath("models", "han", name).read_bytes()


class HanTagger(Tagger):
    """Presidio's face of the model for one language."""

    script = "Han"

    def __init__(self, model: Han, *, language: str) -> None:
        self._model = model
        super().__init__(sorted(_SCORES), language=language, name="han")

    def helps(self, text: str) -> bool:
        """Whether there is anything for the model: a Chinese character."""
        return _HAN.search(text) is not None

    def steps(self, view: View) -> Iterator[Step]:
        """One callable a window, so that the caller can watch the time between them."""
        for start, end in windows(view.text):
            if _HAN.search(view.text, start, end):
                yield partial(self._in_window, view.text, start, end)

    def _in_window(self, text: str, start: int, end: int) -> list[Candidate]:
        found = []
        for entity in self._model.entities(text[start:end]):
            kept = trimmed(text, entity.start + start, entity.end + start)
            if kept and entity.entity_type == "PERSON":
                kept = untitled(text, *kept)
            if kept and acceptable(text[kept[0] : kept[1]]) and not self._ware(text, *kept):
                found.append(Candidate(*kept, entity.entity_type, _SCORES[entity.entity_type], self.name))
        return found

    def _ware(self, text: str, start: int, end: int) -> bool:
        value = self._model.folded(text[start:end])
        return is_ware(value, text[max(0, start - 4) : start], text[end : end + 8])


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of at most ``WINDOW`` characters that follow on one another."""
    start = 0
    while start < len(text):
        end = min(len(text), start + WINDOW)
        if end < len(text):
            end = _last_end(_SENTENCE_END, text, start, end) or _last_end(_CLAUSE_END, text, start, end) or end
        yield start, end
        start = end


def _last_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    return max((match.end() for match in pattern.finditer(text, start, end)), default=0)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without white space and punctuation at its ends; nothing when nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None


def untitled(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without the office before and the title behind the name; nothing when there is only a title."""
    office = _OFFICE.match(text, start, end)
    start = office.end() if office else start
    title = _TITLE.search(text[start:end])
    return trimmed(text, start, start + title.start()) if title else (start, end)


def acceptable(value: str) -> bool:
    """A name has a Chinese character, or is a Latin word with a capital; a continent is no whereabouts."""
    return value not in _CONTINENTS and _NAME.search(value) is not None
