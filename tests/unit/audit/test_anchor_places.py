"""Second places: files that are never replaced, webhooks, object stores; servers are real, on loopback."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import web

from guardrail.audit.anchors.anchor import AnchorError, SignedCheckpoint
from guardrail.audit.anchors.file import FileAnchor
from guardrail.audit.anchors.http import ObjectAnchor, WebhookAnchor
from guardrail.audit.posting import Sender
from guardrail.clients.outgoing import new_session
from guardrail.core.notes import Checkpoint, sign_checkpoint
from guardrail.errors import IntegrityError
from tests.contract.receivers import Request, http_server

SEED = bytes(range(32))


def signed(size: int, root: bytes = bytes(32), origin: str = "audit.example/log") -> SignedCheckpoint:
    note = sign_checkpoint(Checkpoint(origin=origin, size=size, root=root), SEED)
    return SignedCheckpoint(origin=origin, size=size, note=note)


# ---------------------------------------------------------------- files


def notes_in(directory: Path) -> dict[str, str]:
    return {each.name: each.read_text() for each in directory.iterdir()}


async def test_a_file_a_checkpoint(tmp_path: Path) -> None:
    anchor = FileAnchor(tmp_path)
    for size in (7, 12_000):
        await anchor.keep(signed(size))
        await anchor.keep(signed(size))  # again is harmless
    assert notes_in(tmp_path) == {
        "audit.example_log-0000000000000000007.txt": signed(7).note,
        "audit.example_log-0000000000000012000.txt": signed(12_000).note,
    }


async def test_another_checkpoint_of_the_same_size_is_a_fork_and_is_told(tmp_path: Path) -> None:
    anchor = FileAnchor(tmp_path)
    await anchor.keep(signed(7))
    with pytest.raises(IntegrityError) as caught:
        await anchor.keep(signed(7, root=bytes([1]) * 32))
    assert caught.value.code == "audit_anchor_conflict"
    assert list(notes_in(tmp_path).values()) == [signed(7).note]


@pytest.mark.parametrize("left", [0, 1, 100])
async def test_what_a_power_cut_left_is_completed(tmp_path: Path, left: int) -> None:
    anchor = FileAnchor(tmp_path)
    anchor.path(signed(7)).write_text(signed(7).note[:left])
    await anchor.keep(signed(7))
    assert list(notes_in(tmp_path).values()) == [signed(7).note]


async def test_a_directory_that_is_not_mounted_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(AnchorError):
        await FileAnchor(tmp_path / "share").keep(signed(7))
    assert notes_in(tmp_path) == {}


@pytest.mark.parametrize("origin", ["../../etc/log", ".hidden", "a/b\\c:d", "é" * 200])
async def test_a_logs_name_does_not_lead_elsewhere(tmp_path: Path, origin: str) -> None:
    anchor = FileAnchor(tmp_path)
    assert anchor.path(signed(7, origin=origin)).parent == tmp_path
    await anchor.keep(signed(7, origin=origin))
    [name] = notes_in(tmp_path)
    assert not name.startswith(".")


# ---------------------------------------------------------------- webhooks


async def test_a_webhook_gets_the_note() -> None:
    async with http_server() as server, new_session() as session:
        sender = Sender(session=session, timeout=5, token="a-secret-of-ours")
        await WebhookAnchor(sender, server.url + "/notary").keep(signed(7))
    [request] = server.requests
    assert (request.method, request.path, request.body.decode()) == ("POST", "/notary", signed(7).note)
    assert request.headers["authorization"] == "Bearer a-secret-of-ours"
    assert request.headers["content-type"] == "text/plain; charset=utf-8"
    assert request.headers["guardrail-log-origin"] == "audit.example/log"
    assert request.headers["guardrail-log-size"] == "7"


@pytest.mark.parametrize("status", [307, 400, 401, 409, 500])
async def test_a_webhook_that_refuses(status: int) -> None:
    async with http_server(lambda request: status) as server, new_session() as session:
        with pytest.raises(AnchorError) as caught:
            await WebhookAnchor(Sender(session=session, timeout=5), server.url).keep(signed(7))
    assert caught.value.code == "anchor_refused"


async def test_a_webhook_that_hangs_or_is_not_there() -> None:
    async with http_server() as server, new_session() as session:
        server.delay = 5
        with pytest.raises(AnchorError) as caught:
            await WebhookAnchor(Sender(session=session, timeout=0.2), server.url).keep(signed(7))
        assert caught.value.code == "anchor_timeout"
    async with new_session() as session:
        with pytest.raises(AnchorError) as caught:
            await WebhookAnchor(Sender(session=session, timeout=5), server.url).keep(signed(7))
        assert caught.value.code == "anchor_unavailable"


# ---------------------------------------------------------------- object stores


class Bucket:
    """A store that honours ``If-None-Match: *``, as S3, Azure and GCS do."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.readable = True

    def __call__(self, request: Request) -> int | web.StreamResponse:
        path = request.path.partition("?")[0]
        if request.method == "GET":
            there = self.objects.get(path)
            return web.Response(body=there) if there is not None and self.readable else 403
        if request.headers.get("if-none-match") == "*" and path in self.objects:
            return 412
        self.objects[path] = request.body
        return 201


async def test_an_object_a_checkpoint() -> None:
    bucket = Bucket()
    async with http_server(bucket) as server, new_session() as session:
        sender = Sender(session=session, timeout=5, headers={"x-ms-blob-type": "BlockBlob"})
        anchor = ObjectAnchor(sender, server.url + "/bucket/{origin}/{size}.txt", "sv=1&sig=a%2Bb%3D")
        await anchor.keep(signed(7))
        await anchor.keep(signed(7))  # the answer to the first was lost, say
        await anchor.keep(signed(8))
    assert bucket.objects == {
        "/bucket/audit.example/log/0000000000000000007.txt": signed(7).note.encode(),
        "/bucket/audit.example/log/0000000000000000008.txt": signed(8).note.encode(),
    }
    assert all(request.path.endswith("?sv=1&sig=a%2Bb%3D") for request in server.requests)
    assert server.requests[0].headers["x-ms-blob-type"] == "BlockBlob"


async def test_an_object_of_another_content_is_a_fork_and_is_told() -> None:
    bucket = Bucket()
    async with http_server(bucket) as server, new_session() as session:
        anchor = ObjectAnchor(Sender(session=session, timeout=5), server.url + "/{size}", None)
        await anchor.keep(signed(7))
        with pytest.raises(IntegrityError) as caught:
            await anchor.keep(signed(7, root=bytes([1]) * 32))
        assert caught.value.code == "audit_anchor_conflict"
        bucket.readable = False
        with pytest.raises(AnchorError) as refused:
            await anchor.keep(signed(7))
        assert refused.value.code == "anchor_refused"
    assert list(bucket.objects.values()) == [signed(7).note.encode()]
