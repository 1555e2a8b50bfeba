"""What stands before a name and belongs to it: courtesy titles and capitalised articles, Mme Korvalec, Le Goualher.

Where a language's titles tell a person's sex, what stays of "Mme [name]" still says something about somebody. So a
pack may say which titles go with a name, whoever found the name; a title without a name behind it is nobody's.
"""

from __future__ import annotations

import re

from guardrail.detection.candidates import Candidate

CALLED = frozenset({"PERSON", "LOCATION"})
"""Types of what may stand behind a title. A place there is somebody who is called like one: Mme de Kerguen."""
_REACH = 32
"""Characters before a name that may belong to it."""


def courtesy(titles: str, particles: str, articles: str, roles: str) -> re.Pattern[str]:
    """What belongs to a name at the end of what stands before it; regular expressions without groups.

    ``particles`` may part a title from a name, in capitals or not, or else ``roles`` do: M. le juge Korvalec.
    ``articles`` are capitalised, so that inside a sentence they are no words of the language.
    """
    titled = (
        rf"(?P<title>(?:(?:{titles})\s{{0,2}}){{1,2}})"
        rf"(?:(?:(?i:{particles})(?:\s|(?<=['’]))){{0,3}}|(?:{roles})\s)"
    )
    article = rf"(?<=[\w,;(]\s)(?:{articles})(?:\s|(?<=['’]))"
    return re.compile(rf"(?<![\w.'’\-])(?:{titled}|{article})\Z")


def with_title(text: str, candidate: Candidate, before: re.Pattern[str]) -> Candidate:
    """The name with what belongs to it, if there is something."""
    match = before.search(text[max(0, candidate.start - _REACH) : candidate.start])
    if match is None:
        return candidate
    entity_type = "PERSON" if match["title"] else candidate.entity_type
    return candidate._replace(start=candidate.start - len(match[0]), entity_type=entity_type)
