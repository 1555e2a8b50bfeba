"""Polish names in running text: by first names, by the endings of family names, by the words in front of them.

Polish declines both names, and the ones that the lists hold are there in all their cases; a family name that
is in no list is told by its ending, or by a first name, a title or a relative beside it.
"""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guardrail.detection.candidates import Candidate
from guardrail.detection.gazetteer import is_brand
from guardrail.detection.language import words as listed
from guardrail.detection.languages.pl.diminutives import DIMINUTIVES
from guardrail.detection.languages.pl.gazetteer import AMBIGUOUS, common_words, first_names, surnames, towns
from guardrail.detection.languages.pl.letters import BEFORE, LETTER, LOWER, UPPER
from guardrail.detection.languages.pl.surnames import SUFFIX
from guardrail.detection.languages.pl.vocabulary import NO_NAMES_HERE
from guardrail.detection.letters import tolerant
from guardrail.detection.linear import LinearRecognizer, spans
from guardrail.detection.view import View

_PART = rf"(?:[{UPPER}][{LETTER}]+(?:[\-–][{UPPER}][{LETTER}]+)*(?:['’][{LOWER}]{{1,4}}\b)?|[{UPPER}]\.)"
_RUN = rf"(?:^|[^{LETTER}0-9_@.\-])({_PART}(?: {_PART}){{0,4}})"
_TITLES = (
    r"pan(?:i|ie|a|u|em|ią|owie|ów|om|ami)?|państw(?:o|a|u|em)|mec|prof|dr|hab|red|ks|lek|gen|płk|kpt|mjr|st|o|s|inż|mgr|doktor(?:a|owi|em|ze|ka|ki|kę|ką)?|"
    r"prezes(?:a|owi|em|ka|ki)?|dyrektor(?:a|owi|em|ka|ki|ką)?|burmistrz(?:a|owi|em)?|sołtys(?:a|owi|em|ka|ki)?|radn(?:y|ego|a|ej)|pos(?:eł|ła|łowi|łem|łanka|łanki)|"
    r"trener(?:a|owi|em|ka|ki)?|bramkarz(?:a|owi|em)?|konsultant(?:a|owi|em|ka|ki|kę|ką)?|lekarz(?:a|owi|em)?|lekar(?:ka|ki|kę|ką)"
)
_KIN = (
    r"mąż|męża|mężowi|mężem|żon(?:a|y|ie|ę|ą)|syn(?:a|owi|em|ek|ka)?|cór(?:ka|ki|ce|kę|ką)|brat(?:a|u|em)?|siostr(?:a|y|ze|ę|ą)|mam(?:a|y|ie|ę|ą)|tat(?:a|y|ę|ą)|ojciec|ojca|ojcu|ojcem|matk(?:a|i|ę|ą)|matce|"
    r"szwag(?:ier|ra|rowi|rem|ierka|ierki)|teś(?:ć|cia|ciowi|ciem|ciowa|ciowej|ciową)|bab(?:cia|ci|cię|cią)|dziad(?:ek|ka|kowi|kiem)|wuj(?:ek|ka)?|cioc(?:ia|i|ię|ią)|kole(?:ga|gi|dze|gę|gą|żanka|żanki|żankę|żanką)|"
    r"sąsiad(?:a|owi|em|ka|ki|kę|ką)?|narzeczon(?:y|ego|emu|ym|a|ej|ą)|partner(?:a|owi|em|ka|ki|ką)?|współlokator(?:a|em|ka|ki)?"
)
_GREETINGS = r"drog(?:a|i)|kochan(?:a|y)|mił(?:a|y)|szanown(?:a|y)(?: pani| panie)?|witaj|cześć|hej|dzięki|dziękuję"
_CAPITALS = rf"({_PART}(?: {_PART}){{0,3}})"
_LOWER_WORD = rf"[{LOWER}]{{2,}}(?:-[{LOWER}]+)?"
_LOWER_RUN = rf"(?:^|[^{LETTER}0-9_@.\-])({_LOWER_WORD}(?: {_LOWER_WORD})+)"

