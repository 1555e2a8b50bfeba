"""Presidio as it comes, to be measured beside ours."""

from __future__ import annotations

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.predefined_recognizers import SpacyRecognizer

from guardrail.detection.registry import go_offline, no_engine


def stock() -> AnalyzerEngine:
    """Presidio's default English patterns without an NLP model, kept off the network."""
    go_offline()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    registry.recognizers = [item for item in registry.recognizers if not isinstance(item, SpacyRecognizer)]
    return AnalyzerEngine(registry=registry, nlp_engine=no_engine("en"), supported_languages=["en"])
