"""Telephone numbers.

Numbering plans are only asked about digits that could be a number of one of the regions: those of the text's
language and of the settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import phonenumbers

from guardrail.detection import numbering
from guardrail.detection.candidates import Candidate
from guardrail.detection.cues import compiled
from guardrail.detection.groups import Groups, Run, runs
from guardrail.detection.language import cues_of, languages, phrase
from guardrail.detection.linear import LinearRecognizer
from guardrail.detection.view import View

_SEPARATOR = r"(?:, |\n|[ \t.\-/·_*~|•]|\) ?|[ \-]?\((?:0\))?)"
_GAP = re.compile(rf"{_SEPARATOR}{{1,3}}")
_LONGEST_GAP = 6
_OPENING = re.compile(r"(?:(?:\+ ?|\(\+)\(?|\()\Z")
_LONGEST_OPENING = 3
_TRIGGER = rf"[0-9](?:{_SEPARATOR}{{0,3}}[0-9]){{5}}"
MOST_ASKED = 48
"""How often one text may ask the plans; beyond it a number that fits a plan's shape counts as found."""

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
_DIGIT = re.compile("[0-9]")
_CUE_REACH = 32
_LEAST_DIGITS, _MOST_DIGITS = 6, 15
_MOST_NATIONAL = 13
_LEAST_LOCAL = 7
_LEAST_PLAIN = 9
_LEAST_COUNTED = 5
_MARKS_AROUND = 2
_MOST_BROKEN = 8
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
        known = [region for region in dict.fromkeys((*own, *regions)) if _known(region)]
        self._shapes = [(region, _shape(region)) for region in known]
        shapes, own_shapes = _any_of(known), _any_of(region for region in known if region in self._own)
        self._possible = re.compile(rf"00\d*|{shapes}")
        # What a plan that has the number could tell without a word beside it.
        self._telling = re.compile(rf"00\d*|(?=0)(?:{shapes})|{own_shapes}|{_MOBILE_SHAPE.pattern}")

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """Non-overlapping numbers of every run of digit groups."""
        plans = _Plans()
        for groups in runs(view.text, _GAP, _LONGEST_GAP, _LEAST_DIGITS):
            start, end = _opened(view.text, groups[0][0]), groups[-1][1]
            if _inside_a_word(view.text, start):
                groups = groups[1:]
                start = groups[0][0] if groups else end
            if view.text[end : end + 1].isdecimal():
                groups = groups[:-1]
            yield from self._in_run(view, start, Run(view.text, groups), plans)

    def _in_run(self, view: View, start: int, run: Run, plans: _Plans) -> Iterator[Candidate]:
        free = 0
        for first, (left, _) in enumerate(run.groups):
            # Far inside the run there are no words, only digits and what parts them.
            near = left - start < _CUE_REACH
            shapes = self._possible if near else self._telling
            # Most groups end here: no plan has numbers that begin like this.
            if first < free or (first and not run.begins(first, shapes)):
                continue
            begin = left if first else start
            foreign = "+" in view.text[begin:left]
            words = _Words(view.before(begin, _CUE_REACH) if near else "")
            for last, digits in run.windows(first, _LEAST_DIGITS, _MOST_DIGITS, _MOST_DIGITS):
                whole = first == 0 and last == run.count
                fits = shapes.fullmatch(digits)
                if not (fits or whole or foreign) or _parted(view.text, run.groups, first, last):
                    continue
                right = run.groups[last - 1][1]
                value = view.text[begin:right]
                if foreign:
                    score = 0.95 if plans.have_abroad(digits) else 0.6 if whole else 0.0
                elif fits:
                    alone = len(view.text) - len(value) <= _MARKS_AROUND
                    score = self._national(value, digits, plans, words, alone=alone, whole=whole)
                else:
                    score = _unknown(digits, words)
                if score and (foreign or not _something_else(view.text, value, run.groups[first:last])):
                    free = last
                    yield Candidate(begin, _with_extension(view, right), "PHONE_NUMBER", score, self.name)
                    break

    def _national(self, value: str, digits: str, plans: _Plans, words: _Words, *, alone: bool, whole: bool) -> float:
        """The score of digits that fit the shape of some plan's numbers."""
        told = alone or self._telling.fullmatch(digits)
        if (not told and not words.announce()) or words.said < 0:
            return 0.0
        if value.startswith("00") and plans.have_abroad(digits[2:]):
            return 0.95
        if len(digits) > _MOST_NATIONAL:
            return 0.0
        region = self._region(digits, plans)
        if not region:
            return _unknown(digits, words) if whole else 0.0
        if words.said:
            return 0.9
        return 0.75 if alone else self._unannounced(value, digits, own=region in self._own)

    @staticmethod
    def _unannounced(value: str, digits: str, *, own: bool) -> float:
        """Without a word that says so only what looks like one: its grouping, a trunk prefix, a mobile's form."""
        grouped = len(value) > len(digits)
        if _MOBILE_SHAPE.fullmatch(digits) or (own and (grouped or len(digits) >= _LEAST_PLAIN)):
            return 0.75
        if digits[0] == "0" and len(digits) >= _LEAST_PLAIN and "/" not in value.strip("/"):
            return 0.75 if grouped or len(digits) > _LEAST_PLAIN else 0.0
        return 0.45 if own else 0.0

    def _region(self, digits: str, plans: _Plans) -> str | None:
        for region, shape in self._shapes:
            if shape.fullmatch(digits) and plans.have(digits, region):
                return region
        return None


