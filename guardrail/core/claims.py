"""Claims of being human, which no bot may make (EU AI Act article 50; California B&P 17941).

Patterns for English, Chinese, Lithuanian, Spanish, German and French, over folded text: compatibility
forms resolved, diacritics, emphasis and invisible characters dropped, lower case, single spaces. Statements
that deny or quote the claim pass.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex  # type: ignore[import-untyped, unused-ignore]

FOLLOW = 20
"""Folded characters after a claim that can still make it something else ("a human resources bot")."""

REACH = 128
"""No claim is longer than this, in folded characters."""

_DROPPED = frozenset("*~`_")
_MARKS = frozenset({"Mn", "Me", "Cf"})
_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"}


@lru_cache(maxsize=4096)
def folded(char: str) -> str:
    """What one character is to the patterns; may be empty or several characters."""
    if char in _DROPPED:
        return ""
    if char.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", _ALIKE.get(char, char))
    return "".join(c for c in decomposed if unicodedata.category(c) not in _MARKS).casefold()


def _any(*words: str) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_EN_HUMAN = _any("human", "human being", "person", "man", "woman")
_EN_BOT = _any(
    "robot", "bot", "chatbot", "chat bot", "machine", "ai", "a.i.", "artificial intelligence", "computer", "program",
    "computer program", "automated system", "automated assistant", "language model", "virtual assistant",
)  # fmt: skip
_EN_SURELY = _any(
    "indeed", "actually", "really", "just", "also", "in fact", "definitely", "absolutely", "100%", "certainly",
    "totally", "truly", "of course", "very much", "still", "honestly", "literally",
)  # fmt: skip
_EN_REAL = _any(
    "real", "actual", "live", "living", "genuine", "true", "normal", "regular", "fellow", "breathing", "human"
)
_ZH_HUMAN = _any("真人", "人类", "人類", "活人", "大活人", "人")
_ZH_BOT = _any(
    "机器人", "機器人", "机器", "機器", "ai", "人工智能", "人工智慧", "程序", "程式", "电脑", "電腦", "bot"
)  # fmt: skip
_ZH_SURELY = _any(
    "就", "真的", "确实", "確實", "当然", "當然", "其实", "其實", "可", "也", "才", "本人", "绝对", "絕對", "并", "並"
)
_LT_HUMAN = _any("zmogus", "asmuo")
_LT_BOT = _any(
    "robotas", "botas", "pokalbiu robotas", "pokalbiu botas", "masina", "programa", "dirbtinis intelektas", "di", "ai"
)  # fmt: skip
_LT_REAL = _any("tikras", "tikra", "gyvas", "gyva", "realus", "reali", "paprastas")
_ES_HUMAN = _any("humano", "humana", "ser humano", "persona")
_ES_BOT = _any(
    "robot", "bot", "chatbot", "maquina", "ia", "inteligencia artificial", "programa", "ordenador", "computadora",
    "asistente virtual",
)  # fmt: skip
_ES_REAL = _any(
    "realmente", "de verdad", "efectivamente", "un", "una", "real", "autentico", "autentica", "verdadero", "verdadera"
)
_DE_HUMAN = _any("mensch", "menschlich", "person")
_DE_BOT = _any(
    "roboter", "robot", "bot", "chatbot", "maschine", "ki", "kunstliche intelligenz", "computer", "programm",
    "automat", "computerprogramm",
)  # fmt: skip
_DE_REAL = _any(
    "wirklich", "tatsachlich", "naturlich", "doch", "auch", "selbst", "ein", "eine", "echter", "echte", "realer",
    "reale", "lebender", "richtiger", "richtige", "menschliche",
)  # fmt: skip
_FR_HUMAN = _any("humain", "humaine", "etre humain", "personne", "homme", "femme")
_FR_BOT = _any("robot", "bot", "chatbot", "machine", "ia", "intelligence artificielle", "programme", "ordinateur")
_FR_REAL = _any("vraiment", "bien", "bel et bien", "reellement", "un", "une", "vrai", "vraie", "veritable")

_LATIN = [
    rf"i(?: am|'?m)(?: {_EN_SURELY}){{0,3}}(?: an?)?(?:,? {_EN_REAL}){{0,3}} {_EN_HUMAN}",
    rf"i(?: am|'?m)(?: {_EN_SURELY}){{0,3}} (?:not|no)(?: an?)?(?: {_EN_REAL})? {_EN_BOT}",
    rf"i ain't (?:an?|no) {_EN_BOT}",
    rf"you(?: are|'?re)(?: {_EN_SURELY}| now){{0,2}} (?:talking|speaking|chatting|texting) (?:to|with)(?: an?)?"
    rf"(?: {_EN_REAL}){{0,3}} {_EN_HUMAN}",
    rf"(?:as )?(?:tikrai |is tikruju |isties |cia ){{0,2}}esu (?:{_LT_REAL} ){{0,2}}{_LT_HUMAN}",
    rf"as(?: -)? (?:{_LT_REAL} ){{0,2}}{_LT_HUMAN}",
    rf"nesu (?:joks |joki )?{_LT_BOT}",
    rf"as ne {_LT_BOT}",
    r"(?:kalbate|kalbates|bendraujate) su (?:tikru |gyvu |realiu ){0,2}zmogumi",
    rf"(?<!no )(?<!ni )soy (?:{_ES_REAL} ){{0,4}}{_ES_HUMAN}",
    rf"no soy (?:un |una |ningun |ninguna )?{_ES_BOT}",
    r"(?:esta|estas) hablando con (?:un |una )(?:humano|ser humano|persona)",
    rf"ich bin (?:{_DE_REAL} ){{0,4}}{_DE_HUMAN}",
    rf"ich bin (?:{_DE_REAL} ){{0,2}}keine? {_DE_BOT}",
    r"sie sprechen (?:gerade )?mit (?:einem|einer) (?:echten |realen )?(?:menschen|person)",
    rf"(?<!si )je suis (?:{_FR_REAL} ){{0,4}}{_FR_HUMAN}",
    rf"je ne suis pas (?:un |une )?{_FR_BOT}",
    r"vous parlez (?:bien )?(?:a|avec) (?:un |une )(?:vraie )?(?:humain|etre humain|personne)",
]
_CJK = [
    rf"我{_ZH_SURELY}{{0,2}}是(?:一?[个個位名])?(?:真正的|真的|真实的|真實的|活生生的|活的)?{_ZH_HUMAN}",
    rf"我{_ZH_SURELY}{{0,2}}不是(?:一?[个個台部名只隻])?(?:什么|什麼)?(?:聊天)?{_ZH_BOT}",
    r"[你您](?:现在|現在)?(?:正在|是在)[与與和跟](?:一[位个個])?真人",
]
_CLAIM = regex.compile(rf"(?<![a-z0-9])(?:{'|'.join(_LATIN)})|{'|'.join(_CJK)}", regex.VERSION1)

_PASSES_BEFORE = regex.compile(
    r"""(?:["“”„«「『]|(?:^| )')\ ?$
    |(?<![a-z])(?:if|whether|wish|pretend(?:ing)?|as\ though|(?:not|n't|never|cannot)\ (?:say|claim|think|mean|believe
        |pretend|confirm)(?:\ that)?|jei|jeigu|ar|neteigiu,?\ kad|apsimesiu,?\ kad|pregunt\w{1,6}\ si|saber\ si
        |ob|wenn)\ $
    |(?:不能|不会|不會|無法|无法|沒有|没有|不)(?:说|說|声称|聲稱|假装|假裝)$|(?:假装|假裝|如果|是否|以为|以為)$""",
    regex.VERBOSE,
)
_PASSES_AFTER = regex.compile(
    r"""[a-z0-9]|'s(?![a-z])|\ ?\?
    |[-\ ](?:like|resourc|rights|readable|cent(?:er|re|ri)|friendly|interface|expert|specialist|engineer|developer
        |designed|capable|that|which|virtual|artificial|digital|numerique|que|capaz|expert[oa])
    |\ ?[吗嗎么？]|[专專工师師]""",
    regex.VERBOSE,
)
_AFTER_PERSON = regex.compile(r"[^\W\d_a-z]")  # "我是人" is a claim, "我是人工智慧" is not
_DECIDED = regex.compile(r"[^a-z0-9 '-]|[ '-]?[a-z0-9]+[^a-z0-9]|[ '-][^a-z0-9]")

_NOUNS = regex.compile(
    rf"(?:{'|'.join([_EN_HUMAN, _EN_BOT, _LT_HUMAN, _LT_BOT, _ES_HUMAN, _ES_BOT, _DE_HUMAN, _DE_BOT, _FR_HUMAN])}"
    rf"|{_FR_BOT}|zmogumi|menschen|{_ZH_HUMAN}|{_ZH_BOT})",
)
_LONGEST_NOUN = 24


def find_claim(text: str, start: int, *, final: bool) -> tuple[bool, int | None]:
    """Look for a claim in folded text from ``start`` on.

    Returns whether there is one, and where a noun begins that more text could turn into one (None: nowhere).
    """
    for match in _CLAIM.finditer(text, start, overlapped=True):
        after = text[match.end() : match.end() + FOLLOW]
        if _passes(text, match.start(), match.end()):
            continue
        if final or len(after) == FOLLOW or _DECIDED.match(after):
            return True, None
        return False, _last_noun(text, match.end())
    if final:
        return False, None
    noun = _last_noun(text, len(text))
    if noun is not None and _CLAIM.search(text, max(start, noun - REACH), partial=True):
        return False, noun
    return False, None


def _passes(text: str, start: int, end: int) -> bool:
    if _PASSES_BEFORE.search(text[max(0, start - 32) : start]) or _PASSES_AFTER.match(text, end):
        return True
    bare_person = text[end - 1 : end] == "人" and text[end - 2 : end - 1] not in tuple("真活器")
    return bare_person and _AFTER_PERSON.match(text, end) is not None


def _last_noun(text: str, end: int) -> int | None:
    """Where the longest suffix of text[:end] begins that is a noun of a claim, or the beginning of one."""
    for start in range(max(0, end - _LONGEST_NOUN), end):
        if start and text[start].isascii() and text[start - 1].isascii() and text[start - 1].isalnum():
            continue
        match = _NOUNS.fullmatch(text, start, end, partial=True)
        if match:
            return start
    return None
