"""The policy tree on disk: Rego modules, data documents, and the hash that names them.

The layout is OPA's bundle layout (https://www.openpolicyagent.org/docs/management-bundles): a module's
folder mirrors its package, ``a/b/data.json`` becomes ``data.a.b``, ``x_test.rego`` tests ``x.rego``. The
same tree is loaded by the embedded engine and by an OPA server, so the same hash names both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import guardrail
from guardrail.errors import PolicyUnavailableError
from guardrail.types import Json

MAX_FILE = 1 << 20
"""Bytes of one policy file; the law of a jurisdiction is a few dozen kilobytes."""
MAX_FILES = 1000


@dataclass(frozen=True, slots=True)
class Module:
    """A Rego file by its path inside the tree."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class PolicyTree:
    """Everything that decides (``modules``, ``data``), what tests it, and which builtins it may use."""

    modules: tuple[Module, ...]
    tests: tuple[Module, ...]
    data: Mapping[str, Json]
    builtins: frozenset[str]
    revision: str


def default_policy_dir() -> Path:
    """``policies/`` as installed inside the package; in a source checkout a link leads to it."""
    package = Path(guardrail.__file__).resolve().parent
    for place in (package / "policies", package.parent / "policies"):
        if (place / ".manifest").is_file():
            return place.resolve()
    raise PolicyUnavailableError("no policies are installed", code="policy_missing")


def read_tree(root: Path) -> PolicyTree:
    """Read and hash a policy tree.

    Raises :class:`PolicyUnavailableError` for a missing or oversized tree, files that are not UTF-8 or
    not JSON, links that lead out of it, and two documents for one place.
    """
    files = dict(_files(root))
    modules = tuple(Module(path, _text(path, body)) for path, body in files.items() if path.endswith(".rego"))
    data: dict[str, Json] = {}
    for path, body in files.items():
        if path.rpartition("/")[2] == "data.json":
            _graft(data, path.split("/")[:-1], _document(path, body))
    if not modules:
        raise PolicyUnavailableError("the policy directory holds no Rego file", code="policy_missing")
    return PolicyTree(
        modules=tuple(module for module in modules if not _is_test(module.path)),
        tests=tuple(module for module in modules if _is_test(module.path)),
        data=data,
        builtins=_builtins(files),
        revision=_revision(files),
    )


def jurisdiction_names(tree: PolicyTree) -> frozenset[str]:
    """The jurisdictions that a route may name; ``house`` is what fills their gaps and none itself."""
    guard = tree.data.get("guardrail")
    documents = guard.get("jurisdictions") if isinstance(guard, dict) else None
    return frozenset(documents) - {"house"} if isinstance(documents, dict) else frozenset()


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    home = root.resolve()
    if not home.is_dir():
        raise PolicyUnavailableError("the policy directory does not exist", code="policy_missing")
    found = sorted((path.relative_to(home).as_posix(), path) for path in home.rglob("*") if _belongs(path))
    if len(found) > MAX_FILES:
        raise PolicyUnavailableError(f"more than {MAX_FILES} policy files")
    for name, path in found:
        if not path.resolve().is_relative_to(home):
            raise PolicyUnavailableError(f"{name}: leads out of the policy directory")
        try:
            with path.open("rb") as file:
                body = file.read(MAX_FILE + 1)
        except OSError:
            raise PolicyUnavailableError(f"{name}: cannot be read") from None
        if len(body) > MAX_FILE:
            raise PolicyUnavailableError(f"{name}: larger than {MAX_FILE} bytes")
        yield name, body


def _belongs(path: Path) -> bool:
    return path.is_file() and (path.suffix == ".rego" or path.name in {"data.json", "capabilities.json"})


def _is_test(path: str) -> bool:
    return path.endswith("_test.rego")


def _revision(files: Mapping[str, bytes]) -> str:
    """SHA-256 over path and content of everything that decides, each preceded by its length."""
    digest = hashlib.sha256()
    for path, body in sorted(files.items()):
        if not _is_test(path):
            for piece in (path.encode(), body):
                digest.update(len(piece).to_bytes(8, "big") + piece)
    return f"sha256:{digest.hexdigest()}"


def _text(path: str, body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise PolicyUnavailableError(f"{path}: not UTF-8") from None


def _document(path: str, body: bytes) -> dict[str, Json]:
    try:
        document = json.loads(_text(path, body), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise PolicyUnavailableError(f"{path}: not JSON, or a key stands twice") from None
    if not isinstance(document, dict):
        raise PolicyUnavailableError(f"{path}: not a JSON object")
    return document


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("duplicate key")
    return document


def _graft(data: dict[str, Json], place: list[str], document: dict[str, Json]) -> None:
    for key in place:
        branch = data.setdefault(key, {})
        if not isinstance(branch, dict):
            raise PolicyUnavailableError(f"{'/'.join(place)}: two data documents for one place")
        data = branch
    if data.keys() & document.keys():
        raise PolicyUnavailableError(f"{'/'.join(place)}: two data documents for one place")
    data.update(document)


def _builtins(files: Mapping[str, bytes]) -> frozenset[str]:
    """The names in ``capabilities.json``; without that file no builtin may be called."""
    if "capabilities.json" not in files:
        return frozenset()
    listed = _document("capabilities.json", files["capabilities.json"]).get("builtins")
    if not isinstance(listed, list):
        raise PolicyUnavailableError("capabilities.json: no list of builtins")
    return frozenset(str(entry.get("name")) for entry in listed if isinstance(entry, dict))
