"""Ways to forge receipts of erasures: by whoever holds the receipt, and by whoever holds the log's key."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import rfc8785

from guardrail.core import merkle, notes
from guardrail.core.erasure_receipt import document
from guardrail.core.handovers import hand_over
from tests.unit.core.receipt_made import ANN, ANNE, HELD, NEXT, ORIGIN, SEED, START, UNTIL, Log, made, named, sign

Document = dict[str, Any]
Path = tuple[str | int, ...]

THIRD = bytes(range(32))
ANOTHER = notes.verifier_of(ORIGIN, THIRD)


def two_accounts() -> Document:
    """Two accounts, something kept, the old key-encryption key gone."""
    return document(
        made(Log(), subjects=((ANN, "shop"), (ANNE, "desk")), kept=(HELD,), backups_unreadable_from=UNTIL)
    )  # fmt: skip


def handed_over() -> Document:
    """Of a log whose key is the next one's."""
    log = Log()
    log.add("process:guardrail:started", START, version="1.0.0")
    return document(made(log, handovers=(log.hand_over().note,), seed=NEXT))


def line(whole: Document) -> str:
    return rfc8785.dumps(whole).decode() + "\n"


def spelt(whole: Document, seed: bytes = SEED) -> bytes:
    """Signed as it stands, whatever it says."""
    return sign(line(whole), seed).encode()


def unsigned(text: str, honest: bytes) -> bytes:
    """Under the signature of another text."""
    return text.encode() + honest[honest.rindex(b"\n\n") + 1 :]


# ---------------------------------------------------------------- every member


def paths(value: Any, here: Path = ()) -> Iterator[Path]:
    """Where there is something, from the outside."""
    if here:
        yield here
    if isinstance(value, dict | list):
        for name, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(each, (*here, name))


def at(value: Any, path: Path) -> Any:
    for name in path:
        value = value[name]
    return value


def changed(whole: Document) -> Iterator[tuple[Path, str, Document]]:
    """Each member as something else, without it, and twice."""
    for path in paths(whole):
        for how, change in (("changed", _other), ("of another kind", _kind), ("null", lambda _: None)):
            forged = copy.deepcopy(whole)
            at(forged, path[:-1])[path[-1]] = change(at(whole, path))
            yield path, how, forged
        forged = copy.deepcopy(whole)
        del at(forged, path[:-1])[path[-1]]
        yield path, "removed", forged
        holder = at(forged := copy.deepcopy(whole), path[:-1])
        if isinstance(holder, list):
            holder.insert(int(path[-1]), copy.deepcopy(holder[int(path[-1])]))
        else:
            holder[f"{path[-1]}_"] = holder[str(path[-1])]
        yield path, "twice", forged


def _other(value: Any) -> Any:
    """Of the same kind."""
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        for old, new in (("2026-", "2025-"), ("_a", "_b"), ("_h", "_j"), ("_l", "_m"), ("_n", "_o")):
            if old in value:
                return value.replace(old, new, 1)
        first = {"0": "1", "a": "b"}.get(value[:1], "a" if value[:1].islower() else "0")
        return first + value[1:]
    if isinstance(value, list):
        return [*value, *value] or ["nothing"]
    if isinstance(value, dict):
        return {**value, "more": 1}
    return "2026-11-22T12:00:00.000000Z"


def _kind(value: Any) -> Any:
    return {"a": value} if isinstance(value, list | int) else [value]


# ---------------------------------------------------------------- proofs of something else


def swapped(whole: Document) -> Iterator[tuple[str, Document]]:
    """Entries, positions and hashes of other entries and accounts. ``whole`` has two."""
    places: list[Path] = [("accounts", n, which) for n in (0, 1) for which in ("begun", "completed")]
    parts: tuple[Path, ...] = ((), ("entry",), ("position",), ("hashes",))
    for first, one in enumerate(places):
        for other in places[first + 1 :]:
            for part in parts:
                forged = copy.deepcopy(whole)
                to, from_ = (*one, *part), (*other, *part)
                at(forged, to[:-1])[to[-1]], at(forged, from_[:-1])[from_[-1]] = at(whole, from_), at(whole, to)
                yield f"{one} {other} {part}", forged
    for member in ("subject", "route", "begun", "completed"):
        forged = copy.deepcopy(whole)
        first_, second = forged["accounts"]
        first_[member], second[member] = second[member], first_[member]
        yield f"{member} exchanged", forged


