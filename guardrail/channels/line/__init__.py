"""LINE Messaging API: webhooks in, API calls out."""

from guardrail.channels.line.channel import LineChannel

__all__ = ["LineChannel"]
