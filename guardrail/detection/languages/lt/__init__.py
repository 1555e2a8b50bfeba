"""Lithuanian."""

from guardrail.detection.language import Language
from guardrail.detection.languages.lt import categories, choices, common, demands, intents, names, rules, vocabulary

LANGUAGES = (
    Language(
        tag="lt",
        frequent=vocabulary.FREQUENT | common.COMMON,
        letters=vocabulary.LETTERS,
        digits=vocabulary.DIGITS,
        phrases={**vocabulary.PHRASES, "polite": intents.POLITE, "oneself": intents.ONESELF},
        cues=vocabulary.CUES,
        not_names=vocabulary.NOT_NAMES,
        rules=rules.RULES,
        recognizers=(names.LithuanianNameRecognizer,),
        intents={**intents.PATTERNS, **choices.PATTERNS, **demands.PATTERNS},
        categories=categories.CATEGORIES,
        phone_regions=("LT",),
    ),
)
