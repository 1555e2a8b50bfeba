"""Restore: the person's own values back into a bot's answer, in the places where that is safe.

A placeholder is replaced when all of this holds: it is in a listed form, this conversation's vault knows it,
the policy allows the kind of text, and the place is neither link nor tag nor code
(:mod:`guardrail.core.links`). The text is read once: a value that contains a placeholder is never restored
again. Whatever the pieces in which a stream arrives, the result is the same.
"""

from __future__ import annotations

import html
import re

from guardrail.core.escape import escaped
from guardrail.core.links import context
from guardrail.core.placeholders import Listed, find, unfinished
from guardrail.core.vault import Vault
from guardrail.types import Markup

_LABEL = re.compile(r"[A-Za-z0-9_<>-]*", re.ASCII)
_MOST_LABEL = 64  # RFC 1035 section 2.3.4: a label of a host name has at most 63 octets
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\([^u])|&(?:#\w{1,8}|\w{1,10});", re.DOTALL)
_CUT_ESCAPE = re.compile(r"(?:\\(?:u[0-9a-fA-F]{0,3})?|&#?\w{0,10})\Z")


class Restorer:
    """Feeds on the pieces of one text of a bot and gives back what may be shown.

    At most one placeholder's length and the bounded text that could turn it into a host name are held back.
    """

    def __init__(self, vault: Vault, markup: Markup, allowed: bool) -> None:
        self._vault = vault
        self._markup = markup
        self._allowed = allowed
        self._context = context(markup)
        self._held = ""
        self._backslashes = 0  # at the end of what was read before
        self._restored: set[str] = set()

    @property
    def restored(self) -> frozenset[str]:
        """The placeholders, in canonical form, that were replaced so far."""
        return frozenset(self._restored)

    def feed(self, text: str) -> str:
        """The text that can be shown now."""
        self._held += text
        return self._read(final=False)

    def finish(self) -> str:
        """The text is complete: what was held back."""
        return self._read(final=True)

    def _read(self, *, final: bool) -> str:
        text, shown, at = self._held, [], 0
        while listed := find(text, at):
            value = self._value(text, listed)
            joins = _joins_host(text, listed.end, final=final) if value is not None else False
            if joins is None:
                break
            shown.append(self._plain(text[at : listed.start]))
            shown.append(self._put(text, listed, None if joins else value))
            at = listed.end
        end = listed.start if listed else len(text) if final else max(at, unfinished(text))
        shown.append(self._plain(text[at:end]))
        self._backslashes = self._backslashes_before(text, end)
        self._held = text[end:]
        return "".join(shown)

    def _value(self, text: str, listed: Listed) -> str | None:
        if not self._allowed:
            return None
        if listed.form == "json" and self._backslashes_before(text, listed.start) % 2:
            return None  # the backslash is itself escaped
        value = self._vault.value(listed.placeholder)
        return value.raw if value else None

    def _backslashes_before(self, text: str, end: int) -> int:
        start = end
        while start and text[start - 1] == "\\":
            start -= 1
        return end - start + (self._backslashes if start == 0 else 0)

    def _plain(self, text: str) -> str:
        if text:
            self._context.feed(text)
        return text

    def _put(self, text: str, listed: Listed, value: str | None) -> str:
        if value is None or self._context.blocked():
            return self._plain(text[listed.start : listed.end])
        written = escaped(value, self._markup, listed.form, self._context.last, self._context.levels())
        self._context.restored(written)
        self._restored.add(listed.placeholder)
        return written


def _joins_host(text: str, at: int, *, final: bool) -> bool | None:
    """Whether what follows a placeholder would make it part of a host name or an address.

    ``<PERSON_1>.evil.example`` becomes a link in most clients. None: more text is needed to tell.
    """
    label = _LABEL.match(text, at, at + _MOST_LABEL)
    end = label.end() if label else at
    if end - at >= _MOST_LABEL:
        return False
    joint = _character(text, end, final=final)
    if joint and joint[0] == "\\":  # a Markdown escape within JSON
        joint = _character(text, joint[1], final=final)
    if joint is None:
        return None
    char, after = joint
    if char not in (".", "@"):
        return False
    following = _character(text, after, final=final)
    if following is None:
        return None
    return following[0].isalnum() or following[0] in "<_-"


def _character(text: str, at: int, *, final: bool) -> tuple[str, int] | None:
    """The character at a place with its escape resolved, and where the next begins; None: cut off.

    The end of a finished text is a line break.
    """
    if at >= len(text):
        return ("\n", at) if final else None
    if text[at] not in "\\&":
        return text[at], at + 1
    if escape := _ESCAPED.match(text, at):
        if escape[1]:
            return chr(int(escape[1], 16)), escape.end()
        char = escape[2] or html.unescape(escape[0])[:1]
        return ("\n" if char in "ntrfb" and escape[2] else char), escape.end()
    if not final and _CUT_ESCAPE.match(text, at):
        return None
    return text[at], at + 1


def restore(text: str, vault: Vault, markup: Markup, allowed: bool) -> str:
    """A whole text of a bot as the person may see it; one feed of :class:`Restorer`."""
    restorer = Restorer(vault, markup, allowed)
    return restorer.feed(text) + restorer.finish()


def restored(text: str, vault: Vault, markup: Markup, allowed: bool) -> tuple[str, frozenset[str]]:
    """The same, with the placeholders that were replaced."""
    restorer = Restorer(vault, markup, allowed)
    shown = restorer.feed(text) + restorer.finish()
    return shown, restorer.restored


def reveal(text: str, vault: Vault) -> str:
    """Undo :func:`guardrail.core.redact.redact` exactly, for the person's own access to a stored text.

    Only for texts that redaction built: there every placeholder in canonical form is one of ours.
    """
    shown, at = [], 0
    while listed := find(text, at):
        written = text[listed.start : listed.end]
        value = vault.value(written)
        shown += [text[at : listed.start], value.raw if value else written]
        at = listed.end
    return "".join([*shown, text[at:]])
