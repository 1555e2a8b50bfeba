"""Addresses of Spain and Latin America."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.linear import Rule
from guardrail.detection.places import names_a_place

_TYPES = (
    r"calle|c/|cl\.|avda?\.?|avenida|av\.|plaza|pza\.?|plza\.?|paseo|pº|camino|carretera|ctra\.?|ronda|travesía|travesia|glorieta|rambla|"
    r"callejón|callejon|urbanización|urb\.|pasaje|jirón|jr\.|calzada|boulevard|blvd\.?|prolongación"
)
_PART = r"(?:\p{L}[\p{L}\p{M}'’\-]*\.?|[0-9]{1,2} de)"
_NUMBER = r",? ?(?:(?:n[º°.]|núm\.?|num\.?|número|numero|nº|no\.|#) ?)?[0-9]{1,5} ?(?:bis\b|[A-Za-z]\b)?"
_DOOR = (
    r"(?:,? ?(?:(?:piso|planta|puerta|pta\.?|portal|esc\.?|escalera|bloque|blq\.?|dpto\.?|depto\.?|departamento|int\.?|interior|local) ?[0-9A-Za-zºª]{1,4}\b"
    r"|[0-9]{1,2} ?[ºª°](?: ?(?:[A-Za-z]|[0-9]{1,2} ?[ºª°]?|izq\p{L}*|izda|dcha|derecha|centro)\b)?|bajo\b|ático\b)){0,4}"
)
_CITY = r"\p{Lu}\p{L}+(?: (?:de (?:la |los |las )?|del )?\p{Lu}\p{L}+){0,2}"

RULES = (
    Rule(
        name="es",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?i:(?:{_TYPES})(?: |\b) ?{_PART}(?: {_PART}){{0,6}}{_NUMBER}{_DOOR})(?:,? (?i:c\.?p\.?:? ?)?[0-9]{{5}}\b)?(?:,? {_CITY})?)",
        score=0.85,
    ),
    Rule(
        name="es_named",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?i:calle|c/|avda?\.?|avenida|av\.|plaza|pza\.?|paseo|travesía|glorieta|rambla) ?(?:(?:de|del|la|las|los|el) ){{0,3}}{_CITY})",
        score=0.72,
    ),
    Rule(
        name="co",
        entity_type="ADDRESS",
        pattern=r"(?i)\b((?:calle|carrera|cra\.?|kra\.?|kr|cl|diagonal|transversal|avenida|av\.?) [0-9]{1,3} ?[a-z]?(?: ?bis)? ?(?:#|no\.?|n[°º]) ?[0-9]{1,3} ?[a-z]? ?- ?[0-9]{1,3})\b",
        score=0.85,
    ),
    Rule(
        name="apartado",
        entity_type="ADDRESS",
        pattern=r"(?i)\b(apartado (?:de correos|postal) (?:n[º°.] ?)?[0-9]{1,6})\b",
        score=0.8,
    ),
    Rule(
        name="es_town",
        entity_type="ADDRESS",
        pattern=rf"\b((?:0[1-9]|[1-4][0-9]|5[0-2])[0-9]{{3}},? {_CITY})",
        check=names_a_place,
        score=0.8,
    ),
)
