"""The reference page of all commands, written from their definitions, so that it cannot fall behind.

``python -m guardrail.cli.reference`` prints ``docs/reference/commands.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from guardrail.cli import cli

_INTRODUCTION = """\
# Commands

<!-- Written by `python -m guardrail.cli.reference` from guardrail/cli; edit the commands, not this page. -->

Exit codes: **0** all is well, **1** something was found wrong, **2** the command was called wrongly. Data goes
to standard output, everything else to standard error. No command prints stored originals, keys or secrets, and what
people typed is printed with control characters spelled out.

Commands that read `--config` refuse to run on a configuration that is not good; all its problems are shown.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_INTRODUCTION, *_commands(cli, "guardrail", None)])


def _commands(group: click.Group, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(group, info_name=name, parent=parent, **group.context_settings)
    for each in group.list_commands(context):
        command = group.get_command(context, each)
        if isinstance(command, click.Group):
            yield from _commands(command, each, context)
        elif command is not None:
            yield _section(command, each, context)


def _section(command: click.Command, name: str, parent: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    lines = [f"## `{context.command_path}`", "", "```text", command.get_help(context).strip(), "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(page())
