"""Bank accounts, IBAN, wallets. Cards have a recognizer of their own (``cards.py``)."""

from __future__ import annotations

from guardrail.detection import checks, wallets
from guardrail.detection.language import cue_words, phrase
from guardrail.detection.linear import GAP, Rule
from guardrail.detection.view import compact

IBAN_LENGTHS = {  # ISO 13616 registry, SWIFT
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18, "NO": 15,
    "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip


def whole_iban(value: str) -> tuple[int, int] | None:
    """As many letters and digits as the country's IBANs have: what follows are other words."""
    length = IBAN_LENGTHS.get(compact(value[:8])[:2])
    if length is None:
        return None
    seen = 0
    for index, character in enumerate(value):
        seen += character.isalnum()
        if seen == length:
            after = value[index + 1 : index + 2]
            return None if after.isdecimal() else (0, index + 1)
    return None


_BETWEEN = r"[^\d\n]{0,16}?"
_DIGITS = r"[0-9](?:[ \-./]?[0-9])"


def _accounts() -> tuple[Rule, ...]:
    return (
        Rule(
            name="account",
            entity_type="BANK_ACCOUNT",
            pattern=(
                rf"(?i)(?:{phrase('account')}){_BETWEEN}"
                r"(\([0-9]{3}\)[ \-]{0,3}[0-9](?:[ \-]?[0-9]){5,16}|[0-9](?:[ \-./]{0,3}[0-9]){5,19})\b"
            ),
            sign=rf"(?i)(?:{phrase('account')})",
            score=0.8,
        ),
        Rule(
            name="account_short",
            entity_type="BANK_ACCOUNT",
            pattern=rf"(?i)(?:{phrase('account_short')})\s?[:#]?\s?([0-9](?:[ \-]?[0-9]){{6,19}})\b",
            score=0.75,
        ),
        Rule(
            name="routing",
            entity_type="BANK_ACCOUNT",
            pattern=rf"(?i)(?:{phrase('routing')}){_BETWEEN}([0-9](?:[ \-]?[0-9]){{2,8}})\b",
            score=0.75,
        ),
        Rule(
            name="sort_code_account",
            entity_type="BANK_ACCOUNT",
            pattern=r"\b([0-9]{2}-[0-9]{2}-[0-9]{2}[ ,/]{1,3}[0-9]{8})\b",
            score=0.85,
        ),
        Rule(
            name="aba",
            entity_type="BANK_ACCOUNT",
            pattern=r"\b((?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{7})\b",
            check=checks.us_routing,
            cues=("routing", "aba", "wire", "ach", "direct deposit"),
            score=0.85,
        ),
        Rule(
            name="ccc",
            entity_type="BANK_ACCOUNT",
            pattern=r"\b([0-9]{4}[ \-]?[0-9]{4}[ \-]?[0-9]{2}[ \-]?[0-9]{10})\b",
            check=checks.es_ccc,
            cues=cue_words("account"),
            bare=0.85,
            score=0.95,
        ),
        Rule(
            name="rib",
            entity_type="BANK_ACCOUNT",
            pattern=r"(?i)\b([0-9]{5}[ \-]?[0-9]{5}[ \-]?[0-9a-z]{3}(?:[ \-]?[0-9a-z]{4}){2}[ \-]?[0-9]{2})\b",
            check=checks.fr_rib,
            bare=0.85,
            cues=cue_words("account"),
            score=0.95,
        ),
        Rule(
            name="bic",
            entity_type="BANK_ACCOUNT",
            pattern=r"(?i)\b(?:bic|swift)(?:[ \-]?code)?(?:/(?:bic|swift))?\s?[:#=]?\s?([a-z]{4}[ ]?[a-z]{2}[ ]?[a-z0-9]{2}(?:[ ]?[a-z0-9]{3})?)\b",  # noqa: E501
            check=lambda value: value == value.upper(),
            score=0.75,
        ),
        Rule(
            name="unionpay",
            entity_type="CREDIT_CARD",
            pattern=rf"(?:银行卡|銀行卡|储蓄卡|儲蓄卡|借记卡|银联|銀聯)[^0-9\n]{{0,12}}?(62{_DIGITS}{{13,16}})\b",
            score=0.8,
        ),
        Rule(
            name="masked",
            entity_type="CREDIT_CARD",
            pattern=r"([*•xX#]{4}(?:[ \-]?[*•xX#]{4}){1,2}[ \-]?[0-9]{4})\b",
            score=0.75,
        ),
    )


def _wallets() -> tuple[Rule, ...]:
    return (
        Rule(
            name="base58",
            entity_type="CRYPTO",
            pattern=r"\b([13LMTDX9A][1-9A-HJ-NP-Za-km-z]{25,34})\b",
            check=wallets.base58check,
            score=0.98,
        ),
        Rule(
            name="bech32",
            entity_type="CRYPTO",
            pattern=r"(?i)\b((?:bc1|ltc1|tb1)[02-9ac-hj-np-z]{11,87})\b",
            check=wallets.bech32,
            cues=cue_words("wallet"),
            failed=0.8,
            bare=0.97,
            score=0.98,
        ),
        Rule(name="ethereum", entity_type="CRYPTO", pattern=r"\b(0x[0-9a-fA-F]{40})\b", score=0.95),
        Rule(
            name="monero",
            entity_type="CRYPTO",
            pattern=r"\b([48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?)\b",
            check=wallets.monero,
            score=0.98,
        ),
        Rule(
            name="announced",
            entity_type="CRYPTO",
            pattern=rf"(?i:{phrase('wallet')})[^\n]{{0,20}}?\b([1-9A-HJ-NP-Za-km-z]{{32,44}})\b",
            check=checks.random_looking,
            score=0.85,
        ),
        Rule(
            name="seed",
            entity_type="PASSWORD",
            pattern=r"(?i)(?:seed phrase|recovery phrase|mnemonic|助記詞|助记词)[^\n:：]{0,12}[:：=]?\s*([a-z]{3,8}(?:[ ,]{1,2}[a-z]{3,8}){11,23})\b",  # noqa: E501
            score=0.9,
        ),
    )


def rules() -> tuple[Rule, ...]:
    """IBAN, accounts, wallets."""
    begins = rf"[a-z]{GAP}[a-z](?:{GAP}[0-9]){{2}}"
    iban = Rule(
        name="iban",
        entity_type="IBAN_CODE",
        pattern=rf"(?i)\b{begins}(?:{GAP}[a-z0-9]){{11,30}}",
        sign=rf"(?i)\b{begins}",
        check=checks.mod97,
        failed=0.7,
        cues=cue_words("account"),
        bare=0.98,
        score=0.98,
        trim=whole_iban,
    )
    return (iban, *_accounts(), *_wallets())
