"""The reference page of all jurisdictions, written from their documents, so that it cannot fall behind.

``python -m guardrail.policy.jurisdictions_page`` prints ``docs/reference/jurisdictions.md``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from guardrail.policy.jurisdictions import HOUSE, STRICT, documents, parameters
from guardrail.policy.law import ENTRYPOINT
from guardrail.policy.rego import Rego
from guardrail.policy.tree import PolicyTree, default_policy_dir, read_tree
from guardrail.types import Json

AS_OF = date(2026, 11, 22)
"""The day until which the laws were looked up; "later" on the page means after it."""

UNSURE = ("S1", "U")

_INTRODUCTION = f"""\
# Jurisdictions

<!-- Written by `python -m guardrail.policy.jurisdictions_page` from policies/guardrail/jurisdictions; edit the
documents, not this page. -->

**This is not legal advice.** It is what Guardrail applies: facts of law in our own words, looked up until
{AS_OF:%-d %B %Y}, partly in secondary sources, and reviewed by no lawyer. What is missing here is not thereby
allowed. Whoever runs a chatbot answers for what they do; this page is there so that they and their lawyers can see
what the machine goes by.

A route names one or more jurisdictions, and what kind of service it is:

```yaml
policy:
  jurisdictions: [lt, us-ca]
  kind: assistant   # or companion, mental_health, regulated (advice of a regulated profession)
```

## How a value comes about

1. A jurisdiction speaks through its own document and those it lies within: `lt` through `lt` and `eu`.
2. Rules count on the days on which they are in force, in UTC: on the day named under "since", no longer on the day
   named under "until".
3. Sources say how sure we are. **P**: read in the official text or a mirror of it. **S**: found in reliable secondary
   sources. **S1**: found in one secondary source only. **U**: from memory, unconfirmed. **H**: no law, our own choice.
4. P and S give a parameter its value. Where neither does, a house rule of that jurisdiction does, or else that of
   `house`. S1 and U join only where they are stricter: **they never permit anything**.
5. A rule marked "unless a state says otherwise" gives way to a state's own P or S rule.
6. Of several jurisdictions the strictest value binds, parameter by parameter, so that adding one never loosens
   anything. Where they differ, the decision about the law names the conflict with every value (see below for
   `strict`).
7. Deadlines are kept side by side; the earliest date counts, counted from the earliest start.
8. An unknown jurisdiction or kind of service is refused, and until somebody repairs it everything is as strict as
   `strict`.

