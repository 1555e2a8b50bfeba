"""Endings by which Polish family names are told, in all cases."""

from __future__ import annotations

import re

_SKI = r"(?:[sc]|dz)k(?:i|iego|iemu|im|a|iej|ą|ich|imi)|(?:s|c|dz)cy"
_WICZ = r"wicz(?:a|owi|em|u|ów|om|ami|ach|owie|owa|owej|ową|ówna|ówny|ównę)?"
_AK = (
    r"(?:czy|cza|nia|sia|dzia|zia|rza|wia|mia|bia|pia|cia|szcza|ura|cha|la|ro|ni|ja)k"
    r"(?:a|owi|iem|u|ów|om|ami|ach|owie|owa|owej|ową)?"
)
_UK = r"(?:czu|niu|siu|ru|ziu|ciu|szu|mu|lu|ju)k(?:a|owi|iem|u|ów|om|ami|ach|owie|owa|owej|ową)?"
_OWNA = r"(?:ówn|anczank|czank|szank)(?:a|y|ie|ę|ą|o)"

SUFFIX = re.compile(rf"(?:{_SKI}|{_WICZ}|{_AK}|{_UK}|{_OWNA})$")
"""Of a word in lower case. Adjectives and some nouns end so, too."""
