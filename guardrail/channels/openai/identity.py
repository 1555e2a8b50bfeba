"""Who speaks where, in a request of an API caller.

Names come from the caller and are worth nothing outside its own account, so each is scoped to the caller,
and a conversation to its subject as well: nobody reaches another's values by guessing an id.
"""

from __future__ import annotations

from collections.abc import Mapping

from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError
from guardrail.ports import RequestContext
from guardrail.types import Address, RawText

LONGEST_NAME = 512  # code points

CONVERSATION_HEADER = "x-guardrail-conversation"
SUBJECT_HEADER = "x-guardrail-subject"


def address_of(document: Document, context: RequestContext) -> Address:
    """The conversation is named by header, else ``metadata.conversation_id``, else ``user``.

    Without any of them the request is ephemeral. The subject is named by header, else ``user``, else
    ``safety_identifier``, else it is the conversation's only one.
    """
    user = _name(document, ("user",))
    conversation = _header(context.headers, CONVERSATION_HEADER) or _name(document, ("metadata", "conversation_id"))
    if conversation is None and user is None:
        return Address(user=None)
    subject = _header(context.headers, SUBJECT_HEADER) or user or _name(document, ("safety_identifier",))
    caller = context.caller.raw if context.caller is not None else ""
    if subject is None:
        assert conversation is not None
        return Address(user=scoped("conversation", caller, conversation))
    owner = scoped("user", caller, subject)
    if conversation is None:
        return Address(user=owner)
    return Address(user=owner, conversation=scoped("conversation", caller, subject, conversation))


def scoped(*names: str) -> RawText:
    """Names as one, unambiguously: each is preceded by its length."""
    return RawText("".join(f"{len(name)}:{name}," for name in names))


def _header(headers: Mapping[str, str], name: str) -> str | None:
    return _bounded(headers.get(name), name)


def _name(document: Document, path: tuple[str, ...]) -> str | None:
    return _bounded(document.get(path), path[-1])


def _bounded(value: object, name: str) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BadPayloadError(f"{name} is not a string")
    if len(value) > LONGEST_NAME:
        raise BadPayloadError(f"{name} is longer than {LONGEST_NAME} characters")
    return value