A place that is not listed is not encoded; a route for it names `strict`, or a place whose law is known to ask for as
much.
"""


def page(tree: PolicyTree) -> str:
    """The whole page as Markdown."""
    found = documents(tree.data)
    places = [name for name in sorted(found) if name not in {HOUSE, STRICT}]
    sections = [
        _INTRODUCTION,
        _overview(found),
        _later(found, places),
        _only_stricter(found, places),
        _conflicts(tree),
        *(_document(name, found[name]) for name in [*places, STRICT, HOUSE]),
        _parameters(tree.data),
    ]
    return "\n".join(sections)


def _overview(found: Mapping[str, Any]) -> str:
    rows = []
    for name in sorted(found):
        rules = list(found[name]["rules"].values())
        rows.append(
            (
                f"[`{name}`](#{name})",
                found[name]["title"],
                "every other one"
                if name == STRICT
                else ", ".join(f"`{above}`" for above in found[name]["within"]) or "–",
                str(len(rules)),
                str(sum(rule["certainty"] in UNSURE for rule in rules)),
                str(sum(_ahead(rule) for rule in rules)),
            )
        )
    head = ("Name", "What", "Lies within", "Rules", "Only stricter", "Begin or end later")
    return "\n".join(["## What is encoded", "", *_table(head, rows), ""])


def _later(found: Mapping[str, Any], places: Iterable[str]) -> str:
    rows = []
    for name in places:
        for rule in found[name]["rules"].values():
            for field, word in (("from", "begins"), ("until", "ends")):
                if rule[field] and rule[field] > AS_OF.isoformat():
                    rows.append((rule[field], f"{word}", f"`{name}`", _law(rule), rule["certainty"], _plainly(rule)))
    head = ("Day", "", "Where", "Law", "Sure", "In plain words")
    lines = _table(head, sorted(set(rows)))
    return "\n".join(["## What is dated later", "", f"After {AS_OF:%-d %B %Y}.", "", *lines, ""])


def _only_stricter(found: Mapping[str, Any], places: Iterable[str]) -> str:
    rows = [
        (f"`{name}`", _law(rule), rule["certainty"], _plainly(rule))
        for name in places
        for rule in found[name]["rules"].values()
        if rule["certainty"] in UNSURE
    ]
    text = "What one source alone tells, or only memory. To be checked before anybody relies on it."
    head = ("Where", "Law", "Sure", "In plain words")
    return "\n".join(
        ["## What binds only toward the stricter side", "", text, "", *_table(head, list(dict.fromkeys(rows))), ""]
    )


def _conflicts(tree: PolicyTree) -> str:
    asked = {"now": f"{AS_OF}T00:00:00Z", "jurisdictions": [STRICT], "kind": "assistant"}
    answer: Any = Rego(tree).evaluate(ENTRYPOINT, json.dumps(asked))
    rows = [
        (
            f"`{conflict['parameter']}`",
            _sides(conflict["values"], conflict["parameter"]),
            _value(conflict["chosen"], conflict["parameter"]),
        )
        for conflict in answer["conflicts"]
    ]
    text = (
        f"On {AS_OF:%-d %B %Y}, for an assistant: where the documents differ, and what binds when all of them apply. "
        f"`{HOUSE}` stands for the jurisdictions in which no law was found."
    )
    return "\n".join(
        [f"## Conflicts within `{STRICT}`", "", text, "", *_table(("Parameter", "Values", "Binds"), rows), ""]
    )


def _sides(values: Mapping[str, Json], parameter: str) -> str:
    by_value: dict[str, list[str]] = {}
    for name, value in sorted(values.items()):
        by_value.setdefault(_value(value, parameter), []).append(f"`{name}`")
    return "; ".join(f"{value}: {', '.join(names)}" for value, names in by_value.items())


def _document(name: str, document: Mapping[str, Any]) -> str:
    lines = [f"## {name}", "", f"{document['title']}.", ""]
    if document["authority"]:
        lines += [f"People complain to: [{document['authority']['name']}]({document['authority']['url']}).", ""]
    if not document["rules"]:
        return "\n".join([*lines, "No rule of its own.", ""])
    rows = [
        (_law(rule), _plainly(rule), _sets(rule), _since(rule), rule["certainty"])
        for rule in document["rules"].values()
    ]
    return "\n".join([*lines, *_table(("Law", "In plain words", "Sets", "In force", "Sure"), rows), ""])


def _sets(rule: Mapping[str, Any]) -> str:
    """What a rule sets, parameters of a group together."""
    by_group: dict[str, list[str]] = {}
    for parameter in rule.get("parameters", ()):
        group, _, name = parameter.partition(".")
        by_group.setdefault(group, []).append(name)
    named = "; ".join(f"`{group}` {', '.join(names)}" for group, names in by_group.items())
    return f"{named}: {_value(rule['value'], rule['parameters'][0])}" if named else "–"


def _law(rule: Mapping[str, Any]) -> str:
    if rule["certainty"] == "H":
        return "ours"
    return f"[{rule['law']}, {rule['article']}]({rule['source']})"


def _since(rule: Mapping[str, Any]) -> str:
    since = f"since {rule['from']}" if rule["from"] else "–"
    return f"{since} until {rule['until']}" if rule["until"] else since


def _plainly(rule: Mapping[str, Any]) -> str:
    kinds = f" ({', '.join(rule['kinds'])} only)" if rule.get("kinds") else ""
    return str(rule["summary"]) + kinds + (" (unless a state says otherwise)" if rule.get("yields") else "")


def _ahead(rule: Mapping[str, Any]) -> bool:
    return max(rule["from"] or "", rule["until"] or "") > AS_OF.isoformat()


_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def _value(value: Json, parameter: str) -> str:
    if parameter.endswith("_seconds") and isinstance(value, int):
        size, unit = next((size, unit) for size, unit in _UNITS if value % size == 0)
        return f"{value // size} {unit}{'' if value == size else 's'}"
    if isinstance(value, list):
        return ", ".join(str(each) for each in value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


_HOW = {
    "min": "the smaller",
    "max": "the larger",
    "any": "yes",
    "union": "all of both",
    "intersection": "what both have",
    "collect": "the earliest",
}


def _parameters(data: Mapping[str, Json]) -> str:
    rows = [
        (f"`{name}`", entry["meaning"], _HOW.get(str(entry["stricter"])) or " < ".join(entry["stricter"]))
        for name, entry in parameters(data).items()
    ]
    text = "What a document can set, and which of two values is the stricter one."
    return "\n".join(["## Parameters", "", text, "", *_table(("Parameter", "Meaning", "Stricter"), rows)])


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    sys.stdout.write(page(read_tree(default_policy_dir())) + "\n")
