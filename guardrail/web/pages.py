"""How pages for people leave the data plane: no scripts, no caches, no traces in other sites' logs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from aiohttp import web

from guardrail.core.bundle_words import PageWords, page_words
from guardrail.core.pages import content_policy, environment
from guardrail.core.texts import LOCALES, locale_for
from guardrail.errors import ChannelError
from guardrail.web.credentials import require_own_origin
from guardrail.web.replies import FIXED_HEADERS

_NAMES = ("link", "gone", "receipt")
_TEMPLATES = environment(
    {name: (files("guardrail.web") / "templates" / f"{name}.html").read_text("utf-8") for name in _NAMES}
)
_MOST_LANGUAGES = 20

PRIVATE_HEADERS: Mapping[str, str] = {
    **FIXED_HEADERS,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Accept, Accept-Language",
}
"""On every answer of these pages."""


def policy_header(*, forms: bool = False) -> dict[str, str]:
    """The content security policy of a page; ``frame-ancestors`` works in a header only."""
    return {"Content-Security-Policy": f"{content_policy(forms=forms)}; frame-ancestors 'none'"}


def page(name: str, words: PageWords, *, status: int = 200, forms: bool = False, **values: Any) -> web.Response:
    """A page of one of our templates."""
    text = _TEMPLATES.get_template(name).render(
        language=words.language, w=words, policy=content_policy(forms=forms), **values
    )
    return document(text.encode(), "text/html", status=status, headers=policy_header(forms=forms))


def document(
    body: bytes, content_type: str, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """Any answer of these pages."""
    response = web.Response(status=status, body=body, content_type=content_type, charset="utf-8")
    response.headers.update(PRIVATE_HEADERS)
    response.headers.update(headers or {})
    return response


def words_for(request: web.Request) -> PageWords:
    """The words of the first language that the browser asks for and we have (RFC 9110 section 12.5.4)."""
    ranges = request.headers.get("Accept-Language", "")[:256].split(",")[:_MOST_LANGUAGES]
    asked = sorted((_weighed(each) for each in ranges), key=lambda pair: -pair[0])  # stable: then by order
    for weight, tag in asked:
        locale = locale_for(tag)
        if weight > 0 and (locale is not LOCALES["en"] or tag.partition("-")[0] == "en"):
            return page_words(locale.language)
    return page_words("en")


def _weighed(language_range: str) -> tuple[float, str]:
    tag, _, weight = language_range.strip().lower().partition(";")
    try:
        return (float(weight.strip().removeprefix("q=")) if weight else 1.0), tag.strip()
    except ValueError:
        return 0.0, tag.strip()


def require_own_page(request: web.Request) -> None:
    """Refuse a form that another site's page sends.

    A page with ``Referrer-Policy: no-referrer`` sends ``Origin: null`` with its form (Fetch standard, "append a
    request Origin header"), so there ``Sec-Fetch-Site`` alone can vouch for it. A browser that sends ``null`` and
    does not say where from is refused. Raises :class:`~guardrail.errors.ChannelError` (403).
    """
    if request.headers.get("Origin") != "null":
        require_own_origin(request)
    elif request.headers.get("Sec-Fetch-Site") != "same-origin":
        raise ChannelError(code="forbidden_origin", status=403)
