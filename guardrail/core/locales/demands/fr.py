"""French: using one's rights. Not legally reviewed."""

from guardrail.types import Saying

REFERENCE = "Référence : {reference}"
DUE = "Vous aurez notre réponse au plus tard à cette date : {due}"
RECEIPT = "Dans quelques minutes, le reçu sera ici : {receipt}"
_RIGHT = "Votre demande : {right}"
_CASE = f"{_RIGHT}\n{REFERENCE}"

TEXTS = {
    Saying.REQUEST_RECEIVED: f"Nous avons reçu votre demande et nous la traitons.\n{_CASE}\n{DUE}",
    Saying.REQUEST_VERIFY: (
        f"Avant de continuer, merci de nous montrer que c’est bien vous.\n{_CASE}\n"
        "Dans les dix minutes, répondez ici avec ce code : {code}\n"
        "Ne donnez jamais un code à quelqu’un d’autre."
    ),
    Saying.REQUEST_DONE: f"Nous avons fait ce que vous avez demandé.\n{_CASE}",
    Saying.REQUEST_REFUSED: (
        f"Nous ne pouvons pas faire ce que vous avez demandé.\n{_CASE}\nMotif : {{reason}}\n"
        "Vous pouvez déposer une réclamation ici : {authority}\nVous pouvez aussi nous écrire : {contact}"
    ),
    Saying.COPY_READY: (
        f"Vos données sont prêtes.\n{REFERENCE}\nOuvrez-les et enregistrez-les avec ce lien : {{link}}\n"
        "Le lien marche peu de temps et il est pour vous seul. Ne le transmettez pas.\n"
        "L’ouvrir ne supprime rien."
    ),
    Saying.ERASURE_PARTLY: (
        "Nous avons supprimé vos données, sauf celles que la loi nous oblige à garder.\n"
        "Celles-ci sont verrouillées et ne servent à rien d’autre.\n"
        f"Si vous écrivez à nouveau, une nouvelle conversation commence.\n{REFERENCE}\n{RECEIPT}"
    ),
    Saying.RESTRICTED: (
        "Vous avez demandé de limiter l’usage de vos données. Nous les gardons, mais nous ne les utilisons pas.\n"
        "L’assistant n’a donc pas reçu votre message et nous ne l’avons pas conservé.\n"
        "Vous pouvez toujours utiliser ici tous vos droits.\n"
        "Pour mettre fin à cette limitation, contactez-nous : {contact}"
    ),
    Saying.CODE_GIVEN: (
        "Voici votre code. Il marche une fois, pendant dix minutes.\nCode : {code}\n"
        "Pour relier cette conversation à une autre des vôtres, écrivez-y le code. "
        "Notre équipe peut aussi vous le demander.\n"
        "Ne le donnez jamais à quelqu’un d’autre. Cette personne pourrait voir ou supprimer vos données."
    ),
    Saying.CODE_REFUSED: (
        "Ce code est faux, trop ancien ou déjà utilisé.\n"
        "Pour un nouveau code, écrivez « /code » dans votre autre conversation.\n"
        "Après plusieurs codes faux, nous n’en acceptons plus pendant un certain temps."
    ),
    Saying.CODE_OWN: (
        "Ce code vient de cette conversation et rien ici n’en a besoin.\n"
        "Écrivez-le dans votre autre conversation avec nous ou donnez-le à notre équipe."
    ),
    Saying.CODE_PRIVATE: (
        "Dans un groupe, nous ne donnons et ne prenons pas de codes, car tout le monde peut les lire.\n"
        "Merci de nous écrire dans une conversation à vous."
    ),
    Saying.LINK_QUESTION: (
        "Ce code vient d’une autre conversation avec nous. Est-elle aussi à vous ?\n"
        "Si elles sont reliées, chacune permet de voir et de supprimer les données des deux.\n"
        "Quelqu’un d’autre vous a envoyé ce code ? Alors dites non : cette personne veut peut-être vos données.\n"
        "Devons-nous relier les deux conversations ?"
    ),
    Saying.LINKED: (
        "Les deux conversations sont reliées. Vos demandes sur vos données valent pour les deux.\n"
        "Pour annuler cela à tout moment, écrivez « /unlink »."
    ),
    Saying.LINKED_ELSEWHERE: (
        "Une autre conversation a été reliée à celle-ci, avec un code d’ici.\n"
        "Les demandes sur vos données valent maintenant pour les deux.\n"
        "Si ce n’était pas vous, écrivez « /unlink » maintenant."
    ),
    Saying.LINK_CANCELLED: "Nous n’avons pas relié les conversations. Rien n’a changé.",
    Saying.UNLINKED: "Cette conversation n’est plus reliée à une autre.",
}  # fmt: skip

PHRASES = {
    "right_not_given": "la loi qui vaut ici ne donne pas ce droit",
    "not_verified": "nous n’avons pas pu nous assurer que c’est vous",
    "unfounded_or_excessive": "la demande est sans fondement ou trop fréquente",
    "compelling_grounds": "nous avons des motifs impérieux que la loi accepte",
    "other": "la loi ne le permet pas",
    "authority": "l’autorité de protection des données du lieu où vous vivez",
}
