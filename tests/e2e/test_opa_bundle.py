"""A real OPA that loads signed bundles over HTTP: only what the right key signed ever decides."""

from __future__ import annotations

import asyncio
import io
import json
import shutil
import tarfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decisions import ENTRYPOINT
from guardrail.policy.manifest import manifest
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.server import OpaServerEngine
from guardrail.policy.tree import default_policy_dir, read_tree
from tests.contract import opa_binary
from tests.e2e.harness import Peer, Seen, peer

pytestmark = [pytest.mark.opa, pytest.mark.asyncio]
Rewrite = Callable[[dict[str, bytes]], dict[str, bytes]]


class Depot:
    """Where the bundle lies; counts how often each was fetched whole."""

    def __init__(self) -> None:
        self.bundle = b""
        self.edition = 0
        self.fetched: list[int] = []

    def put(self, bundle: Path) -> None:
        self.bundle, self.edition = bundle.read_bytes(), self.edition + 1

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == f'"{self.edition}"':
            return web.Response(status=304)
        self.fetched.append(self.edition)
        return web.Response(body=self.bundle, headers={"ETag": f'"{self.edition}"'}, content_type="application/gzip")


class Signer:
    """A key, and bundles signed with it."""

    def __init__(self, place: Path) -> None:
        place.mkdir()
        key = ec.generate_private_key(ec.SECP256R1())
        self._key, self._place, self._number = place / "key.pem", place, 0
        self._key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        self.public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def signed(self, tree: Path) -> Path:
        self._number += 1
        bundle = self._place / f"{self._number}.tar.gz"
        signing = ("--signing-alg", "ES256", "--signing-key", self._key)
        opa_binary.run("build", "--bundle", tree, *signing, "--output", bundle)
        return bundle


def rewritten(bundle: Path, change: Rewrite) -> Path:
    """The archive with other members."""
    with tarfile.open(bundle) as archive:
        files = {member.name: archive.extractfile(member) for member in archive.getmembers() if member.isfile()}
        members = change({name: file.read() for name, file in files.items() if file})
    place = bundle.with_name(f"changed-{bundle.name}")
    with tarfile.open(place, "w:gz") as archive:
        for name, body in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            archive.addfile(entry, io.BytesIO(body))
    return place


def without_signature(members: dict[str, bytes]) -> dict[str, bytes]:
    return {name: body for name, body in members.items() if not name.endswith(".signatures.json")}


def with_a_changed_rule(members: dict[str, bytes]) -> dict[str, bytes]:
    (rule,) = [name for name in members if name.endswith("guardrail/turn/turn.rego")]
    return {**members, rule: members[rule] + b"\n# changed\n"}


def with_a_file_that_leads_out(members: dict[str, bytes]) -> dict[str, bytes]:
    return {**members, "../../guardrail/more/data.json": b"{}"}


@contextmanager
def subscribed(depot: Peer, signer: Signer, place: Path) -> Iterator[str]:
    """OPA, told where the bundle is and by which key it must be signed."""
    settings = {
        "services": {"depot": {"url": depot.url}},
        "keys": {"release": {"algorithm": "ES256", "key": signer.public}},
        "bundles": {
            "guardrail": {
                "service": "depot",
                "resource": "guardrail.tar.gz",
                "signing": {"keyid": "release"},
                "polling": {"min_delay_seconds": 1, "max_delay_seconds": 1},
            }
        },
    }
    place.mkdir(exist_ok=True)
    (place / "opa.json").write_text(json.dumps(settings))
    with opa_binary.serving("--config-file", str(place / "opa.json")) as url:
        yield url


async def until_decided(engine: OpaServerEngine, revision: str) -> None:
    """Until that revision decides; no other than the one before may meanwhile."""
    async with asyncio.timeout(30):
        while True:
            try:
                if (await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)).revision == revision:
                    return
            except PolicyUnavailableError as error:
                assert error.code == "policy_undefined"  # noqa: PT017  nothing is loaded yet
            await asyncio.sleep(0.05)


async def until_refused(depot: Depot, edition: int) -> None:
    """Until OPA fetched it a second time: it looked at the first copy and did not take it."""
    async with asyncio.timeout(30):
        while depot.fetched.count(edition) < 2:
            await asyncio.sleep(0.05)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    copied = Path(shutil.copytree(default_policy_dir(), tmp_path / "policies"))
    (copied / ".manifest").write_text(manifest(copied))
    return copied


def changed(tree: Path) -> str:
    """Another edition of the policy; its revision."""
    rules = tree / "guardrail/turn/turn.rego"
    rules.write_text(rules.read_text() + "\n# another edition\n")
    (tree / ".manifest").write_text(manifest(tree))
    return read_tree(tree).revision


@pytest_asyncio.fixture
async def depot() -> AsyncIterator[tuple[Depot, Peer]]:
    depot = Depot()
    async with peer(depot) as served:
        yield depot, served


