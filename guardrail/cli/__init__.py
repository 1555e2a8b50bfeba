"""The ``guardrail`` command.

Exit codes: 0 all is well, 1 something was found wrong, 2 the command was called wrongly. Data goes to
standard output, everything else to standard error. One file a command; rooms are imported when a command
runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import click

from guardrail import __version__
from guardrail.cli.audit import audit
from guardrail.cli.audit_report import report
from guardrail.cli.audit_search import search
from guardrail.cli.check import check
from guardrail.cli.common import Commands
from guardrail.cli.configuration import configuration
from guardrail.cli.consent import consent
from guardrail.cli.copy import copy
from guardrail.cli.doctor import doctor
from guardrail.cli.drill import drill
from guardrail.cli.erase import erase
from guardrail.cli.hold import hold
from guardrail.cli.init import init
from guardrail.cli.keys import keys
from guardrail.cli.migrate import migrate
from guardrail.cli.officer import officer
from guardrail.cli.policy import policy
from guardrail.cli.receipt import receipt
from guardrail.cli.requests import requests
from guardrail.cli.retention import retention
from guardrail.cli.rollback import accept_rollback
from guardrail.cli.scan import scan
from guardrail.cli.serve import serve
from guardrail.cli.transcript import transcript
from guardrail.cli.trial import trial

__all__ = ["cli", "main"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="guardrail")
def cli() -> None:
    """Privacy and compliance middleware for chatbots.

    Start with `guardrail init`, then `guardrail check`, `guardrail doctor` and `guardrail serve`.
    """


for command in (
    serve, init, check, doctor, trial, scan, audit, transcript, consent, requests, copy, erase, receipt, hold,
    retention, officer, keys, drill, policy, configuration, migrate,
):  # fmt: skip
    cli.add_command(command)
audit.add_command(accept_rollback)
audit.add_command(search)
audit.add_command(report)


def main() -> None:
    """The entry point of the console script."""
    cli.main(prog_name="guardrail")
