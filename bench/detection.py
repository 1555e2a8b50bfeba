"""How long detection takes: patterns, the model, and Presidio's own patterns beside them.

    python bench/detection.py [seconds]

One thread, messages of 100 to 120 bytes with and without personal data, medians and 99th percentiles.
"""

# ruff: noqa: E501 - the table is printed as wide as it is

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.predefined_recognizers import SpacyRecognizer

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.registry import go_offline, no_engine

MESSAGES = {
    "en": "Hello, my name is Anna Smith, I ordered two pizzas yesterday (order 12345678) and they never came here.",
    "en, nothing personal": "Hi there, I would like to know whether the blue shirt is still available in size M, and how much it is.",
    "en, many": "Card 4111 1111 1111 1111, mail anna@example.com, call (415) 555-2671, born 03/04/1985, IP 203.0.113.7.",
    "zh-TW": "我叫王小明，電話0912-345-678，訂單還沒到，地址台北市信義區信義路五段7號",
    "lt": "Sveiki, mano vardas Jonas Petrauskas, užsakymas 12345 neatėjo, tel. +370 612 34567, Vilniaus g. 12.",
    "es": "Hola, me llamo María García López y mi pedido no ha llegado, mi teléfono es el 612 345 678, gracias.",
}


def measure(call: Callable[[], object], seconds: float) -> tuple[float, float, int]:
    """Median and 99th percentile in milliseconds, and how often it ran."""
    times: list[float] = []
    call()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)], len(times)


def stock() -> AnalyzerEngine:
    """Presidio's default English patterns without an NLP model, kept off the network."""
    go_offline()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    registry.recognizers = [item for item in registry.recognizers if not isinstance(item, SpacyRecognizer)]
    return AnalyzerEngine(registry=registry, nlp_engine=no_engine("en"), supported_languages=["en"])


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 0.5
    patterns = PresidioDetector(DetectionSettings(model=False))
    full = PresidioDetector()
    presidio = stock()
    print(f"{'message':<22}{'bytes':>6} | {'patterns':^17} | {'patterns + model':^17} | {'stock Presidio, en':^17}")
    print(f"{'':<22}{'':>6} | {'p50 ms':>8} {'p99 ms':>8} | {'p50 ms':>8} {'p99 ms':>8} | {'p50 ms':>8} {'p99 ms':>8}")
    for name, text in MESSAGES.items():
        calls = (
            lambda text=text: patterns.analyze(text),
            lambda text=text: full.analyze(text),
            lambda text=text: presidio.analyze(text, language="en"),
        )
        cells = [measure(call, seconds) for call in calls]
        row = " | ".join(f"{median:8.3f} {late:8.3f}" for median, late, _ in cells)
        print(f"{name:<22}{len(text.encode()):>6} | {row}")


if __name__ == "__main__":
    main()