async def test_a_signed_bundle_decides_until_the_next_one_with_the_right_signature(
    tree: Path, depot: tuple[Depot, Peer], tmp_path: Path
) -> None:
    shelf, served = depot
    ours, theirs = Signer(tmp_path / "ours"), Signer(tmp_path / "theirs")
    first = read_tree(tree).revision
    shelf.put(ours.signed(tree))
    with subscribed(served, ours, tmp_path / "opa") as url:
        engine, pinned = OpaServerEngine(url, timeout=10), OpaServerEngine(url, timeout=10, expected_revision=first)
        named = OpaServerEngine(url, timeout=10, bundle="guardrail")
        await until_decided(engine, first)
        await pinned.ready()

        second = changed(tree)
        good = ours.signed(tree)
        for bad in (
            theirs.signed(tree),
            rewritten(good, without_signature),
            rewritten(good, with_a_changed_rule),
            rewritten(good, with_a_file_that_leads_out),
        ):
            shelf.put(bad)
            await until_refused(shelf, shelf.edition)
            assert (await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)).revision == first

        shelf.put(good)
        await until_decided(engine, second)
        assert (await named.evaluate(ENTRYPOINT, SMOKE_QUESTION)).revision == second
        with pytest.raises(PolicyUnavailableError) as error:
            await pinned.evaluate(ENTRYPOINT, SMOKE_QUESTION)
        assert error.value.code == "policy_revision"
        for each in (engine, pinned, named):
            await each.close()


async def test_with_nothing_but_a_wrong_signature_nothing_decides(
    tree: Path, depot: tuple[Depot, Peer], tmp_path: Path
) -> None:
    shelf, served = depot
    ours, theirs = Signer(tmp_path / "ours"), Signer(tmp_path / "theirs")
    shelf.put(theirs.signed(tree))
    with subscribed(served, ours, tmp_path / "opa") as url:
        engine = OpaServerEngine(url, timeout=10)
        await until_refused(shelf, shelf.edition)
        with pytest.raises(PolicyUnavailableError) as error:
            await engine.ready()
        assert error.value.code == "policy_undefined"
        await engine.close()


async def test_the_example_configuration_takes_what_is_signed(
    tree: Path, depot: tuple[Depot, Peer], tmp_path: Path
) -> None:
    shelf, served = depot
    ours = Signer(tmp_path / "ours")
    (tmp_path / "release.pub").write_text(ours.public)
    shelf.put(ours.signed(tree))
    told = (
        *("--config-file", str(opa_binary.ROOT / "deploy/opa/opa.yaml")),
        *("--set", f"services.depot.url={served.url}", "--set-file", f"keys.release.key={tmp_path / 'release.pub'}"),
        *("--set", f"persistence_directory={tmp_path / 'kept'}"),
    )
    with opa_binary.serving(*told) as url:
        engine = OpaServerEngine(url, timeout=10)
        await until_decided(engine, read_tree(tree).revision)
        await engine.close()


# ---------------------------------------------------------------- OPA's own decision logs


def with_canaries(value: Any, canary: str) -> Any:
    """The same question with a canary at the end of every text and in every key of open maps."""
    match value:
        case dict():
            return {key: with_canaries(each, canary) for key, each in value.items()} | {canary: canary}
        case list():
            return [*(with_canaries(each, canary) for each in value), canary]
        case str():
            return f"{value} {canary}"
    return value


async def test_decision_logs_hold_decision_and_revision_and_nothing_of_the_question(tmp_path: Path) -> None:
    canary = "kanarėlė-7391"
    log = tmp_path / "log"
    told = ("--log-level", "info", "--log-format", "json", "--set", "decision_logs.console=true")
    with opa_binary.serving("--bundle", str(default_policy_dir()), *told, log=log) as url:
        engine = OpaServerEngine(url, timeout=10)
        raw = await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
        for question in (
            {**SMOKE_QUESTION, "route": {**SMOKE_QUESTION["route"], "channel": canary}},  # type: ignore[dict-item]
            with_canaries(SMOKE_QUESTION, canary),
            {canary: canary},
        ):
            for name in ("turn", "erasure", "access"):
                try:
                    await engine.evaluate(f"guardrail/{name}/decision", question)
                except PolicyUnavailableError as error:
                    assert canary not in error.detail  # noqa: PT017
        await engine.close()
    said = log.read_text(encoding="utf-8")
    assert canary not in said
    assert json.dumps(canary)[1:-1] not in said
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    logged = [line for line in lines if line.get("type") == "openpolicyagent.org/decision_logs"]
    assert len(logged) == 10
    assert all("input" not in line for line in logged)
    decided = next(line for line in logged if line["path"] == ENTRYPOINT and line.get("result") == raw.result)
    assert [each["revision"] for each in decided["bundles"].values()] == [raw.revision]
