"""Spanish. Not legally reviewed."""

from guardrail.core.locales import Locale
from guardrail.types import Saying

LOCALE = Locale(
    language="es",
    version="2026-11-1",
    yes="Sí, acepto",
    no="No, no acepto",
    erase="Sí, bórrenlo todo",
    keep="No, consérvenlo",
    texts={
        Saying.BOT_IDENTITY: "Está hablando con un asistente automático. Es un programa informático, no un ser humano.",
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
        Saying.ERASURE_QUESTION: (
            "¿Borramos todos los datos sobre usted de este chat?\n"
            "No se puede deshacer. Solo puede quedar la prueba de su solicitud."
        ),
        Saying.ERASURE_DONE: (
            "Sus datos están borrados y su clave está destruida. Ya no podemos leerlos.\n"
            "Si vuelve a escribir, empieza un chat nuevo."
        ),
        Saying.ERASURE_CANCELLED: "No se ha borrado nada.",
        Saying.ATTACHMENT_REFUSED: (
            "No pudimos comprobar si su archivo contiene datos personales, así que el asistente no lo recibió.\n"
            "Por favor, escriba su mensaje como texto."
        ),
        Saying.REFUSED: "No podemos pasar este mensaje al asistente.",
        Saying.SAFE_REPLY: "Lo sentimos, algo ha fallado por nuestra parte. Inténtelo de nuevo más tarde.",
    },
)
