"""Polish."""

from guardrail.detection.language import Language
from guardrail.detection.languages.pl import (
    addresses,
    categories,
    choices,
    demands,
    gazetteer,
    government,
    intents,
    names,
    vocabulary,
)

LANGUAGES = (
    Language(
        tag="pl",
        frequent=vocabulary.FREQUENT | gazetteer.frequent(),
        letters=vocabulary.LETTERS,
        digits=vocabulary.DIGITS,
        phrases={**vocabulary.PHRASES, "polite": intents.POLITE, "oneself": intents.ONESELF},
        cues=vocabulary.CUES,
        not_names=vocabulary.NOT_NAMES,
        rules={
            "government": government.GOVERNMENT,
            "payment": government.PAYMENT,
            "secret": government.SECRET,
            "birth": government.BIRTH,
            "address": addresses.ADDRESS,
        },
        recognizers=(names.PolishNameRecognizer,),
        entities=government.ENTITIES,
        intents={**intents.PATTERNS, **choices.PATTERNS, **demands.PATTERNS},
        categories=categories.CATEGORIES,
        phone_regions=("PL",),
    ),
)
