"""French: the words that detection asks for."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import compounds, words

FREQUENT = words(
    """le la les un une des et ou mais que qui quoi de du en dans avec pour par sur est sont était suis es être ai as a avons
    avez ont je tu il elle nous vous ils elles mon ma mes ton ta tes son sa ses notre votre leur ce cette ces ne pas plus
    très bonjour merci salut oui non comment quand où pourquoi quel quelle peux peut voudrais veux commande nom adresse
    téléphone carte numéro s'il plaît au aux y moi toi lui chez aussi ici données habite appelle j'ai c'est"""
)
"""Frequent words; one that several languages share counts less for each."""

LETTERS = "àâæçèéêëîïôœùûÿ"

_NUMBERS = {
    "0": "zéro",
    "1": "un une",
    "2": "deux",
    "3": "trois",
    "4": "quatre",
    "5": "cinq",
    "6": "six",
    "7": "sept",
    "8": "huit",
    "9": "neuf",
    "10": "dix",
    "11": "onze",
    "12": "douze",
    "13": "treize",
    "14": "quatorze",
    "15": "quinze",
    "16": "seize",
    "17": "dix-sept",
    "18": "dix-huit",
    "19": "dix-neuf",
    "20": "vingt",
    "30": "trente",
    "40": "quarante",
    "50": "cinquante",
}
_SCORES = {**_NUMBERS, "60": "soixante", "80": "quatre-vingt quatre-vingts"}
_BELGIAN = {"70": "septante", "80": "huitante octante", "90": "nonante"}
DIGITS = {
    **_SCORES,
    **compounds(_NUMBERS, "{ten}-{unit}", "{ten}-et-{unit}"),
    **compounds(
        {**_NUMBERS, **{ten: _SCORES[ten] for ten in ("60", "80")}}, "{ten}-{unit}", "{ten}-et-{unit}", below=20
    ),
}
DIGITS |= {ten: f"{said} {DIGITS.get(ten, '')}" for ten, said in _BELGIAN.items()}
DIGITS |= {
    number: f"{said} {DIGITS.get(number, '')}"
    for number, said in compounds({**_NUMBERS, **_BELGIAN}, "{ten}-{unit}", "{ten}-et-{unit}").items()
    if number > "70"
}

PHRASES = {
    "is": r"\best\b",
    "at": "arobase|arrobase|arobas|a commercial|chez",
    "dot": "point",
    "underscore": "tiret bas|souligné|tiret du bas|underscore",
    "dash": "tiret|trait d['’]union|moins",
    "plus": "plus",
    "double": "double",
    "triple": "triple",
    "hundred": "cents?",
    "password": r"mot de passe|mots de passe|\bmdp\b|code secret",
    "password_short": "mdp|pass",
    "username_short": "identifiant|id",
    "pin": "code (?:de (?:sécurité|vérification|confirmation|validation|connexion)|secret|pin|sms|otp|à usage unique|d['’]accès)|cryptogramme(?: visuel)?",
    "username": "identifiant|nom d['’]utilisateur|pseudo(?:nyme)?|login",
    "passport": "passeport",
    "driver_license": "permis de conduire|permis n[°o]",
    "license_plate": "plaque(?: d['’]immatriculation)?|immatriculation|immatriculée?",
    "vat": r"\btva\b(?: intra(?:communautaire)?)?",
    "account": r"(?:numéro|n[°º]|no\.?) de compte|compte (?:bancaire|courant|n[°º])|\brib\b",
    "birth": r"date de naissance|\bnée?\(?e?\)? le|anniversaire|date naiss\.?|\bddn\b",
    "month": "janv|févr|mars|avr|juin|juil|août|déc|dic",
    "postcode": "code postal",
    "introduced": "je m['’]appelle|mon nom(?: complet)? est|(?:pré)?nom ?[:=]",
    "introduced_lower": "je m['’]appelle|mon nom est",
    "presented": "je suis|c['’]est|ici|cordialement,?",
    "title": "monsieur|madame|mademoiselle|mme|mlle",
    "extension": r"poste|ext\.?|p\.",
    "api_key": "clé (?:d['’])?api|clé (?:secrète|privée)|jeton",
    "customer": r"(?:numéro|n°|nº|no\.?) (?:de |d['’])?(?:client|clientèle|adhérente?|membre|abonnée?|assurée?|contrat|police|étudiante?|allocataire(?: caf| msa)?|sociétaire|matricule)|matricule|identifiant client|(?:numéro d['’])?écrou(?: n[°ºo])?",
    "case": r"\b(?:inscrite?s?|enregistrée?s?|répertoriée?s?|enrôlée?s?|référencée?s?|introduite?s?|statuant)(?: au (?:rôle|registre|greffe))? sous (?:le|les)|\bminute|\brequêtes?|\bdossier(?: (?:judiciaire|de (?:plainte|la procédure)))?|\brôle(?: général)?|\br\.?g\.?|\bpourvois?|\bnuméro de parquet|\baffaire|\bprocédure|\bjugement|\barrêt",
    "medical_record": r"numéro de (?:dossier|patient|mutuelle|sinistre)|dossier (?:médical|patient)|\bipp\b",
    "national_id": r"carte (?:nationale )?d['’]identité|\bcni\b|pièce d['’]identité|titre de séjour|numéro d['’]identité|(?:numéro|code) (?:d['’]identification )?personnel(?: est le)?",
    "tax": r"numéro fiscal|\bspi\b|référence fiscale|identifiant fiscal",
    "account_short": r"\bcompte",
    "routing": "code (?:banque|guichet)",
    "wallet": "portefeuille|adresse crypto",
    "birth_after": "est ma date de naissance|est mon anniversaire",
}

