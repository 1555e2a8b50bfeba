"""Asks a processor behind us to erase, by OpenDSR 2.0, and then how far it is, until it says that it is done.

Nothing it answers counts unless its signature is good: an answer that anybody could have given is no proof that
somebody's data went.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import aiohttp
from yarl import URL

from guardrail.clients.exchange import Exchanged, exchange
from guardrail.clients.outgoing import checked_url, require_plain
from guardrail.core.notices import Notice, NoticeState, Told, Verdict
from guardrail.core.opendsr import NotOpenDsrError, Status, read_object, read_time
from guardrail.core.opendsr_answers import erasure
from guardrail.core.opendsr_signing import Verifier
from guardrail.errors import UnauthorizedError

MOST_BYTES = 1_048_576  # of an answer, which holds the whole request once more
_VERDICTS: Mapping[str, Verdict] = {
    Status.COMPLETED.value: Verdict.TAKEN,
    Status.CANCELLED.value: Verdict.NEVER,
    Status.PENDING.value: Verdict.WORKING,
    Status.IN_PROGRESS.value: Verdict.WORKING,
}


class OpenDsrSender:
    """One processor. ``url`` is where ``/requests`` follows, ``identity`` the type under which it knows people by
    conversation ids."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        *,
        token: str | None,
        verifier: Verifier,
        identity: str,
        seconds: float,
    ) -> None:
        require_plain(session)
        self._session = session
        self._requests = URL(str(checked_url(url)).rstrip("/") + "/requests", encoded=True)
        self._headers = {} if token is None else {"authorization": f"Bearer {token}"}
        self._verifier = verifier
        self._identity = identity
        self._seconds = seconds

    async def send(self, notice: Notice, at: datetime) -> Told:
        """Hand the request over, or see how far it is.

        Whenever the processor may have it already it is asked first: the same request twice is an error to some.
        """
        if notice.external_id is None or not notice.conversations:
            return Told(verdict=Verdict.NEVER)
        if notice.state is NoticeState.ACCEPTED:
            return await self._look(notice.external_id, at)
        if notice.attempts:
            known = await self._look(notice.external_id, at)
            if known.verdict is not Verdict.LOST:
                return known
        return await self._ask(notice, notice.external_id, at)

    async def _ask(self, notice: Notice, identifier: str, at: datetime) -> Told:
        body = erasure(identifier, notice.regulation, self._identity, notice.conversations or (), notice.at)
        answer = await self._exchange("POST", self._requests, body)
        if answer is None:
            return Told(verdict=Verdict.AGAIN)
        if answer.status != 201:
            return Told(verdict=Verdict.AGAIN, status=answer.status)
        document = self._signed(answer, identifier, at)
        if document is None:
            return Told(verdict=Verdict.AGAIN, status=answer.status)
        until = read_time(document.get("expected_completion_time"))
        return Told(verdict=Verdict.WORKING, status=answer.status, until=until)

    async def _look(self, identifier: str, at: datetime) -> Told:
        answer = await self._exchange("GET", self._requests / identifier)
        if answer is None:
            return Told(verdict=Verdict.AGAIN)
        if answer.status == 404:
            return Told(verdict=Verdict.LOST, status=answer.status)
        document = self._signed(answer, identifier, at) if answer.status == 200 else None
        if document is None:
            return Told(verdict=Verdict.AGAIN, status=answer.status)
        verdict = _VERDICTS.get(str(document.get("request_status")), Verdict.AGAIN)
        until = read_time(document.get("expected_completion_time"))
        return Told(verdict=verdict, status=answer.status, until=until)

    def _signed(self, answer: Exchanged, identifier: str, at: datetime) -> dict[str, object] | None:
        """The answer's object, read only once its signature is good; None also when it is about another request."""
        try:
            self._verifier.check(answer.headers, answer.body, at)
            document = read_object(answer.body)
        except (UnauthorizedError, NotOpenDsrError):
            return None
        return document if document.get("subject_request_id") == identifier else None

    async def _exchange(self, method: str, url: URL, body: bytes | None = None) -> Exchanged | None:
        return await exchange(
            self._session, method, url, headers=self._headers, seconds=self._seconds, body=body, most=MOST_BYTES
        )
