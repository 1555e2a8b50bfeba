"""Words around names in Spanish."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

from guardrail.detection.language import words
from guardrail.detection.people import NameWords
from guardrail.detection.proper_names import ProperNameRecognizer


class SpanishNameRecognizer(ProperNameRecognizer):
    """People and places in Spanish texts."""

    pack = "es"
    around = NameWords(
        titles=words(
            """señor senor senora senorita sr sra srta sres don dona d dna dr dra doctor doctora prof profesor profesora juez jueza magistrado magistrada fiscal presidente presidenta ministro ministra secretario secretaria abogado abogada letrado letrada procurador procuradora notario inspector inspectora capitan coronel general sargento padre fray sor rey reina principe princesa infanta alcalde alcaldesa diputado diputada senador senadora gobernador tio tia hermano hermana paciente testigo demandante demandado demandada recurrente acusado acusada victima imputado imputada solicitante colega medico medica enfermera compareciente sras senores jueces magistrados familia esposos"""
        ),
        before=words(
            """con para de por hola querido querida estimado estimada gracias y e a segun llamado llamada fdo firmado atentamente saludos amigo amiga marido mujer esposa esposo hijo hija hermano hermana jefe jefa"""
        ),
        after=words(
            """dijo dice es era fue ha tiene tenia esta estaba vive vivia trabaja y nacio murio quiere llamo explico anadio afirmo declaro senalo"""
        ),
        speech=words("""dijo dice explico afirmo anadio declaro aseguro senalo escribio pregunto respondio comento"""),
        before_letter=words("a de por contra con y e al del"),
        within=words("""de la las los del y e i da do dos san van von der"""),
        not_after=words(
            """calle avenida plaza paseo banco universidad hospital clinica colegio instituto aeropuerto estacion hotel sa sl club museo teatro parque iglesia centro real street bank de o en con"""
        ),
        in_place=words(
            """en de desde a hacia hasta por para cerca entre y ciudad provincia municipio comunidad region departamento estado residente natural vecino"""
        ),
        articles=words("el un este ese aquel mi tu su"),
        land_before=words("""rio lago sierra monte isla cabo golfo valle puerto villa san santa ciudad"""),
        land_after=words("""norte sur"""),
        kinds=words(
            """ciudad pueblo villa provincia municipio localidad aldea isla comarca departamento estado distrito barrio comunidad region"""
        ),
        endings=(
            "illa",
            "ejo",
            "ar",
        ),
    )
