"""Spanish, with and without accents."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = (
    r"por favor|porfa|gracias|muchas gracias|hola|buenas|buenos días|buenas tardes|ahora|ahora mismo|ya|inmediatamente"
)

_ASK = r"(?:(?:quiero|quisiera|deseo|necesito|solicito|me gustaría|me gustaria|exijo|pido)(?: que)? |(?:puedes|puede|podrías|podrias|podría|podria|podéis|pueden)(?: por favor)? )?"
_MINE = r"(?:todos |toda |todas )?(?:mis|mi|los|la) (?:datos(?: personales)?|información(?: personal)?|informacion(?: personal)?|cuenta|perfil|historial|conversación|conversacion|conversaciones|mensajes)"
_STORED = r"(?: que (?:tienes|tiene|tienen|tenéis|guardas|guardan|guardáis)(?: (?:sobre|de) m[ií])?)?"

PATTERNS = {
    Intent.YES: (
        r"s[ií]|s[ií] s[ií]|claro|claro que s[ií]|por supuesto|vale|ok|okay|de acuerdo|estoy de acuerdo|s[ií] estoy de acuerdo|acepto|s[ií] acepto|s[ií] claro|consiento|s[ií] consiento|bueno|está bien|esta bien|confirmo|s[ií] confirmo|adelante|perfecto|correcto|s[ií] quiero|s[ií] b[oó]rralos?|s[ií] b[oó]rralo todo|desde luego",
    ),
    Intent.NO: (
        r"no|no no|que no|nop|nunca|jamás|jamas|no acepto|no quiero|no estoy de acuerdo|no consiento|no gracias|para nada|en absoluto|me niego|rechazo|cancelar|cancela|mejor no|ahora no|no lo acepto|claro que no|de ninguna manera|por supuesto que no",
    ),
    Intent.WITHDRAW: (
        rf"stop|para|parar|baja|dar(?:me)? de baja|{_ASK}darme de baja|cancelar suscripción|cancelar suscripcion|{_ASK}(?:retiro|retirar|revoco|revocar|anulo|anular|cancelar) (?:mi|el) (?:consentimiento|permiso|autorización|autorizacion)(?: para (?:el )?(?:tratamiento|uso) de mis datos(?: personales)?)?|"
        r"ya no (?:consiento|acepto|estoy de acuerdo)|(?:deja|dejen|dejad|deje) de (?:escribirme|contactarme|enviarme mensajes|(?:usar|tratar|procesar|guardar) mis datos(?: personales)?)|no (?:uses|usen|uséis) (?:más )?mis datos",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:borra|borrar|borre|borren|borrad|borres|bórra|elimina|eliminar|elimine|eliminen|eliminad|elimines|suprime|suprimir|suprima|suprimid|olvida|olvidar|quita|quitar|destruye) {_MINE}{_STORED}|"
        rf"{_ASK}(?:borra|borrar|borre|elimina|eliminar|elimine|olvida) (?:todo|todo lo que (?:sabes|sabe|sabéis|saben|tienes|tenéis) (?:de|sobre) m[ií])|(?:olv[ií]dame|olv[ií]denme|olvídate de mí|olvidate de mi|bórrame|borrame)|(?:derecho al olvido|derecho de supresión|derecho de supresion)|"
        rf"{_ASK}(?:ejercer|ejerzo) (?:mi|el) derecho (?:al olvido|de supresión|de supresion)|(?:quiero )?que (?:borres|borren|borréis|elimines|eliminen) {_MINE}",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:ver|acceder a|descargar|exportar|recibir|obtener|consultar|muéstrame|muestrame|dame|envíame|enviame|muestra|exporta) (?:una copia de )?{_MINE}{_STORED}|"
        r"(?:qué|que) (?:datos|información|informacion)(?: personales| personal)? (?:tienes|tiene|tenéis|tienen|guardas|guardan|guardáis|almacenan)(?: (?:sobre|de) m[ií])?|(?:qué|que) sabes (?:de|sobre) m[ií]|(?:política de )?privacidad|derecho de acceso",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:pero |oye |y |entonces |dime |disculpa |perdona )*(?:tú |tu |usted )?(?:eres|es|sois|es usted|será|acaso eres|esto es) (?:usted |tú |realmente |de verdad |solo |en realidad )*(?:una? )?(?:ia|inteligencia artificial|bot|robot|chatbot|máquina|maquina|humano|humana|persona|persona real|persona de verdad|ser humano|real|programa|ordenador|computadora|asistente virtual)(?: (?:real|de verdad|humana))?"
        r"(?: o (?:una? )?(?:ia|bot|robot|chatbot|máquina|maquina|humano|humana|persona|persona real|no|qué|que))?|"
        r"(?:estoy|estaré) (?:hablando|chateando|escribiendo|tratando) con (?:una? )?(?:ia|bot|robot|chatbot|máquina|maquina|humano|humana|persona|persona real|ser humano)(?: (?:real|de verdad))?(?: o (?:con )?(?:una? )?(?:bot|robot|máquina|maquina|humano|persona))?|(?:hablo|chateo) con (?:una? )?(?:bot|robot|máquina|maquina|humano|persona|persona real|ia)|(?:hay|es) una persona (?:ahí|ahi|real|aquí|al otro lado)|con quién (?:hablo|estoy hablando)|eres humano o robot",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:hablar|comunicarme|contactar|chatear|pásame|pasame|páseme|paseme|conéctame|conectame|transfiéreme|transfiereme|ponme) (?:con )?(?:una? |el |la )?(?:humano|humana|persona|persona real|agente|agente humano|operador|operadora|representante|asesor|asesora|alguien|empleado|encargado|ser humano)(?: (?:real|de verdad|humano))?|(?:quiero |necesito )?(?:un |una )?(?:agente|humano|persona real|operador|operadora|agente humano)|atención humana",
    ),
}
