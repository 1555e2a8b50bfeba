"""One spelling for every path."""

from __future__ import annotations

import pytest

from guardrail.errors import ChannelError
from guardrail.web.paths import is_canonical, split_target


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/", "/", ""),
        ("/chat/shop", "/chat/shop", ""),
        ("/out/line/v2/bot/message/push?x=1&y=%20", "/out/line/v2/bot/message/push", "x=1&y=%20"),
        ("/out/line/a%20b/%E4%BD%A0,@:;=!", "/out/line/a%20b/%E4%BD%A0,@:;=!", ""),
        ("/a?b?c=/../d", "/a", "b?c=/../d"),
        ("/a/..b/c..", "/a/..b/c..", ""),
        ("/a/", "/a/", ""),
    ],
)
def test_plain_targets_split_unchanged(target: str, path: str, query: str) -> None:
    assert split_target(target) == (path, query)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "*",
        "chat",
        "http://evil/x",
        "evil:443",
        "//evil",
        "/a//b",
        "/./a",
        "/a/..",
        "/a/%2E",
        "/%41",
        "/%2f",
        "/%5C",
        "/%25",
        "/%0a",
        "/%7f",
        "/%zz",
        "/%4",
        "/a\\b",
        "/a b",
        "/a#b",
        "/ä",
        "/a?b#c",
        '/a?"',
        "/a\n",
        "/a?b\n",
    ],
)
def test_other_targets_are_refused(target: str) -> None:
    with pytest.raises(ChannelError) as caught:
        split_target(target)
    assert (caught.value.status, caught.value.code, str(caught.value)) == (400, "bad_target", "")


def test_canonical_paths_mean_one_thing() -> None:
    assert is_canonical("/a/b%20c")
    assert not is_canonical("/a/%2e%2e/b")
