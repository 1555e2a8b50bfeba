"""Guardrail: privacy and compliance middleware for chatbots."""

__version__ = "0.1.0"
