"""A folder a language; see :mod:`guardrail.detection.language`."""
