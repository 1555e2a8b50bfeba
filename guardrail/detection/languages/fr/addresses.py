"""Addresses of France, Belgium and Switzerland."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.language import words
from guardrail.detection.languages.fr.vocabulary import HOME, RULINGS
from guardrail.detection.linear import Rule
from guardrail.detection.places import names_a_place

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = r"\p{Lu}[\p{L}\p{M}'’\-]*"
_TYPES = (
    r"rue|r\.|avenue|av\.?|ave|boulevard|bd|blvd|place|pl\.|chemin|ch\.|allées?|impasse|imp\.|quai|route|rte|cours|passage|square|sentier|faubourg|fg|"
    r"esplanade|promenade|ruelle|villa|résidence|chaussée|lotissement|hameau|montée|traverse|venelle"
)
_LINK = r"(?:(?:de|du|des|de la|la|le|les|aux?|à|en|sur|sous) |(?:de )?[ld]['’])"
_NUMBER = r"[0-9]{1,4}(?: ?(?:bis|ter|quater)\b|[A-Z]\b)?"
_TOWN = rf"(?:,? (?:[FBL]-|CH-)?[0-9]{{4,5}}\b(?: {_NAME}(?: {_NAME})?)?)?"
_DOOR = (
    r"(?:,? ?(?i:appt?\.?|appartement|bât\.?|bâtiment|bat\.?|étage|esc\.?|escalier|porte|lot) ?[0-9A-Za-z]{1,4}\b){0,3}"
)

_LANDS = (
    r"tch[eè]que|slovaque|fran[çc]aise|hell[eé]nique|italienne|portugaise|turque|polonaise|autrichienne|helv[eé]tique|"
    r"lituanienne|lettone|estonienne|slov[eè]ne|moldave|arabe syrienne|libanaise|alg[eé]rienne|tunisienne|centrafricaine|"
    r"dominicaine|argentine|sud-africaine|kirghize|gabonaise|togolaise|rwandaise"
)
_REGIME = r"f[eé]d[eé]rale|f[eé]d[eé]rative|populaire|d[eé]mocratique|islamique|arabe|socialiste|turque|yougoslave|unie"


_SEATS = (
    r"tribuna(?:l|ux)|cours?|procureure?s?|parquet|barreau|(?:sous-)?pr[eé]fecture|pr[eé]fete?|mairie|maire|prison|maison d['’]arr[eê]t|"
    r"centre (?:p[eé]nitentiaire|de d[eé]tention)|commissariat|gendarmes|gendarmerie|h[oô]pital|district|village|hameau|commune|"
    r"arrondissement|quartier|province|vo[iï]vodie|oblast|comitat|a[eé]roport"
)
"""What a ruling names by its place."""
_RANK = (
    r" (?:de |du |des |d['’]|pour |de la |de l['’]|les )?(?:grande|premi[eè]re|instance|commerce|police|justice|district|arrondissement|"
    r"administrati(?:f|ve)|correctionnelle?|civile?|p[eé]nale?|r[eé]gionale?|d[eé]partementale?|municipale?|cantonale?|supr[eê]me|appel|assises|"
    r"militaire|fiscale?|sup[eé]rieure?|g[eé]n[eé]rale?|universitaire|R[eé]publique|s[uû]ret[eé]|[EÉ]tat|enfants|no [0-9]{1,2})"
)
_NO_SEAT = words("Justice Cassation Sûreté État Etat Droits Comptes République Paix Madame Monsieur Maître")


def _state(value: str) -> bool:
    """Told by what it is, République populaire de …, or by a place that has a list: État de Droit is none."""
    told = re.match(r"(?:ex-)?r[eé]publique [a-zé]{5}|land|princip|grand-", value.lower())
    return bool(told) or any(names_a_place(word) for word in re.split("[ '’]", value)[1:])


RULES = (
    Rule(
        # The long names of states, as rulings and treaties give them (Commission nationale de toponymie, Pays et villes du monde).
        name="fr_state",
        entity_type="LOCATION",
        pattern=rf"(?:^|[^\p{{L}}])((?:ex-)?(?:[Rr][eé]publique(?: (?:{_REGIME})){{0,3}}|[Rr]oyaume(?:-Uni)?|[Pp]rincipaut[eé]|[Gg]rand-[Dd]uch[eé]|[ÉE]tat|Land) (?:de la |de l['’]|de |d['’]|du |des ){_WORD}(?:(?:[ \-]| du | et d['’]){_WORD}){{0,3}})",
        check=_state,
        never=("procureur", "président", "procureure"),
        score=0.8,
    ),
    Rule(
        name="fr_state_named",
        entity_type="LOCATION",
        pattern=rf"(?:^|[^\p{{L}}])([Rr][eé]publique (?:{_LANDS})|[Cc]onf[eé]d[eé]ration (?:suisse|helv[eé]tique)|[Ff][eé]d[eé]ration de Russie|Union sovi[eé]tique|[EÉ]mirats arabes unis|[EÉ]tats-Unis d['’]Am[eé]rique)(?:[^\p{{L}}]|$)",
        score=0.8,
    ),
    Rule(
        # le procureur de la République de …, la cour d'assises de …, district de …
        name="fr_seat",
        entity_type="LOCATION",
        pattern=rf"(?:^|[^\p{{L}}])(?i:{_SEATS})(?:{_RANK}){{0,4}} (?:de |d['’])((?:(?:L[ae]|Les|Saint|Sainte|San) )?{_WORD})",
        check=lambda value: value not in _NO_SEAT,
        home=HOME,
        cues=RULINGS,
        score=0.72,
    ),
    Rule(
        name="fr_land",
        entity_type="LOCATION",
        pattern=rf"(?:^|[^\p{{L}}])((?:[iî]les?|presqu['’][iî]le|archipel|p[eé]ninsule|mer|golfe|d[eé]troit|vall[eé]e|massif|lac|monts?|fleuve|for[eê]t) (?:de la |de l['’]|de |d['’]|du |des )?{_WORD}(?:-{_WORD})?)",
        home=HOME,
        cues=RULINGS,
        score=0.72,
    ),
    Rule(
        name="fr",
        entity_type="ADDRESS",
        pattern=rf"\b({_NUMBER},? (?i:{_TYPES}) (?:{_LINK}{{0,2}}(?:{_NAME}|[0-9]{{1,2}}(?:er)?\b)[ \-]?){{1,5}}{_DOOR}{_TOWN})",
        score=0.85,
    ),
    Rule(
        name="fr_lower",
        entity_type="ADDRESS",
        pattern=rf"(?i)\b({_NUMBER},? (?:(?:rue|avenue|av\.?|boulevard|bd|chemin|allée|impasse|quai|faubourg|chaussée) {_LINK}{{0,2}}|(?:place|passage|square) {_LINK}{{1,2}})\p{{L}}[\p{{L}}'’\-]{{2,}}(?:,? [0-9]{{5}}\b(?: \p{{L}}{{3,}})?)?)",
        score=0.8,
    ),
    Rule(
        name="be",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?i:rue|avenue|boulevard|place|chemin|quai|chaussée|route|drève|clos) (?:{_LINK}{{0,2}}{_NAME} ?){{1,4}},? ?[0-9]{{1,4}}(?: ?[a-zA-Z]\b)?{_TOWN})",
        score=0.8,
    ),
    Rule(
        name="fr_named",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?:(?i:rue|avenue|boulevard|impasse|faubourg|quai|allée|chemin) {_LINK}{{0,2}}|(?i:la place) ){_WORD}(?:[ \-](?:{_LINK}{{0,2}}){_WORD}){{0,3}})",
        score=0.72,
    ),
    Rule(
        name="bp",
        entity_type="ADDRESS",
        pattern=r"\b(B\.?P\.? [0-9]{1,5}(?:,? [0-9]{5}(?: \p{Lu}[\p{L}\-]+)?)?)",
        score=0.75,
    ),
    Rule(
        name="fr_town",
        entity_type="ADDRESS",
        pattern=rf"\b((?:[FBL]-|CH-)?[0-9]{{5}},? {_NAME}(?: (?:{_LINK})?{_NAME})?)",
        check=names_a_place,
        score=0.8,
    ),
)
