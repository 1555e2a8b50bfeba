"""What in a text is personal data, which language it is in, and what it asks of Guardrail itself.

``PresidioDetector`` is imported when first asked for: it brings the models' runtime, for which commands without
detection need not wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guardrail.detection.cache import CachingDetector
from guardrail.detection.settings import DetectionSettings

if TYPE_CHECKING:
    from guardrail.detection.detector import PresidioDetector

__all__ = ["CachingDetector", "DetectionSettings", "PresidioDetector"]


def __getattr__(name: str) -> Any:
    if name == "PresidioDetector":
        from guardrail.detection.detector import PresidioDetector

        return PresidioDetector
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
