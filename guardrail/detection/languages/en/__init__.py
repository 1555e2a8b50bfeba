"""English."""

from guardrail.detection.language import Language
from guardrail.detection.languages.en import intents, rules, vocabulary

LANGUAGES = (
    Language(
        tag="en",
        frequent=vocabulary.FREQUENT,
        digits=vocabulary.DIGITS,
        phrases={**vocabulary.PHRASES, "polite": intents.POLITE},
        cues=vocabulary.CUES,
        not_names=vocabulary.NOT_NAMES,
        particles=vocabulary.PARTICLES,
        rules=rules.RULES,
        intents=intents.PATTERNS,
        phone_regions=("US", "GB"),
        tagger="latin",
    ),
)
