"""``guardrail policy``: the policies' own tests, and which revision would decide."""

from __future__ import annotations

from pathlib import Path

import click

from guardrail.cli.common import FOUND_WRONG, json_option, say, write_json


@click.group()
def policy() -> None:
    """Test the policies."""


@policy.command("test")
@click.argument("directory", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
@click.pass_context
def run_tests(ctx: click.Context, directory: Path | None, as_json: bool) -> None:
    """Run the policies' own test rules with the embedded engine.

    DIRECTORY defaults to the policies that Guardrail ships. Finding no test counts as wrong.
    """
    from guardrail.policy.embedded import run_policy_tests
    from guardrail.policy.tree import default_policy_dir, read_tree

    place = directory or default_policy_dir()
    revision = read_tree(place).revision
    tests = run_policy_tests(place)
    failed = [test.name for test in tests if not test.passed]
    if as_json:
        results = [{"name": test.name, "passed": test.passed} for test in tests]
        write_json({"revision": revision, "tests": results, "ok": bool(tests) and not failed})
    else:
        for name in failed:
            say(f"failed: {name}")
        say(f"{len(tests)} tests, {len(failed)} failed; revision {revision}")
    if failed or not tests:
        ctx.exit(FOUND_WRONG)
