"""``guardrail serve``: run the proxy until it is told to stop."""

from __future__ import annotations

import os

import click

from guardrail.cli.common import config_option, run
from guardrail.config import Config
from guardrail.errors import ConfigError


@click.command()
@config_option
def serve(config: Config) -> None:
    """Run Guardrail: the data plane and the control plane.

    Logs are JSON lines on standard output. SIGTERM or Ctrl-C finishes the turns that run and stops.
    SIGHUP loads the policies again; a policy that does not load or fails its own tests is refused.
    """
    from guardrail.serving import serve as serve_app

    try:
        run(serve_app(config))
    except OSError as error:  # everything else that opens files or sockets has errors of its own
        raise ConfigError(f"listen: {os.strerror(error.errno or 0)}") from None
