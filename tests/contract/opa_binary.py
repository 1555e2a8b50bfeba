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


@contextmanager
def server(policies: Path, *options: str) -> Iterator[str]:
    """An OPA server that loaded ``policies`` as a bundle; its URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [opa(), "run", "--server", "--bundle", str(policies), "--addr", address, "--log-level", "error"]
    process = subprocess.Popen([*command, "--disable-telemetry", *options], stderr=subprocess.DEVNULL)
    try:
        _await_health(f"http://{address}/health", process)
        yield f"http://{address}"
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