def checkpoints() -> Iterator[tuple[str, str]]:
    """Of other logs, other times, other keys, or none."""
    longer, other = Log(), Log()
    made(longer)
    longer.add("process:guardrail:stopped", START, version="1.0.0")
    other.add("process:guardrail:stopped", START, version="1.0.0")
    for size in (0, 1, 4, 6, 2**62):
        yield (
            f"empty of {size}",
            notes.sign_checkpoint(notes.Checkpoint(origin=ORIGIN, size=size, root=bytes(32)), SEED),
        )
    yield "longer", longer.checkpoint()
    yield "another log's", other.checkpoint()
    yield "the next key's", longer.checkpoint(NEXT)
    elsewhere = notes.Checkpoint(origin="elsewhere/log", size=4, root=bytes(32))
    yield "another name's", notes.sign_checkpoint(elsewhere, SEED)
    yield "another name's text", notes.sign(elsewhere.text, ORIGIN, SEED)
    for text in ("", "\n\n", "nothing", f"{ORIGIN}\n4\n", f"{ORIGIN}\n04\nAAAA\n\n— a b\n", longer.checkpoint()[:-1]):
        yield repr(text), text


def chains(whole: Document) -> Iterator[tuple[str, Document]]:
    """``whole`` is of a log whose key was handed over once."""
    [first] = whole["handovers"]
    log_root = bytes(32)
    onward = hand_over(ORIGIN, 3, log_root, NEXT, THIRD).note
    lists = {
        "none": [],
        "twice": [first, first],
        "another one": [hand_over(ORIGIN, 1, log_root, SEED, NEXT).note],
        "onward": [first, onward],
        "later only": [onward],
        "backwards": [onward, first],
        "a gap": [first, hand_over(ORIGIN, 3, log_root, SEED, THIRD).note],
        "back again": [first, hand_over(ORIGIN, 3, log_root, NEXT, SEED).note],
        "not later": [first, hand_over(ORIGIN, 1, log_root, NEXT, THIRD).note],
        "of another log": [hand_over("elsewhere/log", 1, log_root, SEED, NEXT).note],
        "behind the checkpoint": [hand_over(ORIGIN, 100, log_root, SEED, NEXT).note],
        "half signed": [first[: first.rindex("— ")]],
        "another text": [first.replace("\n1\n", "\n2\n")],
        "lines exchanged": ["\n".join([*first.split("\n")[:6], first.split("\n")[7], first.split("\n")[6], ""])],
        "no hand-over": [whole["checkpoint"]],
        "empty": [""],
    }  # fmt: skip
    for name, listed in lists.items():
        yield name, {**whole, "handovers": listed}


# ---------------------------------------------------------------- spellings


