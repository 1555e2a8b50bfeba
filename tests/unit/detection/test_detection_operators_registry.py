"""An operator's own Presidio recognizers: they run, offline, in bounded time, and fail closed."""

import socket
from pathlib import Path

import pytest

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.errors import ConfigError, DetectionError

EMPLOYEE = """
supported_languages: [en]
global_regex_flags: 26
recognizers:
  - name: employee
    type: custom
    supported_language: en
    supported_entity: EMPLOYEE_ID
    patterns:
      - {name: employee, regex: 'EMP-\\d{6}', score: 0.8}
"""
EVIL = EMPLOYEE.replace(r"EMP-\d{6}", "(x+x+)+y")
STOCK = """
supported_languages: [en]
global_regex_flags: 26
recognizers:
  - name: EmailRecognizer
    type: predefined
  - name: PhoneRecognizer
    type: predefined
"""


@pytest.fixture
def with_registry(tmp_path: Path):
    def build(yaml: str, deadline: float = 5.0) -> PresidioDetector:
        path = tmp_path / "recognizers.yaml"
        path.write_text(yaml)
        return PresidioDetector(DetectionSettings(languages=("en",), model=False, registry=path, deadline=deadline))

    return build


def test_an_operators_recognizer_finds(with_registry) -> None:
    text = "Badge EMP-123456 of bob@example.com"
    scan = with_registry(EMPLOYEE).analyze(text)
    assert [(item.entity_type, text[item.start : item.end], item.recognizer) for item in scan.findings] == [
        ("EMPLOYEE_ID", "EMP-123456", "employee"),
        ("EMAIL_ADDRESS", "bob@example.com", "contact.address"),
    ]
    assert "employee" in scan.recognizers


def test_a_message_that_shows_no_language_is_read_by_those_of_all(tmp_path: Path) -> None:
    path = tmp_path / "recognizers.yaml"
    path.write_text(EMPLOYEE)
    detector = PresidioDetector(DetectionSettings(languages=("lt", "en"), model=False, registry=path))
    for text in ("EMP-123456", "??? EMP-123456"):
        scan = detector.analyze(text)
        assert not scan.certain
        assert [item.entity_type for item in scan.findings] == ["EMPLOYEE_ID"]
        assert "employee" in scan.coverage.ran


async def test_its_offsets_are_the_written_texts(with_registry) -> None:
    text = "\u200b\u200bcode EMP-123456"
    scan = with_registry(EMPLOYEE).analyze(text)
    assert text[scan.findings[0].start : scan.findings[0].end] == "EMP-123456"


def test_a_pattern_that_runs_away_stops_the_scan(with_registry) -> None:
    detector = with_registry(EVIL, deadline=0.2)
    with pytest.raises(DetectionError) as caught:
        detector.analyze("x" * 5000)
    assert caught.value.code == "detection_timeout"
    assert caught.value.__context__ is None


@pytest.mark.parametrize("yaml", ["recognizers: 7", "supported_languages: [en]\nrecognizers:\n  - name: NoSuchThing\n"])
def test_a_bad_file_is_a_configuration_error(with_registry, yaml: str) -> None:
    with pytest.raises(ConfigError, match=r"recognizers\.yaml"):
        with_registry(yaml)


def test_unknown_languages_are_a_configuration_error() -> None:
    with pytest.raises(ConfigError):
        PresidioDetector(DetectionSettings(languages=("tlh",)))


def test_nothing_ever_opens_a_connection(with_registry, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stock Presidio fetches the public-suffix list at the first e-mail address."""

    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a connection was attempted")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    detector = with_registry(STOCK)
    scan = detector.analyze("Mail anna@example.co.uk about 203.0.113.7 and https://example.com/users/anna")
    assert "EmailRecognizer" in scan.recognizers
    assert {item.entity_type for item in scan.findings} == {"EMAIL_ADDRESS", "IP_ADDRESS", "URL"}


def test_own_recognizers_do_not_shadow_presidios_names(with_registry) -> None:
    """Presidio looks predefined recognizers up among all subclasses by their bare name."""
    import presidio_analyzer.predefined_recognizers as predefined

    detector = with_registry(STOCK)
    own = {
        type(item).__name__ for item in detector.registry.recognizers if type(item).__module__.startswith("guardrail.")
    }
    assert own
    assert not own & set(dir(predefined))
    stock = [item for item in detector.registry.recognizers if item.name == "PhoneRecognizer"]
    assert [type(item).__module__.split(".")[0] for item in stock] == ["presidio_analyzer"]
