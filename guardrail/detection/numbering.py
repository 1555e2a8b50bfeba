"""Which digits are a telephone number, by libphonenumber's numbering plans.

The library takes 0.02 ms for each, most of it to undo what people write between digits. Here come digits alone, and
its plans, compiled when first needed, answer in a tenth of that. It is asked itself only where more than a plan
matters: digits that begin like a number dialled abroad, and regions whose prefixes stand for other digits.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import phonenumbers

_KINDS = (
    "fixed_line",
    "mobile",
    "toll_free",
    "shared_cost",
    "premium_rate",
    "personal_number",
    "voip",
    "pager",
    "uan",
    "voicemail",
)
_LONGEST_CODE = 3


def assigned(digits: str, region: str) -> bool:
    """Whether the digits, dialled in the region, are a number of a plan."""
    plan = _plan(region)
    if plan.rewrites or plan.abroad.match(digits):
        return _by_library(digits, region)
    return plan.assigns(digits)


def assigned_abroad(digits: str) -> bool:
    """Whether the digits, which begin with the code of a country, are a number of one of its plans."""
    if digits.startswith("0"):
        return False
    for size in range(1, _LONGEST_CODE + 1):  # no code is the beginning of another
        regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:size]))
        if regions:
            plan = _plan(regions[0]) if regions[0] in phonenumbers.SUPPORTED_REGIONS else None
            return plan.assigns(digits[size:]) if plan and not plan.rewrites else _by_library(f"+{digits}", None)
    return False


class _Plan:
    """The numbers of one region."""

    __slots__ = ("_general", "_kinds", "_lengths", "_prefix", "_regions", "abroad", "first_digits", "rewrites")

    def __init__(self, region: str) -> None:
        plan: Any = phonenumbers.PhoneMetadata.metadata_for_region(region)
        general = plan.general_desc
        kinds = [getattr(plan, kind) for kind in _KINDS]
        # Fixed lines and mobile phones often have the same pattern.
        self._kinds = dict.fromkeys(
            (kind.possible_length or general.possible_length, re.compile(kind.national_number_pattern))
            for kind in kinds
            if kind and kind.national_number_pattern
        )
        self._general = re.compile(general.national_number_pattern)
        self._lengths = frozenset(general.possible_length)
        self._prefix = re.compile(plan.national_prefix_for_parsing or "(?!)")
        self._regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[plan.country_code]
        self.abroad = re.compile(f"{plan.international_prefix or '(?!)'}|{plan.country_code}")
        self.first_digits = re.compile(plan.leading_digits) if plan.leading_digits else None
        self.rewrites = bool(plan.national_prefix_transform_rule)

    def assigns(self, digits: str) -> bool:
        """Whether this is a number, with or without the national prefix, of one of the regions that share a code."""
        number = self._without_prefix(digits)
        if len(self._regions) == 1:
            return self._has(number)
        for region in self._regions:
            plan = _plan(region)
            # A region that owns its first digits answers for them alone.
            if plan.first_digits is None:
                if plan._has(number):
                    return True
            elif plan.first_digits.match(number):
                return plan._has(number)
        return False

    def _without_prefix(self, digits: str) -> str:
        prefix = self._prefix.match(digits)
        rest = digits[prefix.end() :] if prefix else ""
        possible = len(rest) in self._lengths
        return rest if possible and (self._general.fullmatch(rest) or not self._general.fullmatch(digits)) else digits

    def _has(self, number: str) -> bool:
        size = len(number)
        if size not in self._lengths or not self._general.fullmatch(number):
            return False
        return any(size in lengths and pattern.fullmatch(number) for lengths, pattern in self._kinds)


@cache
def _plan(region: str) -> _Plan:
    return _Plan(region)


def _by_library(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
