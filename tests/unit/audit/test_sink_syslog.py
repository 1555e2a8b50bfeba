"""Syslog messages, byte by byte, and read back by another parser."""

from __future__ import annotations

import json
import re
import ssl

import pytest

from guardrail.audit.sinks.syslog import FACILITIES, SEVERITIES, Format, counted, tls_context
from tests.unit.audit.shipped import shipped

FORM = Format(
    facility="local4", severity="notice", hostname="guard-1", sd_id="guardrail@32473", origin="audit.example/log"
)
RFC_5424 = re.compile(
    r"<(?P<pri>[0-9]{1,3})>1 (?P<at>\S{1,32}) (?P<host>[!-~]{1,255}) (?P<app>[!-~]{1,48}) (?P<proc>[!-~]{1,128}) "
    r"(?P<msgid>[!-~]{1,32}) (?P<sd>\[(?P<sdid>[!#-<>-\\^-~]{1,32})(?: [!#-<>-\\^-~]{1,32}=\"(?:[^\"\\\]]|\\.)*\")*\])"
    r" (?P<msg>.*)",
    re.DOTALL,
)
"""The grammar of section 6, written anew."""


def test_a_message_byte_by_byte() -> None:
    entry = shipped(7)
    assert FORM.message(entry) == (
        b"<165>1 2026-11-22T12:00:00.250000Z guard-1 guardrail - keys:epoch:rotated "
        b'[guardrail@32473 position="7" id="%s" leaf="%s" origin="audit.example/log"] %s'
        % (entry.entry_id.encode(), entry.leaf.hex().encode(), entry.body)
    )


def test_the_grammar_reads_it() -> None:
    read = RFC_5424.fullmatch(FORM.message(shipped(7)).decode())
    assert read is not None
    assert int(read["pri"]) == FACILITIES["local4"] * 8 + SEVERITIES["notice"] == 165
    assert json.loads(read["msg"])["tag"] == read["msgid"] == "keys:epoch:rotated"


@pytest.mark.parametrize("origin", ['a"b', "a]b", "a\\b", '"]\\"', "a\\]b", "log.example/é"])
def test_values_are_escaped_so_that_they_come_back(origin: str) -> None:
    """The operator's name for the log is the one value with free spelling."""
    form = Format(facility="audit", severity="info", hostname="h", sd_id="x@1", origin=origin)
    message = form.message(shipped(1)).decode()
    read = RFC_5424.fullmatch(message)
    assert read is not None
    value = re.search(r' origin="((?:[^"\\\]]|\\.)*)"', message)
    assert value is not None
    assert re.sub(r"\\(.)", r"\1", value[1]) == origin


@pytest.mark.parametrize(("hostname", "sent"), [("", "-"), ("my host", "my_host"), ("x" * 300, "x" * 255), ("ü", "_")])
def test_a_hostname_has_no_room_for_other_fields(hostname: str, sent: str) -> None:
    form = Format(facility="user", severity="err", hostname=hostname, sd_id="x@1", origin="o")
    assert form.message(shipped(1)).decode().split(" ")[2] == sent


def test_octets_are_counted_not_characters() -> None:
    assert counted("é".encode()) == b"2 \xc3\xa9"


def test_tls_is_never_old_and_never_unchecked() -> None:
    context = tls_context(None, None, None)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
