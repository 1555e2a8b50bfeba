"""Telephone numbers.

libphonenumber knows every numbering plan and costs about 0.1 ms a try, so it is only asked about runs of
digits that could be a number of one of the regions: those of the text's language and of the settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import phonenumbers

from guardrail.detection.candidates import Candidate
from guardrail.detection.cues import compiled, cues
from guardrail.detection.groups import Groups, groups_of, windows
from guardrail.detection.language import cue_words, languages, phrase
from guardrail.detection.linear import LinearRecognizer, spans
from guardrail.detection.view import View, digits_of

_SEPARATOR = r"(?:, |\n|[ \t.\-/·_*~|•]|\) ?|[ \-]?\((?:0\))?)"
_RUN = rf"((?:\+ ?|\(\+|\b00[ \-]?)?\(?[0-9](?:{_SEPARATOR}{{0,3}}[0-9]){{5,}})"
_TRIGGER = rf"[0-9](?:{_SEPARATOR}{{0,3}}[0-9]){{5}}"
MOST_ASKED = 48
"""How often one text may ask libphonenumber; beyond it a number that fits a plan's shape counts as found."""

_SHAPES = {  # national format, digits only, where people write it more strictly than its numbering plan says
    "TW": re.compile(r"09\d{8}|0[2-8]\d{7,9}"),
    "CN": re.compile(r"1[3-9]\d{9}|0\d{2,3}\d{7,8}|400\d{7}"),
    "HK": re.compile(r"[235679]\d{7}"),
    "LT": re.compile(r"[08]\d{8}|6\d{7}|[3-5]\d{7}"),
    "ES": re.compile(r"[6789]\d{8}"),
    "DE": re.compile(r"0[1-9]\d{5,11}"),
    "AT": re.compile(r"0[1-9]\d{5,11}"),
    "CH": re.compile(r"0[1-9]\d{8}"),
    "FR": re.compile(r"0[1-9]\d{8}"),
    "BE": re.compile(r"0[1-9]\d{7,8}"),
    "GB": re.compile(r"0[1-9]\d{8,9}"),
    "US": re.compile(r"1?[2-9]\d{2}[2-9]\d{6}"),
}
_TIES = ("-", ".", "_")
_EXTENSION_REACH = 24
_CUE_REACH = 32
_MOST_NATIONAL = 13
_LEAST_LOCAL = 7
_LEAST_PLAIN = 9
_LEAST_COUNTED = 5
_MARKS_AROUND = 2
_MOST_BROKEN = 8
_LEAST_DIGITS = r"(?=\d{7})"
_MOBILE_SHAPE = re.compile(r"09\d{8}|1[3-9]\d{9}")
"""Taiwanese and Chinese mobile numbers: distinct enough to stand without separators or cue."""

_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./ ][01]?\d[-./ ][0-3]?\d|[0-3]?\d[-./ ][01]?\d[-./ ](?:19|20)\d\d)(?!\d)"
)


class TelephoneRecognizer(LinearRecognizer):
    """Numbers with a country code anywhere, national ones by region, anything plausible after a cue."""

    triggers = (_TRIGGER,)

    def __init__(self, *, language: str, regions: Iterable[str] = ()) -> None:
        super().__init__(["PHONE_NUMBER"], language=language, name="phone")
        own = next((each.phone_regions for each in languages() if each.tag == language), ())
        self._own = frozenset(own)
        self._regions = tuple(region for region in dict.fromkeys((*own, *regions)) if _known(region))
        self._shapes = _any_of(self._regions)
        self._own_shapes = _any_of(region for region in self._regions if region in self._own)

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """Non-overlapping numbers of every run of digit groups."""
        plans = _Plans()
        for start, end in spans(_RUN, view):
            groups = groups_of(view.text, start, end)
            if _inside_a_word(view.text, start):
                groups = groups[1:]
                start = groups[0][0] if groups else end
            if view.text[end : end + 1].isdecimal():
                groups = groups[:-1]
            yield from self._in_run(view, start, groups, plans)

    def _in_run(self, view: View, start: int, groups: Groups, plans: _Plans) -> Iterator[Candidate]:
        free, count = 0, len(groups)
        cued: dict[int, int] = {}
        broken = "\n" in view.text[start : groups[-1][1]] if groups else False
        for first, last, digits in windows(view.text, groups, 6, 15, 15):
            left, right = start if first == 0 else groups[first][0], groups[last - 1][1]
            whole = first == 0 and last == count
            foreign = view.text[left] in "+(" and "+" in view.text[left : left + 2]
            # Most windows end here: no plan has such numbers.
            if first < free or not (whole or foreign or digits[:2] == "00" or self._shapes.fullmatch(digits)):
                continue
            if _cut(view.text, groups, first, last) or (broken and _two_lines(view.text, groups[first:last])):
                continue
            value = view.text[left:right]
            if foreign:
                score = 0.95 if plans.valid(value, None) else 0.6 if whole else 0.0
            else:
                if left not in cued:  # far inside the run there are no words, only digits and what parts them
                    cued[left] = _said(view, left) if left - start < _CUE_REACH else 0
                score = self._announced(view, value, digits, plans, cued[left], whole=whole)
                if score and (_DATE.search(value) or _counting(view.text, groups[first:last])):
                    continue
            if score:
                free = last
                yield Candidate(left, _with_extension(view, right), "PHONE_NUMBER", score, self.name)

    def _announced(self, view: View, value: str, digits: str, plans: _Plans, said: int, *, whole: bool) -> float:
        """``said``: 1 where the words before speak of a telephone, -1 of something else, 0 of neither."""
        if said < 0:
            return 0.0
        if value.startswith("00") and plans.valid(value, None):
            return 0.95
        alone = len(view.text) - len(value) <= _MARKS_AROUND
        if len(digits) > _MOST_NATIONAL or not (said or alone or self._telling(digits)):
            return 0.0
        region = self._region(value, digits, plans)
        if not region:
            return 0.7 if said and whole and len(digits) >= _LEAST_LOCAL else 0.0
        if said:
            return 0.9
        return 0.75 if alone else self._unannounced(value, digits, own=region in self._own)

    def _telling(self, digits: str) -> bool:
        """Whether a plan that has the number could tell it without a word beside it; most digits end here."""
        return bool(digits[0] == "0" or self._own_shapes.fullmatch(digits) or _MOBILE_SHAPE.fullmatch(digits))

    @staticmethod
    def _unannounced(value: str, digits: str, *, own: bool) -> float:
        """Without a word that says so only what looks like one: its grouping, a trunk prefix, a mobile's form."""
        grouped = len(value) > len(digits)
        if _MOBILE_SHAPE.fullmatch(digits) or (own and (grouped or len(digits) >= _LEAST_PLAIN)):
            return 0.75
        if digits[0] == "0" and len(digits) >= _LEAST_PLAIN and "/" not in value.strip("/"):
            return 0.75 if grouped or len(digits) > _LEAST_PLAIN else 0.0
        return 0.45 if own else 0.0

    def _region(self, value: str, digits: str, plans: _Plans) -> str | None:
        for region in self._regions:
            if _shape(region).fullmatch(digits) and plans.valid(value, region):
                return region
        return None


