"""Plain web chat: the client and bot protocol of ``docs/reference/web-chat-protocol.md``."""

from guardrail.channels.web.channel import WebChannel

__all__ = ["WebChannel"]
