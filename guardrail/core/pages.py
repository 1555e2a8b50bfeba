"""What the pages that people open by a link share: look, policy for browsers, frame. No scripts anywhere.

The style stands in the page, so that a saved page looks the same; the content security policy names it by its hash
and allows nothing else, in the answer's header and in the page itself. Contrast is at least 7:1 (WCAG 2.2, 1.4.6),
columns fold at 320 CSS pixels (1.4.10), and text of strangers is isolated in its reading order (UAX #9).
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime

from jinja2 import DictLoader, Environment, StrictUndefined

from guardrail.core.inert import visible

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #767676; --shade: #f2f2f2; --link: #0b4a8f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f0f0f0; --paper: #161616; --line: #8c8c8c; --shade: #262626; --link: #a9cdf7; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
a { color: var(--link); }
p, li { max-width: 45rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
caption { text-align: start; font-weight: 600; padding-bottom: .25rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .5rem; border: 1px solid var(--line);
  overflow-wrap: break-word; }
th { background: var(--shade); }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
article { margin: 1rem 0; padding: .5rem .75rem; border: 1px solid var(--line); border-inline-start-width: .4rem; }
article.bot { background: var(--shade); }
article h3 { margin: 0; font-size: 1rem; }
.text { white-space: pre-wrap; unicode-bidi: plaintext; margin: .25rem 0; }
.note { font-size: .9rem; margin: 0; }
.warning { padding: .75rem; border: 2px solid var(--ink); }
button { font: inherit; display: block; margin: .75rem 0; padding: .75rem 1.25rem; min-height: 2.75rem; max-width: 100%;
  border: 2px solid var(--ink); border-radius: .4rem; color: var(--paper); background: var(--ink); cursor: pointer; }
button.second { color: var(--ink); background: var(--paper); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
@media (max-width: 40rem) {
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border: 1px solid var(--line); margin: .75rem 0; }
  td { border: 0; }
  td::before { content: attr(data-label) ": "; font-weight: 600; }
}
@media print { body { max-width: none; padding: 0; } article, tr { break-inside: avoid; } }
"""

_HASH = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()


def content_policy(*, forms: bool = False) -> str:
    """What a browser may do on such a page: apply this style and, with ``forms``, send its form back here."""
    action = "'self'" if forms else "'none'"
    return f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action {action}"


_FRAME = """<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>{% block title %}{% endblock %}</title>
<style>{{ style|safe }}</style>
</head>
<body>
<main>
{% block main %}{% endblock %}
</main>
</body>
</html>
"""


def environment(templates: Mapping[str, str]) -> Environment:
    """Templates that extend ``frame``; whatever is put into them is escaped. ``safe`` is for our own style only."""
    made = Environment(
        loader=DictLoader({"frame": _FRAME, **templates}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.finalize = _finalize
    made.filters["when"] = when
    made.globals.update(style=STYLE)
    return made


def when(moment: str) -> str:
    """``2026-11-22 19:51`` of an RFC 3339 time in UTC."""
    return datetime.fromisoformat(moment).strftime("%Y-%m-%d %H:%M")


def _finalize(value: object) -> object:
    return visible(value) if type(value) is str else value
