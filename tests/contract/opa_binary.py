"""The real OPA: where it is, and a server of it on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def opa() -> str:
    """The binary's path. Without it the test is skipped, or fails under ``CI=true``."""
    places = (os.environ.get("GUARDRAIL_OPA"), str(ROOT / ".tools/bin/opa"), shutil.which("opa"))
    for place in places:
        if place and os.access(place, os.X_OK):
            return place
    message = "OPA IS MISSING: run `make tools`, or set GUARDRAIL_OPA; the policies were not checked by OPA itself"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def run(*arguments: str | Path) -> str:
    """What ``opa …`` prints; a failure fails the test."""
    done = subprocess.run([opa(), *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def free_address() -> str:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@contextmanager
def server(policies: Path, *options: str) -> Iterator[str]:
    """An OPA server that loaded ``policies`` as a bundle; its URL."""
    with serving("--bundle", str(policies), *options) as url:
        yield url


@contextmanager
def serving(*options: str, address: str = "", log: Path | None = None) -> Iterator[str]:
    """An OPA server with these options; its URL. What it says goes to the file ``log``."""
    at = address or free_address()
    command = [opa(), "run", "--server", "--addr", at, "--skip-version-check"]
    level = () if "--log-level" in options else ("--log-level", "error")
    with (log or Path(os.devnull)).open("ab") as said:
        process = subprocess.Popen([*command, *level, *options], stdout=said, stderr=said)
    try:
        _await_health(f"http://{at}/health", process)
        yield f"http://{at}"
    finally:
        process.terminate()
        process.wait(10)


def _await_health(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        assert process.poll() is None, "OPA ended by itself"
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.025)
    raise AssertionError("OPA did not become healthy")
