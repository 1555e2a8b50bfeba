"""French: the words that detection asks for."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import words

FREQUENT = words(
    """le la les un une des et ou mais que qui quoi de du en dans avec pour par sur est sont était suis es être ai as a avons
    avez ont je tu il elle nous vous ils elles mon ma mes ton ta tes son sa ses notre votre leur ce cette ces ne pas plus
    très bonjour merci salut oui non comment quand où pourquoi quel quelle peux peut voudrais veux commande nom adresse
    téléphone carte numéro s'il plaît au aux y moi toi lui chez aussi ici données habite appelle j'ai c'est"""
)
"""Frequent words; one that several languages share counts less for each."""

LETTERS = "àâæçèêëîïôœùûÿ"

DIGITS = {
    "0": "zéro",
    "1": "un",
    "2": "deux",
    "3": "trois",
    "4": "quatre",
    "5": "cinq",
    "6": "six",
    "7": "sept",
    "8": "huit",
    "9": "neuf",
}

PHRASES = {
    "is": r"\best\b",
    "at": "arobase|arrobase|chez",
    "dot": "point",
    "underscore": "tiret bas|souligné",
    "dash": "tiret",
    "password": "mot de passe",
    "pin": "code de (?:sécurité|vérification)",
    "username": "identifiant|nom d'utilisateur",
    "passport": "passeport",
    "driver_license": "permis de conduire",
    "license_plate": "plaque(?: d'immatriculation)?|immatriculation",
    "vat": "tva",
    "account": "numéro de compte",
    "birth": r"date de naissance|\bnée?\(?e?\)? le|anniversaire",
    "month": "janv|févr|mars|avr|juin|juil|août|déc|dic",
    "postcode": "code postal",
    "introduced": "je m['’]appelle|mon nom(?: complet)? est|(?:pré)?nom ?[:=]",
    "introduced_lower": "je m['’]appelle|mon nom est",
    "presented": "je suis|c['’]est|ici|cordialement,?",
    "title": "monsieur|madame|mademoiselle|mme|mlle",
}

CUES = {
    "phone": (
        "mon numéro",
        "portable",
        "téléphone",
        "appel",
        "joindre",
    ),
    "not_phone": (
        "commande",
        "facture",
        "colis",
        "référence",
    ),
    "card": ("carte",),
    "account": (
        "compte",
        "virement",
    ),
    "tax": ("tva",),
    "number": (
        "permis",
        "compte",
        "sécurité",
        "impôt",
        "portable",
        "joindre",
        "appel",
        "mon numéro",
    ),
}

NOT_NAMES = words("""une le les des pas très client cliente""")
"""Words that follow where a name might, and are none."""

PARTICLES = words("de du des le la")
