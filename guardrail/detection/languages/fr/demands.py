"""French: take my data along, correct it, restrict it, I object, a human shall look, give me a code."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:je (?:veux|voudrais|souhaite|souhaiterais|demande|exige|désire|peux)|j'aimerais|j'exige|puis[ -]je|(?:pouvez|pourriez)[ -]vous|(?:peux|pourrais)[ -]tu|comment (?:puis[ -]je |je peux )?|merci de|veuillez|il faut)(?: que vous| à| de| d')? )?(?:me |svp )?"
_DATA = r"(?:(?:toutes )?(?:mes|les) (?:données|informations|infos|renseignements)(?: (?:personnelles?|à caractère personnel|personnels))?(?: (?:me concernant|sur moi|que vous avez(?: sur moi)?))?)"
_OWN = r"(?:(?:toutes )?mes (?:données|informations|infos|renseignements)(?: (?:personnelles?|à caractère personnel|personnels))?|(?:les )?(?:données|informations) (?:me concernant|sur moi))"
_USE = r"(?:traitement|utilisation|usage|profilage|collecte|exploitation|conservation)"
_RIGHT = r"(?:(?:exercer |j'exerce )?(?:mon |le )?droit (?:à la |au |à l'|à une |à |d'|de ))"
_DECISION = r"(?:(?:cette|la|une|votre|ces|les) )?(?:décision|réponse|refus|décisions|résultat)(?: (?:automatique|automatisée?|du robot|de la machine|de l'ia|prise par (?:un robot|une machine|l'ia|un algorithme)|automatiques))?"
_HUMAN = r"(?:un (?:vrai |être )?humain|une (?:vraie )?personne(?: humaine)?|quelqu'un|un conseiller)"
_CHATS = r"(?:(?:mes|les|ces|ma|mon|cette|les deux|mes deux|ces deux|deux) )*(?:autres? |deux )?(?:conversations?|comptes?|chats?|discussions?)(?: (?:ensemble|entre (?:eux|elles)|à (?:celui|celle)[ -]ci|(?:à|avec|de) (?:mon autre|l'autre|mon|cette) ?(?:compte|conversation|chat)?))*"

PATTERNS = {
    Intent.PORTABILITY: (
        rf"portabilité(?: (?:de {_OWN}|des données))?|{_ASK}{_RIGHT}portabilité(?: (?:de {_OWN}|des données))?|{_ASK}la portabilité (?:de {_OWN}|des données)|art(?:icle)? 20(?: (?:du )?rgpd)?",
        rf"{_ASK}(?:transférer|transférez|transmettre|transmettez|envoyer|envoyez|déplacer|migrer|emporter|porter) {_OWN} (?:à|vers|chez) (?:un autre|une autre|un nouveau|une nouvelle) (?:fournisseur|entreprise|société|service|prestataire|responsable)|{_ASK}(?:emporter|récupérer) {_OWN} ailleurs",
        rf"{_ASK}(?:recevoir|avoir|obtenir|récupérer|télécharger|exporter|exportez|donnez[ -]moi|envoyez[ -]moi)? ?(?:une copie de )?{_OWN} (?:dans un |en |au |sous )(?:format |forme )?(?:lisible par (?:une )?machine|structurée?|csv|json|xml|réutilisable|ouvert|portable|électronique structuré)(?: (?:lisible par (?:une )?machine|csv|json))?",
    ),
    Intent.RECTIFY: (
        rf"{_ASK}(?:corriger|corrigez|corrige|rectifier|rectifiez|rectifie|modifier|modifiez|mettre à jour|mettez à jour|compléter|complétez) {_OWN}|{_ASK}faire (?:corriger|rectifier|modifier) {_OWN}",
        rf"{_OWN} (?:sont|ne sont pas|ne sont plus) (?:toutes |en partie |complètement )?(?:fausses?|inexactes?|incorrectes?|erronées?|périmées?|incomplètes?|pas (?:à jour|justes?|correctes?|exactes?)|à jour|justes?|correctes?|exactes?)|il y a (?:une |des )erreurs? dans {_OWN}|vous avez de (?:fausses|mauvaises) (?:données|informations) sur moi",
        rf"{_ASK}{_RIGHT}(?:rectification|correction)(?: de {_OWN})?|{_ASK}la rectification de {_OWN}|art(?:icle)? 16(?: (?:du )?rgpd)?",
    ),
    Intent.RESTRICT: (
        rf"{_ASK}(?:limiter|limitez|restreindre|restreignez|geler|gelez|bloquer|bloquez|suspendre|suspendez) (?:le |l'|la )?(?:{_USE} de )?{_OWN}|{_ASK}faire (?:limiter|geler|bloquer) (?:le |l')?(?:{_USE} de )?{_OWN}",
        rf"{_ASK}{_RIGHT}limitation(?: du {_USE})?(?: de {_OWN})?|{_ASK}(?:la )?limitation (?:du |de l')?{_USE}(?: de {_OWN})?|art(?:icle)? 18(?: (?:du )?rgpd)?",
        rf"{_ASK}(?:gardez|garder|conservez|conserver) {_OWN} (?:mais|sans)(?: ne)?(?: les)? (?:utilisez|utiliser|traitez|traiter|exploiter)(?: plus| pas)?|gardez {_OWN} mais ne les (?:utilisez|traitez) (?:pas|plus)",
    ),
    Intent.OBJECT: (
        rf"(?:je m'oppose|m'opposer|je souhaite m'opposer|je veux m'opposer|je voudrais m'opposer|opposition) (?:au |à l'|à la |à tout |à ce que vous )(?:{_USE}(?: de {_OWN})?|(?:utilisiez|traitiez|conserviez|exploitiez) {_OWN})",
        rf"{_ASK}{_RIGHT}(?:opposition|m'opposer)(?: au {_USE}(?: de {_OWN})?)?|art(?:icle)? 21(?: (?:du )?rgpd)?",
    ),
    Intent.LIMIT: (
        rf"{_ASK}(?:limiter|limitez|restreindre|restreignez) (?:l'(?:utilisation|usage) (?:de )?)?mes (?:données|informations) (?:personnelles )?sensibles",
        rf"(?:n'utilisez|utilisez) mes (?:données|informations) (?:personnelles )?sensibles (?:que|seulement|uniquement) (?:pour|si|dans la mesure du) (?:ce que (?:j'ai demandé|je demande)|ma demande|(?:c'est )?nécessaire|le nécessaire)|{_RIGHT}limiter l'(?:utilisation|usage) de mes données sensibles",
    ),
    Intent.HUMAN_REVIEW: (
        rf"{_ASK}(?:qu')?{_HUMAN} (?:doit |puisse )?(?:réexamine|réexaminer|examine|examiner|vérifie|vérifier|revoie|revoir|regarde|contrôle) {_DECISION}(?: à nouveau)?|{_ASK}(?:faire )?(?:réexaminer|examiner|vérifier|revoir|contrôler) {_DECISION} par {_HUMAN}|{_ASK}(?:que )?{_DECISION} soit (?:réexaminée?|examinée?|revue?|vérifiée?) par {_HUMAN}",
        rf"{_ASK}(?:contester|conteste) {_DECISION} automati(?:que|sée)|je conteste (?:cette|la|une) décision automati(?:que|sée)|(?:{_ASK}une )?(?:intervention|révision|vérification) humaine|{_ASK}{_RIGHT}(?:une )?intervention humaine|art(?:icle)? 22(?: (?:du )?rgpd)?|(?:un )?réexamen par {_HUMAN}",
    ),
    Intent.CODE: (
        r"(?:donnez|donne)[ -]moi un (?:nouveau )?code|je (?:veux|voudrais) un (?:nouveau )?code|puis[ -]je avoir un (?:nouveau )?code|(?:un )?nouveau code",
        rf"{_ASK}(?:avoir |recevoir |obtenir |envoyez[ -]moi |donnez[ -]moi )?(?:un |le |mon )?(?:nouveau )?code (?:à usage unique|unique|de liaison|de confidentialité|d'identité|pour (?:mon autre|l'autre) (?:compte|conversation|chat))",
        rf"{_ASK}(?:relier|reliez|lier|liez|connecter|connectez|associer|associez|joindre|fusionner|rattacher) {_CHATS}",
    ),
    Intent.UNLINK: (
        rf"{_ASK}(?:dissocier|dissociez|délier|déliez|séparer|séparez|déconnecter|déconnectez) {_CHATS}|{_ASK}(?:annuler|annulez|supprimer|défaire) (?:le lien|la liaison|l'association) (?:entre |de )?{_CHATS}",
    ),
}  # fmt: skip
