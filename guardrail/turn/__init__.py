"""The stages of a turn, one file each; :mod:`guardrail.pipeline` alone puts them in order."""
