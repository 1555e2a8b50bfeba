"""``python -m guardrail`` is ``guardrail``."""

from guardrail.cli import main

main()
