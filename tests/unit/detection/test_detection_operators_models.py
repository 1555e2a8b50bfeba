"""Presidio's own model recognizers plug in by configuration.

Their libraries (gliner, transformers) bring frameworks of gigabytes and models from a hub, so a stand-in takes
the library's place behind the calls that Presidio's recognizer makes; recognizer, loader and file are real.
"""

from pathlib import Path
from typing import Any

import presidio_analyzer.predefined_recognizers.ner.gliner_recognizer as presidio_gliner
import pytest

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.errors import ConfigError, DetectionError

REGISTRY = """
supported_languages: [en, zh]
global_regex_flags: 26
recognizers:
  - name: GLiNERRecognizer
    type: predefined
    supported_languages: [en, zh]
    model_name: /srv/models/gliner
    local_files_only: true
    threshold: 0.5
    entity_mapping: {person: PERSON, project: PROJECT}
"""


class StandIn:
    """What Presidio calls of the ``gliner`` package."""

    loaded: tuple[str, dict[str, Any]] = ("", {})

    @classmethod
    def from_pretrained(cls, name: str, **options: Any) -> "StandIn":
        cls.loaded = (name, options)
        return cls()

    def predict_entities(self, *, text: str, labels: list[str], **options: Any) -> list[dict[str, Any]]:
        if "explode" in text:
            raise RuntimeError(text)
        start = text.find("Zorkon")
        found = {"start": start, "end": start + 6, "label": "project", "score": 0.9, "text": "Zorkon"}
        return [found] if start >= 0 and "project" in labels else []


def detector(tmp_path: Path) -> PresidioDetector:
    path = tmp_path / "recognizers.yaml"
    path.write_text(REGISTRY)
    return PresidioDetector(DetectionSettings(languages=("en", "zh-TW"), model=False, registry=path))


def test_gliner_runs_beside_our_recognizers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presidio_gliner, "GLiNER", StandIn)
    found = detector(tmp_path)
    assert StandIn.loaded[0] == "/srv/models/gliner"
    assert StandIn.loaded[1]["local_files_only"] is True
    for text, start in (
        ("Tell bob@example.com about Zorkon please", 27),
        ("請把Zorkon的進度寄到bob@example.com謝謝", 2),
    ):
        scan = found.analyze(text)
        project = next(item for item in scan.findings if item.entity_type == "PROJECT")
        assert (project.start, project.recognizer) == (start, "GLiNERRecognizer")
        assert "EMAIL_ADDRESS" in {item.entity_type for item in scan.findings}


def test_a_model_that_raises_fails_the_scan_without_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presidio_gliner, "GLiNER", StandIn)
    with pytest.raises(DetectionError) as caught:
        detector(tmp_path).analyze("please explode, secretword")
    assert "secretword" not in repr(caught.value)
    assert caught.value.__context__ is None


def test_a_model_whose_library_is_missing_is_a_configuration_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presidio_gliner, "GLiNER", None)
    with pytest.raises(ConfigError, match="ImportError"):
        detector(tmp_path)
