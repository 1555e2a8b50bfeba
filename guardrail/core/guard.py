"""Guard a bot's answer while it streams: no claim of being human, no identifier unseen.

The guard reads what the bot wrote, before values return: what is restored belongs to the person who reads
it, and needs no guard; and the guard must see the bot's own words. It holds back only a word that could
complete a claim, and what looks like an identifier until its end has come. Everything else goes on at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guardrail.core.claims import FOLLOW, REACH, find_claim, folded
from guardrail.errors import GuardedError

_MEMORY = 400  # characters of released text that are remembered: a claim or identifier may have begun there
_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_EMAIL = re.compile(r"[^\s@<>\"'(),:;\[\]]{1,64}@[A-Za-z0-9.-]{1,255}", re.ASCII)
_NUMBER = re.compile(r"\+?\(?\d(?:[ ().\-/]{0,2}\d){5,}")
_CODE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*\d)[A-Za-z]{1,4}-?\d[A-Za-z0-9-]{4,40}", re.ASCII)
_GROUP = re.compile(r"[ /]+")
_PLACEHOLDER = re.compile(r"<[A-Z][A-Z0-9_]{0,30}_\d{1,6}>")
_NUMBERISH = "0123456789 ().-/+"
_WORDISH = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-@"
_FEWEST_DIGITS, _MOST_DIGITS = 6, 24


@dataclass(frozen=True, slots=True)
class Released:
    """Text that may go on once none of ``identifiers``, which it holds, belongs to somebody else."""

    text: str
    identifiers: tuple[str, ...] = ()


class Guard:
    """Feeds on the pieces of one text of a bot.

    Raises :class:`~guardrail.errors.GuardedError` (``claims_human``) before the word that completes a claim
    is released. ``window`` bounds what is held back, in characters.
    """

    def __init__(self, *, window: int = 64, claims: bool = True) -> None:
        self._window = window
        self._claims = claims
        self._text = ""  # what is remembered of the released text, then what is held
        self._released = 0  # how much of it is released
        self._folded = ""
        self._origin: list[int] = []  # for each folded character its place, from the beginning of all text
        self._searched = 0  # how much of the folded text was searched before
        self._base = 0  # place of self._text[0]

    def feed(self, text: str) -> Released:
        """What may go on now; raises :class:`~guardrail.errors.GuardedError`."""
        self._remember(text)
        return self._release(final=False)

    def finish(self) -> Released:
        """The text is complete."""
        return self._release(final=True)

    def _remember(self, text: str) -> None:
        if not self._claims:
            self._text += text
            return
        place = self._base + len(self._text)
        pieces = []
        blank = self._folded.endswith(" ")
        for offset, char in enumerate(text):
            piece = char.lower() if char.isascii() and char.isalnum() else folded(char)
            if piece == " " and blank:
                continue
            if piece:
                blank = piece == " "
                pieces.append(piece)
                self._origin += [place + offset] * len(piece)
        self._text += text
        self._folded += "".join(pieces)

    def _release(self, *, final: bool) -> Released:
        length = len(self._text)
        end = length if final else min(self._before_claim(), self._before_identifier())
        if final and self._claims:
            self._before_claim(final=True)
        end = max(end, self._released, 0 if final else length - self._window)
        identifiers = self._identifiers(self._released, end)
        text = self._text[self._released : end]
        self._released = end
        self._forget()
        return Released(text, identifiers)

    def _before_claim(self, *, final: bool = False) -> int:
        if not self._claims:
            return len(self._text)
        begin = max(REACH // 4 if self._base else 0, self._searched - REACH - FOLLOW)
        self._searched = len(self._folded)
        claimed, noun = find_claim(self._folded, begin, final=final)
        if claimed:
            raise GuardedError("the answer claims to be human", code="claims_human")
        return len(self._text) if noun is None else self._origin[noun] - self._base

    def _before_identifier(self) -> int:
        """Where an identifier begins whose end has not come: digits, or a word with a digit or "@" in it."""
        text = self._plain()[-_MEMORY:]
        number = text[len(text.rstrip(_NUMBERISH)) :].lstrip(" ).-/")
        word = text[len(text.rstrip(_WORDISH)) :]
        held = max(
            len(number) if any(map(str.isdecimal, number)) else 0,
            len(word) if "@" in word or any(map(str.isdecimal, word)) else 0,
        )
        return len(self._text) - held

    def _plain(self) -> str:
        return self._text if self._text.isascii() else self._text.translate(_FULLWIDTH)

    def _identifiers(self, start: int, end: int) -> tuple[str, ...]:
        """Those that end in text[start:end], as written, also in their groups."""
        plain = self._plain()
        if not any(char.isdecimal() or char == "@" for char in plain[max(0, start - 320) : end]):
            return ()
        plain = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), plain)
        found: dict[str, None] = {}
        for pattern in (_EMAIL, _NUMBER, _CODE):
            for match in pattern.finditer(plain):
                if start < match.end() <= end:
                    for value in _values(pattern, match[0]):
                        found.setdefault(value)
        return tuple(found)

    def _forget(self) -> None:
        """Keep the newest released characters only; never cut what is held."""
        if len(self._text) <= 2 * _MEMORY or self._released <= _MEMORY:
            return
        drop = self._released - _MEMORY
        self._text = self._text[drop:]
        self._base += drop
        self._released -= drop
        stale = next((i for i, place in enumerate(self._origin) if place >= self._base), len(self._origin))
        self._folded, self._origin = self._folded[stale:], self._origin[stale:]
        self._searched = max(0, self._searched - stale)


def _values(pattern: re.Pattern[str], text: str) -> list[str]:
    if pattern is _EMAIL:
        return [text.rstrip(".-")] if "." in text.rpartition("@")[2].strip(".-") else []
    if pattern is _CODE:
        return [text.rstrip("-")] if sum(map(str.isdigit, text)) >= _FEWEST_DIGITS else []
    groups = [text, *_GROUP.split(text)] if _GROUP.search(text) else [text]
    return [group for group in groups if _FEWEST_DIGITS <= sum(map(str.isdigit, group)) <= _MOST_DIGITS]


def refuse_claims(text: str) -> None:
    """Raises :class:`~guardrail.errors.GuardedError` when a whole text claims to be human."""
    guard = Guard()
    guard.feed(text)
    guard.finish()
