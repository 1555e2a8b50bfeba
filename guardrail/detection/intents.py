"""What a person says to Guardrail itself: yes, no, stop, delete my data, correct it, are you human, give me a code.

A table in each language's pack: for each intent, patterns that the *whole* message must match once
punctuation, emoji and politeness are gone, so that "stop this bill" withdraws nothing. Only the question
whether one talks to a machine also counts as one sentence of a longer message, because answering it too often
harms nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import re2

from guardrail.detection.cues import compiled
from guardrail.detection.language import languages
from guardrail.detection.letters import tolerant
from guardrail.types import Intent

Table = Mapping[Intent, Sequence[str]]

LONGEST = 160
"""Characters; a longer message is no command to us."""

COMMANDS: Table = {
    Intent.WITHDRAW: (r"/(?:stop|unsubscribe|withdraw)",),
    Intent.ERASE: (r"/(?:delete|erase|forget|forgetme|delete_my_data)",),
    Intent.ACCESS: (r"/(?:export|access|mydata)",),
    Intent.HUMAN_HANDOFF: (r"/(?:human|agent)",),
    Intent.PRIVACY: (
        r"/(?:privacy(?:[_-]?(?:notice|policy))?|gdpr|datenschutz|dsgvo|privacidad|confidentialité|vie_?privée|rgpd|privatumas|bdar|"
        r"prywatność|rodo|隱私權?|隐私权?|個資|个资)",
    ),
    Intent.CONSENTS: (
        r"/(?:my[_-]?)?consents?|/preferences|/(?:einwilligung(?:en)?|consentimientos?|consentements?|sutikima[si]|zgod[ay]|同意|授權|授权)",
    ),
    Intent.OPT_OUT: (
        r"/(?:opt[_-]?out|do[_-]?not[_-]?sell|no[_-]?(?:ads|marketing)|keine[_-]?werbung|werbewiderspruch|no[_-]?publicidad|"
        r"pas[_-]?de[_-]?pub|be[_-]?reklamos|bez[_-]?reklam|不要廣告|不要广告)",
    ),
    Intent.PORTABILITY: (r"/(?:portability|data[_-]?portability|takeout)",),
    Intent.RECTIFY: (r"/(?:rectify|rectification|correct[_-]?(?:my[_-]?)?data)",),
    Intent.RESTRICT: (r"/(?:restrict|restriction|restrict[_-]?(?:my[_-]?)?data)",),
    Intent.OBJECT: (r"/(?:object|objection)",),
    Intent.LIMIT: (r"/limit[_-]?(?:my[_-]?)?(?:sensitive(?:[_-]?data)?|data|use)",),
    Intent.HUMAN_REVIEW: (r"/human[_-]?review",),
    Intent.CODE: (r"/(?:code|one[_-]?time[_-]?code|link[_-]?(?:chats?|accounts?))",),
    Intent.UNLINK: (r"/(?:unlink|unlink[_-]?(?:chats?|accounts?))",),
}
"""In every language, whichever are configured: a channel's menu is the same for all."""
EMOJI: Table = {
    Intent.YES: ("👍", "👌", "✅", "✔", "☑", "🆗", "🙆"),
    Intent.NO: ("👎", "❌", "✖", "🚫", "🙅", "⛔"),
}
"""What a message of nothing else says; hearts and smiles say neither."""
_SHADES = re.compile("[\ufe0e\ufe0f\u200d\u2640\u2642\U0001f3fb-\U0001f3ff\\s!.]+")  # skin, style, gender
_GESTURES = {emoji: intent for intent, emojis in EMOJI.items() for emoji in emojis}
_SAID_TWICE = frozenset({Intent.YES, Intent.NO})
_ANYWHERE = frozenset({Intent.ARE_YOU_HUMAN})
_SENTENCE = re.compile(r"[.!?。！？\n;；]+")
_TO_BOT = re.compile(r"@\w+$")  # in groups: /privacy@shop_bot
_NO_WORD = re.compile(r"[^\w'/]+|_+")


