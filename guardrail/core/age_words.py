"""What people say around an age, in seven languages and two scripts."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeWords:
    """Of one language: patterns in lower case without accents, matched against the whole of a message."""

    lead: str  # what stands before the number: I am
    unit: str  # what stands behind it: years old
    around: str  # said before or behind all of it
    over: str  # at least
    under: str  # younger than
    spelled: str  # 3 to 19 in words, in order; "/" between two spellings, "-" for a hyphen, a space or neither
    adult: str  # any number from 20 on in words
    grown: str  # "I am an adult" without a number

    @property
    def ages(self) -> dict[str, int]:
        """What each of the words says."""
        return {word: age for age, words in enumerate(self.spelled.split(), 3) for word in words.split("/")}


_EN_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_DE_UNIT = "ein|zwei|drei|vier|funf|fuenf|sechs|sieben|acht|neun"
_FR_UNIT = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix[- ]sept|dix[- ]huit|dix[- ]neuf"
_ES_UNIT = "uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
_LT_UNIT = "vieneri|dveji|treji|ketveri|penkeri|seseri|septyneri|astuoneri|devyneri|vienas|du|trys|keturi|penki|sesi|septyni|astuoni|devyni"
_PL_UNIT = "jeden|dwa|trzy|cztery|piec|szesc|siedem|osiem|dziewiec"

LANGUAGES = (
    AgeWords(
        lead=r"i am|i'm|im|i'm only|im only|i am only|i'm just|i am just|i am now|i'm now|i am currently|i'm currently|i just turned|i've just turned|"
        r"i turned|just turned|my age is|my age|age is|age|aged",
        unit=r"years? old|yrs? old|years?|yrs?|y ?o|y/o|y|years of age|yrs of age",
        around=r"yes|yeah|ok|okay|hi|hello|hey|well|um|hmm|so|sure|actually|sorry|now|already|thanks|thank you|please",
        over="over|above|older than|more than|at least",
        under="under|below|younger than|less than",
        spelled="three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        adult=rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{_EN_UNIT}))?",
        grown=r"(?:i am |i'm |im )?(?:an )?adult|(?:i am |i'm |im )?18 (?:or|and) (?:over|older|above|up)",
    ),
    AgeWords(
        lead=r"ich bin|bin|ich bin jetzt|ich bin schon|ich bin erst|ich bin gerade|ich bin gerade erst|mein alter ist|mein alter|alter|ich",
        unit=r"jahre alt|jahre|jahr alt|j alt|jahre jung|geworden|jahre alt geworden",
        around=r"ja|ok|okay|hallo|hi|hey|also|hm|na|danke|bitte|sorry|schon|jetzt",
        over="uber|ueber|alter als|aelter als|mindestens|mehr als|schon uber",
        under="unter|junger als|juenger als|noch keine",
        spelled="drei vier funf/fuenf sechs sieben acht neun zehn elf zwolf/zwoelf dreizehn vierzehn funfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn",
        adult=rf"(?:(?:{_DE_UNIT})und)?(?:zwanzig|dreissig|vierzig|(?:funf|fuenf)zig|sechzig|siebzig|achtzig|neunzig)",
        grown=r"(?:ich bin )?(?:volljahrig|volljaehrig|erwachsen)",
    ),
    AgeWords(
        lead=r"j'ai|jai|j ai|moi j'ai|mon age est|mon age|age|j'ai juste|j'ai que|je n'ai que|j'ai seulement|j'ai deja|je viens d'avoir|mon age c'est",
        unit=r"ans?|ans revolus",
        around=r"oui|ok|salut|bonjour|coucou|alors|ben|bah|euh|merci|desolee?",
        over="plus de|au moins",
        under="moins de|pas encore",
        spelled="trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
        adult=rf"(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|nonante|quatre[- ]vingts?)(?:[- ](?:et[- ])?(?:{_FR_UNIT}))?",
        grown=r"(?:je suis )?(?:majeure?|adulte)",
    ),
    AgeWords(
        lead=r"tengo|yo tengo|ya tengo|tengo ya|tengo solo|solo tengo|mi edad es|mi edad es de|mi edad|edad|acabo de cumplir|cumpli|he cumplido",
        unit=r"anos de edad|anos|anitos|ano",
        around=r"si|ok|vale|hola|pues|eh|bueno|gracias|perdon|buenas",
        over="mas de|mayor de|soy mayor de|al menos",
        under="menos de|menor de|soy menor de",
        spelled="tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis/diez-y-seis diecisiete dieciocho diecinueve",
        adult=rf"veinte|veint(?:i|e y )(?:{_ES_UNIT})|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y (?:{_ES_UNIT}))?",
        grown=r"(?:soy )?(?:mayor de edad|adult[oa])",
    ),
    AgeWords(
        lead=r"man|man yra|man dabar|man tik|man jau|man suejo|man ka tik suejo|as esu|esu|turiu|mano amzius|mano amzius yra|amzius",
        unit=r"metu|metai|metus|meteliu",
        around=r"taip|gerai|labas|sveiki|laba diena|na|nu|aciu|dabar|jau",
        over="daugiau nei|daugiau kaip|virs|per|ne maziau kaip|man daugiau nei|man virs",
        under="maziau nei|maziau kaip|iki|man maziau nei|dar nera",
        spelled="trys/treji keturi/ketveri penki/penkeri sesi/seseri septyni/septyneri astuoni/astuoneri devyni/devyneri desimt "
        "vienuolika dvylika trylika keturiolika penkiolika sesiolika septyniolika astuoniolika devyniolika",
        adult=rf"(?:dvi|tris|keturias|penkias|sesias|septynias|astuonias|devynias)desimt(?: (?:{_LT_UNIT}))?",
        grown=r"(?:(?:as )?esu )?(?:pilnamet(?:is|e)|suaug(?:es|usi))",
    ),
    AgeWords(
        lead=r"mam|ja mam|mam juz|mam dopiero|mam tylko|mam skonczone|skonczylem|skonczylam|moj wiek to|moj wiek|wiek to|wiek",
        unit=r"lat|lata|latka|latek|rok|roku",
        around=r"tak|ok|hej|czesc|dzien dobry|dzieki|dziekuje|juz|prosze",
        over="ponad|powyzej|wiecej niz|co najmniej|mam ponad|mam powyzej",
        under="ponizej|mniej niz|mam mniej niz|mam ponizej",
        spelled="trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie "
        "dziewietnascie",
        adult=rf"(?:dwadziescia|trzydziesci|czterdziesci|(?:piec|szesc|siedem|osiem|dziewiec)dziesiat)(?: (?:{_PL_UNIT}))?",
        grown=r"(?:jestem )?(?:pelnoletni|pelnoletnia|dorosly|dorosla)",
    ),
)

_HAN_LEAD = "(?:我|本人|我是|是)?的?(?:今年|現在|现在|目前)?(?:剛|刚|才|已經|已经|已)?(?:滿|满)?|(?:我的)?(?:年齡|年龄|年紀|年纪|歲數|岁数)(?:是|為|为)?:?"
HAN_ANSWER = re.compile(
    rf"(?:{_HAN_LEAD})(?P<under>未滿|未满|不到|不滿|不满|小於|小于)?(?:(?P<digits>[1-9][0-9]{{0,2}})|(?P<number>[一二三四五六七八九十百零兩两廿卅]+))"
    r"(?:[足周週]?[歲岁嵗])?(?P<over>以上)?[了喔哦啊呀啦耶唷]?|(?P<grown>我?(?:已經|已经|已)?是?(?:成年人?|大人)了?)"
)
"""Chinese, in both scripts; without spaces. 虛歲 (one or two years more) is no answer."""
