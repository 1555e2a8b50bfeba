"""The demonstration: a scripted bot, a page that shows both sides of Guardrail, and what feeds it.

Nothing here is loaded unless demo mode is on: the feed shows on purpose what production never shows.
"""
