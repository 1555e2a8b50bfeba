"""What in a text is personal data, which language it is in, and what it asks of Guardrail itself."""

from guardrail.detection.cache import CachingDetector
from guardrail.detection.detector import PresidioDetector
from guardrail.detection.settings import DetectionSettings

__all__ = ["CachingDetector", "DetectionSettings", "PresidioDetector"]
