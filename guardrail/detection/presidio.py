"""Presidio's recognizer classes, without what its package loads for engines that Guardrail does not run.

``import presidio_analyzer`` reads spaCy, a hundred recognizers and an HTTP client, more than a second of every start.
The classes that recognizers are made of need none of it. So the package stands in ``sys.modules`` unread, with these
classes out of their own modules, and whoever asks it for anything else (an operator's registry file, say) reads it as
it is. The classes are the same objects before and after. Where Presidio was imported already, nothing happens.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

PACKAGE = "presidio_analyzer"
HOMES = {
    "AnalysisExplanation": "analysis_explanation",
    "RecognizerResult": "recognizer_result",
    "EntityRecognizer": "entity_recognizer",
    "LocalRecognizer": "local_recognizer",
}
"""The modules of the classes that need no others but these; each needs only what stands before it."""

LIGHT = {*HOMES.values(), "llm_utils"}
"""Modules that do not need the package either; Presidio's anonymizer asks for one of the second."""

_reading = threading.RLock()


class _Unread(ModuleType):
    """The package until something of it is wanted that is not there."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _read(self)
        return getattr(self, name)


class _Submodules(MetaPathFinder, Loader):
    """Reads the package before any module in it, as an ordinary import would."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        package = sys.modules.get(PACKAGE)
        parent, _, module = fullname.partition(".")
        if parent != PACKAGE or module.split(".")[0] in LIGHT or type(package) is not _Unread:
            return None
        _read(package)
        return ModuleSpec(fullname, self) if fullname in sys.modules else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The one that reading the package brought already."""
        return sys.modules[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """It has run."""


def _read(package: ModuleType) -> None:
    """Run the package's own code in it; it is a module like any other from then on."""
    spec = package.__spec__
    with _reading:
        if type(package) is not _Unread or spec is None or spec.loader is None:
            return
        package.__class__ = ModuleType  # type: ignore[assignment]
        try:
            spec.loader.exec_module(package)
        except BaseException:
            package.__class__ = _Unread
            raise


def _leave_unread() -> None:
    spec = find_spec(PACKAGE)
    if PACKAGE in sys.modules or spec is None:
        return
    package = sys.modules[PACKAGE] = module_from_spec(spec)
    with suppress(ImportError, AttributeError):  # a release that is built otherwise is read at once, below
        for name, home in HOMES.items():
            setattr(package, name, getattr(import_module(f"{PACKAGE}.{home}"), name))
    package.__class__ = _Unread
    sys.meta_path.insert(0, _Submodules())


_leave_unread()

from presidio_analyzer import EntityRecognizer, LocalRecognizer, RecognizerResult  # noqa: E402

__all__ = ["EntityRecognizer", "LocalRecognizer", "RecognizerResult"]
