"""Classes of letters for patterns: those of the Latin script up to U+024F, without brackets.

``\\p{L}`` costs RE2 a thousand instructions each time; these cost a few.
"""

UPPER = r"A-Z\x{c0}-\x{d6}\x{d8}-\x{de}ĀĂĄĆĈČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
LETTER = r"A-Za-z\x{c0}-\x{24f}"
LOWER = r"a-z\x{df}-\x{ff}āăąćĉčďđēėęěğģīįıķĺļľłńņňōőœŕřśşšţťūůűųźżžșț"
BEFORE = rf"(?:^|[^{LETTER}])"
"""What stands in front of a word."""
