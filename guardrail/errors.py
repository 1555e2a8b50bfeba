"""What fails, named by who must act.

A refusal by policy is a value (:class:`guardrail.types.Decision`), never an exception. Programmer
mistakes stay built-in exceptions. No message here ever contains text from a person, a bot or a secret:
an error carries a stable ``code`` and, at most, a place (a path, a key, a line number).
"""

from __future__ import annotations


class GuardrailError(Exception):
    """Base of everything Guardrail raises on purpose.

    ``code`` is stable and documented; ``status`` is the HTTP status that fits when the error ends a
    request; ``retryable`` says whether the same request may succeed later without anybody changing it.
    """

    code = "internal"
    status = 500
    retryable = False

    def __init__(self, detail: str = "", *, code: str | None = None, status: int | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.status = status or type(self).status


class ConfigError(GuardrailError):
    """The operator's configuration is wrong; raised at start, never during a turn."""

    code = "config_invalid"


class ChannelError(GuardrailError):
    """The sender's request is wrong: nothing was processed and nothing is stored."""

    code = "bad_request"
    status = 400


class BadPayloadError(ChannelError):
    """Malformed or ambiguous bytes: not JSON, duplicate keys, lone surrogates, nested too deep."""

    code = "bad_payload"


class UnauthorizedError(ChannelError):
    """Wrong or missing signature, credential or session token."""

    code = "unauthorized"
    status = 401


class UnknownRouteError(ChannelError):
    """No such route, or not on this channel."""

    code = "unknown_route"
    status = 404


class ConflictError(ChannelError):
    """The same message id arrived with other content, or while its first copy is being processed."""

    code = "conflict"
    status = 409


class RefusedError(ChannelError):
    """A call of the bot that Guardrail does not pass on: by policy, or because it would undo the proxy."""

    code = "refused"
    status = 403


class PayloadTooLargeError(ChannelError):
    """More bytes than the route accepts, before or after decompression."""

    code = "payload_too_large"
    status = 413


class UnsupportedMediaError(ChannelError):
    """A content type or character set that Guardrail does not read."""

    code = "unsupported_media"
    status = 415


class RateLimitedError(ChannelError):
    """Too many requests of one caller; ``retry_after`` is in how many seconds another one may be sent."""

    code = "rate_limited"
    status = 429
    retryable = True

    def __init__(self, detail: str = "", *, retry_after: int = 1, code: str | None = None) -> None:
        super().__init__(detail, code=code)
        self.retry_after = retry_after


class DependencyError(GuardrailError):
    """Something Guardrail needs is down: retry, or shed load."""

    code = "dependency_unavailable"
    status = 503
    retryable = True


class StoreUnavailableError(DependencyError):
    """The database refused or did not answer; nothing of this commit is durable."""

    code = "store_unavailable"


class KeysUnavailableError(DependencyError):
    """The key store or the key provider did not answer."""

    code = "keys_unavailable"


class PolicyUnavailableError(DependencyError):
    """No valid decision: engine down, too slow, undefined result or wrong shape."""

    code = "policy_unavailable"


class DetectionError(DependencyError):
    """A recognizer raised, timed out or met input it cannot handle: the turn stops."""

    code = "detection_failed"


class BotError(DependencyError):
    """The bot, or the channel's API, did not answer usefully."""

    code = "bot_unavailable"
    status = 502


BOT_REFUSALS = frozenset({400, 404, 413, 422, 429})
"""Statuses of a bot that its caller must see as such: the request itself was wrong, or came too often."""


def bot_refused(status: int) -> BotError:
    """The error for a bot's status other than success."""
    if status in BOT_REFUSALS:
        return BotError("the bot refused the request", code="bot_refused", status=status)
    return BotError("the bot answered with an error")


class BotTimeoutError(BotError):
    """The bot, or the channel's API, did not answer in time."""

    code = "bot_timeout"
    status = 504


class GuardedError(GuardrailError):
    """The bot's answer was stopped by the guard: it must not reach the person."""

    code = "answer_stopped"
    status = 502


class ErasedError(GuardrailError):
    """The data subject was erased, perhaps while the turn ran: there is no key any more."""

    code = "subject_erased"
    status = 409


class StaleVaultError(GuardrailError):
    """Another process gave out the same placeholder first: reload the vault and redact again."""

    code = "vault_conflict"
    status = 503
    retryable = True


class DuplicateError(GuardrailError):
    """The record exists already: a redelivery. ``same`` tells whether its content is equal, too."""

    code = "duplicate"
    status = 409

    def __init__(self, detail: str = "", *, same: bool) -> None:
        super().__init__(detail)
        self.same = same


class IntegrityError(GuardrailError):
    """A sealed record, key or log does not verify: alert, never retry, never guess."""

    code = "integrity"
