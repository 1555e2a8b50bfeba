"""Taking Guardrail's own words out of the history that a client sends again.

The bot must not see a conversation it never had: no disclosure it did not write, no consent question, and
no bare "yes" that answered one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guardrail.core.ages import age_bracket
from guardrail.core.disclose import BUTTONS
from guardrail.core.json_text import Document
from guardrail.core.texts import labelled_age
from guardrail.ports import Recognise
from guardrail.types import Json, Path


def without_ours(document: Document, ours: Recognise) -> Document:
    """The request as if Guardrail had said nothing.

    The person's first message always stays, and so does every reply that is not just a button's label: a
    stray "sure" does no harm, a lost question would.
    """
    messages = document.get(("messages",))
    if not isinstance(messages, list):
        return document
    first = next((n for n, message in enumerate(messages) if _role(message) == "user"), -1)
    gone: set[Path] = set()
    texts: dict[Path, str] = {}
    emptied: dict[Path, Json] = {}
    for n, message in enumerate(messages):
        if not isinstance(message, dict) or message.get("role") != "assistant":
            continue
        said = _texts(message, n)
        rests = {path: ours(text) for path, text in said.items()}
        texts.update({path: rest for path, rest in rests.items() if rest is not None})
        wholly = [path for path, rest in rests.items() if rest is None]
        if not wholly:
            continue
        if len(wholly) < _pieces(message):
            gone.update(path[:-1] for path in wholly)
        elif message.get("tool_calls") or message.get("function_call"):
            emptied["messages", n, "content"] = None
        else:
            gone.add(("messages", n))
            gone.update(_answers_to(messages, n, said[wholly[-1]], first=first))
    return document.replace(texts).assign(emptied).remove(gone)


def _answers_to(messages: list[object], position: int, said: str, *, first: int) -> set[Path]:
    """The person's bare answer right after a question."""
    following = position + 1
    if following >= len(messages) or following == first:
        return set()
    message = messages[following]
    if _role(message) != "user" or not isinstance(message, dict):
        return set()
    content = message.get("content")
    if isinstance(content, list) and len(content) == 1 and isinstance(content[0], dict):
        content = content[0].get("text")
    bare = isinstance(content, str) and _is_answer(content, _labels(said))
    return {("messages", following)} if bare else set()


def _labels(said: str) -> list[str]:
    """What the buttons of a question offered; nothing for a text that asked nothing."""
    line = said.rstrip().rsplit("\n", 1)[-1].strip()
    return line.removeprefix(BUTTONS).split(" / ") if line.startswith(BUTTONS) else []


def _is_answer(reply: str, labels: Sequence[str]) -> bool:
    """Whether a reply chooses one of the labels; an age needs none of them."""
    if any(_is_bare(reply, label) for label in labels):
        return True
    return age_bracket(reply) is not None and any(map(labelled_age, labels))


def _is_bare(reply: str, label: str) -> bool:
    """Whether a reply is the label, its beginning, or the label and one more word ("yes please")."""
    words, offered = _words(reply), _words(label)
    if not words:
        return False
    return words == offered[: len(words)] or (words[:-1] == offered and len(words) > 1)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _texts(message: Mapping[str, object], position: int) -> dict[Path, str]:
    """The texts of a message's content, whole or in parts."""
    content = message.get("content")
    if isinstance(content, str):
        return {("messages", position, "content"): content}
    found: dict[Path, str] = {}
    for n, piece in enumerate(content if isinstance(content, list) else ()):
        if isinstance(piece, dict) and isinstance(piece.get("text"), str):
            found["messages", position, "content", n, "text"] = piece["text"]
    return found


def _pieces(message: Mapping[str, object]) -> int:
    content = message.get("content")
    return len(content) if isinstance(content, list) else 1


def _role(message: object) -> object:
    return message.get("role") if isinstance(message, dict) else None
