"""The tagger of Latin scripts: people, places, addresses and numbers in chat and running text, on ONNX Runtime.

A small BERT, fine-tuned for Guardrail (``models/latin/MODEL_CARD.md``), loaded only while its files have the
pinned hashes. One window is one run: dynamic INT8 quantises activations by the whole batch, so in a batch the
findings of a text would depend on its neighbours.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from guardrail.detection.candidates import Candidate
from guardrail.detection.doubts import number_alone, personal, pruned
from guardrail.detection.gazetteer import is_brand
from guardrail.detection.language import cues_of
from guardrail.detection.taggers import Step, Tagger
from guardrail.detection.view import View
from guardrail.detection.word_shapes import shapes
from guardrail.errors import IntegrityError

HASHES = {
    "model_int8.onnx": "171b34ac610a447d1b28062333b737a4259f37c0db012d2912ecf0473c4bfd77",
    "tokenizer.json": "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9",
    "config.json": "e1ba278ff7c07725b9472be99314d5b0d61df04539db213a0abc822c94d856e0",
}
WINDOW = 480
OVERLAP = 96
"""Characters: as much context as the model was trained with, and more than any entity is long."""
MOST_TOKENS = 510

ENTITIES = {
    "PERSON": "PERSON",
    "LOCATION": "LOCATION",
    "ADDRESS": "ADDRESS",
    "ID": "NATIONAL_ID",
    "PHONE": "PHONE_NUMBER",
}
"""What the model's classes are called here. Organisations are learned, so that they are not taken for people."""
_PLACES = frozenset({"ADDRESS", "LOCATION"})
_NUMBERS = frozenset({"PHONE_NUMBER", "NATIONAL_ID"})
_CUE_REACH = 40
_NUMBER_SHARE = 0.69
_LEAST_NUMBER = 0.42
"""Of the model's own certainty about a number, and the least of it: always below confident."""
_SMALL_LETTERS = 0.82
"""The least score of a name without a capital: people write so, but so they write most other words."""
# Alone they are never a name or a place, though short messages make them look like one.
_COURTESY_WORDS = """
thanks please hello tonight today tomorrow danke bitte hallo heute morgen abend gracias hola seguro hoy mañana merci
bonjour bonsoir salut demain
"""
_MONTH_NAMES = """
january february march april may june july august september october november december januar februar märz mai juni juli
oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier
février mars avril juin juillet août septembre octobre novembre décembre
"""
_COURTESY, _MONTHS = frozenset(_COURTESY_WORDS.split()), frozenset(_MONTH_NAMES.split())
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{2}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LINK = re.compile(r"[\s,.;/'’\-]{0,3}")
_WORD_TAIL = re.compile(r"\w{0,40}")
_INITIAL = re.compile(r"\w[ .\-][^\W\d_a-z]\Z|\w\. [^\W\d_a-z]\Z")
"""What ends with an initial, whose full stop belongs to it: R.T., Mme Z."""
_LONGEST_PART = 40
"""Characters of a word that may stand before what the model took of it."""


class Span(NamedTuple):
    """What the model calls one thing: characters from, to, its class, how sure it is, whether it begins anew."""

    start: int
    end: int
    kind: str
    score: float
    begins: bool = True


class Latin:
    """Weights and tokenizer in memory; safe to share between threads."""

    def __init__(self, read: Callable[[str], bytes] | None = None) -> None:
        """``read`` gives the vendored files by name. Raises :class:`IntegrityError` on other bytes."""
        contents = {name: _verified(name, (read or _vendored)(name)) for name in HASHES}
        self._load(contents["model_int8.onnx"], contents["tokenizer.json"], json.loads(contents["config.json"]))

    def _load(self, model: bytes, tokenizer: bytes, config: dict[str, dict[str, float]]) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self._kinds = list(config["thresholds"])
        self._thresholds = np.array(list(config["thresholds"].values()), dtype=np.float32)
        self._tokenizer = Tokenizer.from_str(tokenizer.decode())
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def words(self, text: str) -> list[Span]:
        """Words of one window that are more likely something than not, in order; halves one of too many tokens."""
        encoding = self._tokenizer.encode(text, add_special_tokens=True)
        if len(encoding.ids) > MOST_TOKENS + 2:
            middle = len(text) // 2
            right = (
                span._replace(start=span.start + middle, end=span.end + middle) for span in self.words(text[middle:])
            )
            return [*self.words(text[:middle]), *right]
        offsets, numbers = encoding.offsets, encoding.word_ids
        if len(numbers) < 3:
            return []
        first, scores, begins = self._scores(encoding.ids, shapes(text, offsets, numbers), numbers)
        shares = scores / self._thresholds
        best = shares.argmax(axis=1)
        last = [*(first[1:] - 1), len(numbers) - 2]
        return [
            Span(
                offsets[first[word]][0], offsets[last[word]][1], self._kinds[best[word]],
                float(scores[word, best[word]]), bool(begins[word, best[word]]),
            )
            for word in np.flatnonzero(shares.max(axis=1) >= 1.0)
        ]  # fmt: skip

    def _scores(
        self, ids: list[int], written: list[int], numbers: Sequence[int | None]
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.floating[Any]], npt.NDArray[np.bool_]]:
        """Each word's first token, its mean probability of each class, and whether it begins an entity."""
        tokens = np.array([ids], dtype=np.int64)
        feed = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.array([written], dtype=np.int64),
        }
        logits = self._session.run(None, feed)[0][0]
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        powers /= powers.sum(axis=-1, keepdims=True)
        begun, inside = powers[:, 1::2], powers[:, 2::2]
        inner = np.array(numbers[1:-1])
        first = np.flatnonzero(np.diff(inner, prepend=-1)) + 1
        lengths = np.diff(first, append=len(numbers) - 1)
        means = np.add.reduceat((begun + inside)[:-1], first, axis=0) / lengths[:, None]
        return first, means, np.asarray(begun[first] > inside[first])


