"""A process that tells recipients until nothing is due, to be killed meanwhile.

``python -m tests.e2e.notice_kills directory store-url receiver-url hours``: its clock is so many hours late, far beyond
the leases of whoever was killed before.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

from guardrail.clients.outgoing import new_session
from guardrail.clients.webhooks import WebhookSender
from guardrail.rights.recipients import Recipient
from tests.contract.notice_house import Time, house

SECRET = "a secret of enough characters"


async def tell(directory: Path, store_url: str, receiver: str, hours: int) -> None:
    time = Time()
    time.now += timedelta(hours=hours)
    async with house(store_url, directory, time=time, chance=os.urandom) as home, new_session() as session:
        sender = WebhookSender(session, receiver, SECRET, seconds=10)
        outbox = home.outbox([Recipient(name="crm")], {"crm": sender})
        while await outbox.deliver():
            pass


if __name__ == "__main__":
    place, url, to, late = sys.argv[1:]
    asyncio.run(tell(Path(place), url, to, int(late)))
