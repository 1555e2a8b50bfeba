"""The how-to for recognizers of one's own: its first registry finds what the page says, in every language it names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import guardrail
from guardrail.detection import DetectionSettings, PresidioDetector

PAGE = (Path(guardrail.__file__).parent.parent / "docs/how-to/add-your-own-recognizers.md").read_text(encoding="utf-8")
REGISTRY = next(block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "type: custom" in block)


@pytest.fixture(scope="module")
def detector(tmp_path_factory: pytest.TempPathFactory) -> PresidioDetector:
    path = tmp_path_factory.mktemp("registry") / "recognizers.yaml"
    path.write_text(REGISTRY, encoding="utf-8")
    languages = ("en", "zh-TW", "lt", "es")
    return PresidioDetector(DetectionSettings(languages=languages, model=False, registry=path))


def test_the_page_shows_what_comes_out(detector: PresidioDetector) -> None:
    shown = json.loads(next(line for line in PAGE.splitlines() if line.startswith('{"id"')))
    text = re.search(r'"text": "([^"]+)"', PAGE)
    assert text is not None
    (finding,) = detector.analyze(text.group(1)).findings
    assert shown["entities"] == [
        {"start": finding.start, "end": finding.end, "type": finding.entity_type, "score": finding.score}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Badge EMP-123456",
        "Mano numeris yra EMP-123456, ačiū",
        "我的編號是 EMP-123456 謝謝",
        "EMP-123456",
        "Soy EMP-123456",
    ],
)
def test_it_finds_in_every_language_it_names(detector: PresidioDetector, text: str) -> None:
    found = {text[finding.start : finding.end]: finding.entity_type for finding in detector.analyze(text).findings}
    assert found == {"EMP-123456": "EMPLOYEE_ID"}
