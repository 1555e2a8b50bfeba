"""German."""

from guardrail.detection.language import Language
from guardrail.detection.languages.de import intents, rules, vocabulary

LANGUAGES = (
    Language(
        tag="de",
        frequent=vocabulary.FREQUENT,
        letters=vocabulary.LETTERS,
        digits=vocabulary.DIGITS,
        phrases={**vocabulary.PHRASES, "polite": intents.POLITE},
        cues=vocabulary.CUES,
        not_names=vocabulary.NOT_NAMES,
        particles=vocabulary.PARTICLES,
        rules=rules.RULES,
        intents=intents.PATTERNS,
        phone_regions=("DE", "AT", "CH"),
        tagger="latin",
    ),
)
