"""What Guardrail says when people use their rights, one module a language (:mod:`guardrail.core.locales`).

``TEXTS`` are fixed texts; a line with a field of :data:`guardrail.core.texts.TOLD` is left out when there is nothing to
fill it with. ``PHRASES`` fill such a field: why a request is refused, and the authority at home.
"""
