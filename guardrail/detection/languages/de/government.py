"""Tax numbers of Germany."""



from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule

RULES = (
    Rule(
        name="de_tax_id",
        entity_type="DE_TAX_ID",
        pattern=r"\b([1-9](?:[ /.\-]?[0-9]){10})\b",
        check=checks.de_tax_id,
        failed=0.72,
        cues=("steuer", "idnr", "id-nr", "tin", "tax id", "identifikationsnummer"),
        home=frozenset({"de"}),
        score=0.9,
    ),
)
