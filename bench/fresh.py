"""What nobody wrote before: an automaton that is built while it reads has built nothing for it yet."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from bench.hostile import SIZE
from bench.latency import MS, calls, pattern_stage
from bench.messages import pack_messages
from bench.stock import stock
from bench.timing import Figure, alternating, processor_ms
from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.latin import Latin

MESSAGES = 400
TRIES = 5
WARM = 100  # messages before the clock starts: a server has seen some
SENTENCE = {"en": 120, "lt": 120, "de": 120, "zh-TW": 60, "zh-CN": 60}  # characters


class Writer:
    """Makes texts of a language's words (or characters) in random order, with numbers in between."""

    def __init__(self, language: str) -> None:
        texts = [message.text for message in pack_messages() if message.language == language]
        self._han = language.startswith("zh")
        self._words = [word for text in texts for word in (text if self._han else text.split())]
        self._chance = random.Random(language)

    def text(self, length: int) -> str:
        """Exactly so many characters."""
        between, pieces, size = "" if self._han else " ", [], 0
        while size < length:
            number = self._chance.random() < (0.01 if self._han else 0.05)
            pieces.append(str(self._chance.randrange(10**7)) if number else self._chance.choice(self._words))
            size += len(pieces[-1]) + len(between)
        return between.join(pieces)[:length]


def fresh() -> Iterator[Figure]:
    """Messages and long texts that are scanned once."""
    patterns, full = PresidioDetector(DetectionSettings(model=False, deadline=60)), PresidioDetector()
    model, presidio = Latin(), stock()
    for language, length in SENTENCE.items():
        writer = Writer(language)
        texts = [writer.text(length) for _ in range(MESSAGES)]
        for text in texts[:WARM]:
            full.analyze(text)
        stage = calls(pattern_stage(patterns, language), texts)
        for call in stage[:WARM]:
            call()
        theirs = calls(partial(presidio.analyze, language="en"), texts)
        [ours] = alternating([stage[WARM:]], 0, MESSAGES - WARM)
        [stocks] = alternating([theirs], 0, WARM)
        note = f"{len(texts[0].encode())} bytes; stock Presidio {stocks:.2f} ms"
        yield Figure(f"pattern stage, {language}, never seen before", ours, MS, most=0.6, note=note)
        others = [writer.text(length) for _ in range(MESSAGES)]
        both = [calls(full.analyze, others), calls(model.words, others)]
        if language.startswith("zh"):
            [whole] = alternating(both[:1], 0, MESSAGES)
            yield Figure(f"whole stack, {language}, never seen before", whole, MS, most=3)
        elif language != "lt":
            whole, bare = alternating(both, 0, MESSAGES)
            note = f"{whole:.2f} / {bare:.2f} ms"
            title = f"whole stack / bare model, {language}, never seen before"
            yield Figure(title, whole / bare, "×", most=1.25, note=note)
    yield from long_texts(patterns)


def long_texts(detector: PresidioDetector) -> Iterator[Figure]:
    """10,000 characters, each text another: the least of a few."""
    chance, writer = random.Random(5), Writer("en")

    def of(*characters: int) -> str:
        return "".join(chr(chance.randrange(*characters)) for _ in range(SIZE))

    texts = {
        "chat": [writer.text(SIZE) for _ in range(TRIES)],
        "random ASCII": [of(32, 127) for _ in range(TRIES)],
        "random characters": [of(0xA0, 0xD800) for _ in range(TRIES)],
    }
    for name, each in texts.items():
        scans = iter(calls(detector.analyze, each))
        took = processor_ms(lambda scans=scans: next(scans)(), TRIES)  # type: ignore[misc]
        yield Figure(f"patterns, {SIZE} characters never seen before, {name}", took, MS, most=150)