def _verified(name: str, data: bytes) -> bytes:
    if hashlib.sha256(data).hexdigest() != HASHES[name]:
        raise IntegrityError(f"model file {name} is not the pinned one", code="model_mismatch")
    return data


def _vendored(name: str) -> bytes:
    return files("guardrail.detection").joinpath("models", "latin", name).read_bytes()


class LatinTagger(Tagger):
    """Presidio's face of the model for one language."""

    def __init__(self, model: Latin, *, language: str) -> None:
        self._model = model
        super().__init__(sorted(ENTITIES.values()), language=language, name="latin")

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
        words = self._model.words(text[start:end])
        if start:
            words = [word._replace(start=word.start + start, end=word.end + start) for word in words]
        found = (candidate for candidate in decode(text, words, self.name) if acceptable(text, candidate))
        return [kept for candidate in found for kept in pruned(text, candidate, self.supported_language)]


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


def decode(text: str, words: Sequence[Span], name: str) -> list[Candidate]:
    """Candidates out of words: neighbours of a kind are one entity."""
    found: list[Candidate] = []
    for word in words:
        entity_type = ENTITIES.get(word.kind)
        if entity_type is None:
            continue
        last = found[-1] if found else None
        if last and _continues(text, last, word, entity_type):
            kind = "ADDRESS" if "ADDRESS" in (last.entity_type, entity_type) else entity_type
            found[-1] = last._replace(end=word.end, entity_type=kind, score=max(last.score, word.score))
        elif any(character.isalnum() for character in text[word.start : word.end]):
            found.append(Candidate(word.start, word.end, entity_type, word.score, name))
    return [_whole_words(text, candidate) for candidate in found]


def _continues(text: str, last: Candidate, word: Span, entity_type: str) -> bool:
    between = text[last.end : word.start]
    if entity_type == last.entity_type or (entity_type in _PLACES and last.entity_type in _PLACES):
        if entity_type == "LOCATION" == last.entity_type and word.begins and between.strip():
            return False  # a list of cities
        if entity_type == "PERSON" and ("," in between or ";" in between or "/" in between):
            return False
        return bool(_LINK.fullmatch(between))
    return False


def _whole_words(text: str, candidate: Candidate) -> Candidate:
    """The model's words end at some signs that ours do not; what is replaced is ours, without signs at its end."""
    start, end = candidate.start, candidate.end
    if text[start].isalnum():
        least = max(0, start - _LONGEST_PART)
        while start > least and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
    if text[end - 1].isalnum() and (tail := _WORD_TAIL.match(text, end)):
        end = tail.end()
    while end > start and text[end - 1] in "'’-. ,;\n":
        end -= 1
    if candidate.entity_type == "PERSON" and _INITIAL.search(text, start, end) and text[end : end + 1] == ".":
        end += 1
    if candidate.entity_type == "PHONE_NUMBER":
        start, end = _without_words(text, start, end)
    elif candidate.entity_type == "NATIONAL_ID":
        start, end = number_alone(text, start, end)
    # Patterns with a check or a cue know numbers better than the model: its own stay below theirs.
    numeric = candidate.entity_type in _NUMBERS
    score = _NUMBER_SHARE * candidate.score if numeric else 0.5 + 0.4 * candidate.score
    return candidate._replace(start=start, end=end, score=round(score, 3))


def _without_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A number without the words that the model took along."""
    digits = [index for index in range(start, end) if text[index].isdecimal()]
    if not digits:
        return start, end
    first = digits[0]
    while first > start and text[first - 1] in "+( ":
        first -= 1
    while text[first] == " ":
        first += 1
    return first, digits[-1] + 1


def _common(value: str, candidate: Candidate) -> bool:
    """Whether a name is rather a brand, a month, a word of courtesy, or just any word."""
    folded = value.casefold()
    if is_brand(value) or folded in _COURTESY or (candidate.entity_type == "LOCATION" and folded in _MONTHS):
        return True
    return value.islower() and candidate.score < _SMALL_LETTERS


def acceptable(text: str, candidate: Candidate) -> bool:
    """Numbers must look like some; a name has letters, and without a capital it must be a sure one."""
    value = text[candidate.start : candidate.end]
    digits = sum(character.isdecimal() for character in value)
    if candidate.entity_type in _NUMBERS:
        # Most long numbers look personal to the model; only words can tell an article number apart.
        return digits >= 5 and candidate.score >= _LEAST_NUMBER and personal(text, candidate)
    if candidate.entity_type in ("PERSON", "LOCATION") and _common(value, candidate):
        return False
    if candidate.entity_type == "PERSON":
        return digits == 0 and len(value) > 1
    if candidate.entity_type == "ADDRESS" and not any(character.isalpha() for character in value):
        before = text[max(0, candidate.start - _CUE_REACH) : candidate.start]
        return digits >= 5 and not cues_of("not_phone").found(before)
    return len(value) > 1