def _said(view: View, start: int) -> int:
    """What the nearest word before a number makes of it."""
    before = view.before(start, _CUE_REACH)
    said, denied = cues(cue_words("phone")).last(before), cues(cue_words("not_phone")).last(before)
    return (said > denied) - (denied > said)


def _two_lines(text: str, groups: Groups) -> bool:
    """Whether the groups are numbers of their own, on a line each, rather than one number that was broken."""
    for (_, end), (following, last) in pairwise(groups):
        if "\n" in text[end:following]:
            return end - groups[0][0] > _MOST_BROKEN or last - following >= _LEAST_LOCAL
    return False


def _counting(text: str, groups: Groups) -> bool:
    """Whether the groups are numbers that follow each other: 1 2 3 4 5 6."""
    if len(groups) < _LEAST_COUNTED:
        return False
    numbers = [int(text[start:end]) for start, end in groups]
    steps = {following - number for number, following in pairwise(numbers)}
    return len(steps) == 1


def _cut(text: str, groups: Groups, first: int, last: int) -> bool:
    """Whether a hyphen or stop without spaces ties the groups to more digits: 7730-1194 in 4821-7730-1194."""
    before = first and text[groups[first - 1][1] : groups[first][0]] in _TIES
    return bool(before) or (last < len(groups) and text[groups[last - 1][1] : groups[last][0]] in _TIES)


def _inside_a_word(text: str, start: int) -> bool:
    """Whether the first digits belong to what stands before: A1234, ORD-12345678."""
    before = text[start - 1 : start]
    if before in ("-", "_"):
        before = text[start - 2 : start - 1]
        return before.isalnum() and not "\u3400" <= before <= "\u9fff"
    return before.isdecimal() or (before.isascii() and before.isalpha())


def _with_extension(view: View, end: int) -> int:
    """Where the number ends with the extension behind it, if it has one."""
    behind = view.text[end : end + _EXTENSION_REACH]
    data = behind.encode()
    match = compiled(_extension()).spans(data) if data else None
    return end + len(data[: match[1][1]].decode()) if match else end


@cache
def _extension() -> str:
    return rf"(?i)^[ ,;(]{{0,3}}(?:{phrase('extension')}|#)[ .:：]{{0,2}}([0-9]{{1,6}})\b"


def _known(region: str) -> bool:
    return region in phonenumbers.SUPPORTED_REGIONS


@cache
def _shape(region: str) -> re.Pattern[str]:
    """How the region's numbers are written: as listed above, or by libphonenumber's numbering plan."""
    listed = _SHAPES.get(region)
    if listed:
        return listed
    plan: Any = phonenumbers.PhoneMetadata.metadata_for_region(region)
    prefix = plan.national_prefix or ""
    # Where most formats begin with the national prefix ("0$1"), a number without it is something else.
    written = [prefix in (each.national_prefix_formatting_rule or "") for each in plan.number_format]
    needed = "" if written and sum(written) * 2 > len(written) else "?"
    return re.compile(rf"{_LEAST_DIGITS}(?:{prefix}){needed}(?:{plan.general_desc.national_number_pattern})")


def _any_of(regions: Iterable[str]) -> re.Pattern[str]:
    """The shapes of all these regions; of none, what never matches."""
    return re.compile("|".join(f"(?:{_shape(region).pattern})" for region in regions) or "(?!)")


class _Plans:
    """libphonenumber with a bound on how often one text may ask it."""

    def __init__(self) -> None:
        self._asked = 0

    def valid(self, value: str, region: str | None) -> bool:
        """Whether the number is assigned in its plan; true unasked once the bound is reached."""
        self._asked += 1
        if self._asked > MOST_ASKED:
            return True
        digits = digits_of(value)
        if region is None:
            digits = "+" + (digits[2:] if value.startswith("00") else digits)
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            return False
        return phonenumbers.is_valid_number(number)
