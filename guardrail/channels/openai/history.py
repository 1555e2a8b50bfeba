"""Taking Guardrail's own words out of the history that a client sends again.

The bot must not see a conversation it never had: no disclosure it did not write, no consent question, and
no bare "yes" that answered one.
"""

from __future__ import annotations

from guardrail.channels.openai.speech import BUTTONS
from guardrail.core.json_text import Document
from guardrail.ports import Recognise
from guardrail.types import Json, Path

_SHORT_ANSWER = 40  # code points; a longer reply says more than yes or no, so it stays


def without_ours(document: Document, ours: Recognise) -> Document:
    """The request as if Guardrail had said nothing.

    The person's first message always stays, and so does a reply too long to be a bare answer.
    """
    messages = document.get(("messages",))
    if not isinstance(messages, list):
        return document
    people = [n for n, message in enumerate(messages) if _role(message) == "user"]
    gone: set[Path] = set()
    texts: dict[Path, str] = {}
    emptied: dict[Path, Json] = {}
    for n, message in enumerate(messages):
        if _role(message) != "assistant":
            continue
        path = _text_path(document, n)
        if path is None:
            continue
        said = document.get(path)
        rest = ours(said)
        if rest is not None:
            if rest != said:
                texts[path] = rest
        elif message.get("tool_calls") or message.get("function_call"):
            emptied[("messages", n, "content")] = None
        else:
            gone.add(("messages", n))
            gone.update(_answers_to(messages, n, said, first=people[0] if people else -1))
    return document.replace(texts).assign(emptied).remove(gone)


def _answers_to(messages: list[object], position: int, said: str, *, first: int) -> set[Path]:
    """The person's bare answer right after a question."""
    following = position + 1
    if following >= len(messages) or following == first or not _is_question(said):
        return set()
    message = messages[following]
    if _role(message) != "user" or not isinstance(message, dict):
        return set()
    content = message.get("content")
    if isinstance(content, list) and len(content) == 1 and isinstance(content[0], dict):
        content = content[0].get("text")
    short = isinstance(content, str) and len(content) <= _SHORT_ANSWER
    return {("messages", following)} if short else set()


def _is_question(said: str) -> bool:
    return BUTTONS in said or said.rstrip().endswith(("?", "？"))


def _text_path(document: Document, position: int) -> Path | None:
    base: Path = ("messages", position, "content")
    content = document.get(base)
    if isinstance(content, str):
        return base
    if isinstance(content, list) and len(content) == 1 and isinstance(document.get((*base, 0, "text")), str):
        return (*base, 0, "text")
    return None


def _role(message: object) -> object:
    return message.get("role") if isinstance(message, dict) else None
