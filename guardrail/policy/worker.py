"""The child of :mod:`guardrail.policy.isolated`: one policy tree, one question at a time, until its input ends.

Nothing is read but the socket it inherits as standard input, and nothing is written elsewhere. Memory is
limited before anything of the policy is looked at. A question that outlives its time kills the process by a
signal that Python does not handle, so that even the interpreter's native code cannot hold it off, and a
worker whose parent was killed does not compute on.

A frame is four bytes of length (big endian) and JSON. First comes the tree, then questions; each is
answered with ``{"ok": …}`` or ``{"code": …, "detail": …}``.
"""

from __future__ import annotations

import json
import signal
import socket
import struct
from typing import Any

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.rego import PanickedError, Rego
from guardrail.policy.tree import Module, PolicyTree
from guardrail.types import Json

MAX_FRAME = 1 << 26
"""Bytes; a tree has at most this much to say, an answer far less."""
_LENGTH = struct.Struct(">I")


def send(channel: socket.socket, value: object) -> None:
    """Write a frame. Raises ``OSError`` (a timeout, too) and ``ValueError`` for what is too long."""
    body = json.dumps(value, allow_nan=False).encode()
    if len(body) > MAX_FRAME:
        raise ValueError("frame too long")
    channel.sendall(_LENGTH.pack(len(body)) + body)


def receive(channel: socket.socket) -> Any:
    """Read a frame. Raises ``OSError`` (a timeout, too), ``EOFError``, ``ValueError`` for what is no frame."""
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size))
    if length > MAX_FRAME:
        raise ValueError("frame too long")
    return json.loads(_exactly(channel, length))


def _exactly(channel: socket.socket, size: int) -> bytes:
    body = bytearray()
    while len(body) < size:
        piece = channel.recv(min(size - len(body), 1 << 16))
        if not piece:
            raise EOFError
        body += piece
    return bytes(body)


def packed(tree: PolicyTree) -> dict[str, Json]:
    """A tree as it crosses the socket: what was checked is what is evaluated, whatever the files say by then."""
    return {
        "modules": [[module.path, module.text] for module in tree.modules],
        "tests": [[module.path, module.text] for module in tree.tests],
        "data": dict(tree.data),
        "builtins": [*sorted(tree.builtins)],
        "revision": tree.revision,
    }


def _unpacked(body: dict[str, Any]) -> PolicyTree:
    return PolicyTree(
        modules=tuple(Module(path, text) for path, text in body["modules"]),
        tests=tuple(Module(path, text) for path, text in body["tests"]),
        data=body["data"],
        builtins=frozenset(body["builtins"]),
        revision=body["revision"],
    )


def _confine(memory: int) -> None:
    import resource  # not on Windows, where this module is imported and never run

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at a terminal is the parent's to handle
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _serve(channel: socket.socket) -> None:
    first = receive(channel)
    _confine(first["memory"])
    try:
        rego = Rego(_unpacked(first["tree"]), with_tests=first["with_tests"])
    except PolicyUnavailableError as error:
        return send(channel, {"code": error.code, "detail": error.detail})
    send(channel, {"ok": None})
    while True:
        asked = receive(channel)
        signal.setitimer(signal.ITIMER_REAL, asked["seconds"])
        answer = _answered(rego, asked)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(channel, answer)


def _answered(rego: Rego, asked: dict[str, Any]) -> dict[str, Json]:
    try:
        if "tests" in asked:
            return {"ok": [[test.name, test.passed] for test in rego.run_tests()]}
        return {"ok": rego.evaluate(asked["entrypoint"], asked["input"])}
    except PanickedError:
        raise SystemExit(1) from None  # what panicked may be half-changed: the parent starts another
    except PolicyUnavailableError as error:
        return {"code": error.code, "detail": error.detail}


if __name__ == "__main__":
    try:
        _serve(socket.socket(fileno=0))
    except (OSError, EOFError):
        raise SystemExit(0) from None
