"""What happens to a span on its way to the bot: Presidio anonymizer operators.

Presidio's engine merges neighbours, reorders and, for several values of one type, works from the end of the
text. None of that is wanted here: spans arrive resolved and disjoint, and every replacement was chosen
before, in reading order. So the engine only applies; its conflict handling finds nothing to do.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from guardrail.core.masks import mask
from guardrail.core.spans import Span
from guardrail.types import Operator

_ENGINE: AnonymizerEngine = AnonymizerEngine()  # type: ignore[no-untyped-call]

__all__ = ["Replacement", "apply", "keyed_hash", "mask", "name"]

Replacement = Callable[[str, str], str]
"""(entity type, value) to the text that stands for it."""


def apply(text: str, spans: Sequence[Span], replacements: Mapping[Operator, Replacement]) -> str:
    """The text with every span replaced by its operator. Spans are disjoint and sorted."""
    if not spans:
        return text
    configs: dict[str, OperatorConfig] = {}
    results = []
    for span in spans:
        key = f"{span.operator}:{span.encoding}:{span.entity_type}"
        if key not in configs:
            configs[key] = _config(span, replacements)
        results.append(RecognizerResult(key, span.start, span.end, span.score))
    done = _ENGINE.anonymize(text, results, configs, merge_entities_with_spaces=False)
    return str(done.text)


def _config(span: Span, replacements: Mapping[Operator, Replacement]) -> OperatorConfig:
    replace = replacements[span.operator]

    def new_value(surface: str) -> str:
        return span.encode(replace(span.entity_type, span.decode(surface)))

    return OperatorConfig("custom", {"lambda": new_value})


def name(entity_type: str, value: str) -> str:
    """``[CREDIT_CARD]``: only the type is left."""
    return f"[{entity_type}]"


def keyed_hash(key: bytes) -> Replacement:
    """``[PERSON:5f0c…]``: equal values of one conversation stay equal, and nothing leads back.

    HMAC-SHA-256 of the entity type and the value, truncated to 64 bits.
    """

    def replacement(entity_type: str, value: str) -> str:
        message = f"{entity_type}\0{value}".encode("utf-8", "surrogatepass")
        return f"[{entity_type}:{hmac.digest(key, message, 'sha256').hex()[:16]}]"

    return replacement
