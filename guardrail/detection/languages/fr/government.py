"""Identity, company and file numbers of France."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import GAP, Rule

_NUMBER = r"n ?[°ºo]s?\.?|num[eé]ro|r[eé]f\.?|r[eé]f[eé]rence"
_NUMBERED = rf"(?: (?:sous|portant|porte|est))?(?: (?:le )?(?:{_NUMBER})\s?[:#]?|\s?[:#])\s{{0,2}}"
_PROCEDURE = (
    r"parquet|plainte|proc[eè]s[ \-]verbal|pv|main courante|pourvoi|instruction|[eé]crou|surendettement|"
    r"dossier (?:mdph|caf|cpam|de (?:surendettement|plainte|naturalisation|divorce|tutelle|curatelle|succession))"
)
"""What papers of courts, police and benefit offices are numbered by."""

RULES = (
    Rule(
        name="fr_procedure",
        entity_type="CASE_NUMBER",
        pattern=rf"(?i)(?:^|[^\p{{L}}])(?:(?:{_NUMBER}) (?:de |d['’])?(?:{_PROCEDURE})(?:{_NUMBERED}|\s)|(?:{_PROCEDURE}){_NUMBERED})((?:[a-z] )?[0-9][0-9a-z]*(?:[ .\-/][0-9][0-9a-z]*){{0,5}})(?:[^\p{{Latin}}0-9]|$)",
        check=checks.has_digits(5),
        score=0.85,
    ),
    Rule(
        name="fr_residence",
        entity_type="NATIONAL_ID",
        pattern=rf"(?i)(?:(?:titre|carte) de s[eé]jour|r[eé]c[eé]piss[eé]|(?:num[eé]ro|n°) (?:d['’])?[eé]tranger|agdref)(?:{_NUMBERED}|\s)\b([0-9](?:{GAP}[0-9]){{8,11}})\b",
        score=0.85,
    ),
    Rule(
        name="fr_nir",
        entity_type="FR_NIR",
        pattern=rf"(?i)\b([1-478](?:{GAP}[0-9]){{5}}{GAP}[0-9ab](?:{GAP}[0-9]){{8}})\b",
        check=checks.fr_nir,
        failed=0.72,
        cues=("sécurité sociale", "secu", "sécu", "nir", "insee", "numéro de ss"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="fr_nir_short",
        entity_type="FR_NIR",
        pattern=(
            rf"(?i)(?:sécurité sociale|\bs[eé]cu\b|\bnir\b|numéro de ss)[^\d\n]{{0,20}}?"
            rf"([12](?:{GAP}[0-9]){{4}}{GAP}[0-9](?:{GAP}[0-9ab])(?:{GAP}[0-9]){{6}})\b"
        ),
        score=0.85,
    ),
    Rule(
        name="fr_siret",
        entity_type="VAT_NUMBER",
        pattern=rf"\b([0-9](?:{GAP}[0-9]){{13}})\b",
        check=checks.fr_siret,
        cues=("siret", "établissement", "entreprise"),
        failed=0.7,
        score=0.95,
    ),
    Rule(
        name="fr_siren",
        entity_type="VAT_NUMBER",
        pattern=rf"\b([0-9](?:{GAP}[0-9]){{8}})\b",
        check=checks.fr_siren,
        cues=("siren", "rcs"),
        failed=0.7,
        score=0.95,
    ),
    Rule(
        name="fr_tax",
        entity_type="TAX_ID",
        pattern=(
            rf"(?i)(?:numéro fiscal|référence fiscale|\bspi\b|identifiant fiscal)[^\d\n]{{0,20}}?([0-3](?:{GAP}[0-9]){{12}})\b"
        ),
        score=0.85,
    ),
    Rule(
        name="fr_id_card",
        entity_type="NATIONAL_ID",
        pattern=r"(?i)(?:carte (?:nationale )?d['’]identité|\bcni\b)[^\d\n]{0,20}?\b([a-z0-9]{9}|[0-9]{12}|[0-9]{4}[a-z][0-9]{7})\b",
        check=checks.has_digits(3),
        score=0.8,
    ),
)
