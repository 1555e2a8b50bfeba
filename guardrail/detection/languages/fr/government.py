"""Identity, company and file numbers of France."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.languages.fr.vocabulary import HOME, RULINGS
from guardrail.detection.linear import GAP, LONG_NUMBER, Rule
from guardrail.detection.view import compact

_NUMBER = r"n ?[°ºo] ?s?\.?|num[eé]ro|r[eé]f\.?|r[eé]f[eé]rence"
_NUMBERED = rf"(?: (?:sous|portant|porte|est))?(?: (?:le )?(?:{_NUMBER})\s?[:#]?|\s?[:#])\s{{0,2}}"
_PROCEDURE = (
    r"parquet|plaintes?|proc[eè]s(?:[ \-]verbal)?|pv|main courante|pourvois?|instruction|[eé]crou|surendettement|requ[eê]tes?|affaires?|"
    r"statuant|enqu[eê]tes?|recours|acte d['’]accusation|mandat d['’](?:arr[eê]t|amener)|mandat de d[eé]p[oô]t|commission rogatoire|"
    r"ch[eè]que|parcelle|certificat|rapport|avis de recouvrement|aide (?:judiciaire|juridictionnelle)|"
    r"titre (?:de propri[eé]t[eé]|foncier|ex[eé]cutoire)|permis de construire|"
    r"arr[eê]ts?|jugements?|r\.?g\.?(?:n\.?r\.?)?|r[oô]le(?: g[eé]n[eé]ral)?|casier judiciaire|"
    r"dossiers?(?: d['’]instruction| judiciaire| p[eé]nal)?|dossier (?:mdph|caf|cpam|de (?:surendettement|plainte|naturalisation|divorce|tutelle|curatelle|succession))"
)
"""What papers of courts, police and benefit offices are numbered by."""
_MEMBER = (
    r"allocataire|soci[eé]taire|adh[eé]rente?|assur[eé]e?|abonn[eé]e?|mutuelle|contrat|police(?: d['’]assurance)?|matricule|"
    r"carte (?:vitale|de fid[eé]lit[eé]|d['’]invalidit[eé]|de s[eé]jour)"
)
_OF = r"(?:(?: d['’] ?| de | )[a-z\x{e0}-\x{ff}\-]{4,13}){0,2}?"
"""What kind of paper: plainte pénale, dossier d'exécution, ordonnance de non-lieu."""
_CAPITALS = r"(?-i:[A-Z]{1,3})"
_SHORT_CAPITALS = r"(?-i:[A-Z]{1,2})"
_GROUPED = rf"(?:{_SHORT_CAPITALS} ?)?[0-9][0-9a-z]*(?:(?:[ .\-]| ?/ ?)(?:{_SHORT_CAPITALS} ?)?[0-9][0-9a-z]*){{0,7}}(?: (?:bis|ter|{_CAPITALS}))?"
"""A number as it is typed from paper: in groups of any size, letters in capitals among them."""
_REGISTER = r"(?-i:(?:(?:[0-9]{1,3}|[IVX]{1,5}\.?) ?)?(?:[A-ZÚ][a-zú]{0,3}|[A-Z]{2}[a-z]?|[A-Z][a-z]{1,2}[A-Z])[ .\-])"
"""The register's letters before the number: III K 84/99, Sv 2218/95, K-118/97."""
_REGISTERED = r"(?:(?:[0-9]{1,3}|[IVX]{1,5}\.?) ?)?[A-ZÚ][A-Za-zú]{0,4}\.? [0-9]{1,5} ?/ ?(?:[0-9]{2}){1,2}[a-z]?|[0-9][A-Z][._][0-9]{1,4} ?/ ?[0-9]{4}"
"""With letters and year: Rev 418/02, B 1418/98, 6 Ob 118/02x, 4A_123/2010."""
_COURTS = (
    r"tribunal|cour (?:d['’]|de |supr[eê]me|constitutionnelle|administrative|r[eé]gionale|municipale|f[eé]d[eé]rale|departementale)|"
    r"haute cour|conseil d['’][eé]tat|parquet|ar[eé]opage|cass\."
)
_NEXT = rf"(?:(?: ?[,;] ?| et | à )(?:{_NUMBER})? ?[0-9]{{2,6}}(?: ?[/\-] ?[0-9]{{1,6}}|[0-9]{{2}}))"
"""Another one of a list: nos 1998/114 et 1998/126."""
_BUSINESS = ("commande", "colis", "facture", "devis", "suivi", "livraison", "article", "réduction", "coupon", "promo")