_SHORTEST_SURNAME = 5
_NO_PERSON = listed(
    "im. im imienia św. św świętego świętej ul. ul ulica ulicy al. pl. plac placu park parku lotnisko lotnisku"
)
"""Before the name of a person that something else is called by."""
_BRANDS = listed(
    """calvin klein kleina johnnie walker walkera walkerze jack jacka daniels danielsa daniel's jim beam beama tommy hilfiger hugo boss bossa
    ralph lauren laurena michael kors korsa paul smith karl lagerfeld oetker harry potter pottera harrego ludwik jan sobieski sobieskiego
    lech tyskie kubuś zbyszko nike"""
)
"""Words of brands that are called like people; a name of such words only is a brand."""
_CASES = (("ę", "a"), ("ą", "a"), ("owi", ""), ("iem", ""), ("em", ""))
_INSTITUTIONS = re.compile(
    tolerant(
        r"^(?:bank|uniwersytet|politechni|akademi|szpital|urz[ąę]d|muzeum|teatr|park|most|dwor|lotnisk|galeri|centrum|hotel|"
        r"restauracj|stadion|kości|bazylik|pałac|zam(?:ek|k)|powia|gmin|wojew|lice|szko[łl]|instytut|fundacj|stowarzysz|"
        r"komisj|ministerst|sąd|prokuratur|komend|ogr[óo]d|ryn(?:ek|k)|dzielnic|osiedl|jezior|puszcz|g[óo]r|rze[kc]|kanał|"
        r"grup|towarzyst|klub|gazet|poczt|kolej|tryb|sejm|senat|kawiarni|browar|hut|kopalni)"
    )
)
"""Beginnings of words behind which a word that ends like a family name is an adjective: Bank Śląski."""
_LOWER_CUES = listed(
    """tu tutaj jestem mówi mowi pisze pozdrawiam się sie nazywa nazywam imię imie nazwisko odbierze odbiorca pan pani pana panią
    pania panu panem na dla od z mama tata mąż maz żona zona syn córka corka brat siostra"""
)


