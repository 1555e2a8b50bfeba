"""``guardrail check``: everything that can be known to be wrong without a network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from guardrail.cli.combined import Combined, combined_laws, notice_problems
from guardrail.cli.common import FOUND_WRONG, json_option, run, say, write_json
from guardrail.cli.law import local_tree
from guardrail.config import Config, InvalidConfigError, load
from guardrail.errors import GuardrailError, PolicyUnavailableError


@click.command()
@click.option(
    "--config",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default="guardrail.yaml",
    show_default=True,
    envvar="GUARDRAIL_CONFIG",
    help="Configuration file; also from GUARDRAIL_CONFIG.",
)
@click.option("--law", "whole", is_flag=True, help="Show everything that the laws disagree on, with its values.")
@json_option
@click.pass_context
def check(ctx: click.Context, path: Path, whole: bool, as_json: bool) -> None:
    """Check the configuration offline: settings, secrets, policies, directories.

    Opens nothing on the network and changes nothing. All problems are shown at once. When there are none, it
    says whose law each route combines, where these laws disagree, and which rules of an uncertain source bind
    only because they are stricter.
    """
    combined: list[Combined] = []
    try:
        config = load(path)
        found = [*offline_problems(config)]
        if not found:
            combined = run(combined_laws(config))
            found = [*notice_problems(config, combined)]
    except InvalidConfigError as error:
        found = [str(problem) for problem in error.problems]
    except PolicyUnavailableError as error:
        found = [f"policy: {error.detail or error.code}"]
    if as_json:
        write_json({"ok": not found, "problems": found, "law": [each.document() for each in combined]})
    laws = (line for each in combined for line in each.lines(whole=whole))
    for line in () if as_json else (*found, *laws):
        say(line)
    if found:
        ctx.exit(FOUND_WRONG)
    if not as_json:
        say(f"{path}: good")


def offline_problems(config: Config) -> Iterator[str]:
    """What is wrong beside the file itself, in the words of the settings concerned."""
    yield from _unwritable("state", config.state)
    yield from _unwritable("keys.directory", config.keys.directory)
    yield from _keys_open_to_others(config.keys.directory)
    yield from _policies(config)
    yield from _languages(config)
    yield from _wordings(config)
    registry = config.detection.registry
    if registry is not None and not registry.is_file():
        yield f"detection.registry: {registry} is not a file"


def _languages(config: Config) -> Iterator[str]:
    from guardrail.detection.settings import LANGUAGES

    unknown = [language for language in config.detection.languages if language not in LANGUAGES]
    if unknown:
        yield f"detection.languages: {', '.join(unknown)} not known (there are: {', '.join(LANGUAGES)})"


def _wordings(config: Config) -> Iterator[str]:
    """Whether the operator's name and addresses fit into what people are told."""
    from guardrail.core.texts import Catalogue

    operator = config.operator
    try:
        Catalogue(operator.name, operator.privacy_url, operator.contact)
    except GuardrailError as error:
        yield error.detail


def _unwritable(key: str, directory: Path) -> Iterator[str]:
    """The directory, or the nearest one above it in which it would be made."""
    if directory.exists() and not directory.is_dir():
        yield f"{key}: {directory} is not a directory"
        return
    nearest = next(each for each in (directory, *directory.parents) if each.is_dir())
    if not os.access(nearest, os.W_OK | os.X_OK):
        yield f"{key}: {nearest} is not writable"


def _keys_open_to_others(directory: Path) -> Iterator[str]:
    if not directory.is_dir():
        return
    for file in sorted(directory.iterdir()):
        if file.is_file() and file.stat().st_mode & 0o077:
            yield f"keys.directory: {file} is open to others; chmod 600 it"


def _policies(config: Config) -> Iterator[str]:
    from guardrail.policy.tree import jurisdiction_names

    try:
        known = sorted(jurisdiction_names(local_tree(config)))
    except GuardrailError as error:
        yield f"policy.directory: {error.detail or error.code}"
        return
    for name, route in config.routes.items():
        missing = [each for each in route.policy.jurisdictions if each not in known]
        if missing:
            there = f"there are: {', '.join(known)}"
            yield f"routes.{name}.policy.jurisdictions: no such jurisdiction: {', '.join(missing)} ({there})"