_ENACTED = ("loi", "décret", "règlement", "directive", "arrêté", "circulaire", "journal officiel", "avis")


def _filed(value: str) -> bool:
    """Five digits, four beside a slash: what has fewer is the number of a step or page."""
    return sum(character.isdecimal() for character in value) >= (4 if "/" in value else 5)


def _without_day(value: str) -> tuple[int, int]:
    return 0, len(value.split(" du ")[0])


def _rib(value: str) -> bool:
    """Whether the last two digits are the key of the rest (Comité français d'organisation et de normalisation bancaires)."""
    read = "".join(_RIB_LETTERS.get(character, character) for character in compact(value))
    return (
        len(read) == _RIB_LENGTH
        and (89 * int(read[:5]) + 15 * int(read[5:10]) + 3 * int(read[10:21]) + int(read[21:])) % 97 == 0
    )


_RIB_LENGTH = 23
_RIB_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789", strict=True))


RULES = (
    Rule(
        name="fr_procedure",
        entity_type="CASE_NUMBER",
        pattern=rf"(?i)(?:^|[^\p{{L}}])(?:(?:{_NUMBER}) (?:de |d['’])?(?:{_PROCEDURE})(?:{_NUMBERED}|\s)|(?:{_PROCEDURE}){_OF}{_NUMBERED})({_REGISTER}?{_GROUPED}{_NEXT}{{0,12}})(?:[^\p{{Latin}}0-9]|$)",
        check=_filed,
        never=_BUSINESS,
        score=0.85,
    ),
    Rule(
        # What was decided is told by number and day: arrêt no 2817 du 12 mars 1996. Statutes of that name are
        # numbered by year and hyphen: ordonnance no 45-2658.
        name="fr_decided",
        entity_type="CASE_NUMBER",
        pattern=rf"(?i)(?:^|[^\p{{L}}])(?:arr[eê]ts?|jugements?|d[eé]cisions?|sentences?|ordonnances?){_OF} (?:{_NUMBER}) ?([0-9]{{3,6}} du [0-3]?[0-9]|[0-9]{{2,6}} ?/ ?[0-9]{{2,5}}|[0-9]{{2,6}}/[a-z]|[0-9]{{2}}-[a-z]-[0-9]{{2,4}}|[0-9]{{5,12}})(?:[^\p{{Latin}}0-9/]|$)",
        trim=_without_day,
        never=_BUSINESS,
        score=0.8,
    ),
    Rule(
        # Behind a court's name numbers need no word of their own: le Conseil d'État (nos 184418 et 184419).
        name="fr_court",
        entity_type="CASE_NUMBER",
        pattern=rf"(?:^|[^\p{{L}}])(?i:{_COURTS})[^\n;]{{0,80}}?[ (](?i:n ?[°ºo] ?s?\.?|num[eé]ro) ?({_REGISTER}?{_GROUPED}{_NEXT}{{0,12}})(?:[^\p{{Latin}}0-9/]|$)",
        check=_filed,
        never=(*_BUSINESS, *_ENACTED),
        home=HOME,
        cues=RULINGS,
        score=0.75,
    ),
    Rule(
        name="fr_court_register",
        entity_type="CASE_NUMBER",
        pattern=rf"(?:^|[^\p{{L}}])(?i:{_COURTS})[^\n;]{{0,80}}?(?:\( ?| f[eé]d[eé]ral )({_REGISTERED})(?:[^\p{{Latin}}0-9/]|$)",
        home=HOME,
        cues=RULINGS,
        score=0.75,
    ),
    Rule(
        # The year before or in full behind: no 417/1998, nos 1998/114 et 1998/126, no 93/04418.
        name="fr_cited",
        entity_type="CASE_NUMBER",
        pattern=rf"(?i)(?:^|[^\p{{L}}])n ?[°ºo] ?s?\.? ?((?:[0-9]{{2,6}} ?/ ?(?:19|20)[0-9]{{2}}|(?:19|20)[0-9]{{2}} ?/ ?[0-9]{{2,6}}|[0-9]{{2}} ?/ ?[0-9]{{4,6}}){_NEXT}{{0,12}})(?:[^\p{{Latin}}0-9/]|$)",
        never=(*_BUSINESS, *_ENACTED),
        home=HOME,
        cues=RULINGS,
        score=0.75,
    ),
    Rule(
        name="fr_member",
        entity_type="CUSTOMER_ID",
        pattern=rf"(?i)(?:^|[^\p{{L}}])(?:(?:{_NUMBER}) (?:de |d['’])?(?:{_MEMBER})(?:{_NUMBERED}|\s)|(?:{_MEMBER}){_NUMBERED})({_GROUPED})(?:[^\p{{Latin}}0-9]|$)",
        check=checks.has_digits(5),
        never=_BUSINESS,
        score=0.78,
    ),
    Rule(
        name="fr_passport",
        entity_type="PASSPORT",
        pattern=rf"(?i)passeport(?:{_NUMBERED}|\s)\b([0-9]{{2}} ?[a-z]{{2}} ?[0-9]{{5}})\b",
        score=0.9,
    ),
    Rule(
        # Bank, branch, account and key: the number behind every French IBAN, as bank slips print it.
        name="fr_rib",
        entity_type="BANK_ACCOUNT",
        pattern=r"\b([0-9]{5}[ \-]?[0-9]{5}[ \-]?(?:[0-9A-Z][ ]?){10}[0-9A-Z][ \-]?[0-9]{2})\b",
        check=_rib,
        failed=0.82,
        cues=("rib", "compte", "virement", "banque"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="fr_residence",
        entity_type="NATIONAL_ID",
        pattern=rf"(?i)(?:(?:titre|carte) de s[eé]jour|r[eé]c[eé]piss[eé]|(?:num[eé]ro|n°) (?:d['’])?[eé]tranger|agdref)(?:{_NUMBERED}|\s)\b([0-9](?:{GAP}[0-9]){{8,11}})\b",
        score=0.85,
    ),
    Rule(
        name="fr_nir",
        entity_type="FR_NIR",
        pattern=rf"(?i)\b([1-478](?:{GAP}[0-9]){{5}}{GAP}[0-9ab](?:{GAP}[0-9]){{8}})\b",
        check=checks.fr_nir,
        failed=0.72,
        cues=("sécurité sociale", "secu", "sécu", "nir", "insee", "numéro de ss"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="fr_nir_short",
        entity_type="FR_NIR",
        pattern=(
            rf"(?i)(?:sécurité sociale|\bs[eé]cu\b|\bnir\b|numéro de ss)[^\d\n]{{0,20}}?"
            rf"([12](?:{GAP}[0-9]){{4}}{GAP}[0-9](?:{GAP}[0-9ab])(?:{GAP}[0-9]){{6}})\b"
        ),
        score=0.85,
    ),
    Rule(
        name="fr_siret",
        entity_type="VAT_NUMBER",
        pattern=rf"\b({LONG_NUMBER}(?:{GAP}[0-9]){{2}})\b",
        sign=LONG_NUMBER,
        check=checks.fr_siret,
        cues=("siret", "établissement", "entreprise"),
        failed=0.7,
        score=0.95,
    ),
    Rule(
        name="fr_siren",
        entity_type="VAT_NUMBER",
        pattern=rf"\b([0-9](?:{GAP}[0-9]){{8}})\b",
        check=checks.fr_siren,
        cues=("siren", "rcs"),
        failed=0.7,
        score=0.95,
    ),
    Rule(
        name="fr_tax",
        entity_type="TAX_ID",
        pattern=(
            rf"(?i)(?:numéro fiscal|référence fiscale|\bspi\b|identifiant fiscal)[^\d\n]{{0,20}}?([0-3](?:{GAP}[0-9]){{12}})\b"
        ),
        score=0.85,
    ),
    Rule(
        name="fr_id_card",
        entity_type="NATIONAL_ID",
        pattern=r"(?i)(?:carte (?:nationale )?d['’] ?identité|\bcni\b)[^\d\n]{0,20}?\b([a-z0-9]{9}|[0-9]{12}|[0-9]{4}[a-z][0-9]{7}|(?-i:[A-Z]{1,3}) ?[0-9]{5,8})\b",
        check=checks.has_digits(3),
        score=0.8,
    ),
)
