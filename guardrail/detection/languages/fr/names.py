"""Words around names in French."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

import re

from guardrail.detection.language import words
from guardrail.detection.languages.fr.vocabulary import HOME, RULINGS
from guardrail.detection.latin_words import fold
from guardrail.detection.linear import Rule
from guardrail.detection.names import plausible
from guardrail.detection.people import NameWords
from guardrail.detection.proper_names import ProperNameRecognizer

_WORDS = re.compile(r"[^\W\d_]+")
_PART = r"\p{Lu}[\p{L}\p{M}]*(?:['’\-][\p{L}\p{M}]+)*"
_NAME = rf"({_PART}\.?(?: (?:(?:de la|de|du|des|le|la) )?{_PART}\.?){{0,3}})"
_CITED = words("affaire affaires arret arrets decision voir voy cf dans l")
_NOBODY = words(
    """commission conseil parlement etat ministere caisse banque societe convention cour tribunal loi accord traite directive
    reglement protocole charte constitution code decret article public association syndicat parti union eglise"""
)
_B = r"(?:^|[^\p{L}\p{N}])"


def _party(value: str) -> tuple[int, int] | None:
    """Who is a party, without the word for the ruling before; nobody when it is an institution or a law."""
    parts = list(_WORDS.finditer(value))
    while parts and fold(parts[0].group()) in _CITED:
        del parts[0]
    others = next((at for at, part in enumerate(parts) if part.group() == "ET"), len(parts))
    parts = parts[:others]  # BOUZIGARD ET AUTRES
    if not parts or any(fold(part.group()) in _NOBODY for part in parts):
        return None
    return parts[0].start(), parts[-1].end()


RULES = (
    Rule(
        name="fr_born",
        entity_type="PERSON",
        pattern=rf"{_B}{_NAME},? ?\(?,? ?(?:née?|âgée?) (?:le|en|à|vers|de) ",
        score=0.75,
        trim=plausible,
    ),
    Rule(
        # As rulings cite others: BOUZIGARD c. FRANCE; Vătășescul et autres c. Roumanie; (Brezovečki, précité, § 34).
        name="fr_party",
        entity_type="PERSON",
        pattern=rf"{_B}{_NAME}(?: (?i:et autres?))?(?: c\. (?:la |le |les |l['’])?\p{{Lu}}|,? ?pr[ée]cit[ée]e?s?)",
        home=HOME,
        cues=RULINGS,
        score=0.75,
        trim=_party,
    ),
    Rule(
        name="fr_called",
        entity_type="PERSON",
        pattern=rf"(?:{_B}(?:[ée]pouse|née|veuve|alias|pr[ée]nommée?s?|surnommée?s?|s['’]appell(?:e|ait|aient|ent)|se nomm(?:e|ait|ent)|du nom de)|, dite?) (?:(?:de la|de|du|des|d['’]|Le|La|Les|De|LE|LA|DE) ?)?{_NAME}",
        score=0.75,
        trim=plausible,
    ),
)
"""Who is born, and what she was called before or is called: civil registers, judgments, forms."""


class FrenchNameRecognizer(ProperNameRecognizer):
    """People and places in French texts."""

    pack = "fr"
    around = NameWords(
        titles=words(
            """m mm mr mme mmes mlle monsieur madame mademoiselle me mes maitre dr docteur pr prof professeur juge president presidente ministre secretaire avocat avocate procureur notaire huissier capitaine commandant colonel general lieutenant inspecteur inspectrice commissaire pere soeur frere abbe roi reine prince princesse duc duchesse comte comtesse maire depute deputee senateur senatrice prefet oncle tante patient patiente temoin sieur dame veuve requerant requerante appelant appelante accuse accusee prevenu prevenue defendeur defendeur demandeur demanderesse victime conseil epouse greffier greffiere rapporteur collegue client cliente epoux consorts juges famille lord lady sir sieurs nomme nommee denomme denommee certain certaine policier policiere policiers gendarme gendarmes avocats agent agente inspecteurs temoins ministres gardien gardienne adjudant sergent officier sœur instruction adjoint adjointe lieutenants expert experte pasteur depute journaliste codetenu"""
        ),
        before=words(
            """avec pour de par chez a bonjour salut cher chere merci et ou selon nomme nommee signe cordialement ami amie mari femme fils fille frere soeur sœur contre"""
        ),
        after=words(
            """a est dit disait etait avait sera vit vivait travaille et habite ne nee mort explique ajoute affirme declare"""
        ),
        speech=words(
            """dit disait explique expliquait affirme declare ajoute assure repond repondit ecrit estime precise raconte"""
        ),
        before_letter=words(
            "a de par contre avec et pour le la du que qu chez selon dont lorsque lorsqu mais ou comme d jusqu puisque enfant enfants fils fille mere pere frere soeur sœur mari femme epoux epouse compagne compagnon mineur mineure temoin temoins nomme nommee prenomme prenommee requerant requerante accuse accusee prevenu prevenue detenu detenue victime patient patiente ami amie voisin voisine collegue famille enqueteur enquetrice inspecteur policier gendarme expert experte medecin soldat gardien general colonel major procureur"
        ),
        after_letter=words(
            """a est fut avait etait sera serait aurait dit disait soutient soutenait allegue alleguait affirme affirmait declare declara demande demanda conteste contestait saisit vit vivait reside residait travaille explique se ne n s"""
        ),
        within=words("""de la le les du des d l van von der den ben ibn al el"""),
        not_after=words(
            """president presidente directeur directrice ministre maire juge gouverneur chancelier conseiller conseillere batonnier doyen recteur prefet rue avenue place boulevard banque universite hopital clinique college lycee ecole institut aeroport gare hotel sa sarl sas club musee theatre parc eglise centre street et ou de en dans avec est"""
        ),
        in_place=words(
            """a au aux en de du des d depuis vers pour dans par pres chez entre et ville commune departement region province canton habite reside domicilie"""
        ),
        land_before=words("""lac mont ile cap golfe saint sainte port fort"""),
        land_after=words("""nord sud est ouest"""),
        kinds=words(
            """ville village commune region province departement canton ile hameau quartier lieu district arrondissement tribunal cour arret prison parquet prefecture mairie commissariat gendarmerie barreau greffe instance appel police"""
        ),
        dwelling=words(
            "né née nés nées demeurant résidant résidante domicilié domiciliée domiciliés habitant détenu détenue incarcéré"
        ),
        endings=(
            "ville",
            "court",
            "ac",
            "ay",
            "ieres",
            "igny",
        ),
    )
