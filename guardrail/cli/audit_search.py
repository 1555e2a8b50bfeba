"""``guardrail audit search``: which entries speak of a person, a turn, a decision, a rule."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from guardrail.cli.common import FOUND_WRONG, config_option, inert, run, say
from guardrail.cli.moments import period_options
from guardrail.config import Config

if TYPE_CHECKING:
    from guardrail.audit.search import Found, Wanted

LIMIT = 100
COLUMNS = (
    "position", "at", "id", "tag", "turn", "conversation", "subject", "decision", "route", "action", "reasons",
    "citations", "other",
)  # fmt: skip
"""Of the CSV table; ``other`` holds the fields without a column of their own, as JSON."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""With one of these at its beginning a spreadsheet takes a cell for a formula."""


@click.command("search")
@period_options
@click.option("--tag", help="A tag of the catalogue, or its beginning up to a colon: `consent:`.")
@click.option("--route", metavar="NAME", help="A route; with --user: where that person writes.")
@click.option("--subject", metavar="ID", help="A person's random id (sub_…).")
@click.option("--user", metavar="ID", help="A person's id in the channel, with --route. The look-up is audited.")
@click.option("--conversation", metavar="ID", help="A conversation (cnv_…).")
@click.option("--turn", metavar="ID", help="A turn (trn_…).")
@click.option("--request", metavar="ID", help="A request of a person (req_…).")
@click.option("--receipt", metavar="ID", help="The receipt of an erasure (rct_…).")
@click.option("--decision", metavar="ID", help="A decision (dec_…).")
@click.option("--action", metavar="WORD", help="What was decided: admit, hold, answer or refuse.")
@click.option("--reason", metavar="CODE", help="A decision's reason, e.g. consent_missing.")
@click.option("--citation", metavar="LAW", help="What a decision cites: `GDPR`, or `GDPR 6(1)(a)`.")
@click.option("--turns", is_flag=True, help="With a person or conversation: also the other entries of their turns.")
@click.option("--after", type=click.IntRange(min=-1), default=-1, metavar="POSITION", help="Go on behind this entry.")
@click.option("--limit", type=click.IntRange(1, 100_000), help=f"Entries at most.  [default: {LIMIT}]")
@click.option("--all", "everything", is_flag=True, help="Everything that is found, as it is found.")
@click.option("--json", "form", flag_value="json", help="Write JSON lines.")
@click.option("--csv", "form", flag_value="csv", help="Write CSV (RFC 4180), harmless in spreadsheets.")
@config_option
@click.pass_context
def search(
    ctx: click.Context,
    /,
    since: datetime | None,
    until: datetime | None,
    tag: str | None,
    route: str | None,
    user: str | None,
    reason: str | None,
    citation: str | None,
    turns: bool,
    after: int,
    limit: int | None,
    everything: bool,
    form: str | None,
    config: Config,
    **ids: str | None,
) -> None:
    """Find entries of the audit log, in its order; those without a place yet come last, without position.

    Nothing but what the catalogue allows is ever shown. Whether the log is whole only `audit verify` tells.
    """
    if user is not None and (route is None or ids["subject"] is not None):
        raise click.UsageError("--user goes with --route, and without --subject")
    if everything and limit is not None:
        raise click.UsageError("--all has no --limit")
    if turns and not (user or ids["subject"] or ids["conversation"]):
        raise click.UsageError("--turns needs --subject, --user or --conversation")
    fields = {name: value for name, value in ids.items() if value is not None}
    if route is not None and user is None:
        fields["route"] = route
    about = {"since": since, "until": until, "tag": tag, "reason": reason, "citation": citation, "turns": turns}
    wanted = _wanted(fields, about)  # before the look-up: a wrong call leaves no trace of a person
    if user is not None:
        if route not in config.routes:
            raise click.UsageError(f"no such route; there are: {', '.join(config.routes)}")
        found = run(_look_up(config, route, user))
        wanted = _wanted({**fields, "subject": found}, about)
    unread = _print(config, wanted, after, None if everything else limit or LIMIT, _FORMS[form])
    if unread:
        say(f"{unread} entries are not of this release's catalogue and were not shown; see `guardrail audit verify`")
        ctx.exit(FOUND_WRONG)


