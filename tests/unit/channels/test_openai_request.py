"""Chat completions requests: who speaks, what is text, what is history."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guardrail.channels.openai import OpenAIChannel
from guardrail.core.disclose import recogniser, spoken
from guardrail.core.json_text import Document
from guardrail.core.texts import Catalogue
from guardrail.errors import BadPayloadError
from guardrail.ports import RequestContext
from guardrail.types import Event, Markup, Part, PartKind, RawText, Saying, Speaker

OPENAI = OpenAIChannel()
HI = {"role": "user", "content": "hi"}


def context(caller: str | None = "key_1", **headers: str) -> RequestContext:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return RequestContext(route="llm", caller=RawText(caller) if caller else None, headers=names)


def one(body: Any, caller: str | None = "key_1", **headers: str) -> Event:
    (event,) = OPENAI.events(Document.of(body), context(caller, **headers))
    return event


def chat(*messages: Any, **members: Any) -> dict[str, Any]:
    return {"model": "gpt-4o", "messages": list(messages), **members}


def by_text(event: Event) -> dict[str, Part]:
    return {part.text.raw: part for part in event.parts}


def kinds(body: Any) -> dict[str, PartKind]:
    return {text: part.kind for text, part in by_text(one(body)).items()}


# ---------------------------------------------------------------- who speaks


def test_without_any_name_the_request_is_ephemeral() -> None:
    assert one(chat(HI)).address.ephemeral
    assert one(chat(HI, safety_identifier="s1", user="")).address.ephemeral


def test_the_conversation_is_named_by_header_then_metadata_then_user() -> None:
    body = chat(HI, user="u", metadata={"conversation_id": "m"})
    by_header = one(body, x_guardrail_conversation="h").address
    by_metadata = one(body).address
    by_user = one(chat(HI, user="u")).address
    assert by_header.conversation == one(chat(HI, user="u"), x_guardrail_conversation="h").address.conversation
    assert by_header.conversation != by_metadata.conversation
    assert by_user.conversation is None
    assert by_header.user == by_metadata.user == by_user.user


def test_the_subject_is_named_by_header_then_user_then_safety_identifier() -> None:
    def subject(body: Any, **headers: str) -> RawText | None:
        return one(body, x_guardrail_conversation="c", **headers).address.user

    every = chat(HI, user="u", safety_identifier="s")
    assert subject(every, x_guardrail_subject="x") == subject(chat(HI, user="x"))
    assert subject(every) == subject(chat(HI, user="u"))
    assert subject(chat(HI, safety_identifier="s")) == subject(chat(HI, user="s"))
    alone = subject(chat(HI))
    assert alone is not None
    assert alone != subject(chat(HI, user="c"))


def test_names_are_worth_nothing_to_another_caller_or_subject() -> None:
    body = chat(HI, user="u")
    mine, theirs = (one(body, caller, x_guardrail_conversation="c").address for caller in ("k1", "k2"))
    assert mine.user != theirs.user
    assert mine.conversation != theirs.conversation
    other = one(chat(HI, user="v"), "k1", x_guardrail_conversation="c").address
    assert other.conversation != mine.conversation


def test_names_cannot_be_composed_to_collide() -> None:
    a = one(chat(HI, user="a,1:b"), x_guardrail_conversation="c").address
    b = one(chat(HI, user="a"), x_guardrail_conversation="b,1:c").address
    assert a.conversation != b.conversation
    assert one(chat(HI, user="u"), None).address.user is not None


# ---------------------------------------------------------------- what is text


def test_new_words_and_history() -> None:
    body = chat(
        {"role": "system", "content": "sys"},
        {"role": "user", "content": "old"},
        {"role": "assistant", "content": "said"},
        {"role": "user", "content": "new 1", "name": "Ann"},
        {"role": "user", "content": [{"type": "text", "text": "new 2"}]},
    )
    event = one(body)
    assert {text: (part.kind, part.speaker) for text, part in by_text(event).items()} == {
        "sys": (PartKind.OPERATOR, Speaker.OPERATOR),
        "old": (PartKind.HISTORY, Speaker.PERSON),
        "said": (PartKind.HISTORY, Speaker.BOT),
        "new 1": (PartKind.MESSAGE, Speaker.PERSON),
        "Ann": (PartKind.NAME, Speaker.PERSON),
        "new 2": (PartKind.MESSAGE, Speaker.PERSON),
    }
    assert not event.continued
    assert event.message_id is None


def test_a_tools_result_continues_the_exchange() -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "get_order", "arguments": '{"name":"Ann"}'}}
    custom = {"id": "call_2", "type": "custom", "custom": {"name": "run", "input": "print 1"}}
    event = one(
        chat(
            HI,
            {"role": "assistant", "content": None, "tool_calls": [call, custom]},
            {"role": "tool", "tool_call_id": "call_1", "content": "Order of Ann"},
            {"role": "function", "name": "get_order", "content": "old style"},
        )
    )
    assert event.continued
    parts = by_text(event)
    assert {text: part.kind for text, part in parts.items()} == {
        "hi": PartKind.HISTORY,
        '{"name":"Ann"}': PartKind.TOOL_ARGUMENTS,
        "print 1": PartKind.TOOL_ARGUMENTS,
        "Order of Ann": PartKind.TOOL_RESULT,
        "old style": PartKind.TOOL_RESULT,
    }
    assert parts['{"name":"Ann"}'].markup is Markup.JSON
    assert parts["print 1"].markup is Markup.PLAIN


def test_schemas_are_operator_text_up_to_their_identifiers() -> None:
    schema = {
        "type": "object",
        "properties": {"who": {"type": "string", "description": "the name, e.g. Ann", "enum": ["Ann B", "x"]}},
        "required": ["who"],
        "$ref": "#/defs/a",
    }
    function = {"name": "get_order", "description": "finds orders", "parameters": schema, "strict": True}
    form = {
        "type": "json_schema",
        "json_schema": {"name": "order", "description": "for Bob", "schema": {"const": "Eve Z"}},
    }
    assert kinds(
        chat(
            HI,
            tools=[{"type": "function", "function": function}],
            functions=[{"name": "Ann Example"}],
            response_format=form,
        )
    ) == {
        "hi": PartKind.MESSAGE,
        "finds orders": PartKind.OPERATOR,
        "the name, e.g. Ann": PartKind.OPERATOR,
        "Ann B": PartKind.OPERATOR,
        "x": PartKind.OPERATOR,
        "Ann Example": PartKind.OPERATOR,
        "for Bob": PartKind.OPERATOR,
        "Eve Z": PartKind.OPERATOR,
    }


def test_media_and_files() -> None:
    content = [
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo=", "detail": "low"}},
        {"type": "image_url", "image_url": {"url": "https://e.example/ann.png"}},
        {"type": "input_audio", "input_audio": {"data": "UklGRg==", "format": "wav"}},
        {"type": "file", "file": {"filename": "Ann CV.pdf", "file_data": "data:application/pdf;base64,JVBERi0="}},
        {"type": "file", "file": {"file_id": "file-abc", "file_data": "my name is Ann"}},
        {"type": "image_url", "image_url": {"url": "data:text/plain,Ann"}},
    ]
    event = one(chat({"role": "user", "content": content}))
    assert event.attachments == {"image", "audio", "file"}
    assert {text: part.kind for text, part in by_text(event).items()} == {
        "https://e.example/ann.png": PartKind.LINK,
        "Ann CV.pdf": PartKind.FILE_NAME,
        "my name is Ann": PartKind.METADATA,
        "data:text/plain,Ann": PartKind.LINK,
    }


def test_everything_off_the_closed_list_is_scanned() -> None:
    body = chat(
        {"role": "user", "content": "hi", "novel": {"deep": "n1"}},
        user="ann@example.org",
        safety_identifier="s1",
        metadata={"conversation_id": "c1", "note": "n2"},
        stop=["st"],
        prediction={"type": "content", "content": [{"type": "text", "text": "pr"}]},
        web_search_options={
            "search_context_size": "low",
            "user_location": {"type": "approximate", "approximate": {"city": "Vilnius"}},
        },
        prompt_cache_key="ck",
        reasoning_effort="low",
        service_tier="auto",
        modalities=["text"],
        audio={"voice": "alloy", "format": "mp3"},
        tool_choice={"type": "function", "function": {"name": "get_order"}},
        next_years_field="ny",
    )
    expected = {"ann@example.org", "s1", "c1", "n1", "n2", "st", "pr", "Vilnius", "ck", "ny"}
    assert kinds(body) == {"hi": PartKind.MESSAGE, **dict.fromkeys(expected, PartKind.METADATA)}


def test_identifiers_are_exempt_only_while_they_look_like_one() -> None:
    body = chat({"role": "Ann Example", "content": "x"}, reasoning_effort="ann@example.org", tool_choice="call Ann")
    body["model"] = "write to Ann"
    assert set(kinds(body)) == {"Ann Example", "x", "ann@example.org", "call Ann", "write to Ann"}


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        chat(),
        {"messages": "x"},
        chat("x"),
        chat({"content": "x"}),
        chat({"role": 1, "content": "x"}),
        chat({"role": "user", "content": 5}),
        chat({"role": "user", "content": {"text": "x"}}),
        chat(HI, user=5),
        chat(HI, metadata={"conversation_id": 7}),
        chat(HI, user="u" * 513),
        chat(HI, stream="yes"),
    ],
)
def test_wrong_shapes_are_typed_errors(body: Any) -> None:
    with pytest.raises(BadPayloadError):
        one(body)


def test_streams_and_json_modes() -> None:
    assert OPENAI.wants_stream(Document.of(chat(HI, stream=True)), context())
    assert not OPENAI.wants_stream(Document.of(chat(HI)), context())
    assert OPENAI.can_disclose(Document.of(chat(HI, tool_choice="auto", response_format={"type": "text"})))
    for machine in (
        {"response_format": {"type": "json_object"}},
        {"response_format": {"type": "json_schema"}},
        {"tool_choice": "required"},
        {"tool_choice": {"type": "function", "function": {"name": "f"}}},
        {"function_call": {"name": "f"}},
    ):
        assert not OPENAI.can_disclose(Document.of(chat(HI, **machine)))


# ---------------------------------------------------------------- our words in resent history

QUESTION = "May we?\n\n— Yes / No"
NOTE = "I am a bot.\n\n"


def ours(text: str) -> str | None:
    if text in (QUESTION, "Deleted."):
        return None
    return text.removeprefix(NOTE)


def said(*messages: tuple[str, Any]) -> list[tuple[str, Any]]:
    document = Document.of(chat(*({"role": role, "content": content} for role, content in messages)))
    edited = OPENAI.without_ours(document, ours)
    return [(message["role"], message["content"]) for message in json.loads(edited.raw)["messages"]]


def test_our_question_and_its_answer_go() -> None:
    assert said(("user", "I am Ann"), ("assistant", QUESTION), ("user", "yes")) == [("user", "I am Ann")]


def test_our_prefix_goes_and_the_bots_words_stay() -> None:
    assert said(("user", "a"), ("assistant", NOTE + "hello"), ("user", "b")) == [
        ("user", "a"),
        ("assistant", "hello"),
        ("user", "b"),
    ]


@pytest.mark.parametrize("reply", ["Yes", "yes!", "yes please", " NO. ", "No thanks"])
def test_bare_answers(reply: str) -> None:
    assert said(("user", "a"), ("assistant", QUESTION), ("user", reply)) == [("user", "a")]


@pytest.mark.parametrize("reply", ["No order arrived yet", "Where is it?", "sure", "", "yesterday", "?"])
def test_what_is_no_bare_answer_stays(reply: str) -> None:
    assert said(("user", "a"), ("assistant", QUESTION), ("user", reply)) == [("user", "a"), ("user", reply)]


def test_a_written_label_presses_the_button_that_this_format_cannot_show() -> None:
    assert one(chat({"role": "user", "content": "Advertising: no"})).choice == "guardrail:purpose:marketing:no"
    assert one(chat({"role": "user", "content": "Pardavimas: taip"})).choice == "guardrail:purpose:sale:yes"
    assert one(chat({"role": "user", "content": "Advertising: no, thank you"})).choice is None
    assert one(chat({"role": "user", "content": "guardrail:purpose:marketing:yes"})).choice is None
    two = [{"type": "text", "text": "Advertising: no"}, {"type": "text", "text": "and my order?"}]
    assert one(chat({"role": "user", "content": two})).choice is None
    earlier = [HI, {"role": "user", "content": "Advertising: no"}, {"role": "assistant", "content": "ok"}, HI]
    assert one(chat(*earlier)).choice is None


@pytest.mark.parametrize("reply", ["15", "I am 34", "16 or 17", "Under 13", "我15歲"])
def test_an_age_that_answered_our_question_goes(reply: str) -> None:
    asked = spoken(Catalogue(None, None).wording(Saying.AGE_QUESTION, "en"))
    known = recogniser(Catalogue(None, None))

    def left(question: str) -> int:
        messages = [HI, {"role": "assistant", "content": question}, {"role": "user", "content": reply}]
        return len(OPENAI.without_ours(Document.of(chat(*messages)), known).get(("messages",)))

    assert left(asked) == 1
    assert left("How many do you want?") == 3


def test_replies_to_statements_stay() -> None:
    assert said(("user", "a"), ("assistant", "Deleted."), ("user", "yes")) == [("user", "a"), ("user", "yes")]


def test_longer_labels_and_other_scripts() -> None:
    asked = "May we?\n\n— 我同意 / Yes, I agree"

    def left(reply: str) -> int:
        messages = [HI, {"role": "assistant", "content": asked}, {"role": "user", "content": reply}]
        edited = OPENAI.without_ours(Document.of(chat(*messages)), lambda text: None)
        return len(edited.get(("messages",)))

    assert [left(reply) for reply in ("我同意。", "yes", "Yes I agree", "yes I do not agree")] == [1, 1, 1, 2]


def test_the_first_message_always_stays() -> None:
    assert said(("assistant", QUESTION), ("user", "yes")) == [("user", "yes")]


def test_content_parts_and_tool_calls() -> None:
    assert said(
        ("user", "a"), ("assistant", [{"type": "text", "text": QUESTION}]), ("user", [{"type": "text", "text": "no"}])
    ) == [("user", "a")]
    two = [{"type": "text", "text": QUESTION}, {"type": "text", "text": NOTE + "hello"}]
    assert said(("user", "a"), ("assistant", two)) == [
        ("user", "a"),
        ("assistant", [{"type": "text", "text": "hello"}]),
    ]
    call = {"role": "assistant", "content": "Deleted.", "tool_calls": [{"id": "c"}]}
    edited = OPENAI.without_ours(Document.of(chat(HI, call)), ours)
    assert edited.get(("messages", 1, "content"), "gone") is None
    assert edited.get(("messages", 1, "tool_calls")) == [{"id": "c"}]


def test_history_without_our_words_keeps_its_bytes() -> None:
    document = Document.of(chat(HI, {"role": "assistant", "content": "x"}, HI))
    assert OPENAI.without_ours(document, ours) is document
