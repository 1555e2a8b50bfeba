"""Chinese: Traditional (Taiwan) and Simplified (mainland). Which script a text has is all that tells them apart."""

from dataclasses import replace

from guardrail.detection.language import Language
from guardrail.detection.languages.zh import intents, names, rules, script, vocabulary

_TAIWAN = Language(
    tag="zh-TW",
    script="Han",
    letters=script.TRADITIONAL,
    phrases={**vocabulary.PHRASES, "polite": intents.POLITE},
    cues=vocabulary.CUES,
    rules=rules.RULES,
    recognizers=(names.HanNameRecognizer,),
    intents=intents.PATTERNS,
    phone_regions=("TW", "HK"),
    tagger="han",
)
LANGUAGES = (_TAIWAN, replace(_TAIWAN, tag="zh-CN", letters=script.SIMPLIFIED, phone_regions=("CN", "HK")))
