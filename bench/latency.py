"""How long detection takes on one thread: messages, long texts, hostile texts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from bench.hostile import SIZE, hostile
from bench.stock import stock
from bench.timing import Figure, alternating, processor_ms
from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.candidates import resolve
from guardrail.detection.latin import Latin
from guardrail.detection.plan import Deadline, Plan
from guardrail.detection.settings import LANGUAGES
from guardrail.detection.view import View

# About 120 bytes each; {n} makes every message a new one.
LATIN = {
    "en, name and order": "Hello, my name is Anna Smith, I ordered two pizzas yesterday (order {n}) and they never "
    "came here, what is going on?",
    "en, nothing personal": "Hi there, I would like to know whether the blue shirt {n} is still available in size M, "
    "and how much it costs.",
    "en, many": "Card 4111 1111 1111 1111, mail anna{n}@example.com, call (415) 555-2671, born 03/04/1985, "
    "IP 203.0.113.7, thank you!",
    "lt": "Sveiki, mano vardas Jonas Petrauskas, užsakymas {n} neatėjo, tel. +370 612 34567, adresas Vilniaus g. 12-3.",
    "es": "Hola, me llamo María García López y mi pedido {n} no ha llegado, mi teléfono es el 612 345 678, gracias.",
    "de": "Hallo, ich heiße Anna Schmidt, meine Bestellung {n} ist nicht angekommen, bitte an 030 901820 zurückrufen.",
    "fr": "Bonjour, je m'appelle Anne Lefebvre, ma commande {n} n'est pas arrivée, mon numéro est le 06 12 34 56 78.",
}
# 60 characters each.
CHINESE = {
    "zh-TW": "你好，我叫王小明，上星期訂的烤箱{n}還沒有收到，麻煩幫我查一下，我的電話是0912-345-678，謝謝你們",
    "zh-CN": "你好，我叫王小明，上星期订的烤箱{n}还没有收到，麻烦帮我查一下，我的电话是13812345678，谢谢你们",
}
VARIANTS = 40
KB = 1000
LONG = {
    "en": "Hello, I ordered a lamp (order {n}) and it is not here yet; my name is Anna Smith, 12 Elm Street, Leeds. ",
    "zh-TW": "你好，我訂的燈{n}還沒有收到，我叫王小明，住在台北市信義路五段7號，電話0912-345-678。",
}

MS = "ms"


def variants(template: str) -> list[str]:
    """The message with many different numbers."""
    return [template.format(n=10_000_019 + 7_919 * number) for number in range(VARIANTS)]


def calls(function: Callable[[str], object], texts: list[str]) -> list[Callable[[], object]]:
    return [partial(function, text) for text in texts]


def pattern_stage(detector: PresidioDetector, language: str) -> Callable[[str], object]:
    """What stock Presidio does, and no more: a text's normalised view, its recognizers, which findings stand."""
    deadline = Deadline(time.monotonic)
    plan = Plan(detector.recognizers, language, deadline)

    def stage(text: str) -> object:
        deadline.begin(60)
        return resolve(plan.candidates(View(text)))

    return stage


def patterns(seconds: float) -> Iterator[Figure]:
    """The pattern stage beside stock Presidio's patterns, and with language and intents."""
    detector, presidio = PresidioDetector(DetectionSettings(model=False)), stock()
    theirs_on = partial(presidio.analyze, language="en")
    sums = [0.0, 0.0]
    for name, template in LATIN.items():
        texts = variants(template)
        stage = pattern_stage(detector, detector.analyze(texts[0]).language)
        series = [calls(stage, texts), calls(theirs_on, texts), calls(detector.analyze, texts)]
        ours, theirs, whole = alternating(series, seconds)
        sums = [sums[0] + ours, sums[1] + theirs]
        note = f"{len(texts[0].encode())} bytes; with language and intents {whole:.3f} ms"
        yield Figure(f"pattern stage, {name}", ours, MS, most=0.6, note=note)
        yield _faster("  times faster than stock Presidio", ours, theirs)
    yield _faster("times faster than stock Presidio, all of them", *sums)


def _faster(name: str, ours: float, theirs: float) -> Figure:
    return Figure(name, theirs / ours, "×", least=8, note=f"{theirs:.2f} ms / {ours:.2f} ms")


def whole_stack(seconds: float) -> Iterator[Figure]:
    """All there is, beside the bare model: its tokenizer and its run, on the same text."""
    full, quick, model = PresidioDetector(), PresidioDetector(DetectionSettings(model=False)), Latin()
    for name, template in LATIN.items():
        texts = variants(template)
        ours, bare = alternating([calls(full.analyze, texts), calls(model.words, texts)], seconds)
        yield Figure(f"whole stack / bare model, {name}", ours / bare, "×", 1.25, note=f"{ours:.2f} / {bare:.2f} ms")
    for name, template in CHINESE.items():
        texts = variants(template)
        ours, without = alternating([calls(full.analyze, texts), calls(quick.analyze, texts)], seconds)
        note = f"{len(texts[0])} characters; without model {without:.2f} ms"
        yield Figure(f"whole stack, {name}", ours, MS, most=3, note=note)


def linearity(thorough: bool) -> Iterator[Figure]:
    """Milliseconds per 1000 characters of ever longer texts, and how much they grow."""
    for model in (False, True):
        settings = DetectionSettings(model=model, max_text=2_000_000, deadline=600)
        detector = PresidioDetector(settings)
        name = "whole stack" if model else "patterns"
        for language, sentence in LONG.items():
            sizes = (1, 10, 100, 1000) if thorough or not model else (1, 10, 100)
            each = [_per_kb(detector, sentence, size) for size in sizes]
            note = ", ".join(f"{size} kB {value:.2f}" for size, value in zip(sizes, each, strict=True)) + " ms/kB"
            yield Figure(
                f"growth from 1 to {sizes[-1]} kB, {name}, {language}", each[-1] / each[0], "×", 1.5, note=note
            )


def _per_kb(detector: PresidioDetector, sentence: str, size: int) -> float:
    length, pieces, number = 0, [], 0
    while length < size * KB:
        pieces.append(sentence.format(n=10_000_019 + 7_919 * number))
        length += len(pieces[-1])
        number += 1
    text = "".join(pieces)[: size * KB]
    return processor_ms(partial(detector.analyze, text), 5 if size < 10 else 1 if size > 100 else 3) / size


def worst(shown: int = 5) -> Iterator[Figure]:
    """Processor time of patterns on hostile texts: the slowest of all, whatever language a text is said to be in."""
    detector = PresidioDetector(DetectionSettings(model=False, deadline=60))
    texts = hostile()
    scans = {(name, tag): partial(detector.analyze, text, tag) for name, text in texts.items() for tag in LANGUAGES}
    firsts = {key: processor_ms(scan, 1) for key, scan in scans.items()}
    once = {key: processor_ms(scan, 1) for key, scan in scans.items()}
    slowest = sorted(scans, key=lambda key: -once[key])[: 3 * shown]
    again = {key: processor_ms(scans[key], 3) for key in slowest}
    for name, tag in sorted(again, key=lambda key: -again[key])[:shown]:
        yield Figure(f"patterns, hostile, {SIZE} characters: {name}, {tag}", again[name, tag], MS, most=150)
    yield Figure(f"  median of {len(scans)} hostile scans", sorted(once.values())[len(once) // 2], MS)
    late = max(scans, key=lambda key: firsts[key] - once[key])
    note = ", ".join(late) + "; what is made when first needed"
    yield Figure("slowest first scan of a kind, beyond the second", firsts[late] - once[late], MS, most=150, note=note)
