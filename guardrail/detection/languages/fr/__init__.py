"""French."""

from guardrail.detection.courtesy import courtesy
from guardrail.detection.language import Language
from guardrail.detection.languages.fr import (
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
        tag="fr",
        frequent=vocabulary.FREQUENT | common.COMMON,
        letters=vocabulary.LETTERS,
        digits=vocabulary.DIGITS,
        phrases={**vocabulary.PHRASES, "polite": intents.POLITE, "oneself": intents.ONESELF},
        cues=vocabulary.CUES,
        not_names=vocabulary.NOT_NAMES,
        particles=vocabulary.PARTICLES,
        rules={"government": government.RULES, "address": addresses.RULES, "name": names.RULES},
        recognizers=(names.FrenchNameRecognizer,),
        intents={**intents.PATTERNS, **choices.PATTERNS, **demands.PATTERNS},
        categories=categories.CATEGORIES,
        phone_regions=("FR", "BE"),
        tagger="latin",
        courtesy=courtesy(vocabulary.COURTESY, vocabulary.NOBLE, vocabulary.ARTICLES, vocabulary.ROLES),
    ),
)
