"""French."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"s'il (?:vous|te) pla[iî]t|svp|stp|merci|merci beaucoup|bonjour|salut|maintenant|immédiatement|tout de suite"

_ASK = r"(?:(?:je (?:veux|voudrais|souhaite|demande|désire)(?: que vous)?|j'aimerais|j'exige) |(?:pouvez vous|peux tu|pourriez vous|pourrais tu) |(?:vous pouvez|tu peux) )?"
_MINE = r"(?:toutes |tous |tout )?(?:mes|mon|ma|les) (?:données(?: personnelles)?|donnees(?: personnelles)?|informations(?: personnelles)?|infos|compte|profil|historique|conversations?|messages)"
_STORED = r"(?: que vous (?:avez|détenez|conservez)(?: sur moi)?)?"

PATTERNS = {
    Intent.YES: (
        r"oui|ouais|oui oui|bien sûr|bien sur|d'accord|ok|okay|je suis d'accord|oui je suis d'accord|j'accepte|oui j'accepte|je consens|je confirme|oui je confirme|entendu|parfait|volontiers|certainement|ça marche|ca marche|oui supprimez",
    ),
    Intent.NO: (
        r"non|nan|non merci|non non|jamais|pas du tout|je refuse|non je refuse|je ne suis pas d'accord|pas d'accord|je n'accepte pas|annuler|annulez|je ne veux pas|surtout pas|bien sûr que non|pas question",
    ),
    Intent.WITHDRAW: (
        rf"stop|arrêt|arrêter|arrêtez|arretez|désabonner|se désabonner|désinscription|{_ASK}me désabonner|{_ASK}(?:je )?(?:retire|retirer|révoque|revoque|révoquer|annuler) mon (?:consentement|accord|autorisation)(?: au traitement de mes données(?: personnelles)?)?|"
        r"je ne (?:consens|suis) plus(?: d'accord)?|(?:arrêtez|cessez) d(?:e |')(?:traiter|utiliser|conserver|m'écrire|me contacter)(?: mes données(?: personnelles)?)?",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:supprimer|supprimez|supprime|supprimiez|effacer|effacez|efface|effaciez|détruire|détruisez|oublier|oubliez|oublie) (?:{_MINE}{_STORED}|tout(?: ce que vous (?:savez|avez) sur moi)?)|(?:oubliez|oublie) moi|"
        r"(?:droit à l'(?:oubli|effacement))|suppression de (?:mes données|mon compte)",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:voir|consulter|accéder à|télécharger|exporter|recevoir|obtenir|montrez moi|envoyez moi|montre moi|envoie moi|exportez) (?:une copie de )?{_MINE}{_STORED}|"
        r"quelles (?:données|informations)(?: personnelles)? (?:avez vous|as tu|détenez vous|conservez vous)(?: sur moi)?|que (?:savez vous|sais tu) (?:sur|de) moi|confidentialité|politique de confidentialité|droit d'accès",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:mais |et |alors |dis |dites |pardon )*(?:est ce que )?(?:tu es|vous êtes|vous etes|t'es|es tu|êtes vous|etes vous|c'est|est ce) (?:vraiment |bien |juste |en fait )*(?:une? )?(?:vraie? |véritable )?(?:ia|robot|bot|chatbot|machine|humaine?|personne|être humain|intelligence artificielle|programme|ordinateur)(?: (?:réelle?|humaine))?(?: ou (?:une? )?(?:vraie? )?(?:ia|robot|bot|machine|humaine?|personne|non|pas))?|"
        r"(?:est ce que )?(?:je parle|je discute|je suis en train de parler|parle je|j'écris) (?:à|avec) (?:une? )?(?:vraie? )?(?:ia|robot|bot|chatbot|machine|humain|personne|être humain)(?: ou (?:à |avec )?(?:une? )?(?:vraie? )?(?:robot|bot|machine|humain|personne))?|à qui (?:je parle|ai je affaire)|robot ou humain|humain ou robot",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:parler|discuter|être mis en relation|contacter|passez moi|mettez moi en relation) ?(?:à|avec)? (?:une? )?(?:vraie? )?(?:humain|personne|conseiller|conseillère|agent|opérateur|quelqu'un|être humain|responsable)|(?:un |une )?(?:conseiller|agent|humain|opérateur|vraie personne)",
    ),
}
