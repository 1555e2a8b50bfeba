"""``/receipts/{id}``: the signed receipt of an erasure, for whoever has its number.

It holds nothing personal. Programs get its very bytes, a signed note (``docs/spec/erasure-receipt.md``), which is what
can be verified; browsers get a page in their language with a link to them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import web

from guardrail.core.erasure_plan import DATA, PROOF
from guardrail.core.erasure_receipt import document as receipt_document
from guardrail.core.erasure_receipt import read, split
from guardrail.web.pages import document, page, words_for

PATH = "/receipts/{receipt}"

_RECEIPT = re.compile(r"rct_[a-z2-7]{26}", re.ASCII)


class IssuedReceipts(Protocol):
    """Receipts by their number."""

    async def by_id(self, receipt_id: str) -> bytes | None:
        """The signed receipt; None while it is not issued yet, or there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """The handler and what it needs."""

    receipts: IssuedReceipts

    async def show(self, request: web.Request) -> web.StreamResponse:
        """``GET``, ``HEAD``."""
        number = request.match_info["receipt"]
        signed = await self.receipts.by_id(number) if _RECEIPT.fullmatch(number) else None
        if signed is None:
            words = words_for(request)
            return page("gone", words, status=404, texts=words.receipt, advice=None)
        if request.query.get("form") == "file" or not _wants_page(request):
            name = {"Content-Disposition": f'attachment; filename="{number}.txt"'}
            return document(signed, "text/plain", headers=name)
        return _readable(request, signed)


def add_receipt_page(app: web.Application, *, receipts: IssuedReceipts) -> None:
    """Serve it on the data plane."""
    app.router.add_get(PATH, ReceiptPage(receipts=receipts).show)


def _wants_page(request: web.Request) -> bool:
    """Browsers name HTML when somebody follows a link; programs name something else, or anything."""
    return "text/html" in request.headers.get("Accept", "").lower()


def _readable(request: web.Request, signed: bytes) -> web.Response:
    text, _ = split(signed)
    receipt: Mapping[str, Any] = receipt_document(read(text))
    kept = [each for each in receipt["kept"] if each["kind"] in DATA]
    proof = next((each["until"] for each in receipt["kept"] if each["kind"] == PROOF), None)
    return page("receipt", words_for(request), receipt=receipt, kept=kept, proof_until=proof)
