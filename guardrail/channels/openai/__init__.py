"""The OpenAI-compatible chat completions API: the caller is a program that vouches for its end users."""

from guardrail.channels.openai.channel import OpenAIChannel

__all__ = ["OpenAIChannel"]
