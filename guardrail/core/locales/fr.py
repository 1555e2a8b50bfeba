"""French. Not legally reviewed."""

from guardrail.core.locales import Labels, Locale
from guardrail.core.locales.demands.fr import DUE, PHRASES, RECEIPT, REFERENCE, TEXTS
from guardrail.core.notice import NoticeLine, Words
from guardrail.types import AgeBracket, Element, LegalBasis, Purpose, Saying

_FREE = (
    "Responsable : {operator}.\n"
    "Si vous refusez, rien ne change pour cette conversation.\n"
    "Vous pouvez modifier votre réponse à tout moment : écrivez « mes consentements »."
)

LOCALE = Locale(
    language="fr",
    version="2026-11-1",
    elements={
        Element.AUTOMATED: (
            "Vous discutez avec un assistant automatique (IA). "
            "C’est un programme informatique, pas un être humain, même s’il porte un nom."
        ),
        Element.OPERATOR: "{operator} gère ce service.",
        Element.LIMITS: "L’assistant peut se tromper : vérifiez les réponses importantes.",
        Element.GENERATED: "Les réponses sont générées par une IA.",
        Element.PRIVACY: "Notice de confidentialité : écrivez « /privacy ».\nAussi ici : {privacy}",
        Element.SIGNAL: "Votre navigateur refuse la vente et le partage de vos données. Nous respectons ce choix.",
        Element.BREAK: "Pensez à faire des pauses.",
        Element.MINORS: "Ce service ne convient pas forcément à tous les mineurs.",
    },
    texts={
        Saying.CONSENT_QUESTION: (
            "Nous avons d’abord besoin de votre décision.\n"
            "{operator} gère ce service.\n"
            "Un assistant automatique, pas un être humain, lit vos messages et y répond.\n"
            "Nous conservons la conversation chiffrée.\n"
            "L’assistant ne voit pas les données personnelles reconnues (noms, numéros) : nous les remplaçons.\n"
            "Vous pouvez retirer votre accord à tout moment : écrivez « stop ». "
            "Pour tout supprimer, écrivez « supprimez mes données ».\n"
            "Notice de confidentialité : {privacy}\n"
            "Acceptez-vous que nous traitions ainsi vos messages ?"
        ),
        Saying.CONSENT_REFUSED: (
            "Vous avez refusé, donc l’assistant n’a pas reçu votre message. Nous l’avons supprimé.\n"
            "Si vous changez d’avis, écrivez-nous à nouveau."
        ),
        Saying.CONSENT_WITHDRAWN: (
            "Vous avez retiré votre consentement. L’assistant ne reçoit plus vos messages.\n"
            "Pour supprimer ce que nous conservons, écrivez « supprimez mes données »."
        ),
        Saying.CONSENT_GIVEN: (
            "Merci, vous avez accepté. Vous pouvez retirer votre accord à tout moment : écrivez « stop »."
        ),
        Saying.PURPOSE_ANALYTICS: (
            "Pouvons-nous aussi utiliser cette conversation pour des statistiques ?\n"
            "Cela signifie : nous classons les conversations par thème et comptons les sujets abordés.\n"
            "Les résultats nous aident à améliorer notre service.\n" + _FREE
        ),
        Saying.PURPOSE_MARKETING: (
            "Pouvons-nous aussi utiliser cette conversation pour de la publicité ?\n"
            "Cela signifie : nous choisissons des offres d’après vos messages et vous les envoyons ici.\n"
            "Elles peuvent arriver sans que vous nous ayez écrit.\n" + _FREE
        ),
        Saying.PURPOSE_EMOTION: (
            "Un programme informatique peut-il aussi essayer de deviner ce que vous ressentez ?\n"
            "Cela signifie : il cherche dans vos messages des signes d’émotions, comme la colère ou la joie.\n"
            "Le résultat peut être faux.\n" + _FREE
        ),
        Saying.PURPOSE_TRAINING: (
            "Pouvons-nous aussi utiliser cette conversation pour entraîner une IA ?\n"
            "Cela signifie : vos messages deviennent des exemples avec lesquels des modèles d’IA apprennent.\n"
            "Ce qu’un modèle a appris est difficile à retirer ensuite.\n" + _FREE
        ),
        Saying.PURPOSE_SALE: (
            "Pouvons-nous vendre vos données ou les partager pour de la publicité ?\n"
            "Cela signifie : d’autres entreprises reçoivent des données sur vous, contre de l’argent ou un avantage.\n"
            "Elles peuvent vous montrer de la publicité sur d’autres sites et applications.\n" + _FREE
        ),
        Saying.PURPOSE_NOTED: (
            "Merci, nous avons noté votre réponse. La conversation continue comme avant.\n"
            "Vous pouvez modifier votre réponse à tout moment : écrivez « mes consentements »."
        ),
        Saying.OPTED_OUT: (
            "Nous avons noté votre opposition. Elle vaut dès maintenant.\n"
            "Nous ne vendons pas vos données et ne les partageons pas pour de la publicité.\n"
            "Nous ne vous envoyons pas de publicité.\n"
            "Rien d’autre ne change : la conversation continue comme avant.\n"
            "Vous pouvez modifier ce choix à tout moment : écrivez « mes consentements »."
        ),
        Saying.AGE_QUESTION: (
            "Quel âge avez-vous ? La loi protège les jeunes, nous devons donc poser la question.\n"
            "Nous conservons seulement votre tranche d’âge.\n"
            "Choisissez un bouton ou écrivez votre âge en chiffres."
        ),
        Saying.GUARDIAN_NEEDED: (
            "À votre âge, la loi exige l’accord d’un parent ou d’un tuteur.\n"
            "Tant que nous ne l’avons pas, l’assistant ne reçoit pas vos messages.\n"
            "Montrez ce message à un parent ou à un tuteur et demandez-lui de nous contacter.\n"
            "Contact : {contact}"
        ),
        Saying.ACCESS_RECEIVED: (
            "Nous avons reçu votre demande d’accès à vos données.\n"
            "Nous répondrons dans le délai fixé par la loi.\n"
            "Pour protéger vos données, nous pouvons d’abord vous demander de confirmer votre identité.\n"
            f"{REFERENCE}\n{DUE}"
        ),
        Saying.ERASURE_QUESTION: (
            "Devons-nous supprimer toutes les données sur vous dans cette conversation ?\n"
            "C’est irréversible. Seule la preuve de votre demande peut rester."
        ),
        Saying.ERASURE_DONE: (
            "Vos données sont supprimées et leur clé est détruite. Nous ne pouvons plus les lire.\n"
            "Si vous écrivez à nouveau, une nouvelle conversation commence.\n"
            f"{REFERENCE}\n{RECEIPT}"
        ),
        Saying.ERASURE_CANCELLED: "Rien n’a été supprimé.",
        Saying.ATTACHMENT_REFUSED: (
            "Nous n’avons pas pu vérifier si votre fichier contient des données personnelles. "
            "L’assistant ne l’a pas reçu.\n"
            "Merci d’écrire votre message sous forme de texte."
        ),
        Saying.REFUSED: "Nous ne pouvons pas transmettre ce message à l’assistant.",
        Saying.SAFE_REPLY: "Désolé, un problème est survenu de notre côté. Veuillez réessayer plus tard.",
        **TEXTS,
    },
    state=(
        "Voici à quoi vos messages peuvent nous servir.",
        "Un bouton permet de modifier votre réponse. Pour tout arrêter, écrivez « stop ».",
    ),
    notice={
        NoticeLine.OPENING: "Voici la notice de confidentialité de cette conversation.",
        NoticeLine.CONTROLLER: "Responsable de vos données : {controller}",
        NoticeLine.ADDRESS: "Adresse : {address}",
        NoticeLine.CONTACT: "Contact : {contact}",
        NoticeLine.DPO: "Délégué à la protection des données : {dpo}",
        NoticeLine.AUTOMATED: "Un assistant automatique (IA), pas un être humain, rédige les réponses.",
        NoticeLine.DATA: "Nous traitons ce que vous écrivez et envoyez ici, l’heure, votre langue et vos choix.",
        NoticeLine.PURPOSE: "Finalité : {purpose}. Base légale : {basis}.",
        NoticeLine.NO_SALE: "Nous ne vendons pas vos données et ne les partageons pas pour de la publicité.",
        NoticeLine.RECIPIENTS: "Qui d’autre les reçoit : {recipients}",
        NoticeLine.TRANSFERS: "Transferts vers d’autres pays : {transfers}",
        NoticeLine.DAYS: "Durée de conservation en jours : {count}",
        NoticeLine.HOURS: "Durée de conservation en heures : {count}",
        NoticeLine.RIGHTS: "Vos droits : {rights}",
        NoticeLine.ACCESS: "Pour voir vos données, écrivez « montrez-moi mes données ».",
        NoticeLine.ERASURE: "Pour tout supprimer, écrivez « supprimez mes données ».",
        NoticeLine.OPT_OUT: "Pour arrêter la vente et la publicité, écrivez « ne vendez pas mes données ».",
        NoticeLine.WITHDRAW: (
            "Vous pouvez retirer votre consentement à tout moment : écrivez « stop ». "
            "Ce qui a été fait avant reste licite."
        ),
        NoticeLine.AUTHORITY: "Où adresser une réclamation : {authority}",
        NoticeLine.AUTHORITIES: (
            "Vous pouvez adresser une réclamation à l’autorité de protection des données de votre lieu de résidence."
        ),
        NoticeLine.NEEDED: (
            "Vous n’êtes pas obligé de nous écrire. Mais sans vos messages, l’assistant ne peut pas répondre."
        ),
        NoticeLine.URL: "Notice de confidentialité complète : {privacy}",
    },
    words=Words(
        purposes={
            Purpose.SERVICE: "répondre à vos messages",
            Purpose.ANALYTICS: "statistiques et classement des conversations par thème",
            Purpose.MARKETING: "publicité dans cette conversation",
            Purpose.EMOTION: "essayer de deviner ce que vous ressentez",
            Purpose.TRAINING: "entraîner des modèles d’IA",
            Purpose.SALE: "vendre des données ou les partager pour de la publicité",
        },
        bases={
            LegalBasis.CONSENT: "votre consentement",
            LegalBasis.CONTRACT: "un contrat avec vous",
            LegalBasis.LEGAL_OBLIGATION: "une obligation légale",
            LegalBasis.VITAL_INTERESTS: "la protection d’une vie",
            LegalBasis.PUBLIC_TASK: "une mission d’intérêt public",
            LegalBasis.LEGITIMATE_INTERESTS: "nos intérêts légitimes",
        },
        rights={
            "access": "voir vos données",
            "portability": "les emporter ailleurs",
            "rectification": "les faire corriger",
            "erasure": "les faire supprimer",
            "restriction": "faire limiter leur traitement",
            "objection": "vous opposer à leur traitement",
            "opt_out": "refuser leur vente et la publicité",
            "limit": "limiter l’usage des données sensibles",
            "withdraw": "retirer votre consentement",
            "human_review": "faire examiner les décisions par un humain",
        },
        between=" ; ",
    ),
    phrases=PHRASES,
    labels=Labels(
        yes="Oui, j’accepte",
        no="Non, je refuse",
        erase="Oui, supprimez tout",
        keep="Non, conservez tout",
        link="Oui, les deux",
        apart="Non, pas à moi",
        withdraw="Je retire mon accord",
        ages={
            AgeBracket.UNDER_13: "Moins de 13",
            AgeBracket.AGE_13: "13",
            AgeBracket.AGE_14: "14",
            AgeBracket.AGE_15: "15",
            AgeBracket.AGE_16_17: "16 ou 17",
            AgeBracket.ADULT: "18 ou plus",
        },
        purposes={
            Purpose.SERVICE: "Réponses",
            Purpose.ANALYTICS: "Statistiques",
            Purpose.MARKETING: "Publicité",
            Purpose.EMOTION: "Émotions",
            Purpose.TRAINING: "Entraîner l’IA",
            Purpose.SALE: "Vente",
        },
        toggle="{purpose} : {answer}",
        on="oui",
        off="non",
    ),
)
