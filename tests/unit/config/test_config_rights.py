"""Settings of recipients and controllers: what could tell nobody, or the wrong one, is no configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guardrail.config import Config, InvalidConfigError, parse

WEBHOOK = {"kind": "webhook", "name": "crm", "url": "https://crm.example/hook", "secret": "s" * 24}
DSR = {
    "kind": "opendsr",
    "name": "analytics",
    "url": "https://dsr.example/v2",
    "domain": "dsr.example",
    "certificate": "dsr.pem",
}
DESK = {"name": "desk", "token": "t" * 24, "id": "shop-1", "route": "a"}
SERVER = {"domain": "us.example", "certificate": "us.pem", "key": "k" * 24, "controllers": [DESK]}


def configured(tmp_path: Path, **rights: Any) -> Config:
    routes = {name: {"channel": "web", "bot": {"url": "https://b/"}} for name in ("a", "b")}
    return parse({"mode": "development", "routes": routes, "rights": rights}, base=tmp_path, environ={})


def test_whatever_the_guides_show_is_read(tmp_path: Path) -> None:
    found = configured(tmp_path, recipients=[{**WEBHOOK, "routes": ["a"]}, DSR], opendsr=SERVER).rights
    assert [each.name for each in found.recipients] == ["crm", "analytics"]
    assert found.named_routes() == {"a"}
    assert found.opendsr is not None
    assert found.opendsr.controllers[0].verifies is False


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        ({"recipients": [{**WEBHOOK, "routes": ["c"]}]}, "routes that there are not: c"),
        ({"opendsr": {**SERVER, "controllers": [{**DESK, "route": "shoop"}]}}, "routes that there are not: shoop"),
        ({"recipients": [WEBHOOK, WEBHOOK]}, "two recipients of one name"),
        ({"recipients": [WEBHOOK, {**DSR, "name": "crm"}]}, "two recipients of one name"),
        ({"opendsr": {**SERVER, "controllers": [DESK, DESK]}}, "two controllers of one name"),
        ({"opendsr": {**SERVER, "controllers": [DESK, {**DESK, "name": "other"}]}}, "with one token"),
        ({"opendsr": {**SERVER, "controllers": []}}, "at least one"),
        ({"recipients": [{**WEBHOOK, "timeout": 21}]}, "20"),
        ({"recipients": [{**WEBHOOK, "purposes": ["fun"]}]}, "purposes"),
        ({"recipients": [{**WEBHOOK, "kind": "pigeon"}]}, "kind: expected one of webhook, opendsr"),
        ({"recipients": [{**WEBHOOK, "secrt": "x"}]}, "secrt: unknown key (did you mean 'secret'?)"),
    ],
)
def test_what_could_tell_nobody_is_refused(tmp_path: Path, rights: Any, words: str) -> None:
    with pytest.raises(InvalidConfigError) as caught:
        configured(tmp_path, **rights)
    assert words in str(caught.value)
    assert "tttt" not in str(caught.value)
