"""The operator's settings: one YAML file, checked whole before anything starts.

Read it with :func:`load`; build one in code with :func:`parse`. Everything wrong is reported at once, by
place and key, and never with the value.
"""

from guardrail.config.audit import AuditSettings
from guardrail.config.load import load, parse
from guardrail.config.models import (
    Config,
    DetectionSettings,
    KeySettings,
    ListenSettings,
    OpaSettings,
    OperatorSettings,
    PolicySettings,
    StoreSettings,
)
from guardrail.config.problems import InvalidConfigError, Problem
from guardrail.config.routes import (
    Bot,
    LineBot,
    LineRoute,
    OpenAIBot,
    OpenAIRoute,
    Route,
    RoutePolicySettings,
    WebRoute,
)
from guardrail.config.secrets import Secret

__all__ = [
    "AuditSettings",
    "Bot",
    "Config",
    "DetectionSettings",
    "InvalidConfigError",
    "KeySettings",
    "LineBot",
    "LineRoute",
    "ListenSettings",
    "OpaSettings",
    "OpenAIBot",
    "OpenAIRoute",
    "OperatorSettings",
    "PolicySettings",
    "Problem",
    "Route",
    "RoutePolicySettings",
    "Secret",
    "StoreSettings",
    "WebRoute",
    "load",
    "parse",
]