def _plain(text: str) -> str:
    """Lower case, compatibility forms folded, emoji and punctuation turned to single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return _NO_WORD.sub(" ", folded).strip(" '")


def _pattern(intent: Intent, patterns: Sequence[str], polite: str, *, spaced: bool = True) -> str:
    """Any of the patterns, with politeness before and behind. Yes and no are often said twice: "sure, go ahead"."""
    body = "|".join(f"(?:{tolerant(pattern)})" for pattern in patterns)
    polite = tolerant(polite)
    more = f"{polite}|{body}" if intent in _SAID_TWICE else polite
    gap = " " if spaced else " ?"
    return rf"(?:(?:{polite}) ?)*(?:{body})(?:{gap}(?:{more})| ?(?:{polite}))*"


def _gestures(text: str) -> frozenset[Intent]:
    """What a message of a few emoji says; nothing when anything else is in it."""
    shown = _SHADES.sub("", text) if len(text) <= 40 and not text.isascii() else ""
    return (
        frozenset(map(_GESTURES.__getitem__, shown))
        if shown and all(map(_GESTURES.__contains__, shown))
        else frozenset()
    )


class _Phrases:
    """Which intents' phrases a text is, in one pass (RE2::Set over whole texts)."""

    def __init__(self, phrases: Sequence[tuple[Intent, str]]) -> None:
        options = re2.Options()
        options.log_errors = False
        options.max_mem = 64 << 20
        self._intents = [intent for intent, _ in phrases]
        self._phrases = tuple(phrases)
        self._set = re2.Set.FullMatchSet(options)
        for _, pattern in phrases:
            self._set.Add(pattern)
        self._canary = self._set.Add("(?s).*")  # absent only when the automaton ran out of memory
        self._set.Compile()

    def of(self, text: str) -> set[Intent]:
        hits: list[int] = self._set.Match(text)
        if self._canary in hits:
            return {self._intents[index] for index in hits if index != self._canary}
        return {intent for intent, pattern in self._phrases if compiled(pattern).whole(text.encode())}


class IntentMatcher:
    """The tables of the configured languages: people answer in whichever they like."""

    def __init__(self, tags: Sequence[str]) -> None:
        spoken = [language for language in languages() if language.tag in tags and language.intents]
        tables = {id(language.intents): language for language in spoken}.values()  # two scripts may share one
        self._phrases = _Phrases(
            [
                (intent, _pattern(intent, said, language.phrases["polite"], spaced=language.script != "Han"))
                for language in tables
                for intent, said in language.intents.items()
            ]
        )
        oneself = "|".join(f"(?:{tolerant(said)})" for each in tables if (said := each.phrases.get("oneself")))
        bounded = rf"(?<![a-z])(?:{oneself})(?![a-z])" if oneself else r"(?s:.?)"
        self._oneself = re.compile(bounded)
        self._commands = _Phrases([(intent, _pattern(intent, found, "please")) for intent, found in COMMANDS.items()])

    def intents(self, text: str) -> frozenset[Intent]:
        """What the message says, seldom more than one."""
        whole = text.strip()
        if not whole or len(whole) > 10 * LONGEST:
            return frozenset()
        if whole[0] in "/／":
            command = unicodedata.normalize("NFKC", whole).casefold().rstrip(" .!")
            return frozenset(self._commands.of(_TO_BOT.sub("", command)) if len(whole) <= LONGEST else ())
        if gestures := _gestures(whole):
            return gestures
        sentences = [sentence for sentence in map(_plain, _SENTENCE.split(whole)) if sentence]
        said = " ".join(sentences)
        found = self._phrases.of(said) if said and len(whole) <= LONGEST else set()
        if not found and len(sentences) > 1:
            found = {
                intent for sentence in sentences if len(sentence) <= LONGEST for intent in self._phrases.of(sentence)
            }
            found &= _ANYWHERE
        if Intent.ACCESS in found and not self.speaks_of_oneself(said):
            found.discard(Intent.ACCESS)
        return frozenset(found)

    def speaks_of_oneself(self, said: str) -> bool:
        """Whether a message is about the person who writes it: "what do you have?" asks a shop for its goods."""
        return self._oneself.search(said) is not None
