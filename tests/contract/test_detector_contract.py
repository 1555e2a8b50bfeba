"""The Detector port, over every backend."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from guardrail.detection import CachingDetector, DetectionSettings, PresidioDetector
from guardrail.errors import DetectionError
from guardrail.ports import Detector
from guardrail.types import Intent, RawText

TEXTS = [
    "My card is 4111 1111 1111 1111 and my mail is anna@example.com",
    "我叫王小明，電話0912-345-678",
    "",
    "Delete my data",
    "x" * 3000 + " anna@example.com",
]


def build(name: str) -> Detector:
    if name == "patterns":
        return PresidioDetector(DetectionSettings(model=False, max_text=10_000))
    if name == "model":
        return PresidioDetector(DetectionSettings(languages=("en", "zh-TW"), max_text=10_000))
    return CachingDetector(build("patterns"), key=b"k" * 32)


@pytest.fixture(params=["patterns", "model", "cache"])
async def detector(request: pytest.FixtureRequest) -> AsyncIterator[Detector]:
    built = build(request.param)
    yield built
    await built.close()


async def test_the_contract(detector: Detector) -> None:
    """One test a backend: each takes a second to build."""
    await detector.ready()
    texts = [RawText(text) for text in TEXTS]
    scans = await detector.scan(texts)
    assert len(scans) == len(TEXTS)
    for text, scan in zip(TEXTS, scans, strict=True):
        ends = 0
        for finding in scan.findings:
            assert ends <= finding.start < finding.end <= len(text)
            assert 0 < finding.score <= 1
            ends = finding.end
    assert [finding.entity_type for finding in scans[0].findings] == ["CREDIT_CARD", "EMAIL_ADDRESS"]
    assert [finding.entity_type for finding in scans[1].findings] == ["PERSON", "PHONE_NUMBER"]
    assert scans[1].language == "zh-TW"
    assert scans[2].findings == ()
    assert scans[3].intents == {Intent.ERASE}
    assert TEXTS[4][scans[4].findings[-1].start :] == "anna@example.com"
    assert list(await detector.scan(texts)) == list(scans), "the same again"
    assert list(await detector.scan([])) == []

    together = await asyncio.gather(*(detector.scan([text]) for text in texts * 5))
    assert [list(answer) for answer in together] == [[scan] for scan in list(scans) * 5]

    assert (await detector.scan([RawText("ok")], locale="zh-Hant-TW"))[0].language == "zh-TW"
    for bad in ("\ud800", "y" * 10_001):
        with pytest.raises(DetectionError):
            await detector.scan([RawText("fine"), RawText(bad)])
    assert len(await detector.scan(texts)) == len(texts), "a refused text leaves the detector whole"


async def test_the_event_loop_stays_responsive() -> None:
    """Long texts and the model run on threads of the detector's own."""
    detector = PresidioDetector(DetectionSettings(languages=("en",)))
    scan = asyncio.ensure_future(detector.scan([RawText("My name is Anna Smith. " * 150)]))
    beats = 0
    while not scan.done():
        beats += 1
        await asyncio.sleep(0)
    assert beats > 10
    assert (await scan)[0].findings
    await detector.close()
