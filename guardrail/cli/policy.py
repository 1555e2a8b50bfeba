"""``guardrail policy``: what the policies decide, what a candidate would change, and the policies' own tests."""

from __future__ import annotations

from pathlib import Path

import click

from guardrail.cli.common import FOUND_WRONG, json_option, say, write_json
from guardrail.cli.policy_diff import diff
from guardrail.cli.policy_eval import evaluate

SHOWN = 30  # lines of one kind: a misspelt key is wrong a thousand times


@click.group()
def policy() -> None:
    """Test the policies, explain a decision, compare two trees."""


@policy.command("test")
@click.argument("directory", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
@click.pass_context
def run_tests(ctx: click.Context, directory: Path | None, as_json: bool) -> None:
    """Check the documents of law and run the policies' own test rules with the embedded engine.

    DIRECTORY defaults to the policies that Guardrail ships. Finding no test counts as wrong.
    """
    from guardrail.policy.embedded import run_policy_tests
    from guardrail.policy.jurisdictions import check_documents, documents
    from guardrail.policy.tree import default_policy_dir, read_tree

    place = directory or default_policy_dir()
    tree = read_tree(place)
    found = documents(tree.data)
    problems = [str(problem) for problem in check_documents(tree.data)] if found else []
    tests = run_policy_tests(place)
    failed = [test.name for test in tests if not test.passed]
    wrong = bool(failed or problems or not tests)
    if as_json:
        results = [{"name": test.name, "passed": test.passed} for test in tests]
        checked = {"documents": len(found), "problems": problems}
        write_json({"revision": tree.revision, **checked, "tests": results, "ok": not wrong})
    else:
        _first(problems)
        _first([f"failed: {name}" for name in failed])
        say(f"{len(found)} documents of law, {len(problems)} problems")
        say(f"{len(tests)} tests, {len(failed)} failed; revision {tree.revision}")
    if wrong:
        ctx.exit(FOUND_WRONG)


def _first(lines: list[str]) -> None:
    for line in lines[:SHOWN]:
        say(line)
    if len(lines) > SHOWN:
        say(f"… and {len(lines) - SHOWN} more; --json has them all")


policy.add_command(evaluate)
policy.add_command(diff)
