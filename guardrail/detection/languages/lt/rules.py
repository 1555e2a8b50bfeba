"""What has a form only in Lithuania, by family."""

from __future__ import annotations

from guardrail.detection.languages.lt import addresses, government

RULES = {
    "government": government.RULES,
    "address": addresses.RULES,
}
