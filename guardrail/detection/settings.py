"""What an operator may choose about detection."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "zh-TW", "zh-CN", "lt", "es", "de", "fr")
"""Every language that Guardrail recognises by itself (BCP 47)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionSettings:
    """Immutable; one detector is built from it.

    ``deadline`` is seconds for one call of ``scan``, all its texts together. ``max_text`` is code points
    of one text. ``phone_regions`` are ISO 3166-1 codes tried beside those of the text's language.
    ``registry`` is a Presidio recognizer-registry YAML file whose recognizers run beside ours.
    """

    languages: tuple[str, ...] = LANGUAGES
    model: bool = True
    phone_regions: tuple[str, ...] = ("TW", "CN", "LT", "ES", "DE", "FR", "GB", "US")
    max_text: int = 100_000
    deadline: float = 5.0
    threads: int = 2
    registry: Path | None = None
