"""What an operator may choose about detection."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guardrail.detection.language import languages

LANGUAGES = tuple(language.tag for language in languages())
"""Every language that Guardrail recognises by itself (BCP 47)."""

PHONE_REGIONS = (*dict.fromkeys(language.phone_regions[0] for language in languages() if language.phone_regions), "GB")
"""ISO 3166-1 codes: the first region of every language, and the United Kingdom, whose language is another's too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionSettings:
    """Immutable; one detector is built from it.

    ``deadline`` is seconds for one call of ``scan``, all its texts together. ``max_text`` is code points
    of one text. ``phone_regions`` are ISO 3166-1 codes tried beside those of the text's language.
    ``registry`` is a Presidio recognizer-registry YAML file whose recognizers run beside ours.
    """

    languages: tuple[str, ...] = LANGUAGES
    model: bool = True
    phone_regions: tuple[str, ...] = PHONE_REGIONS
    max_text: int = 100_000
    deadline: float = 5.0
    threads: int = 2
    registry: Path | None = None
