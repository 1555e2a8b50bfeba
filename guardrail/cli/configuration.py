"""``guardrail config``: the schema, and what is in force."""

from __future__ import annotations

import click

from guardrail.cli.common import config_option, json_option, say, write_json
from guardrail.config import Config


@click.group("config")
def configuration() -> None:
    """Look at the configuration."""


@configuration.command()
def schema() -> None:
    """Print the JSON Schema of the configuration file, for editors."""
    from guardrail.config.reference import json_schema

    write_json(json_schema())


@configuration.command()
@config_option
@click.option("--effective", is_flag=True, help="Include every default. Without it: what differs from the defaults.")
@json_option
def show(config: Config, effective: bool, as_json: bool) -> None:
    """Print the settings in force, the environment included; secrets as ***."""
    settings = config.model_dump(mode="json", exclude_defaults=not effective)
    if as_json:
        write_json(settings)
        return
    import yaml

    click.echo(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), nl=False)
    if not effective:
        say("(only what differs from the defaults; --effective shows everything)")
