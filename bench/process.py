"""What detection means for the process that it runs in: start-up, memory, and how soon others are answered.

A real ``guardrail serve`` with its own temporary state and free ports of the loopback interface, a bot and a
load generator in processes of their own. Every message needs the model, in both directions.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.timing import Figure

PAUSE = 0.01  # seconds between two probes
BEGIN = 1.0  # seconds of load before probing


@contextmanager
def child(*command: str, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """A Python process whose standard output is read here."""
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True, env=env)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def ports_of(server: subprocess.Popen[str]) -> dict[str, int]:
    """Ports by listener, once both listen."""
    ports: dict[str, int] = {}
    while len(ports) < 2 and (line := line_of(server)):
        event = json.loads(line)
        if event["event"] == "serve.listening":
            ports[event["listener"]] = event["port"]
    if len(ports) < 2:
        raise SystemExit("guardrail serve does not start; what it says stands above")
    return ports


def configuration(bot: int) -> dict[str, object]:
    route = {"channel": "web", "bot": {"url": f"http://127.0.0.1:{bot}/chat"}, "policy": {"consent": "none"}}
    return {"mode": "development", "listen": {"port": 0, "control_port": 0}, "routes": {"bench": route}}


def probed(port: int, seconds: float) -> list[float]:
    """Sorted milliseconds of requests to ``/livez``, one after the other on one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        connection.request("GET", "/livez")
        response = connection.getresponse()
        response.read()
        times.append((time.perf_counter() - began) * 1000)
        assert response.status == 200
        time.sleep(PAUSE)
    connection.close()
    return sorted(times)


def resident_mb(process: int) -> float:
    """The most memory the process has had (Linux), or has now."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        [peak] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(peak.split()[1]) / 1024
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(process)])) / 1024


def processor_seconds(process: int) -> str:
    """How long the process has computed so far, in words (Linux)."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return ""
    user, system = status.read_text().rpartition(")")[2].split()[11:13]
    return f"{(int(user) + int(system)) / os.sysconf('SC_CLK_TCK'):.1f} s of them computing"


def process(seconds: float) -> Iterator[Figure]:
    """Start-up and memory of a server, and its ``/livez`` while it detects as much as it can."""
    with tempfile.TemporaryDirectory() as directory, child("-m", "bench.peers", "bot") as bot:
        config = Path(directory) / "guardrail.yaml"
        config.write_text(json.dumps(configuration(int(line_of(bot)))))
        # pip compiles what it installs, so only a first start from a checkout compiles. It makes the database, too.
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = f"{directory}/compiled"
        serve = ("-m", "guardrail", "serve", "--config", str(config))
        for name, limit in (("first start-up, from a checkout", None), ("start-up of guardrail serve", 4)):
            began = time.perf_counter()
            with child(*serve, env=env) as server:
                ports = ports_of(server)
                took = time.perf_counter() - began
                yield Figure(name, took, "s", most=limit, note=processor_seconds(server.pid))
                if limit is not None:
                    yield from loaded(server, ports, seconds)


def loaded(server: subprocess.Popen[str], ports: dict[str, int], seconds: float) -> Iterator[Figure]:
    """Probe while a load generator keeps the detector's threads busy."""
    assert server.stdout is not None
    drain = threading.Thread(target=server.stdout.read, daemon=True)  # a full pipe would stop the server
    drain.start()
    length = str(seconds + 2 * BEGIN)
    with child("-m", "bench.peers", "load", f"http://127.0.0.1:{ports['data']}", length) as load:
        time.sleep(BEGIN)
        times = probed(ports["control"], seconds)
        turns = float(line_of(load))
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    note = f"p50 {p50:.1f} ms, {len(times)} probes, {turns:.0f} turns/s, {os.cpu_count()} cores"
    yield Figure("p99 of /livez under full detection load", p99, "ms", most=50, note=note)
    yield Figure("memory of that process at most, resident", resident_mb(server.pid), "MB", most=500)
