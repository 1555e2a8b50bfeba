"""What all commands share: options, exit codes, and output that cannot harm a terminal."""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from guardrail.config import Config, InvalidConfigError, load
from guardrail.errors import GuardrailError

FOUND_WRONG = 1

Result = TypeVar("Result")
Command = TypeVar("Command", bound=Callable[..., Any])


class Commands(click.Group):
    """The top group: turns errors into one line on standard error, never into text of a person."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except InvalidConfigError as error:
            for problem in error.problems:
                say(str(problem))
        except GuardrailError as error:
            say(f"error: {error.code}" + (f": {error.detail}" if error.detail else ""))
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            # A library's message may quote its input: only the kind of mistake and its place are shown.
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(place.filename).name}:{place.lineno}"
            say(f"error: internal: {type(error).__name__} at {where}; please report this")
        return ctx.exit(FOUND_WRONG)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added: the order in which one meets them."""
        return list(self.commands)


def say(text: str) -> None:
    """One line for the person at the terminal."""
    click.echo(inert(text), err=True)


def config_option(command: Command) -> Command:
    """``--config FILE``, handed over as checked settings under the name ``config``."""
    return click.option(
        "--config",
        "config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        default="guardrail.yaml",
        show_default=True,
        envvar="GUARDRAIL_CONFIG",
        callback=_loaded,
        help="Configuration file; also from GUARDRAIL_CONFIG.",
    )(command)


def _loaded(ctx: click.Context, parameter: click.Parameter, path: Path) -> Config | None:
    return None if ctx.resilient_parsing else load(path)


def json_option(command: Command) -> Command:
    """``--json``: the same as data."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text for people.")(command)


def write_json(value: object) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run a command's coroutine to its end."""
    return asyncio.run(coroutine)


_HARMFUL = {code for span in ((0x00, 0x20), (0x7F, 0xA0), (0x202A, 0x202F), (0x2066, 0x206A)) for code in range(*span)}
_INERT = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _HARMFUL - {0x0A}}


def inert(text: str) -> str:
    """Text whose control characters and direction overrides are spelled out: a transcript may hold
    terminal escapes that somebody typed. Line feeds stay."""
    return text.translate(_INERT).encode("utf-8", "backslashreplace").decode("utf-8")


def table(*headings: str) -> Any:
    """A Rich table for people."""
    from rich.table import Table

    return Table(*headings, box=None, pad_edge=False, header_style="bold")


def show(*renderables: Any) -> None:
    """Print for people; strings are taken literally, without Rich's markup."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=True)
    for each in renderables:
        console.print(Text(inert(each)) if isinstance(each, str) else each)
