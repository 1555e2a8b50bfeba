"""Rampart: a small token classifier for names, addresses and identifiers, on ONNX Runtime.

The weights are vendored (``models/rampart/PROVENANCE.md``) and loaded only while they have the pinned
hashes. One window is one run: dynamic INT8 quantises activations by the whole batch, so in a batch the
findings of a text would depend on its neighbours.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from guardrail.detection.candidates import Candidate
from guardrail.detection.cues import cues
from guardrail.detection.language import cue_words
from guardrail.detection.taggers import Step, Tagger
from guardrail.detection.view import View
from guardrail.errors import IntegrityError

HASHES = {
    "model_int8.onnx": "d06d2d94e51fd7a5a84545035212468a378ef7ba9212a5d3384b5f98962756c3",
    "tokenizer.json": "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9",
    "config.json": "4f580895a8d5b40c0c61fef61bbbfe129a6d755e5212991b429e5fd141284edd",
}
WINDOW = 480
OVERLAP = 96
"""Characters: the context the model detects best in, and more than any entity is long."""
MOST_TOKENS = 510

_TYPES = {
    "GIVEN_NAME": "PERSON",
    "SURNAME": "PERSON",
    "EMAIL": "EMAIL_ADDRESS",
    "PHONE": "PHONE_NUMBER",
    "URL": "URL",
    "TAX_ID": "TAX_ID",
    "BANK_ACCOUNT": "BANK_ACCOUNT",
    "ROUTING_NUMBER": "BANK_ACCOUNT",
    "GOVERNMENT_ID": "NATIONAL_ID",
    "PASSPORT": "PASSPORT",
    "DRIVERS_LICENSE": "DRIVER_LICENSE",
    "BUILDING_NUMBER": "ADDRESS",
    "STREET_NAME": "ADDRESS",
    "SECONDARY_ADDRESS": "ADDRESS",
    "CITY": "LOCATION",
    "STATE": "LOCATION",
    "ZIP_CODE": "ADDRESS",
}
_PLACES = frozenset({"ADDRESS", "LOCATION"})
_NUMBERS = frozenset({"PHONE_NUMBER", "TAX_ID", "BANK_ACCOUNT", "NATIONAL_ID", "PASSPORT", "DRIVER_LICENSE"})
_THRESHOLD = 0.5
_CUE_REACH = 40
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{2}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LINK = re.compile(r"[\s,.;/\-]{0,3}")
_WORD_TAIL = re.compile(r"[\w'’\-]*")
_WORD_HEAD = re.compile(r"[\w'’\-]*\Z")


class Token(NamedTuple):
    """A piece of a word, where it stands, and what the model says it is."""

    start: int
    end: int
    label: str
    score: float


class Rampart:
    """Weights and tokenizer in memory; safe to share between threads."""

    def __init__(self, read: Callable[[str], bytes] | None = None) -> None:
        """``read`` gives the vendored files by name. Raises :class:`IntegrityError` on other bytes."""
        import onnxruntime
        from tokenizers import Tokenizer

        contents = {name: self._verified(name, read or _vendored) for name in HASHES}
        labels = json.loads(contents["config.json"])["id2label"]
        self._labels = [labels[str(index)] for index in range(len(labels))]
        self._tokenizer = Tokenizer.from_str(contents["tokenizer.json"].decode())
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            contents["model_int8.onnx"], options, providers=["CPUExecutionProvider"]
        )

    @staticmethod
    def _verified(name: str, read: Callable[[str], bytes]) -> bytes:
        data = read(name)
        if hashlib.sha256(data).hexdigest() != HASHES[name]:
            raise IntegrityError(f"model file {name} is not the pinned one", code="model_mismatch")
        return data

    def tokens(self, text: str) -> list[Token]:
        """Classified tokens of one window, in order; halves a window of too many tokens."""
        encoding = self._tokenizer.encode(text, add_special_tokens=True)
        if len(encoding.ids) > MOST_TOKENS + 2:
            middle = len(text) // 2
            right = [
                token._replace(start=token.start + middle, end=token.end + middle)
                for token in self.tokens(text[middle:])
            ]
            return self.tokens(text[:middle]) + right
        ids = np.array([encoding.ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        logits = self._session.run(None, feed)[0][0]
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        best = logits.argmax(axis=-1)
        scores = 1.0 / powers.sum(axis=-1)  # the best label's power is exp(0)
        outside = powers[:, 0] * scores
        return [
            Token(start, end, self._labels[label], float(1.0 - none if label else score))
            for (start, end), label, score, none in zip(encoding.offsets, best, scores, outside, strict=True)
            if end > start
        ]


def _vendored(name: str) -> bytes:
    return files("guardrail.detection").joinpath("models", "rampart", name).read_bytes()


class RampartRecognizer(Tagger):
    """Presidio's face of the model for one language."""

    def __init__(self, model: Rampart, *, language: str) -> None:
        self._model = model
        super().__init__(sorted(set(_TYPES.values())), language=language, name="rampart")

    def helps(self, text: str) -> bool:
        """Whether there is anything for the model: words in Latin script that are not a mere addition."""
        return bool(_LATIN.search(text)) and not _HAN.search(text)

    def steps(self, view: View) -> Iterator[Step]:
        """One callable a window, so that the caller can watch the time between them."""
        if not self.helps(view.text):
            return
        for start, end in windows(view.text):
            yield partial(self._in_window, view.text, start, end)

    def _in_window(self, text: str, start: int, end: int) -> list[Candidate]:
        tokens = self._model.tokens(text[start:end])
        shifted = [token._replace(start=token.start + start, end=token.end + start) for token in tokens]
        return [candidate for candidate in decode(text, shifted, self.name) if acceptable(text, candidate)]


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Overlapping pieces of at most ``WINDOW`` characters, cut between words where there is one."""
    start = 0
    while True:
        end = min(len(text), start + WINDOW)
        if end < len(text):
            space = text.rfind(" ", start + WINDOW - OVERLAP, end)
            end = space if space > start else end
        yield start, end
        if end >= len(text):
            return
        following = text.find(" ", end - OVERLAP, end - OVERLAP // 2)
        start = following + 1 if following >= 0 else end - OVERLAP


def decode(text: str, tokens: Sequence[Token], name: str) -> list[Candidate]:
    """Spans of whole words out of BIO labels: neighbours of a kind are one entity."""
    found: list[Candidate] = []
    for token in tokens:
        entity_type = _TYPES.get(token.label[2:])
        if entity_type is None or token.score < _THRESHOLD:
            continue
        last = found[-1] if found else None
        if last and _continues(text, last, token, entity_type):
            kind = "ADDRESS" if "ADDRESS" in (last.entity_type, entity_type) else entity_type
            found[-1] = last._replace(end=token.end, entity_type=kind, score=max(last.score, token.score))
        else:
            found.append(Candidate(token.start, token.end, entity_type, token.score, name))
    return [_whole_words(text, candidate) for candidate in found]


def _continues(text: str, last: Candidate, token: Token, entity_type: str) -> bool:
    between = text[_word_end(text, last.end) : token.start]
    if entity_type == last.entity_type or (entity_type in _PLACES and last.entity_type in _PLACES):
        if entity_type == "LOCATION" == last.entity_type and token.label.startswith("B-") and between.strip():
            return False  # a list of cities
        if entity_type == "PERSON" and "," in between:
            return False
        return bool(_LINK.fullmatch(between))
    return False


def _word_end(text: str, end: int) -> int:
    """The end of the word that a piece ending at ``end`` belongs to."""
    tail = _WORD_TAIL.match(text, end, end + 40)
    return tail.end() if tail and text[end - 1].isalnum() else end


def _whole_words(text: str, candidate: Candidate) -> Candidate:
    """A token may be a piece of a word; what is replaced is the word."""
    head = _WORD_HEAD.search(text, max(0, candidate.start - 40), candidate.start)
    start = head.start() if head and text[candidate.start].isalnum() else candidate.start
    end = _word_end(text, candidate.end)
    while end > start and text[end - 1] in "'’-. ,;":
        end -= 1
    # Patterns with a check or a cue know numbers better than the model: its own stay below theirs.
    weight = 0.74 if candidate.entity_type in _NUMBERS else 0.9
    return candidate._replace(start=start, end=end, score=round(candidate.score * weight, 3))


def acceptable(text: str, candidate: Candidate) -> bool:
    """Numbers must look like some; the patterns know e-mail, links and order numbers better."""
    value = text[candidate.start : candidate.end]
    digits = sum(character.isdecimal() for character in value)
    if candidate.entity_type in ("URL", "EMAIL_ADDRESS"):
        return "@" in value
    if candidate.entity_type in _NUMBERS:
        before = text[max(0, candidate.start - _CUE_REACH) : candidate.start]
        if digits < 5 or candidate.score < 0.45:
            return False
        likely = candidate.entity_type == "PHONE_NUMBER" and not cues(cue_words("not_phone")).found(before)
        # The model calls most long numbers personal; only words can tell an article number apart.
        return likely or cues(cue_words("number")).found(before)
    if candidate.entity_type == "PERSON":
        return digits == 0 and len(value) > 1
    if candidate.entity_type == "ADDRESS" and not any(character.isalpha() for character in value):
        before = text[max(0, candidate.start - _CUE_REACH) : candidate.start]
        return digits >= 5 and not cues(cue_words("not_phone")).found(before)
    return len(value) > 1
