"""Spanish: using one's rights. Not legally reviewed."""

from guardrail.types import Saying

REFERENCE = "Referencia: {reference}"
DUE = "Tendrá nuestra respuesta como máximo en esta fecha: {due}"
RECEIPT = "En unos minutos, el comprobante estará aquí: {receipt}"
_RIGHT = "Su solicitud: {right}"
_CASE = f"{_RIGHT}\n{REFERENCE}"

TEXTS = {
    Saying.REQUEST_RECEIVED: f"Hemos recibido su solicitud y la estamos tramitando.\n{_CASE}\n{DUE}",
    Saying.REQUEST_VERIFY: (
        f"Antes de seguir, confirme por favor que es usted.\n{_CASE}\n"
        "En los próximos diez minutos, responda aquí con este código: {code}\n"
        "No dé nunca un código a otra persona."
    ),
    Saying.REQUEST_DONE: f"Hemos hecho lo que nos pidió.\n{_CASE}",
    Saying.REQUEST_REFUSED: (
        f"No podemos hacer lo que nos pidió.\n{_CASE}\nMotivo: {{reason}}\n"
        "Puede presentar una reclamación aquí: {authority}\nTambién puede escribirnos: {contact}"
    ),
    Saying.COPY_READY: (
        f"Sus datos están listos.\n{REFERENCE}\nÁbralos y guárdelos con este enlace: {{link}}\n"
        "El enlace funciona poco tiempo y es solo para usted. No lo comparta.\n"
        "Abrirlo no borra nada."
    ),
    Saying.ERASURE_PARTLY: (
        "Hemos borrado sus datos, salvo los que la ley nos obliga a conservar.\n"
        "Esos están bloqueados y no los usamos para nada más.\n"
        f"Si vuelve a escribir, empieza un chat nuevo.\n{REFERENCE}\n{RECEIPT}"
    ),
    Saying.RESTRICTED: (
        "Usted pidió limitar el uso de sus datos. Los conservamos, pero no los usamos.\n"
        "Por eso el asistente no recibió su mensaje y no lo hemos guardado.\n"
        "Aquí puede seguir usando todos sus derechos.\n"
        "Para terminar la limitación, contáctenos: {contact}"
    ),
    Saying.CODE_GIVEN: (
        "Aquí tiene su código. Funciona una vez, durante diez minutos.\nCódigo: {code}\n"
        "Para unir este chat con otro suyo, escriba allí el código. Nuestro personal también puede pedírselo.\n"
        "No se lo dé nunca a otra persona. Podría ver o borrar sus datos."
    ),
    Saying.CODE_REFUSED: (
        "Este código es incorrecto, demasiado antiguo o ya está usado.\n"
        "Para un código nuevo, escriba «/code» en su otro chat.\n"
        "Después de varios códigos incorrectos, no aceptamos ninguno durante un tiempo."
    ),
    Saying.CODE_OWN: (
        "Este código es de este chat y aquí no hace falta.\n"
        "Escríbalo en su otro chat con nosotros o dígaselo a nuestro personal."
    ),
    Saying.CODE_PRIVATE: (
        "En los grupos no damos ni aceptamos códigos, porque todos pueden leerlos.\n"
        "Por favor, escríbanos en un chat propio."
    ),
    Saying.LINK_QUESTION: (
        "Este código viene de otro chat con nosotros. ¿Ese chat también es suyo?\n"
        "Si los une, desde cada uno se pueden ver y borrar los datos de los dos.\n"
        "¿Le envió el código otra persona? Entonces diga que no: quizá quiera sus datos.\n"
        "¿Unimos los dos chats?"
    ),
    Saying.LINKED: (
        "Los dos chats están unidos. Las solicitudes sobre sus datos valen para ambos.\n"
        "Para deshacerlo cuando quiera, escriba «/unlink»."
    ),
    Saying.LINKED_ELSEWHERE: (
        "Se ha unido otro chat con este, con un código de aquí.\n"
        "Las solicitudes sobre sus datos valen ahora para los dos chats.\n"
        "Si no fue usted, escriba «/unlink» ahora."
    ),
    Saying.LINK_CANCELLED: "No hemos unido los chats. Nada ha cambiado.",
    Saying.UNLINKED: "Este chat ya no está unido con ningún otro.",
}  # fmt: skip

PHRASES = {
    "right_not_given": "la ley que se aplica aquí no da este derecho",
    "not_verified": "no pudimos comprobar que es usted",
    "unfounded_or_excessive": "la solicitud no tiene fundamento o llega demasiadas veces",
    "compelling_grounds": "tenemos motivos imperiosos que la ley acepta",
    "other": "la ley no lo permite",
    "authority": "la autoridad de protección de datos del lugar donde vive",
}
