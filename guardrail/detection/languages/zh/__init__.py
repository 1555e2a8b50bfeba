"""Chinese: Traditional (Taiwan) and Simplified (mainland). Which script a text has is all that tells them apart."""

from dataclasses import replace

from guardrail.detection.language import Language
from guardrail.detection.languages.zh import categories, choices, demands, intents, names, rules, script, vocabulary

_TAIWAN = Language(
    tag="zh-TW",
    script="Han",
    subtags=frozenset({"hant", "tw", "hk", "mo"}),
    letters=script.TRADITIONAL,
    phrases={**vocabulary.PHRASES, "polite": intents.POLITE, "oneself": intents.ONESELF},
    cues=vocabulary.CUES,
    rules=rules.RULES,
    recognizers=(names.HanNameRecognizer,),
    intents={**intents.PATTERNS, **choices.PATTERNS, **demands.PATTERNS},
    categories=categories.CATEGORIES,
    phone_regions=("TW", "HK"),
    tagger="han",
)
_MAINLAND = replace(
    _TAIWAN,
    tag="zh-CN",
    subtags=frozenset({"", "hans", "cn", "sg", "my"}),
    letters=script.SIMPLIFIED,
    phone_regions=("CN", "HK"),
)
LANGUAGES = (_TAIWAN, _MAINLAND)
