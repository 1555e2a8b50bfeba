"""``guardrail check``: everything that can be known to be wrong without a network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from guardrail.cli.common import FOUND_WRONG, json_option, say, write_json
from guardrail.config import Config, InvalidConfigError, load
from guardrail.errors import GuardrailError


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
@json_option
@click.pass_context
def check(ctx: click.Context, path: Path, as_json: bool) -> None:
    """Check the configuration offline: settings, secrets, policies, directories.

    Opens nothing on the network and changes nothing. All problems are shown at once.
    """
    try:
        found = [*offline_problems(load(path))]
    except InvalidConfigError as error:
        found = [str(problem) for problem in error.problems]
    if as_json:
        write_json({"ok": not found, "problems": found})
    for problem in found if not as_json else ():
        say(problem)
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
    registry = config.detection.registry
    if registry is not None and not registry.is_file():
        yield f"detection.registry: {registry} is not a file"


def _languages(config: Config) -> Iterator[str]:
    from guardrail.detection.settings import LANGUAGES

    unknown = [language for language in config.detection.languages if language not in LANGUAGES]
    if unknown:
        yield f"detection.languages: {', '.join(unknown)} not known (there are: {', '.join(LANGUAGES)})"


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
    from guardrail.policy.tree import default_policy_dir, jurisdiction_names, read_tree

    try:
        known = jurisdiction_names(read_tree(config.policy.directory or default_policy_dir()))
    except GuardrailError as error:
        yield f"policy.directory: {error.detail or error.code}"
        return
    for name, route in config.routes.items():
        for asked in route.policy.choices().jurisdictions:
            if asked not in known:
                there = ", ".join(sorted(known))
                yield f"routes.{name}.policy.jurisdictions: {asked} is not known (there are: {there})"
