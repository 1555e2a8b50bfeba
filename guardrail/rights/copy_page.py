"""The readable copy: one page of HTML in the person's language, made from the JSON copy and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from guardrail.core.bundle_words import page_words
from guardrail.core.notice import Authority, NoticeFacts, NoticeLine, notice_lines
from guardrail.core.pages import content_policy, environment, when
from guardrail.core.texts import filled, locale_for
from guardrail.types import LegalBasis, Purpose

_TEMPLATES = environment({"copy": (files("guardrail.rights") / "templates" / "copy.html").read_text("utf-8")})
_UNSAID = frozenset({NoticeLine.OPENING, NoticeLine.NEEDED})
"""Lines of a notice at collection that are none of a copy."""


def copy_page(document: Mapping[str, Any]) -> bytes:
    """The page of a copy (``docs/spec/access-bundle.md``), whole: it needs nothing else to be read or printed."""
    words, locale = page_words(document["language"]), locale_for(document["language"])
    return (
        _TEMPLATES.get_template("copy")
        .render(
            doc=document,
            language=words.language,
            w=words,
            words=locale.words,
            ages=locale.labels.ages,
            policy=content_policy(),
            made=words.copy["made"].format(at=when(document["made_at"])),
            linked=words.copy["linked"].format(count=document["linked_accounts"]),
            about=[list(_about(document, each)) for each in document["processing"]],
            not_portable=[each["route"] for each in document["processing"] if not each["portable"]],
        )
        .encode()
    )


def _about(document: Mapping[str, Any], processing: Mapping[str, Any]) -> Iterator[str]:
    """What the notice at collection says of a route, in the notice's own lines."""
    locale = locale_for(document["language"])
    for line, filling in notice_lines(_facts(document["controller"], processing), locale.words):
        if line not in _UNSAID:
            yield filled(locale.notice[line], filling)


def _facts(controller: Mapping[str, Any], processing: Mapping[str, Any]) -> NoticeFacts:
    return NoticeFacts(
        controller=controller["name"],
        address=controller["address"],
        contact=controller["contact"],
        dpo=controller["data_protection_officer"],
        privacy_url=controller["privacy_notice"],
        purposes={Purpose(each["purpose"]): LegalBasis(each["legal_basis"]) for each in processing["purposes"]},
        recipients=tuple(processing["recipients"]),
        transfers=tuple(processing["transfers"]),
        retention_seconds=processing["retention_seconds"],
        rights=tuple(processing["rights"]),
        authorities=tuple(Authority(each["name"], each["url"]) for each in processing["authorities"]),
        jurisdictions=tuple(processing["jurisdictions"]),
    )