CUES = {
    "version": ("version", "micrologiciel", "firmware", "pilote"),
    "statute": ("loi", "décret", "règlement", "reglement", "directive", "arrêté", "circulaire", "journal officiel"),
    "email": ("mail", "courriel", "mél", "écri"),
    "phone": (
        "mon numéro",
        "portable",
        "téléphone",
        "appel",
        "joindre",
        "tél",
        "tel",
        "mobile",
        "ancien numéro",
        "nouveau numéro",
        "contact",
        "fixe",
        "numéro :",
        "sms",
        "rappel",
    ),
    "not_phone": (
        "commande",
        "facture",
        "colis",
        "référence",
        "numéro de série",
        "série",
        "suivi",
        "dossier",
        "article",
        "lot",
        "code",
        "prix",
        "montant",
        "total",
        "version",
        "erreur",
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

HOME = frozenset({"fr"})
RULINGS = ("requête", "pourvoi", "arrêt", "jugement", "requérant", "procureur", "tribunal de ", "cour d", "préfecture")
"""Words without which rules for rulings stay away from texts of other languages: i.v., s.c., Tribunal Supremo."""

NOT_NAMES = words("""une le les des pas très client cliente affaire selon cour greffier greffière""")
"""Words that follow where a name might, and are none."""

PARTICLES = words("de du des le la")

COURTESY = (
    r"MM?(?: ?\.)?|Mes?|Mgr|[DP]rs?\.?|(?i:mmes?|mlles?|monsieur|madame|mademoiselle|messieurs|mesdames|mesdemoiselles|"
    r"ma[iî]tre|docteure?|professeure?)\b\.?|Lord|Lady|Sir|S(?:œ|oe)ur"
)
"""Forms of address before a name: they tell a person's sex or profession."""

NOBLE = r"de la|de l['’]|de|du|des|d['’]|le|la|les|van|von|den|der"
"""Particles between a title and the name that was found."""

ROLES = r"(?:l[ae] |l['’])[a-zà-ÿ\-]{4,20}|veuve|née"
"""What may part a form of address from a name: M. le conseiller Vercauteren, Mme veuve Korvalec."""

ARTICLES = (
    r"De La|De la|De L['’]|Le|La|Les|L['’]|De|Du|Des|D['’]|Van Den|Van den|Van Der|Van der|Van|Von|El|Al|Ben|Ould"
)
"""What begins a name in capitals, inside a sentence: chez Le Goualher, à La Trinité."""