def spellings(whole: Document) -> Iterator[tuple[str, str]]:
    """The same said in other bytes; none is the canonical one."""
    text = line(whole)[:-1]
    yield "a space", text.replace('":', '": ', 1)
    yield "a space at the end", text + " "
    yield "a return", text + "\r"
    yield "another order", json.dumps(dict(reversed(whole.items())), separators=(",", ":"))
    yield "escaped", text.replace("guardrail-erasure", "\\u0067uardrail-erasure", 1)
    yield "an escaped slash", text.replace("guardrail-erasure-receipt/1", "guardrail-erasure-receipt\\/1", 1)
    yield "a fraction", text.replace('"epoch":3,"erased"', '"epoch":3.0,"erased"', 1)
    yield "an exponent", text.replace('"epoch":3,"erased"', '"epoch":3e0,"erased"', 1)
    yield "a zero before", text.replace('"epoch":3,"erased"', '"epoch":03,"erased"', 1)
    yield "below nothing", text.replace('"epoch":3,"erased"', '"epoch":-3,"erased"', 1)
    yield "beyond", text.replace('"epoch":3,"erased"', '"epoch":9007199254740992,"erased"', 1)
    yield "far beyond", text.replace('"epoch":3,"erased"', f'"epoch":{"9" * 5000},"erased"', 1)
    yield "true", text.replace('"epoch":3,"erased"', '"epoch":true,"erased"', 1)
    yield "not a number", text.replace('"epoch":3,"erased"', '"epoch":NaN,"erased"', 1)
    yield "a member twice", text.replace('"epoch":3,"erased"', '"epoch":3,"epoch":3,"erased"', 1)
    yield "a byte order mark", "\ufeff" + text
    yield "half a surrogate", text.replace("GDPR 17(3)", "\\ud800", 1)
    yield "two values", text + text
    yield "a comma", text[:-1] + ",}"
    yield "nothing", ""
    yield "null", "null"
    yield "a list", f"[{text}]"
    yield "deep", "[" * 20_000 + "]" * 20_000
    for second in ("60", "61"):
        yield f"second {second}", text.replace("12:01:00.000000Z", f"12:01:{second}.000000Z", 1)
    for day in ("2026-02-30", "0000-01-01", "2026-13-01", "2026-00-10", "+026-01-01"):
        yield f"day {day}", text.replace('"issued_at":"2026-11-22', f'"issued_at":"{day}', 1)
    yield "hour 24", text.replace('"issued_at":"2026-11-22T12', '"issued_at":"2026-11-22T24', 1)
    yield "digits of another script", text.replace('"issued_at":"2026', '"issued_at":"２０２６', 1)
    yield "capital hex", text.replace('"hashes":["', '"hashes":["A', 1)


def endings(honest: bytes) -> Iterator[bytes]:
    """Other second and third lines under the first; none is a receipt's one signature."""
    cut = honest.rindex(b"\n\n") + 2
    text, ours = honest[:cut], honest[cut:]
    name, encoded = ORIGIN.encode(), ours.rstrip(b"\n").rpartition(b" ")[2]
    yield from (honest[:-1], honest + b"\n", honest + ours, b"\n" + honest, text, text[:-1], text[:-1] + ours)
    yield from (text + b"\n" + ours, text + b" " + ours, text + ours[:-1] + b"\r\n", text + ours[:-1] + b" \n")
    for head in (b"-", b"\xe2\x80\x93", b"", b"\xff"):
        yield text + head + b" " + name + b" " + encoded + b"\n"
    for other in (b"", b"a+b", b"elsewhere/log", b"a\tb", b"\xff", "a\u2028b".encode(), b"a b"):
        yield text + "— ".encode() + other + b" " + encoded + b"\n"
    for signed in (b"", b"AAAA", b"AAAAAAAA", encoded[:-1], encoded + b"AAAA", encoded[:-4] + b"AA==", b"=" * 92):
        yield text + "— ".encode() + name + b" " + signed + b"\n"
    yield text + "— ".encode() + name + b" " + encoded.replace(b"=", b"") + b"\n"


# ---------------------------------------------------------------- other logs of whoever holds the key

