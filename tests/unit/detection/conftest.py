"""One detector with the models and one without serve all tests: loading takes seconds."""

from collections.abc import Callable

import pytest

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.types import Scan

Found = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def patterns() -> PresidioDetector:
    """Patterns and cues only."""
    return PresidioDetector(DetectionSettings(model=False))


@pytest.fixture(scope="session")
def full() -> PresidioDetector:
    """With the models of both scripts."""
    return PresidioDetector(DetectionSettings())


def values(text: str, scan: Scan) -> list[tuple[str, str]]:
    """(value, type) of each finding."""
    return [(text[finding.start : finding.end], finding.entity_type) for finding in scan.findings]


@pytest.fixture
def found(patterns: PresidioDetector) -> Found:
    """What patterns find in a text."""
    return lambda text: values(text, patterns.analyze(text))


@pytest.fixture
def found_by_all(full: PresidioDetector) -> Found:
    """What patterns and models find in a text."""
    return lambda text: values(text, full.analyze(text))