class PolishNameRecognizer(LinearRecognizer):
    """Names and towns, in Polish messages only."""

    triggers = (
        _RUN,
        tolerant(rf"{BEFORE}(?i:{_TITLES})\.? {_CAPITALS}"),
        tolerant(rf"{BEFORE}(?i:{_KIN}),? {_CAPITALS}"),
        tolerant(rf"{BEFORE}(?i:{_GREETINGS}) {_CAPITALS}(?:$|[,.!?\n])"),
        _LOWER_RUN,
    )

    def __init__(self, language: str) -> None:
        super().__init__(["PERSON", "LOCATION"], language=language, name="polish_name")

    def own(self) -> Sequence[int]:
        """All in its own language; what it finds in others it finds alike in each of them."""
        return range(len(self.triggers)) if self.supported_language == "pl" else ()

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """One candidate a name."""
        if self.supported_language != "pl":
            return
        kinds = (self._running, self._titled, self._related, self._related, self._lower)
        for index in fired:
            for start, end in spans(self.triggers[index], view):
                for candidate in kinds[index](view.text, start, end):
                    if not is_brand(view.text[candidate.start : candidate.end]):
                        yield candidate

    def _running(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """Names and towns among capitalised words without any other sign."""
        words = _words(text, start, end)
        before = text[max(0, start - 16) : start].split()
        begins = not before or before[-1][-1] in '.!?:;…"„(' or text[:start].endswith("\n")
        if before and before[-1].lower() in _NO_PERSON:
            return
        index = 0
        while index < len(words):
            taken, kind, score = (
                _town(words, index) or _name(words, index, begins=begins and index == 0) or (1, "", 0.0)
            )
            if kind:
                yield self._candidate(words[index : index + taken], kind, score)
            index += taken

    def _titled(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """Whatever is capitalised behind a title, after further titles."""
        words = _words(text, start, end)
        while words and words[0].lower in NO_NAMES_HERE:
            words = words[1:]
        yield from self._taken(words, 0.8)

    def _related(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        yield from self._taken(_words(text, start, end), 0.75)

    def _taken(self, words: list[_Word], score: float) -> Iterator[Candidate]:
        kept: list[_Word] = []
        for word in words:
            if word.lower in NO_NAMES_HERE or (word.written.isupper() and len(word.written) > 2):
                break
            if word.lower in common_words() and not kept and not word.listed:
                break
            kept.append(word)
        if kept and not kept[-1].initial and not all(word.lower in _BRANDS for word in kept):
            yield self._candidate(kept, "PERSON", score)

    def _lower(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """A first and a family name, or both behind a word that introduces them."""
        words = _words(text, start, end)
        for at, word in enumerate(words):
            pair = words[at : at + 2]
            cued = at > 0 and words[at - 1].lower in _LOWER_CUES
            if (
                word.first
                and word.lower not in AMBIGUOUS
                and len(pair) == 2
                and (pair[1].surname or (pair[1].listed and not pair[1].common))
            ):
                yield self._candidate(pair, "PERSON", 0.8)
            elif cued and word.unknown and len(pair) == 2 and pair[1].surname:
                yield self._candidate(pair, "PERSON", 0.75)
            elif (
                at > 0
                and words[at - 1].lower in ("pan", "pani", "pana", "panią", "panu", "panem", "panie")
                and (word.surname or (word.first and word.lower not in AMBIGUOUS))
            ):
                yield self._candidate([word], "PERSON", 0.75)

    def _candidate(self, words: list[_Word], kind: str, score: float) -> Candidate:
        return Candidate(words[0].start, words[-1].end, kind, score, self.name)


class _Word:
    """A word of a run, and what the lists and endings say of it."""

    __slots__ = ("end", "lower", "start", "written")

    def __init__(self, written: str, start: int) -> None:
        self.written, self.start, self.end = written, start, start + len(written)
        self.lower = written.lower().replace("’", "'").partition("'")[0]

    @property
    def initial(self) -> bool:
        return self.written.endswith(".")

    @property
    def first(self) -> bool:
        return self.lower in first_names() or self.lower in DIMINUTIVES or self._foreign

    @property
    def _foreign(self) -> bool:
        """A first name from elsewhere in a case that the list does not have: Oksanę, Dmytrowi."""
        return any(
            self.lower.endswith(case) and self.lower[: -len(case)] + name in first_names() for case, name in _CASES
        )

    @property
    def common(self) -> bool:
        return self.lower in common_words() or self.lower in NO_NAMES_HERE

    @property
    def unknown(self) -> bool:
        return not self.common and self.lower not in towns()

    @property
    def listed(self) -> bool:
        return self.lower in surnames()

    @property
    def surname(self) -> bool:
        """By its ending; of a double name one part is enough."""
        parts = self.lower.replace("–", "-").split("-")
        return any(
            len(part) >= _SHORTEST_SURNAME
            and SUFFIX.search(part) is not None
            and part not in common_words()
            and part not in towns()
            for part in parts
        )


def _words(text: str, start: int, end: int) -> list[_Word]:
    words: list[_Word] = []
    for written in text[start:end].split(" "):
        words.append(_Word(written, start))
        start += len(written) + 1
    return words


def _town(words: list[_Word], index: int) -> tuple[int, str, float] | None:
    """The longest name of a town that begins here, unless a family name follows a first name that is also a town."""
    for taken in (3, 2, 1):
        together = words[index : index + taken]
        if (
            len(together) == taken
            and "".join(word.lower for word in together).replace("-", "").replace("–", "") in towns()
        ):
            alone = taken == 1 and (words[index].first or words[index].lower in _BRANDS)
            return None if alone else (taken, "LOCATION", 0.7)
    return None


def _name(words: list[_Word], index: int, *, begins: bool) -> tuple[int, str, float] | None:
    """The name that begins here: (how many words, type, score)."""
    word = words[index]
    following = words[index + 1 :]
    if word.first and not word.initial:
        taken = 1 + _family(following)
        if all(each.lower in _BRANDS for each in words[index : index + taken]):
            return taken, "", 0.0
        if taken == 1 and word.lower in AMBIGUOUS:
            return None
        return taken, "PERSON", 0.8 if taken > 1 else 0.65
    if following and _pair(word, following[0]):
        return 2 + (len(following) > 1 and following[1].surname), "PERSON", 0.75
    if word.initial and len(following) > 1 and following[0].initial and following[1].surname:
        return 3, "PERSON", 0.75
    if word.lower in _BRANDS or (index and _INSTITUTIONS.match(words[index - 1].lower)):
        return None
    if word.surname:
        return 1, "PERSON", 0.7
    return (1, "PERSON", 0.6) if word.listed and not word.common and not begins and not index else None


def _pair(word: _Word, following: _Word) -> bool:
    """An initial, or a first name that no list has, before a family name; or a family name before a first name."""
    if word.initial:
        return following.surname or (following.unknown and not following.initial)
    if following.surname:
        return not (word.common or _INSTITUTIONS.match(word.lower))
    return (word.surname or word.listed) and following.first and following.lower not in AMBIGUOUS


def _family(following: list[_Word]) -> int:
    """How many of the words behind a first name belong to the name."""
    taken = 0
    for word in following[:3]:
        sure = word.first or word.surname or word.listed or word.initial
        if word.lower in NO_NAMES_HERE or (taken and not sure) or (not sure and word.lower in towns()):
            break
        taken += 1
    return taken