FIELDS: dict[str, Callable[[Document], object]] = {
    "begun for another request": lambda e: e[0]["fields"].update(request=named("req", "9")),
    "completed for another request": lambda e: e[1]["fields"].update(request=named("req", "9")),
    "begun for nobody": lambda e: e[0]["fields"].pop("subject"),
    "begun without a route": lambda e: e[0]["fields"].pop("route"),
    "begun on another route": lambda e: e[0]["fields"].update(route="desk"),
    "begun with a list": lambda e: e[0]["fields"].update(subject=[ANN]),
    "completed for nobody": lambda e: e[1]["fields"].pop("subject"),
    "another beginning": lambda e: e[0].update(tag="erasure:subject:requested"),
    "another end": lambda e: e[1].update(tag="erasure:subject:cancelled"),
    "two beginnings": lambda e: e[1].update(tag="erasure:subject:begun"),
    "no rows": lambda e: e[1]["fields"].pop("rows"),
    "rows as a list": lambda e: e[1]["fields"].update(rows=[4, 2]),
    "rows as text": lambda e: e[1]["fields"].update(rows={"transcript": "4", "vault": 2}),
    "rows less than none": lambda e: e[1]["fields"].update(rows={"transcript": 4, "vault": -2}),
    "one row more": lambda e: e[1]["fields"].update(rows={"transcript": 5, "vault": 2}),
    "one table more": lambda e: e[1]["fields"].update(rows={"transcript": 4, "vault": 2, "profile": 0}),
    "no keys": lambda e: e[1]["fields"].pop("keys"),
    "keys as text": lambda e: e[1]["fields"].update(keys="1"),
    "one key more": lambda e: e[1]["fields"].update(keys=2),
    "true keys": lambda e: e[1]["fields"].update(keys=True),
    "no epoch": lambda e: e[1]["fields"].pop("epoch"),
    "another epoch": lambda e: e[1]["fields"].update(epoch=2),
    "no milliseconds": lambda e: e[1]["fields"].pop("milliseconds"),
    "a millisecond less": lambda e: e[1]["fields"].update(milliseconds=5),
    "a day": lambda e: e[1]["fields"].update(milliseconds=86_400_000),
    "backups since": lambda e: e[1]["fields"].update(backups_unreadable_from="2026-12-01T00:00:00.000000Z"),
    "backups since no day": lambda e: e[1]["fields"].update(backups_unreadable_from="2026-02-30T00:00:00.000000Z"),
    "backups since null": lambda e: e[1]["fields"].update(backups_unreadable_from=None),
    "begun at no time": lambda e: e[0].update(at="2026-02-30T00:00:00.000000Z"),
    "begun later": lambda e: e[0].update(at="2026-11-22T12:00:02.000000Z"),
    "completed at no time": lambda e: e[1].update(at="2026-11-22T12:00:60.000000Z"),
    "completed earlier": lambda e: e[1].update(at="2026-11-22T12:00:02.000000Z"),
    "an id of another kind": lambda e: e[0].update(id=named("rec", "1")),
    "a member more": lambda e: e[0].update(more=1),
    "no fields": lambda e: e[0].update(fields=[]),
    "a field with a fraction": lambda e: e[0]["fields"].update(more=0.5),
    "longer than an entry is": lambda e: e[0]["fields"].update(more="x" * 8192),
    "deeper than an entry is": lambda e: e[0]["fields"].update(more=[[[[[[[1]]]]]]]),
}
ALLOWED: dict[str, Callable[[Document], object]] = {
    "as it is": lambda e: None,
    "fields of a later release": lambda e: e[0]["fields"].update(more=[{"a": True}, None, "é"]),
    "more fields at the end": lambda e: e[1]["fields"].update(seconds=1),
}


def of_a_log_with(change: Callable[[Any], object]) -> Document:
    """A receipt whose proofs hold, of a log whose two entries were changed."""
    log = Log()
    whole = document(made(log))
    entries = [json.loads(log.bodies[0]), json.loads(log.bodies[2])]
    change(entries)
    for position, entry in zip((0, 2), entries, strict=True):
        log.bodies[position] = rfc8785.dumps(entry)
    proven = [log.proven(0), log.proven(2)]
    for which, each in zip(("begun", "completed"), proven, strict=True):
        hashes = [node.hex() for node in each.hashes]
        whole["accounts"][0][which] = {"entry": each.entry, "position": each.position, "hashes": hashes}
    assert merkle.verify_inclusion(merkle.leaf_hash(log.bodies[2]), 2, 4, proven[1].hashes, merkle.root_of(log.leaves))
    return {**whole, "checkpoint": log.checkpoint()}
