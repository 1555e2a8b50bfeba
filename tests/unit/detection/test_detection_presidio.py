"""Presidio is read as a whole only when something of it is needed that recognizers do not need."""

import subprocess
import sys

import pytest

START = """
import sys
from guardrail.detection import DetectionSettings
from guardrail.detection.detector import PROBE, PresidioDetector
detector = PresidioDetector(DetectionSettings(languages=("en",), model=False))
assert "CREDIT_CARD" in {item.entity_type for item in detector.analyze(PROBE).findings}
HEAVY = ("spacy", "requests", "tldextract", "presidio_analyzer.predefined_recognizers")
assert not [name for name in HEAVY if name in sys.modules], "a start reads what it does not need"
"""

LATER = {
    "the registry": """
from presidio_analyzer import EntityRecognizer, RecognizerRegistry
assert isinstance(detector.registry, RecognizerRegistry)
assert all(isinstance(item, EntityRecognizer) for item in detector.registry.recognizers)
""",
    "the analyzer": """
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NoOpNlpEngine
engine = NoOpNlpEngine(models=[{"lang_code": tag, "model_name": ""} for tag in detector.registry.supported_languages])
engine.load()
analyzer = AnalyzerEngine(registry=detector.registry, nlp_engine=engine,
                          supported_languages=detector.registry.supported_languages)
assert "CREDIT_CARD" in {item.entity_type for item in analyzer.analyze(PROBE, language="en")}
""",
    "a submodule first": """
import presidio_analyzer.nlp_engine
import presidio_analyzer.nlp_engine.nlp_artifacts
assert presidio_analyzer.nlp_engine is sys.modules["presidio_analyzer.nlp_engine"]
import presidio_analyzer.recognizer_registry.recognizer_registry as registry
assert registry.NoOpNlpEngine is presidio_analyzer.nlp_engine.NoOpNlpEngine, "no module is there twice"
from presidio_analyzer.predefined_recognizers import CreditCardRecognizer
from presidio_analyzer import AnalyzerEngine, LocalRecognizer
from guardrail.detection.linear import LinearRecognizer
assert issubclass(LinearRecognizer, LocalRecognizer)
""",
    "a name that is none": """
import presidio_analyzer
try:
    presidio_analyzer.nothing_of_the_kind
except AttributeError:
    pass
else:
    raise AssertionError
assert presidio_analyzer.AnalyzerEngine
""",
}


@pytest.mark.parametrize("later", LATER.values(), ids=LATER)
def test_presidio_is_complete_for_whoever_asks(later: str) -> None:
    subprocess.run([sys.executable, "-c", START + later], check=True, timeout=60)


def test_a_server_does_not_read_it_either() -> None:
    """Whatever else of Presidio it imports, and in whichever order."""
    code = "import sys, guardrail.serving, guardrail.detection.detector; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_presidio_may_come_first() -> None:
    subprocess.run(
        [sys.executable, "-c", "import presidio_analyzer; from guardrail.detection.presidio import LocalRecognizer;"
         "assert LocalRecognizer is presidio_analyzer.LocalRecognizer"],
        check=True, timeout=60,
    )  # fmt: skip
