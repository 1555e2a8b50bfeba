"""German."""

from guardrail.detection.language import Language
from guardrail.detection.languages.de import (
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
        tag="de",
        frequent=vocabulary.FREQUENT | common.COMMON,
        letters=vocabulary.LETTERS,
        digits=vocabulary.DIGITS,
        phrases={**vocabulary.PHRASES, "polite": intents.POLITE, "oneself": intents.ONESELF},
        cues=vocabulary.CUES,
        not_names=vocabulary.NOT_NAMES,
        particles=vocabulary.PARTICLES,
        rules={"government": government.RULES, "address": addresses.RULES},
        recognizers=(names.GermanNameRecognizer,),
        intents={**intents.PATTERNS, **choices.PATTERNS, **demands.PATTERNS},
        categories=categories.CATEGORIES,
        phone_regions=("DE", "AT", "CH"),
        tagger="latin",
    ),
)
