"""Identity numbers of France."""



from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule

RULES = (
    Rule(
        name="fr_nir",
        entity_type="FR_NIR",
        pattern=r"(?i)\b([1-478](?:[ .\-]?[0-9]){5}[ .\-]?[0-9ab](?:[ .\-]{0,2}[0-9]){8})\b",
        check=checks.fr_nir,
        failed=0.72,
        cues=("sécurité sociale", "secu", "sécu", "nir", "insee", "numéro de ss"),
        bare=0.9,
        score=0.97,
    ),
)
