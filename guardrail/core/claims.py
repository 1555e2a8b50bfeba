"""Claims of being human, which no bot may make (EU AI Act article 50; California B&P 17941).

Patterns for English, Chinese, Lithuanian, Spanish, German and French, over folded text: compatibility
forms resolved, diacritics, emphasis and invisible characters dropped, lower case, single spaces. Statements
that deny or quote the claim pass, and so does a persona's name: only "Anna, a real person" claims anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
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
_EN_STAFF = _any("agent", "employee", "representative", "advisor", "adviser", "operator", "staff member")
_EN_BOT = _any(
    "robot", "bot", "chatbot", "chat bot", "machine", "ai", "a.i.", "artificial intelligence", "computer", "program",
    "computer program", "automated system", "automated assistant", "language model", "virtual assistant",
)  # fmt: skip
_EN_SURELY = _any(
    "indeed", "actually", "really", "just", "also", "in fact", "definitely", "absolutely", "100%", "certainly",
    "totally", "truly", "of course", "very much", "still", "honestly", "literally",
)  # fmt: skip
_EN_LIVE = _any("real", "actual", "live", "living", "genuine")
_EN_REAL = _any(
    "real", "actual", "live", "living", "genuine", "true", "normal", "regular", "fellow", "breathing", "human"
)
_EN_TALK = _any("talking", "speaking", "chatting", "texting", "writing")
_ZH_HUMAN = _any("真人", "人类", "人類", "活人", "大活人", "人")
_ZH_BOT = _any(
    "机器人", "機器人", "机器", "機器", "ai", "人工智能", "人工智慧", "程序", "程式", "电脑", "電腦", "bot"
)  # fmt: skip
_ZH_STAFF = _any("人工客服", "人工坐席", "人工座席")
_ZH_SURELY = _any(
    "就", "真的", "确实", "確實", "当然", "當然", "其实", "其實", "可", "也", "才", "本人", "绝对", "絕對", "并", "並"
)
_LT_HUMAN = _any("zmogus", "asmuo")
_LT_STAFF = _any(
    "konsultantas", "konsultante", "darbuotojas", "darbuotoja", "specialistas", "specialiste", "operatorius",
    "operatore", "vadybininkas", "vadybininke",
)  # fmt: skip
_LT_BOT = _any(
    "robotas", "botas", "pokalbiu robotas", "pokalbiu botas", "masina", "programa", "dirbtinis intelektas", "di", "ai"
)  # fmt: skip
_LT_REAL = _any("tikras", "tikra", "gyvas", "gyva", "realus", "reali", "paprastas")
_LT_TALK = _any("kalbate", "kalbates", "bendraujate", "susirasinejate", "snekate")
_ES_HUMAN = _any("humano", "humana", "ser humano", "persona")
_ES_STAFF = _any(
    "agente", "asesor", "asesora", "empleado", "empleada", "operador", "operadora", "trabajador", "trabajadora",
    "representante",
)  # fmt: skip
_ES_BOT = _any(
    "robot", "bot", "chatbot", "maquina", "ia", "inteligencia artificial", "programa", "ordenador", "computadora",
    "asistente virtual",
)  # fmt: skip
_ES_REAL = _any(
    "realmente", "de verdad", "efectivamente", "un", "una", "real", "autentico", "autentica", "verdadero", "verdadera"
)
_ES_TALK = _any("hablando", "chateando", "conversando", "charlando")
_DE_HUMAN = _any("mensch", "menschlich", "person")
_DE_STAFF = _any(
    "mitarbeiter", "mitarbeiterin", "berater", "beraterin", "kundenberater", "kundenberaterin", "agent", "agentin",
    "kollege", "kollegin",
)  # fmt: skip
_DE_BOT = _any(
    "roboter", "robot", "bot", "chatbot", "maschine", "ki", "kunstliche intelligenz", "computer", "programm",
    "automat", "computerprogramm",
)  # fmt: skip
_DE_REAL = _any(
    "wirklich", "tatsachlich", "naturlich", "doch", "auch", "selbst", "ein", "eine", "echter", "echte", "realer",
    "reale", "lebender", "richtiger", "richtige", "menschliche",
)  # fmt: skip
_DE_LIVE = r"(?:echte|reale|richtige|wirkliche|lebende|lebendige|menschliche)[rn]?"
_DE_TALK = _any(
    "sie sprechen", "sie schreiben", "sie chatten", "sie reden", "sie unterhalten sich", "du sprichst",
    "du schreibst", "du chattest", "du redest", "du unterhaltst dich",
)  # fmt: skip
_FR_HUMAN = _any("humain", "humaine", "etre humain", "personne", "homme", "femme")
_FR_SOMEBODY = r"(?:un (?:vrai |veritable )?(?:etre )?humain|une (?:vraie |veritable )?personne|une (?:vraie )?humaine)"
_FR_STAFF = _any("agent", "agente", "conseiller", "conseillere", "employe", "employee", "operateur", "operatrice")
_FR_BOT = _any("robot", "bot", "chatbot", "machine", "ia", "intelligence artificielle", "programme", "ordinateur")
_FR_REAL = _any("vraiment", "bien", "bel et bien", "reellement", "un", "une", "vrai", "vraie", "veritable")
_FR_TALK = _any(
    "parlez", "parles", "discutez", "discutes", "echangez", "echanges", "chattez", "tchattez", "conversez", "ecrivez"
)

_MOOD = _any(
    "sorry", "afraid", "sure", "glad", "happy", "here", "not", "no", "only", "just", "also", "still", "pleased",
    "unable", "able", "limited", "unsure", "certain", "aware", "confident", "ready", "back", "new", "an", "a", "the",
    "atsiprasau", "pasirengusi", "pasirenges", "tikra", "tikras", "siento", "seguro", "segura", "consciente",
    "sicher", "unsicher", "nicht", "froh", "leider", "nur", "da", "hier", "bereit", "ein", "eine", "kein", "keine",
    "desole", "desolee", "sur", "certain", "certaine", "navre", "navree", "pas", "la", "un", "une",
)  # fmt: skip
_NAME = rf"(?!{_MOOD}(?![a-z])|[a-z]+ing(?![a-z]))[^\W\d_]{{2,20}}\.?(?:[ -][^\W\d_]{{1,20}}\.?){{0,3}}"
"""How a persona may call itself; what is no name but a mood ("I'm sorry, a person will call you")."""

# Where two patterns begin alike, the narrower one stands first: only one is tried at a place.
_LATIN = [
    rf"i(?: am|'?m)(?: {_EN_SURELY}){{0,3}}(?: an?)?(?: \d{{1,3}}[- ]years?[- ]old)?(?:,? {_EN_REAL}){{0,3}}"
    rf" {_EN_HUMAN}",
    rf"i(?: am|'?m)(?: {_EN_SURELY}){{0,3}} (?:not|no)(?: an?)?(?: {_EN_REAL})? {_EN_BOT}",
    rf"i ain't (?:an?|no) {_EN_BOT}",
    rf"i(?: am|'?m) neither an? {_EN_BOT} nor an? {_EN_BOT}",
    rf"i(?: am|'?m)(?: {_EN_SURELY}){{0,2}} an? {_EN_LIVE} {_EN_STAFF}",
    rf"i(?: am|'?m)(?: {_EN_SURELY}){{0,2}} (?:(?:made )?(?:of )?flesh and blood|(?:every bit )?as human as)",
    rf"you(?: are|'?re)(?: {_EN_SURELY}| now){{0,2}} {_EN_TALK} (?:to|with)(?: an?)?(?: {_EN_REAL}){{0,3}} {_EN_HUMAN}",
    rf"you(?: are|'?re)(?: {_EN_SURELY}| now){{0,2}} {_EN_TALK} (?:to|with) an? {_EN_LIVE} {_EN_STAFF}",
    rf"you(?: are|'?re)(?: {_EN_SURELY}| now){{0,2}} not {_EN_TALK} (?:to|with) an? {_EN_BOT}",
    rf"there(?: is|'s)(?: {_EN_SURELY})? an?(?: {_EN_REAL}){{0,2}} {_EN_HUMAN} (?:behind|on the other)",
    rf"(?:as )?(?:tikrai |is tikruju |isties |cia ){{0,2}}esu (?:{_LT_REAL} ){{0,2}}{_LT_HUMAN}",
    rf"as(?: -)? (?:{_LT_REAL} ){{0,2}}{_LT_HUMAN}",
    rf"(?:as )?esu {_LT_REAL} {_LT_STAFF}",
    r"(?:as )?esu is kuno ir kraujo",
    rf"nesu (?:joks |joki )?{_LT_BOT}",
    rf"as ne {_LT_BOT}",
    rf"{_LT_TALK} su (?:tikru |gyvu |realiu ){{0,2}}zmogumi",
    rf"{_LT_TALK} su (?:tikru|gyvu|realiu|tikra|gyva|realia) (?:konsultantu|konsultante|darbuotoju|darbuotoja)",
    rf"{_LT_TALK} ne su (?:robotu|botu|masina|programa|dirbtiniu intelektu)",
    r"rasote (?:tikram|gyvam|realiam) zmogui",
    r"jums (?:atsako|raso|padeda) (?:tikras|gyvas|realus) zmogus",
    r"uz sio pokalbio (?:yra|sedi|slypi|stovi) (?:tikras |gyvas |realus )?zmogus",
    rf"(?<!no )(?<!ni )soy (?:{_ES_REAL} ){{0,4}}{_ES_HUMAN}",
    rf"(?<!no )(?<!ni )soy (?:{_ES_REAL} ){{1,3}}(?:mujer|hombre|{_ES_STAFF} (?:humano|humana|real|de verdad))",
    r"(?<!no )(?<!ni )soy de carne y hueso",
    rf"no soy (?:un |una |ningun |ninguna )?{_ES_BOT}",
    rf"no soy ni (?:un |una )?{_ES_BOT} ni (?:un |una )?{_ES_BOT}",
    rf"(?<!no )(?:esta|estas)(?: usted)? {_ES_TALK} con (?:un |una )(?:humano|ser humano|persona)",
    r"(?<!si )(?<!cuando )usted (?:habla|chatea|conversa) con (?:un |una )(?:humano|ser humano|persona)",
    rf"no (?:esta|estas)(?: usted)? {_ES_TALK} con (?:un |una ){_ES_BOT}",
    r"(?<!no )hay (?:realmente )?(?:un humano|un ser humano|una persona) (?:real |de verdad )?(?:detras|al otro lado)",
    rf"ich bin (?:{_DE_REAL} ){{0,3}}{_DE_LIVE} {_DE_STAFF}",
    rf"ich bin (?:{_DE_REAL} ){{0,4}}{_DE_HUMAN}",
    rf"ich bin (?:{_DE_REAL} ){{0,3}}(?:eine (?:{_DE_REAL} )?frau|ein (?:{_DE_REAL} )?mann)",
    rf"ich bin (?:{_DE_REAL} ){{0,2}}keine? {_DE_BOT}",
    rf"ich bin (?:{_DE_REAL} ){{0,2}}weder eine? {_DE_BOT} noch eine? {_DE_BOT}",
    rf"ich bin (?:{_DE_REAL} ){{0,2}}aus fleisch und blut",
    rf"{_DE_TALK} (?:gerade |hier |wirklich |jetzt ){{0,2}}mit eine[mr] (?:{_DE_LIVE} ){{0,2}}(?:menschen|person)",
    rf"{_DE_TALK} (?:gerade |hier |wirklich |jetzt ){{0,2}}mit eine[mr] {_DE_LIVE} {_DE_STAFF}",
    rf"{_DE_TALK} (?:gerade |hier |jetzt ){{0,2}}nicht mit eine[mr] {_DE_BOT}",
    r"hier (?:schreibt|antwortet|spricht)(?: ihnen| dir)? (?:gerade |wirklich )?"
    rf"eine? (?:{_DE_LIVE} )?(?:mensch|person)",
    r"hinter diese[mr] (?:chat|profil|nachricht) (?:sitzt|steht|ist|steckt) (?:wirklich )?"
    rf"eine? (?:{_DE_LIVE} )?(?:mensch|person)",
    rf"(?<!si )je suis (?:{_FR_REAL} ){{0,4}}{_FR_HUMAN}",
    rf"(?<!si )je suis (?:{_FR_REAL} ){{0,4}}{_FR_STAFF} humaine?",
    rf"(?<!si )je suis (?:bien )?une? (?:vraie?|veritable) {_FR_STAFF}",
    r"(?<!si )je suis (?:bien |vraiment )?(?:fait |faite )?(?:en|de) chair et (?:en |d'|d')?os",
    rf"je (?:ne )?suis (?:vraiment )?pas (?:un |une )?{_FR_BOT}",
    rf"je (?:ne )?suis ni une? {_FR_BOT} ni une? {_FR_BOT}",
    rf"(?<!si )(?<!quand )(?:vous|tu) {_FR_TALK} (?:bien |vraiment |actuellement )?(?:a|avec) {_FR_SOMEBODY}",
    rf"(?<!si )(?<!quand )(?:vous|tu) {_FR_TALK} (?:bien |vraiment |actuellement )?(?:a|avec) une? {_FR_STAFF}"
    r" humaine?",
    rf"(?:vous|tu) ne {_FR_TALK} pas (?:a|avec) une? {_FR_BOT}",
    rf"il y a (?:bien |vraiment )?{_FR_SOMEBODY} (?:reelle )?derriere",
    rf"c'est (?:bien |vraiment )?{_FR_SOMEBODY} qui (?:vous|te) (?:repond|ecrit|parle|lit)",
]
_NAMED = [
    rf"(?:i(?: am|'?m)|my name(?: is|'s)|this is|you(?: are|'?re) {_EN_TALK} (?:to|with)) {_NAME}(?:,| -)"
    rf" (?:and )?(?:an? )?(?:{_EN_REAL} ){{0,3}}{_EN_HUMAN}",
    rf"(?:(?:as )?esu|mano vardas|cia|as(?: -)?) {_NAME}(?:,| -) (?:{_LT_REAL} ){{1,2}}(?:{_LT_HUMAN}|{_LT_STAFF})",
    rf"(?<!no )(?:soy|me llamo|mi nombre es) {_NAME}(?:,| -| y) (?:un|una) (?:ser humano|humano|humana|persona)",
    rf"(?:ich bin|ich heisse|mein name ist|hier ist|hier schreibt) {_NAME}(?:,| -| und)(?: ich)?(?: bin)?"
    rf" eine? (?:{_DE_LIVE} ){{0,2}}(?:mensch|person|{_DE_STAFF})",
    rf"(?:je suis|je m'appelle|mon nom est|ici) {_NAME}(?:,| -| et) {_FR_SOMEBODY}",
]
"""A persona with a name. Claims only where the sentence ends or goes on as in :data:`_GOES_ON`."""
_CJK = [
    rf"我{_ZH_SURELY}{{0,2}}[是係](?:一?[个個位名])?(?:{_ZH_STAFF}(?![的电電热熱专專时時中])|有血有肉)",
    rf"我{_ZH_SURELY}{{0,2}}[是係](?:一?[个個位名])?(?:真正的|真的|真实的|真實的|活生生的|活的)?{_ZH_HUMAN}",
    rf"我{_ZH_SURELY}{{0,2}}不是(?:一?[个個台部名只隻])?(?:什么|什麼)?(?:聊天)?{_ZH_BOT}",
    r"[你您](?:现在|現在)?(?:正在|是在)[与與和跟](?:一[位个個])?真人",
    rf"[你您](?:现在|現在)?不是(?:正?在)?[与與和跟](?:一?[个個台部])?(?:聊天)?{_ZH_BOT}",
    rf"[这這](?:边|邊|里|裡|裏)?[是係](?:{_ZH_STAFF}|真人)(?![的电電热熱专專时時中])",
    r"我(?:是|叫|名叫)(?![^,]{0,12}(?:助理|助手|机器|機器|智能|智慧|ai))[^\W\d_]{1,12}(?:,|(?<!不),? ?是)"
    r"(?:一[位个個名])?(?:真人|活人)(?:客服|员工|員工)?(?!\w)",
]
_CLAIM = regex.compile(
    rf"(?<![a-z0-9])(?:{'|'.join(_LATIN)}|(?P<named>{'|'.join(_NAMED)}))|{'|'.join(_CJK)}", regex.VERSION1
)
_HEAD = re.compile(
    r"(?<![a-z0-9])(?:i|im|you|youre|there|my|this|as|esu|nesu|mano|cia|tikrai|is|isties|kalbates?|bendraujate"
    r"|susirasinejate|snekate|rasote|jums|uz|soy|no|me|mi|estas?|usted|hay|ich|mein|hier|hinter|sie|du|je|vous|tu|il|c"
    r"|mon|ici)(?![a-z0-9])|[我你您这這]"
)
"""How each of these patterns begins: they are tried only there, since there are many of them."""

_PASSES_BEFORE = regex.compile(
    r"""(?:["“”„«「『]|(?:^| )')\ ?$
    |(?<![a-z])(?:if|whether|wish|pretend(?:ing)?|as\ though|(?:not|n't|never|cannot)\ (?:say|said|claim|claimed|think
        |mean|believe|pretend|confirm)(?:\ that)?|jei|jeigu|ar|neteigiu,?\ kad|apsimesiu,?\ kad
        |negaliu\ (?:sakyti|teigti|tvirtinti|apsimesti),?\ kad|pregunt\w{1,6}\ si|saber\ si
        |no\ (?:puedo|voy\ a|debo)\ (?:decir|afirmar|confirmar|fingir)\ que|ob|wenn
        |ne\ (?:peux|vais|dois)\ pas\ (?:dire|affirmer|pretendre|confirmer)\ que|ne\ (?:dis|pretends)\ pas\ que)\ $
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
_GOES_ON = regex.compile(
    r"""$|\ ?[^\w\s]|\ (?:from|of|and|not|like|who|here|working|how|what|is|ir|kuris|kuri|ne|del|de|y|no|que|aqui
        |aus|vom|von|und|kein|keine|im|der|die|das|beim|du|des|et|pas|qui|ici|en|chez|reelle|real)(?![a-z])""",
    regex.VERBOSE,
)
_AFTER_PERSON = regex.compile(r"[^\W\d_a-z]")  # "我是人" is a claim, "我是人工智慧" is not
_DECIDED = regex.compile(r"[^a-z0-9 '-]|[ '-]?[a-z0-9]+[^a-z0-9]|[ '-][^a-z0-9]")

_PEOPLE = [_EN_HUMAN, _LT_HUMAN, "zmogumi", "zmogui", _ES_HUMAN, _DE_HUMAN, "menschen", _FR_HUMAN, _ZH_HUMAN]
_STAFF = [_EN_STAFF, _LT_STAFF, _ES_STAFF, _DE_STAFF, _FR_STAFF, _ZH_STAFF]
_BOTS = [_EN_BOT, _LT_BOT, _ES_BOT, _DE_BOT, _FR_BOT, _ZH_BOT]
_NOUNS = regex.compile("|".join([*_PEOPLE, *_STAFF, *_BOTS]))
_LONGEST_NOUN = 24


def find_claim(text: str, start: int, *, final: bool) -> tuple[bool, int | None]:
    """Look for a claim in folded text from ``start`` on.

    Returns whether there is one, and where a noun begins that more text could turn into one (None: nowhere).
    """
    for match in _matches(text, start):
        after = text[match.end() : match.end() + FOLLOW]
        if _passes(text, match.start(), match.end()):
            continue
        if not (final or len(after) == FOLLOW or _DECIDED.match(after)):
            return False, _last_noun(text, match.end())
        if match["named"] is None or _GOES_ON.match(after):
            return True, None
    if final:
        return False, None
    noun = _last_noun(text, len(text))
    if noun is not None and any(_matches(text, max(start, noun - REACH), partial=True)):
        return False, noun
    return False, None


def _matches(text: str, start: int, *, partial: bool = False) -> Iterator[regex.Match[str]]:
    """A match at each place where one begins; with ``partial`` also what more text could make one."""
    for head in _HEAD.finditer(text, start):
        if match := _CLAIM.match(text, head.start(), partial=partial):
            yield match


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
