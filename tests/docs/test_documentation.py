"""The documentation says what the code does: settings, commands, dependencies, links, examples."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import guardrail
from guardrail.cli.reference import page as commands_page
from guardrail.config import load
from guardrail.config.reference import page as configuration_page
from guardrail.policy.rulings_page import page as rulings_page

REPOSITORY = Path(guardrail.__file__).parent.parent
PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), *(REPOSITORY / "examples").rglob("*.md")]
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def text(page: str) -> str:
    return (REPOSITORY / page).read_text(encoding="utf-8")


def test_the_configuration_reference_is_current() -> None:
    assert text("docs/reference/configuration.md") == configuration_page(), (
        "run: python -m guardrail.config.reference > docs/reference/configuration.md"
    )


def test_the_command_reference_is_current() -> None:
    assert text("docs/reference/commands.md") == commands_page(), (
        "run: python -m guardrail.cli.reference > docs/reference/commands.md"
    )


def test_the_page_of_rulings_is_current() -> None:
    assert text("docs/reference/rulings.md") == rulings_page(), (
        "run: python -m guardrail.policy.rulings_page > docs/reference/rulings.md"
    )


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    reasons = text("docs/adr/0002-dependencies.md")
    for requirement in project["dependencies"]:
        name = re.split(r"[\[<>=~! ]", requirement)[0]
        assert f"| `{name}` |" in reasons, f"{name} has no reason in docs/adr/0002-dependencies.md"


def test_no_reason_outlives_its_dependency() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    names = {re.split(r"[\[<>=~! ]", requirement)[0] for requirement in project["dependencies"]}
    assert set(re.findall(r"^\| `([^`]+)` \|", text("docs/adr/0002-dependencies.md"), re.MULTILINE)) == names


def test_the_changelog_knows_this_version() -> None:
    assert f"## {guardrail.__version__}" in text("CHANGELOG.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        linked = page if not path else (page.parent / path).resolve()
        assert linked.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in _anchors(linked), f"{page.name}: {target}"


def _anchors(page: Path) -> set[str]:
    """Anchors as GitHub makes them from headings."""
    headings = re.findall(r"^#+ +(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_whole_configurations_in_the_documentation_are_good(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, example in enumerate(_YAML.findall(page.read_text(encoding="utf-8"))):
        if not re.search(r"^routes:", example, re.MULTILINE):
            continue  # a fragment
        for name in re.findall(r"\{file: ([^}]+)\}", example):
            secret = tmp_path / name
            secret.parent.mkdir(exist_ok=True, parents=True)
            secret.write_text("0123456789abcdef", encoding="utf-8")
            secret.chmod(0o600)
        environ = dict.fromkeys(re.findall(r"\{env: ([^}]+)\}", example), "postgresql://localhost/0123456789abcdef")
        path = tmp_path / f"{number}.yaml"
        path.write_text(example, encoding="utf-8")
        assert load(path, environ).routes


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_commands_in_the_documentation_exist(page: Path) -> None:
    known = set(re.findall(r"^## `(.*)`$", text("docs/reference/commands.md"), re.MULTILINE))
    lines = [
        line.removeprefix("$ ").removeprefix(".venv/bin/")
        for block in _CONSOLE.findall(page.read_text(encoding="utf-8"))
        for line in block.splitlines()
    ]
    for line in lines:
        if line.startswith("guardrail ") and not line.startswith(("guardrail --", "guardrail -h")):
            words = line.split()
            assert " ".join(words[:2]) in known or " ".join(words[:3]) in known, f"{page.name}: {line}"


def test_the_module_runs_as_the_command() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "guardrail", "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == f"guardrail, version {guardrail.__version__}"


@pytest.mark.parametrize("example", sorted((REPOSITORY / "examples").glob("*.yaml")), ids=lambda path: path.name)
def test_example_configurations_are_good(example: Path) -> None:
    assert load(example, {}).routes


@pytest.mark.parametrize("page", sorted((REPOSITORY / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_every_page_is_reachable_from_the_index(page: Path) -> None:
    index = REPOSITORY / "docs" / "index.md"
    linked = {(index.parent / target.partition("#")[0]).resolve() for target in _LINK.findall(index.read_text("utf-8"))}
    assert page == index or page in linked or page.parent in linked, f"docs/index.md does not link {page.name}"


def test_the_readme_says_what_is_not_promised() -> None:
    readme = text("README.md")
    for word in (
        "Voice, e-mail and telephone calls",
        "have not been reviewed by lawyers",
        "LINE user ids",
        "anchoring",
    ):
        assert word in readme
