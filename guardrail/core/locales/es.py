"""Spanish. Not legally reviewed."""

from guardrail.core.locales import Labels, Locale
from guardrail.core.locales.demands.es import DUE, PHRASES, RECEIPT, REFERENCE, TEXTS
from guardrail.core.notice import NoticeLine, Words
from guardrail.types import AgeBracket, Element, LegalBasis, Purpose, Saying

_FREE = (
    "{operator} es responsable de ello.\n"
    "Si dice que no, nada cambia en este chat.\n"
    "Puede cambiar su respuesta cuando quiera: escriba «mis consentimientos»."
)

LOCALE = Locale(
    language="es",
    version="2026-11-2",
    elements={
        Element.AUTOMATED: (
            "Está hablando con un asistente automático (IA). "
            "Es un programa informático, no un ser humano, aunque tenga nombre."
        ),
        Element.OPERATOR: "{operator} gestiona este chat.",
        Element.LIMITS: "El asistente puede equivocarse: compruebe las respuestas importantes.",
        Element.GENERATED: "Las respuestas las genera una IA.",
        Element.PRIVACY: "Aviso de privacidad: escriba «/privacy».\nTambién está aquí: {privacy}",
        Element.SIGNAL: "Su navegador nos pide que no vendamos ni compartamos sus datos. Lo respetamos.",
        Element.BREAK: "Haga una pausa de vez en cuando.",
        Element.MINORS: "Este chat puede no ser adecuado para algunos menores.",
    },
    texts={
        Saying.CONSENT_QUESTION: (
            "Antes de empezar, necesitamos su decisión.\n"
            "{operator} gestiona este chat.\n"
            "Un asistente automático, no un ser humano, lee y responde sus mensajes.\n"
            "Guardamos el chat cifrado.\n"
            "Los datos personales que reconocemos, como nombres y números, "
            "se sustituyen antes de llegar al asistente.\n"
            "Puede retirar su consentimiento en cualquier momento: escriba «parar». "
            "Para borrarlo todo, escriba «borra mis datos».\n"
            "Aviso de privacidad: {privacy}\n"
            "¿Acepta que tratemos sus mensajes de esta manera?"
        ),
        Saying.CONSENT_REFUSED: (
            "Usted no ha aceptado, así que el asistente no recibió su mensaje. Lo hemos borrado.\n"
            "Si cambia de opinión, escríbanos otra vez."
        ),
        Saying.CONSENT_WITHDRAWN: (
            "Ha retirado su consentimiento. El asistente ya no recibe sus mensajes.\n"
            "Para borrar lo que guardamos, escriba «borra mis datos»."
        ),
        Saying.CONSENT_GIVEN: "Gracias, ha aceptado. Puede retirar su consentimiento cuando quiera: escriba «parar».",
        Saying.PURPOSE_ANALYTICS: (
            "¿Podemos usar este chat también para estadísticas?\n"
            "Esto significa: clasificamos los chats por temas y contamos sobre qué escribe la gente.\n"
            "Los resultados nos ayudan a mejorar nuestro servicio.\n" + _FREE
        ),
        Saying.PURPOSE_MARKETING: (
            "¿Podemos usar este chat también para publicidad?\n"
            "Esto significa: elegimos ofertas según sus mensajes y se las enviamos aquí.\n"
            "Pueden llegar aunque usted no nos haya escrito.\n" + _FREE
        ),
        Saying.PURPOSE_EMOTION: (
            "¿Puede un programa informático intentar adivinar cómo se siente usted?\n"
            "Esto significa: busca en sus mensajes señales de emociones, como enfado o alegría.\n"
            "El resultado puede ser erróneo.\n" + _FREE
        ),
        Saying.PURPOSE_TRAINING: (
            "¿Podemos usar este chat también para entrenar una IA?\n"
            "Esto significa: sus mensajes sirven de ejemplo para que aprendan modelos de IA.\n"
            "Lo que un modelo ha aprendido es difícil de eliminar después.\n" + _FREE
        ),
        Saying.PURPOSE_SALE: (
            "¿Podemos vender sus datos o compartirlos para publicidad?\n"
            "Esto significa: otras empresas reciben datos sobre usted de este chat, por dinero u otro beneficio.\n"
            "Pueden usarlos para mostrarle publicidad en otras webs y aplicaciones.\n" + _FREE
        ),
        Saying.PURPOSE_NOTED: (
            "Gracias, hemos anotado su respuesta. El chat sigue como antes.\n"
            "Puede cambiar su respuesta cuando quiera: escriba «mis consentimientos»."
        ),
        Saying.OPTED_OUT: (
            "Hemos anotado su oposición. Se aplica desde ahora.\n"
            "No vendemos sus datos, no los compartimos para publicidad ni le enviamos publicidad.\n"
            "Nada más cambia: el chat sigue como antes.\n"
            "Puede cambiarlo cuando quiera: escriba «mis consentimientos»."
        ),
        Saying.AGE_QUESTION: (
            "¿Cuántos años tiene? La ley protege a los jóvenes, por eso debemos preguntar.\n"
            "Solo guardamos su grupo de edad.\n"
            "Elija un botón o escriba su edad en cifras."
        ),
        Saying.GUARDIAN_NEEDED: (
            "A su edad, la ley exige el consentimiento de su padre, madre o tutor.\n"
            "Hasta que lo tengamos, el asistente no recibe sus mensajes.\n"
            "Enséñele esto a su padre, madre o tutor y pídale que nos contacte.\n"
            "Contacto: {contact}"
        ),
        Saying.ACCESS_RECEIVED: (
            "Hemos recibido su solicitud de acceso a sus datos.\n"
            "Responderemos dentro del plazo que marca la ley.\n"
            "Para proteger sus datos, quizá le pidamos antes que confirme quién es.\n"
            f"{REFERENCE}\n{DUE}"
        ),
        Saying.ERASURE_QUESTION: (
            "¿Borramos todos los datos sobre usted de este chat?\n"
            "No se puede deshacer. Solo puede quedar la prueba de su solicitud."
        ),
        Saying.ERASURE_DONE: (
            "Sus datos están borrados y su clave está destruida. Ya no podemos leerlos.\n"
            "Si vuelve a escribir, empieza un chat nuevo.\n"
            f"{REFERENCE}\n{RECEIPT}"
        ),
        Saying.ERASURE_CANCELLED: "No se ha borrado nada.",
        Saying.ATTACHMENT_REFUSED: (
            "No pudimos comprobar si su archivo contiene datos personales, así que el asistente no lo recibió.\n"
            "Por favor, escriba su mensaje como texto."
        ),
        Saying.REFUSED: "No podemos pasar este mensaje al asistente.",
        Saying.SAFE_REPLY: "Lo sentimos, algo ha fallado por nuestra parte. Inténtelo de nuevo más tarde.",
        **TEXTS,
    },
    state=(
        "Para esto podemos usar sus mensajes.",
        "Con un botón puede cambiar su respuesta. Para terminarlo todo, escriba «parar».",
    ),
    notice={
        NoticeLine.OPENING: "Este es el aviso de privacidad de este chat.",
        NoticeLine.CONTROLLER: "Responsable de sus datos: {controller}",
        NoticeLine.ADDRESS: "Dirección: {address}",
        NoticeLine.CONTACT: "Contacto: {contact}",
        NoticeLine.DPO: "Delegado de protección de datos: {dpo}",
        NoticeLine.AUTOMATED: "Un asistente automático (IA), no un ser humano, escribe las respuestas.",
        NoticeLine.DATA: "Tratamos lo que usted escribe y envía aquí, la hora, su idioma y sus decisiones.",
        NoticeLine.PURPOSE: "Finalidad: {purpose}. Base jurídica: {basis}.",
        NoticeLine.NO_SALE: "No vendemos sus datos ni los compartimos para publicidad.",
        NoticeLine.RECIPIENTS: "Quién más los recibe: {recipients}",
        NoticeLine.TRANSFERS: "Transferencias a otros países: {transfers}",
        NoticeLine.DAYS: "Días que guardamos el chat: {count}",
        NoticeLine.HOURS: "Horas que guardamos el chat: {count}",
        NoticeLine.RIGHTS: "Usted tiene derecho a: {rights}",
        NoticeLine.ACCESS: "Para ver sus datos, escriba «muestra mis datos».",
        NoticeLine.ERASURE: "Para borrarlo todo, escriba «borra mis datos».",
        NoticeLine.OPT_OUT: "Para detener la venta y la publicidad, escriba «no vendas mis datos».",
        NoticeLine.WITHDRAW: (
            "Puede retirar su consentimiento cuando quiera: escriba «parar». Lo hecho antes sigue siendo lícito."
        ),
        NoticeLine.AUTHORITY: "Dónde puede reclamar: {authority}",
        NoticeLine.AUTHORITIES: "Puede reclamar ante la autoridad de protección de datos del lugar donde vive.",
        NoticeLine.NEEDED: ("No está obligado a escribirnos. Pero sin sus mensajes, el asistente no puede responder."),
        NoticeLine.URL: "Aviso de privacidad completo: {privacy}",
    },
    words=Words(
        purposes={
            Purpose.SERVICE: "responder a sus mensajes",
            Purpose.ANALYTICS: "estadísticas y clasificación de chats por temas",
            Purpose.MARKETING: "publicidad en este chat",
            Purpose.EMOTION: "intentar adivinar cómo se siente",
            Purpose.TRAINING: "entrenar modelos de IA",
            Purpose.SALE: "vender datos o compartirlos para publicidad",
        },
        bases={
            LegalBasis.CONSENT: "su consentimiento",
            LegalBasis.CONTRACT: "un contrato con usted",
            LegalBasis.LEGAL_OBLIGATION: "una obligación legal",
            LegalBasis.VITAL_INTERESTS: "proteger la vida de una persona",
            LegalBasis.PUBLIC_TASK: "una misión de interés público",
            LegalBasis.LEGITIMATE_INTERESTS: "nuestros intereses legítimos",
        },
        rights={
            "access": "ver sus datos",
            "portability": "llevarse sus datos",
            "rectification": "corregirlos",
            "erasure": "borrarlos",
            "restriction": "limitar su tratamiento",
            "objection": "oponerse a su tratamiento",
            "opt_out": "rechazar su venta y la publicidad",
            "limit": "limitar el uso de datos sensibles",
            "withdraw": "retirar el consentimiento",
            "human_review": "pedir que una persona revise las decisiones",
        },
        between="; ",
    ),
    phrases=PHRASES,
    labels=Labels(
        yes="Sí, acepto",
        no="No, no acepto",
        erase="Sí, bórrenlo todo",
        keep="No, consérvenlo",
        link="Sí, ambos son míos",
        apart="No, no es mío",
        withdraw="Retirar mi permiso",
        ages={
            AgeBracket.UNDER_13: "Menos de 13",
            AgeBracket.AGE_13: "13",
            AgeBracket.AGE_14: "14",
            AgeBracket.AGE_15: "15",
            AgeBracket.AGE_16_17: "16 o 17",
            AgeBracket.ADULT: "18 o más",
        },
        purposes={
            Purpose.SERVICE: "Respuestas",
            Purpose.ANALYTICS: "Estadísticas",
            Purpose.MARKETING: "Publicidad",
            Purpose.EMOTION: "Emociones",
            Purpose.TRAINING: "Entrenar IA",
            Purpose.SALE: "Venta de datos",
        },
        toggle="{purpose}: {answer}",
        on="sí",
        off="no",
    ),
    former=("Está hablando con un asistente automático. Es un programa informático, no un ser humano.",),
)
