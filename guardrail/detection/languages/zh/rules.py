"""What has a form only in Taiwan, China and Hong Kong."""

from __future__ import annotations

from guardrail.detection.languages.zh import addresses, government

RULES = {
    "government": government.RULES,
    "address": addresses.RULES,
}
