"""English."""

from guardrail.detection.language import Language
from guardrail.detection.languages.en import (
    addresses,
    categories,
    choices,
    common,
    demands,
    government,
    intents,
    names,
    vocabulary,
)

LANGUAGES = (
    Language(
        tag="en",
        frequent=vocabulary.FREQUENT | common.COMMON,
        digits=vocabulary.DIGITS,
        phrases={**vocabulary.PHRASES, "polite": intents.POLITE, "oneself": intents.ONESELF},
        cues=vocabulary.CUES,
        not_names=vocabulary.NOT_NAMES,
        particles=vocabulary.PARTICLES,
        rules={"government": government.RULES, "address": addresses.RULES},
        recognizers=(names.EnglishNameRecognizer,),
        intents={**intents.PATTERNS, **choices.PATTERNS, **demands.PATTERNS},
        categories=categories.CATEGORIES,
        phone_regions=("US", "GB"),
        tagger="latin",
    ),
)