def _wanted(fields: Mapping[str, str], about: Mapping[str, Any]) -> Wanted:
    from guardrail.audit.search import Wanted

    try:
        return Wanted(fields=fields, **about)
    except ValueError as error:
        raise click.UsageError(f"--{error}: there can be no such {error} in the log") from None


async def _look_up(config: Config, route: str, user: str) -> str:
    """The random id of a person; one that nobody has for a stranger. Either way the log says so first."""
    from guardrail.audit.events import audit_logger
    from guardrail.cli.rooms import entropy, now, open_keys, open_store, subject_of
    from guardrail.core.ids import new_id
    from guardrail.turn.records import Recorder

    async with open_store(config) as store, open_keys(config) as keys:
        subject = await subject_of(store, keys, route, user)
        recorder = Recorder(entropy, audit_logger(now, entropy))
        await store.commit([recorder.audit("control:subject:looked_up", now(), subject=subject, route=route)])
    return subject or new_id("sub", entropy)


def _print(
    config: Config, wanted: Wanted, after: int, limit: int | None, form: Callable[[Iterable[Found]], Iterator[str]]
) -> int:
    """Write what is found to standard output; how many entries could not be shown."""
    from guardrail.audit.search import page, search
    from guardrail.cli.rooms import AUDIT_TABLES, snapshot

    unread = 0

    def shown(found: Iterable[Found]) -> Iterator[Found]:
        nonlocal unread
        for each in found:
            if each.entry is None:
                unread += 1
            else:
                yield each

    with snapshot(config) as connection:
        if limit is None:
            for line in form(shown(search(connection, AUDIT_TABLES, wanted, after=after))):
                click.echo(line, nl=False)
            return unread
        part = page(connection, AUDIT_TABLES, wanted, after=after, limit=limit)
    for line in form(shown(part.found)):
        click.echo(line, nl=False)
    if part.after is not None:
        say(f"there is more: --after {part.after}")
    elif part.more:
        say("there is more without a place yet: search again in a moment, or use --all")
    elif not part.found:
        say("no entries")
    return unread


# ---------------------------------------------------------------- forms


def as_lines(found: Iterable[Found]) -> Iterator[str]:
    """Text for people: position, time, tag, fields that say something; a line an entry."""
    for each in found:
        entry = _plain(each)
        place = "-" if entry["position"] is None else str(entry["position"])
        said = "  ".join(f"{name}={_word(value)}" for name, value in entry["fields"].items() if value not in ([], {}))
        yield inert(f"{place:>9}  {entry['at']}  {entry['tag']:<26}  {said}".rstrip()) + "\n"


def as_json(found: Iterable[Found]) -> Iterator[str]:
    """JSON lines; ``position`` is null for an entry without a place yet."""
    for each in found:
        yield json.dumps(_plain(each), ensure_ascii=True, separators=(",", ":")) + "\n"


def as_csv(found: Iterable[Found]) -> Iterator[str]:
    """A table with COLUMNS as its header; lists are separated by semicolons."""
    yield _record(COLUMNS)
    for each in found:
        entry = _plain(each)
        fields = dict(entry.pop("fields"))
        row = {**entry, **{name: _word(fields.pop(name)) for name in COLUMNS if name in fields}}
        row["other"] = json.dumps(fields, ensure_ascii=True, separators=(",", ":")) if fields else ""
        yield _record("" if row.get(name) is None else str(row.get(name)) for name in COLUMNS)


def cell(text: str) -> str:
    """A cell that a spreadsheet shows as text, and a terminal as what it is."""
    return inert(f"'{text}" if text[:1] in _FORMULA else text)


def _record(cells: Iterable[str]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerow([cell(each) for each in cells])
    return written.getvalue()


def _plain(found: Found) -> dict[str, Any]:
    from guardrail.core.entry_kinds import timestamp

    entry = found.entry
    assert entry is not None  # _print leaves out what cannot be read
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in entry.fields.items()}
    return {
        "position": found.position, "at": timestamp(entry.at), "id": entry.entry_id, "tag": entry.tag,
        "fields": fields,
    }  # fmt: skip


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, dict):
        return ";".join(f"{name}:{number}" for name, number in value.items())
    return str(value)


_FORMS: Mapping[str | None, Callable[[Iterable[Found]], Iterator[str]]] = {
    None: as_lines,
    "json": as_json,
    "csv": as_csv,
}
