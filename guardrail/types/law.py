"""The words of the law."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What personal data is used for; each is consented to by itself (GDPR Rec. 43)."""

    SERVICE = "service"  # answering the person
    ANALYTICS = "analytics"  # and tagging
    MARKETING = "marketing"
    EMOTION = "emotion"  # recognising emotions (AI Act Art. 50(3))
    TRAINING = "training"  # of models
    SALE = "sale"  # and sharing for advertising (Civ. Code § 1798.120)


class LegalBasis(StrEnum):
    """Why a purpose is lawful (GDPR Art. 6(1)(a) to (f))."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class AgeBracket(StrEnum):
    """As much of an age as the laws encoded here distinguish, and no more."""

    UNDER_13 = "under_13"
    AGE_13 = "13"
    AGE_14 = "14"
    AGE_15 = "15"
    AGE_16_17 = "16_17"
    ADULT = "18_plus"


class Signal(StrEnum):
    """What a person's browser says for them with every request."""

    GPC = "gpc"  # Sec-GPC: 1


class ConsentState(StrEnum):
    """Of one purpose. Events are named after W3C DPV."""

    UNKNOWN = "unknown"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