class _Words:
    """The words before a number; looked for when asked about, because most digits are something else anyway."""

    __slots__ = ("_before", "_said")

    def __init__(self, before: str) -> None:
        self._before = before
        self._said: int | None = None if before else 0

    @property
    def said(self) -> int:
        """1 where the nearest word speaks of a telephone, -1 where of something else, 0 where neither is there."""
        if self._said is None:
            phone, other = cues_of("phone"), cues_of("not_phone")
            said, denied = int(phone.found(self._before)), int(other.found(self._before))
            if said and denied:
                said, denied = phone.last(self._before), other.last(self._before)
            self._said = (said > denied) - (denied > said)
        return self._said

    def announce(self) -> bool:
        """Whether the nearest word speaks of a telephone; mostly there is none, which one look tells."""
        return cues_of("phone").found(self._before) and self.said > 0


def _unknown(digits: str, words: _Words) -> float:
    """The score of a whole run of digits that is a number in no region's plan."""
    return 0.7 if _LEAST_LOCAL <= len(digits) <= _MOST_NATIONAL and words.announce() else 0.0


def _opened(text: str, start: int) -> int:
    """Where a number begins whose first digit is at ``start``: at the bracket or plus sign before it."""
    before = text[max(0, start - _LONGEST_OPENING) : start]
    opening = _OPENING.search(before) if "(" in before or "+" in before else None
    return start - len(opening[0]) if opening else start


def _parted(text: str, groups: Groups, first: int, last: int) -> bool:
    """Whether these groups are no number: tied to more digits, or two numbers on two lines."""
    return _cut(text, groups, first, last) or _two_lines(text, groups[first:last])


def _something_else(text: str, value: str, groups: Groups) -> bool:
    return _DATE.search(value) is not None or _counting(text, groups)


def _two_lines(text: str, groups: Groups) -> bool:
    """Whether the groups are numbers of their own, on a line each, rather than one number that was broken."""
    if "\n" not in text[groups[0][0] : groups[-1][1]]:
        return False
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
    if not _DIGIT.search(behind):
        return end
    data = behind.encode()
    match = compiled(_extension()).spans(data)
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
    return re.compile(rf"(?=\d{{{_LEAST_LOCAL}}})(?:{prefix}){needed}(?:{plan.general_desc.national_number_pattern})")


def _any_of(regions: Iterable[str]) -> str:
    """The shapes of all these regions; of none, what never matches."""
    return "|".join(f"(?:{_shape(region).pattern})" for region in regions) or "(?!)"


class _Plans:
    """Numbering plans with a bound on how often one text may ask them; beyond it they have every number."""

    def __init__(self) -> None:
        self._asked = 0

    def have(self, digits: str, region: str) -> bool:
        """Whether these are a number when dialled in the region."""
        return self._enough() or numbering.assigned(digits, region)

    def have_abroad(self, digits: str) -> bool:
        """Whether these are a number with the code of a country in front."""
        return self._enough() or numbering.assigned_abroad(digits)

    def _enough(self) -> bool:
        self._asked += 1
        return self._asked > MOST_ASKED
