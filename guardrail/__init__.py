"""Guardrail: privacy and compliance middleware for chatbots."""

import os

# The official builds of ONNX Runtime report to their vendor unless this stands here before they are loaded
# (their Privacy.md, "Disabling Telemetry"). Nothing here reports to anybody.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
