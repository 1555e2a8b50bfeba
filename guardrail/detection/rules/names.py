"""Names in Latin script: after words that introduce one, and Lithuanian full names by their endings."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.linear import Rule
from guardrail.detection.rules.words import words

_PART = r"\p{Lu}[\p{L}\p{M}]*(?:['’\-][\p{L}\p{M}]+)*"
_LINK = r"(?:de la|de los|de las|de|del|da|di|du|van der|van den|van|von|bin|al|el|la|le|y|i|ten|ter)"
_NAME = rf"({_PART}\.?(?: (?:{_LINK} )?{_PART}\.?){{0,4}})"
_LOWER = r"([\p{Latin}\p{M}'’\-]{2,20}(?: [\p{Latin}\p{M}'’\-]{2,20})?)"
_B = r"(?:^|[^\p{L}\p{N}])"

_STRONG = (
    r"my (?:full |first |last |legal )?name is|my name's|my name,|name is|call me|i am called|(?:full |first |last |sur|given |customer |contact |"
    r"passenger |patient |cardholder )?name ?[:=]|cardholder ?[:=]|signed,|"
    r"me llamo|mi nombre(?: completo)? es|nombre(?: completo| y apellidos?)? ?[:=]|apellidos? ?[:=]|titular ?[:=]|paciente ?[:=]|médico ?[:=]|a nombre de|"
    r"mano vardas(?: ir pavardė)?(?: yra)?|vardas(?:,? (?:ir )?pavardė)? ?[:=]|pavardė ?[:=]|mano pavardė(?: yra)?|vardu|kontaktinis asmuo ?[:=]?|vadinuosi|"
    r"mein name ist|ich heiße|ich heisse|(?:vor|nach)?name ?[:=]|"
    r"je m['’]appelle|mon nom(?: complet)? est|(?:pré)?nom ?[:=]|"
    r"姓名|名字|我叫"
)
_WEAK = (
    r"i['’]m|i am|this is|it['’]s|soy|habla|aš esu|esu|čia|ich bin|hier ist|hier spricht|je suis|c['’]est|ici|我是|"
    r"regards|regards,|sincerely|sincerely,|cheers,|thanks,|saludos,?|atentamente,?|un saludo,?|pagarbiai,?|grüße,?|grüßen,?|cordialement,?"
)
_TITLES = (
    r"mr|mrs|ms|miss|mx|dr|prof|sir|madam|señor|señora|señorita|sr|sra|srta|don|doña|dra|ponas|ponia|pone|ponui|ponios|ponės|ponią|poną|gerb|gerbiam(?:as|a|asis|oji)|"
    r"herr|herrn|frau|monsieur|madame|mademoiselle|mme|mlle"
)

NOT_NAMES = words(
    """a an the not no yes so very just also too still here there sorry happy sure trying looking calling writing having going interested
    unable able afraid glad good fine ok okay great new currently from in on at about for with what who why how when where it this that
    your you my our his her their is was are be been being unable sick tired waiting getting using really again never always only
    and or but if because please thank thanks hello hi hey dear customer agent support team bot human person sir madam
    required urgent important serious ridiculous unacceptable amazing awesome terrible perfect wonderful wrong correct incorrect missing different spelled misspelled mandatory necessary needed optional field changed
    un una el la los las de del muy aquí cliente usuario paciente urgente importante genial nuevo nueva español española estudiante
    aš tu jis ji mes yra ne taip labai klientas klientė studentas skubu svarbu puiku ein eine der die das nicht sehr kunde kundin
    une le les des pas très client cliente monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    i we they he she do does did can could will would should has have had english spanish lithuanian german french chinese"""
)
_PARTICLES = words("de del la las los da di du van von der den bin al el le y i ten ter")
_LONGEST_SHORT = 2  # "J." and "Jr." go on, "Sullivan." ends a sentence
_WORD = re.compile(r"[^\s.,]+")


def plausible(value: str) -> tuple[int, int] | None:
    """The words up to the first that is no name, or that ends the sentence; particles only between names."""
    end = 0
    for match in _WORD.finditer(value):
        word = match.group().rstrip("'’.")
        if end and word in _PARTICLES:
            continue
        if word.lower() in NOT_NAMES:
            break
        end = match.end()
        if len(word) > _LONGEST_SHORT and value[end : end + 1] == ".":
            break
    return (0, end) if end > 1 else None


# Endings of Lithuanian family names, with their cases: men's -as/-is/-us, women's -ienė/-aitė/-ytė/-utė/-ūtė/-ė.
_MEN = (
    r"(?:ausk|insk|ick|evič|avič|ovič|ynič)(?:as|o|ui|ą|u|e|ai|ų)|(?:ev|av|ov)ič(?:ius|iaus|iui|ių|iumi|iuje|iau)"
    r"|(?:ait|yt|ut|ūt|ėn|on|en)(?:is|io|iui|į|iu|yje|i)|(?:ūn|ėn|aus|yd)(?:as|o|ui|ą|u)|(?:el|ėl|al|ul)(?:is|io|iui|į|iu)"
    r"|(?:kus|ius|aus|čius|džius|šius)"
)
_WOMEN = r"(?:ien|ait|yt|ut|ūt)(?:ė|ės|ei|ę|e|ėje)"
_LT_FULL = rf"{_B}(\p{{Lu}}\p{{Ll}}+(?: \p{{Lu}}\p{{Ll}}+)? (?:\p{{Lu}}\p{{Ll}}+[\-–])?\p{{Lu}}\p{{Ll}}+(?:{_MEN}|{_WOMEN}))(?:[^\p{{L}}]|$)"
_LT_WOMAN = rf"{_B}(\p{{Lu}}\p{{Ll}}{{2,}}(?:ien|ait|yt|ut|ūt)(?:ė|ės|ei|ę))(?:[^\p{{L}}]|$)"
_LT_INITIAL = rf"{_B}(\p{{Lu}}\. ?(?:\p{{Lu}}\. ?)?\p{{Lu}}\p{{Ll}}+(?:{_MEN}|{_WOMEN}))(?:[^\p{{L}}]|$)"

RULES = (
    Rule(
        name="introduced",
        entity_type="PERSON",
        pattern=rf"{_B}(?i:{_STRONG})[ \t:]{{0,3}}[\"“'„]?{_NAME}",
        score=0.85,
        trim=plausible,
    ),
    Rule(
        name="introduced_lower",
        entity_type="PERSON",
        pattern=rf"(?i){_B}(?:my (?:full |first |last )?name is|my name's|me llamo|mi nombre es|mano vardas(?: yra)?|mein name ist|ich heiße|je m['’]appelle|mon nom est) {_LOWER}",
        score=0.75,
        trim=plausible,
    ),
    Rule(
        name="presented",
        entity_type="PERSON",
        pattern=rf"{_B}(?i:{_WEAK}) ?,?[ \n]{_NAME}",
        score=0.7,
        trim=plausible,
    ),
    Rule(
        name="titled",
        entity_type="PERSON",
        pattern=rf"{_B}(?:(?i:{_TITLES})(?:\.|\b)|M\.) ?{_NAME}",
        score=0.75,
        trim=plausible,
    ),
    Rule(name="lt_full", entity_type="PERSON", pattern=_LT_FULL, score=0.75, trim=plausible),
    Rule(name="lt_woman", entity_type="PERSON", pattern=_LT_WOMAN, score=0.7),
    Rule(name="lt_initial", entity_type="PERSON", pattern=_LT_INITIAL, score=0.75),
)
