"""Secrets: where they may stand, and that they never show."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

import pytest

from guardrail.config import Config, InvalidConfigError, parse
from guardrail.types import Json

CANARY = "canary-9f31c7-secret"


def with_header(value: Json, base: Path, mode: str = "production", environ: dict[str, str] | None = None) -> Config:
    bot: Json = {"url": "https://b/", "headers": {"Authorization": value}}
    return parse({"mode": mode, "routes": {"a": {"channel": "web", "bot": bot}}}, base=base, environ=environ or {})


def revealed(config: Config) -> str:
    return config.routes["a"].bot.request_headers()["Authorization"]


def secret_file(path: Path, content: bytes, mode: int = 0o600) -> Path:
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_from_a_file_without_its_line_end(tmp_path: Path, ending: bytes) -> None:
    secret_file(tmp_path / "token", CANARY.encode() + ending)
    assert revealed(with_header({"file": "token"}, tmp_path)) == CANARY
    assert revealed(with_header({"file": str(tmp_path / "token")}, Path("/"))) == CANARY


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_key_in_pem_has_lines(tmp_path: Path, end: str) -> None:
    key = end.join(["-----BEGIN PRIVATE KEY-----", CANARY, "-----END PRIVATE KEY-----"])
    secret_file(tmp_path / "key", key.encode() + b"\n")
    assert revealed(with_header({"file": "key"}, tmp_path)) == key


def test_from_the_environment(tmp_path: Path) -> None:
    config = with_header({"env": "TOKEN"}, tmp_path, environ={"TOKEN": CANARY})
    assert revealed(config) == CANARY
    assert config.routes["a"].bot.headers["Authorization"].source == "env:TOKEN"


def test_in_place_only_in_development(tmp_path: Path) -> None:
    assert revealed(with_header(CANARY, tmp_path, "development")) == CANARY
    with pytest.raises(InvalidConfigError, match="mode: development") as caught:
        with_header(CANARY, tmp_path)
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize("mode", [0o604, 0o644, 0o666])
def test_files_that_everybody_can_read_are_refused(tmp_path: Path, mode: int) -> None:
    secret_file(tmp_path / "token", CANARY.encode(), mode)
    with pytest.raises(InvalidConfigError, match="readable by everybody") as caught:
        with_header({"file": "token"}, tmp_path)
    assert CANARY not in str(caught.value)
    assert str(tmp_path / "token") in str(caught.value)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b"  ", "empty"),
        (b"\xff" + CANARY.encode(), "UTF-8"),
        (b"x" * 65_537, "longer"),
        (b"a\nb", "control"),
        (b"-----BEGIN PRIVATE KEY-----\n\x1b[2J\n", "control"),
    ],
)
def test_contents_that_are_refused(tmp_path: Path, content: bytes, word: str) -> None:
    secret_file(tmp_path / "token", content)
    with pytest.raises(InvalidConfigError, match=word) as caught:
        with_header({"file": "token"}, tmp_path)
    assert CANARY not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfigError, match=f"{tmp_path}/token does not exist"):
        with_header({"file": "token"}, tmp_path)


def test_a_pipe_does_not_hang_the_start(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "token", 0o600)
    with pytest.raises(InvalidConfigError, match="not a regular file"):
        with_header({"file": "token"}, tmp_path)


def test_an_unset_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfigError, match="TOKEN is not set"):
        with_header({"env": "TOKEN"}, tmp_path)


@pytest.mark.parametrize(
    "value", [{}, {"file": "a", "env": "b"}, {"file": 3}, {"vault": "x"}, 3, None, [CANARY], {"env": [CANARY]}]
)
def test_other_shapes_are_refused(tmp_path: Path, value: Json) -> None:
    with pytest.raises(InvalidConfigError, match=r"expected \{file: path\}") as caught:
        with_header(value, tmp_path)
    assert CANARY not in str(caught.value)


def test_a_secret_never_shows(tmp_path: Path) -> None:
    config = with_header({"env": "TOKEN"}, tmp_path, environ={"TOKEN": CANARY})
    secret = config.routes["a"].bot.headers["Authorization"]
    shown = [
        repr(config),
        str(config),
        repr(secret),
        f"{secret}",
        json.dumps(config.model_dump(mode="json")),
    ]
    assert not any(CANARY in text for text in shown)
    with pytest.raises(TypeError):
        pickle.dumps(secret)
