"""Whatever the pieces, whatever the text: restore gives one answer, and a safe one."""

from __future__ import annotations

import html
import html.parser
import json
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from guardrail.core.placeholders import LONGEST
from guardrail.core.restore import Restorer, restore, restored
from guardrail.core.vault import Vault
from guardrail.types import Markup, Placed, RawText

FRAGMENTS = [
    "<PERSON_1>", "<person_1>", "<PERSON\\_1>", "&lt;PERSON_1&gt;", "\\u003cPERSON_1\\u003e", "<EMAIL_ADDRESS_1>",
    "<PERSON_2>", "<PERSON_10>", "<", ">", "&lt;", "&gt;", "\\u003c", "\\u003e", "\\", "\\\\", "`", "```", "~~~", "\n",
    "\n\n", " ", "[", "](", ")", "]:", "(", '"', "'", "=", "https://", "www.", "evil.example/", ".", "@", "<img src=",
    "<!--", "-->", "</script>", "<script>", "PERSON_1", "_", "1", "a", "u0", "&", ";", "您好", "&#46;", "\\u002e",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), max_size=14).map("".join)
values = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(["</b><a href=x>", "[x](javascript:1)", 'a"b\\', "<PERSON_1>", "www.e.example/", "line\n# head"]),
)
markups = st.sampled_from(list(Markup))


def vault_of(*pairs: tuple[str, str]) -> Vault:
    return Vault(
        [
            Placed(placeholder=name, value=RawText(value), entity_type=name[1:-3], subject_id="sub_a")
            for name, value in pairs
        ]
    )


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[str]]:
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    edges = [0, *cuts, len(text)]
    return text, [text[a:b] for a, b in pairwise(edges)]


@settings(max_examples=500)
@given(cut_texts(), values, markups)
def test_any_chunking_gives_the_one_shot_text(cut: tuple[str, list[str]], value: str, markup: Markup) -> None:
    text, chunks = cut
    vault = vault_of(("<PERSON_1>", value), ("<EMAIL_ADDRESS_1>", "bob@example.com"))
    restorer = Restorer(vault, markup, True)
    streamed = "".join(map(restorer.feed, chunks)) + restorer.finish()
    assert (streamed, restorer.restored) == restored(text, vault, markup, True)


@settings(max_examples=500)
@given(texts, values, markups)
def test_character_by_character_gives_the_one_shot_text(text: str, value: str, markup: Markup) -> None:
    vault = vault_of(("<PERSON_1>", value), ("<EMAIL_ADDRESS_1>", "bob@example.com"))
    restorer = Restorer(vault, markup, True)
    assert "".join(map(restorer.feed, text)) + restorer.finish() == restore(text, vault, markup, True)


@given(texts, markups)
def test_nothing_of_a_foreign_vault_returns(text: str, markup: Markup) -> None:
    assert restore(text, vault_of(("<OTHER_1>", "secret")), markup, True) == text
    assert restore(text, Vault(), markup, True) == text


@given(texts, markups)
def test_nothing_returns_where_the_policy_forbids(text: str, markup: Markup) -> None:
    assert restored(text, vault_of(("<PERSON_1>", "secret")), markup, False) == (text, frozenset())


@given(texts, markups)
def test_hold_is_bounded(text: str, markup: Markup) -> None:
    restorer = Restorer(vault_of(("<PERSON_1>", "Bob")), markup, True)
    shown = 0
    for fed, char in enumerate(text + "<" * 300 + "PERSON", 1):
        shown += len(restorer.feed(char).replace("Bob", "<PERSON_1>"))
        assert fed - shown <= 2 * LONGEST + 80


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen += 1

    def handle_endtag(self, tag: str) -> None:
        self.seen += 1

    def handle_comment(self, data: str) -> None:
        self.seen += 1


@given(st.text(alphabet="<>/&;\"' =ab!-#x1script", max_size=30))
@example("img src=x onerror=alert(1)>")
def test_a_value_in_html_never_makes_a_tag(value: str) -> None:
    shown = restore("<p>Hello <PERSON_1>, you</p>", vault_of(("<PERSON_1>", value)), Markup.HTML, True)
    tags = _Tags()
    tags.feed(shown)
    tags.close()
    assert tags.seen == 2
    assert html.unescape(shown[len("<p>Hello ") : -len(", you</p>")]) == html.unescape(html.escape(value))


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


@given(json_values, values, st.booleans())
def test_json_stays_json(document: object, value: str, ascii_only: bool) -> None:
    text = json.dumps(document, ensure_ascii=ascii_only)
    json.loads(restore(text, vault_of(("<PERSON_1>", value)), Markup.JSON, True))


@given(values)
def test_json_quoted_twice_stays_json_inside(value: str) -> None:
    inner = json.dumps({"name": "<PERSON_1>"})
    shown = restore(json.dumps({"arguments": inner}), vault_of(("<PERSON_1>", value)), Markup.JSON, True)
    assert json.loads(json.loads(shown)["arguments"]) == {"name": value}


@given(st.text(min_size=1, max_size=20))
def test_each_value_is_put_in_once(value: str) -> None:
    vault = vault_of(("<PERSON_1>", f"{value} <PERSON_2>"), ("<PERSON_2>", "<PERSON_1>"))
    assert restore("A <PERSON_1> , <PERSON_2>", vault, Markup.PLAIN, True) == f"A {value} <PERSON_2> , <PERSON_1>"
