"""Who is told of requests and who may send them by OpenDSR, made from the settings.

A part of the composition root, like :mod:`guardrail.app`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import aiohttp

from guardrail.clients.callbacks import CallbackClient
from guardrail.clients.opendsr import OpenDsrSender
from guardrail.clients.webhooks import WebhookSender
from guardrail.config import Config
from guardrail.config.rights import OpenDsrSettings, WebhookRecipient
from guardrail.config.rights import Recipient as RecipientSettings
from guardrail.core.opendsr import Controller
from guardrail.core.opendsr_signing import Signer, Verifier
from guardrail.errors import ConfigError
from guardrail.rights.recipients import Recipient, Sender


def recipient_of(each: RecipientSettings) -> Recipient:
    """Who is told, of what."""
    return Recipient(
        name=each.name,
        purposes=frozenset(each.purposes),
        routes=frozenset(each.routes),
        opendsr=each.kind == "opendsr",
    )


def sender_to(each: RecipientSettings, session: aiohttp.ClientSession) -> Sender:
    """What tells them."""
    if isinstance(each, WebhookRecipient):
        return WebhookSender(session, each.url, each.secret.reveal(), seconds=each.timeout)
    return OpenDsrSender(
        session,
        each.url,
        token=each.token.reveal() if each.token else None,
        verifier=Verifier(each.domain, _pem(each.certificate)),
        identity=each.identity,
        seconds=each.timeout,
    )


def controllers_of(opendsr: OpenDsrSettings | None) -> Mapping[str, Controller]:
    """Who may send requests by OpenDSR, by name."""
    named = opendsr.controllers if opendsr else ()
    return {
        each.name: Controller(name=each.name, id=each.id, route=each.route, verifies=each.verifies) for each in named
    }


def signer_of(config: Config) -> Signer | None:
    """Our signature under answers and callbacks; None where nobody may send requests by OpenDSR.

    Raises :class:`~guardrail.errors.ConfigError`.
    """
    opendsr = config.rights.opendsr
    if opendsr is None:
        return None
    key = opendsr.key.reveal().encode()
    return Signer(opendsr.domain, _pem(opendsr.certificate), key, development=config.mode == "development")


def caller_of(config: Config, signer: Signer | None) -> CallbackClient | None:
    """What brings controllers their callbacks."""
    opendsr = config.rights.opendsr
    if signer is None or opendsr is None:
        return None
    hosts = {each.name: each.callback_hosts for each in opendsr.controllers}
    return CallbackClient(signer, hosts, development=config.mode == "development")


def _pem(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"rights: the certificate {path.name} cannot be read: {os.strerror(error.errno or 0)}"
        ) from None
