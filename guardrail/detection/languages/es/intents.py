"""Spanish, with and without accents."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"por favor|porfa|gracias|muchas gracias|hola|buenas|buenos días|buenas tardes|ahora|ahora mismo|ya|inmediatamente|porfa|porfis|porfavor|x favor|xfa|pf|plis|mil gracias|de antemano|buenas noches|oye|oiga|mire|disculpe|perdona|perdón|cuanto antes|de una vez|ya mismo|señor|señora|amigo|pues|entonces|eh|guey"

_ASK = r"(?:(?:quiero|quisiera|deseo|necesito|solicito|me gustaría|me gustaria|exijo|pido)(?: que)? |(?:puedes|puede|podrías|podrias|podría|podria|podéis|pueden)(?: por favor)? )?"
_MINE = r"(?:todos |toda |todas )?(?:mis|mi|los|la) (?:datos(?: personales)?|información(?: personal)?|informacion(?: personal)?|cuenta|perfil|historial|conversación|conversacion|conversaciones|mensajes)"
_STORED = r"(?: que (?:tienes|tiene|tienen|tenéis|guardas|guardan|guardáis)(?: (?:sobre|de) m[ií])?)?"

ONESELF = r"mí|mi|mis|míos?|mías?|me|personal|personales|derecho de acceso|solicitud de acceso|rgpd"

PATTERNS = {
    Intent.YES: (
        r"s[ií]|s[ií] s[ií]|claro|claro que s[ií]|por supuesto|vale|ok|okay|de acuerdo|estoy de acuerdo|s[ií] estoy de acuerdo|acepto|"
        r"s[ií] acepto|s[ií] claro|consiento|s[ií] consiento|bueno|está bien|esta bien|confirmo|s[ií] confirmo|adelante|perfecto|correcto|"
        r"s[ií] quiero|s[ií] b[oó]rralos?|s[ií] b[oó]rralo todo|desde luego",
        r"s+i+|sip+|sep|sipi|si si|sí sí|sí señor|sí señora|sí claro|claro|clarísimo|claro que sí|por supuesto(?: que sí)?|desde luego|"
        r"cómo no|obvio|obviamente|dale|dale sí|va|órale|okey|okis|oki|okay|ok|venga|venga va|vale sí|sí vale|de acuerdo|"
        r"estoy (?:totalmente )?de acuerdo|sí estoy de acuerdo|conforme|estoy conforme|acepto(?: todo)?|sí acepto|lo acepto|"
        r"acepto los términos|aceptado|acepto y (?:autorizo|consiento)|consiento|sí consiento|"
        r"doy mi (?:consentimiento|permiso|autorización)|le doy mi (?:consentimiento|permiso)|autorizo|sí autorizo|lo autorizo|"
        r"tiene mi (?:permiso|consentimiento)|tienes mi (?:permiso|consentimiento)|permitido|confirmo|sí confirmo|confirmado|lo confirmo|"
        r"correcto|exacto|así es|eso es|afirmativo|adelante|sí adelante|proceda|procede|sigue|siga|continúa|continúe|está bien|todo bien|"
        r"me parece bien|me parece|perfecto|genial|con gusto|encantado|encantada|sin problema|no tengo inconveniente|"
        r"por mí (?:bien|vale|está bien)|hazlo|sí hazlo|hágalo|sí hágalo|sí quiero|quiero|sí por favor|estoy seguro|estoy segura|sí seguro|"
        r"seguro|segurísimo|sí bórral[oa]s?|sí borra(?: todo)?|sí elimin[ae]l[oa]s?|sí elimina(?: todo)?",
    ),
    Intent.NO: (
        r"no|no no|que no|nop|nunca|jamás|jamas|no acepto|no quiero|no estoy de acuerdo|no consiento|no gracias|para nada|en absoluto|"
        r"me niego|rechazo|cancelar|cancela|mejor no|ahora no|no lo acepto|claro que no|de ninguna manera|por supuesto que no",
        r"n+o+|nop|nope|nel|no no|no no no|no gracias|no muchas gracias|para nada|de ninguna manera|de ningún modo|ni hablar|ni loco|"
        r"ni loca|ni de broma|claro que no|por supuesto que no|desde luego que no|en absoluto|jamás|nunca|negativo|no quiero|no lo quiero|"
        r"no lo deseo|no deseo|no acepto|no lo acepto|no estoy de acuerdo|no (?:lo )?(?:autorizo|consiento|permito|apruebo)|"
        r"no doy mi (?:consentimiento|permiso|autorización)|no le doy (?:mi )?permiso|no tiene mi permiso|rechazo|lo rechazo|rechazado|"
        r"me niego|me opongo|denegado|prefiero que no|prefiero no(?: hacerlo)?|mejor no|ahora no|de momento no|por ahora no|todavía no|"
        r"hoy no|no por ahora|no hace falta|no me interesa|no lo hagas?|no borres?(?: nada)?|no elimines?(?: nada)?|déjalo|déjelo|"
        r"déjalo así|olvídalo|cancela|cancelar|cancélalo|cambié de opinión|no estoy conforme|desacuerdo|en desacuerdo|no me parece|no señor|"
        r"no señora|qué va|nones",
        r"ni de coña|ni en broma|ni en sueños|qué va hombre|nanay|ni muerto|ni muerta",
    ),
    Intent.WITHDRAW: (
        rf"stop|para|parar|baja|dar(?:me)? de baja|{_ASK}darme de baja|cancelar suscripción|cancelar suscripcion|"
        rf"{_ASK}(?:retiro|retirar|revoco|revocar|anulo|anular|cancelar) (?:mi|el) (?:consentimiento|permiso|autorización|autorizacion)(?: para (?:el )?(?:tratamiento|uso) de mis datos(?: personales)?)?|"
        rf""
        r"ya no (?:consiento|acepto|estoy de acuerdo)|"
        r"(?:deja|dejen|dejad|deje) de (?:escribirme|contactarme|enviarme mensajes|(?:usar|tratar|procesar|guardar) mis datos(?: personales)?)|"
        r"no (?:uses|usen|uséis) (?:más )?mis datos",
        rf"stop|para|pare|paren|para ya|parar|pare ya|basta|basta ya|alto|detente|deténgase|baja|darme de baja|dame de baja|deme de baja|"
        rf"me doy de baja|quiero (?:la )?baja|cancelar (?:la )?suscripción|cancela (?:mi|la) suscripción|desuscribir(?:me)?|desapúntame|"
        rf"no me (?:escriba[ns]?|escribas|contacte[ns]?|contactes|mande[ns]? mensajes|molesten?|molestes|envíes? mensajes|envíen mensajes)(?: más| nunca más| otra vez)?|"
        rf"déjame en paz|déjenme en paz|deje de escribirme|deja de escribirme|dejen de escribirme|"
        rf"{_ASK}(?:retir[oa]r?|revoc[oa]r?|cancel[oa]r?|anul[oa]r?|quit[oa]r?|retire|revoque|cancele|anule) (?:ya )?(?:mi|el|todo mi) (?:consentimiento|permiso|autorización|acuerdo)(?: (?:dado|otorgado|para (?:el )?tratamiento de (?:mis )?datos(?: personales)?|para (?:usar|tratar|procesar) mis datos(?: personales)?|al tratamiento(?: de mis datos)?))?|"
        rf"(?:retirada|revocación) del? (?:mi )?consentimiento|"
        rf"ya no (?:estoy de acuerdo|acepto|autorizo|consiento|doy mi consentimiento|quiero que (?:usen|traten|procesen|guarden|uses|guardes) mis datos)(?: personales)?|"
        rf"no quiero que (?:sigan |sigas |siga )?(?:us(?:en|es|e|ando)|trat(?:en|es|e|ando)|proces(?:en|es|e|ando)|guard(?:en|es|e|ando)) mis datos(?: personales)?(?: más)?|"
        rf"(?:deja|deje|dejen) de (?:usar|tratar|procesar|guardar|recopilar|almacenar) mis (?:datos|mensajes|datos personales)|"
        rf"no (?:usen|traten|procesen|uses|trates|procese|use) (?:más )?mis datos(?: personales)?(?: más)?",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:borra|borrar|borre|borren|borrad|borres|bórra|elimina|eliminar|elimine|eliminen|eliminad|elimines|suprime|suprimir|suprima|suprimid|olvida|olvidar|quita|quitar|destruye) {_MINE}{_STORED}|"
        rf""
        rf"{_ASK}(?:borra|borrar|borre|elimina|eliminar|elimine|olvida) (?:todo|todo lo que (?:sabes|sabe|sabéis|saben|tienes|tenéis) (?:de|sobre) m[ií])|"
        rf"(?:olv[ií]dame|olv[ií]denme|olvídate de mí|olvidate de mi|bórrame|borrame)|"
        rf"(?:derecho al olvido|derecho de supresión|derecho de supresion)|"
        rf"{_ASK}(?:ejercer|ejerzo) (?:mi|el) derecho (?:al olvido|de supresión|de supresion)|"
        rf"(?:quiero )?que (?:borres|borren|borréis|elimines|eliminen) {_MINE}",
        rf"{_ASK}(?:borrar?|borres?|borren?|borre|bórr(?:ame|eme|enme)|eliminar?|elimine[ns]?|elimíname|elimíneme|suprimir|suprima[ns]?|suprime|quitar?|quite[ns]?|destruir|destruya[ns]?|destruye|olvidar?|olvide[ns]?) (?:por completo |definitivamente |permanentemente |ya )?(?:todos |toda |todo )?(?:mis|mi|los|la|el|lo) ?(?:datos(?: personales)?|información(?: personal)?|info|cuenta|perfil|historial(?: de (?:chat|conversación))?|conversación|conversaciones|mensajes|registros?|chats?)(?: (?:míos|mía|que (?:tienes|tiene|tengas|tenga|tienen|guardas|guarda|guardan|tengan)(?: (?:guardados?|guardada|almacenados?|de mí|sobre mí|míos))*|sobre mí|de mí|de (?:su|tu|la|el) (?:sistema|base de datos|bases de datos|servidor)|para siempre|por completo|definitivamente))*|"
        rf"{_ASK}(?:borra|borre|borren|borrar|elimina|elimine|eliminen|eliminar|olvida|olvide|olviden|olvidar) (?:absolutamente )?(?:todo|todito|lo que|todo lo que)(?: (?:lo )?(?:que )?(?:sabes?|saben|tienes?|tienen|guardas?|guardan|te (?:he dicho|dije|conté)|le (?:he dicho|dije)))?(?: (?:de|sobre|acerca de) (?:mí|mi))?",
        rf"olvídame|olvídeme|olvídate de mí|olvídese de mí|olvídense de mí|"
        rf"{_ASK}(?:que me olviden|que me olvides|ser olvidad[oa]|que se olviden de mí)|"
        rf"(?:mi )?derecho (?:al olvido|de supresión|a la supresión|de cancelación)|"
        rf"{_ASK}ejercer (?:mi )?derecho (?:al olvido|de supresión|a la supresión|de cancelación)|"
        rf"(?:supresión|eliminación|borrado) de (?:mis )?(?:datos|datos personales|cuenta|mi cuenta)|"
        rf"solicito (?:la )?(?:supresión|eliminación|el borrado|cancelación) de (?:todos )?(?:mis )?datos(?: personales)?|"
        rf"(?:borra|elimina|borrar|eliminar)(?:r)? (?:datos|cuenta)|"
        rf"cómo (?:puedo )?(?:borro|borrar|elimino|eliminar) (?:todos )?(?:mis datos(?: personales)?|mi cuenta|mi información|mi historial)|"
        rf"(?:cierra|cierre|cerrar) mi cuenta y (?:borra|borre|borrar|elimina|elimine|eliminar) (?:todos )?mis datos",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:ver|acceder a|descargar|exportar|recibir|obtener|consultar|muéstrame|muestrame|dame|envíame|enviame|muestra|exporta) (?:una copia de )?{_MINE}{_STORED}|"
        rf""
        r"(?:qué|que) (?:datos|información|informacion)(?: personales| personal)? (?:tienes|tiene|tenéis|tienen|guardas|guardan|guardáis|almacenan)(?: (?:sobre|de) m[ií])?|"
        r"(?:qué|que) sabes (?:de|sobre) m[ií]|derecho de acceso",
        rf"(?:qué|cuáles|que|cuales) (?:tipo de )?(?:son los )?(?:datos|información|info|cosas)?(?: personales| personal)? ?(?:míos |mía )?(?:que )?(?:tienes|tiene|tienen|tenéis|guardas?|guardan|guardáis|almacenas?|almacenan|sabes?|saben|sabéis|recopilas?|recopilan|conservan?|recuerdas?|hay)(?: (?:guardados?|guardada|almacenados?|registrados?))?(?: (?:de|sobre|acerca de) (?:mí|mi))?|"
        rf"(?:dime|dígame|cuéntame|muéstrame|enséñame|envíame|mándame|dame|muéstreme|envíeme|déme) (?:todo )?(?:lo )?(?:que|qué) (?:sabes?|saben|tienes?|tienen|guardas?|guardan)(?: (?:de|sobre) (?:mí|mi))|"
        rf"{_ASK}(?:ver|consultar|acceder a|descargar|exportar|obtener|recibir|conocer|saber|tener|pedir|solicitar|muéstrame|muéstreme|enséñame|envíame|envíeme|mándame|dame|déme|descargo|exporta) (?:una copia de )?(?:todos |toda |todo )?(?:mis|mi|los|la|el) (?:datos(?: personales)?|información(?: personal)?|info|historial|mensajes|conversaciones)(?: (?:que (?:tienes?|tienen|guardan?|guardas)(?: (?:de|sobre) (?:mí|mi))?|sobre mí|de mí))?|"
        rf"(?:me (?:das|da|dan|envías|envía|envían|mandas|manda|mandan|pueden dar|pueden enviar) )?(?:una )?copia de (?:todos )?mis datos(?: personales)?|derecho de acceso|(?:mi )?derecho de acceso a (?:mis )?datos|"
        rf"solicitud de acceso(?: a (?:mis )?datos)?|"
        rf"(?:guardas|guarda|guardan|tienes|tienen|almacenan) (?:mis datos|datos míos|información (?:mía|sobre mí))(?: personales)?|"
        rf"exportar (?:mis )?datos|descargar (?:mis )?datos",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:pero |oye |y |entonces |dime |disculpa |perdona )*(?:tú |tu |usted )?(?:eres|es|sois|es usted|será|acaso eres|esto es) (?:usted |tú |realmente |de verdad |solo |en realidad )*(?:una? )?(?:ia|inteligencia artificial|bot|robot|chatbot|máquina|maquina|humano|humana|persona|persona real|persona de verdad|ser humano|real|programa|ordenador|computadora|asistente virtual)(?: (?:real|de verdad|humana))?"
        r"(?: o (?:una? )?(?:ia|bot|robot|chatbot|máquina|maquina|humano|humana|persona|persona real|no|qué|que))?|"
        r"(?:estoy|estaré) (?:hablando|chateando|escribiendo|tratando) con (?:una? )?(?:ia|bot|robot|chatbot|máquina|maquina|humano|humana|persona|persona real|ser humano)(?: (?:real|de verdad))?(?: o (?:con )?(?:una? )?(?:bot|robot|máquina|maquina|humano|persona))?|"
        r"(?:hablo|chateo) con (?:una? )?(?:bot|robot|máquina|maquina|humano|persona|persona real|ia)|"
        r"(?:hay|es) una persona (?:ahí|ahi|real|aquí|al otro lado)|con quién (?:hablo|estoy hablando)|eres humano o robot",
        r"(?:pero |y |entonces |oye |oiga |perdona |disculpa |disculpe |una pregunta |espera |dime |en serio |a ver |hola )*(?:tú |usted |vos |esto |aquí |acaso )?(?:eres|es|sos|será|serás|es usted|eres tú|sos vos|esto es|es esto|estoy (?:hablando|chateando|escribiendo|tratando)(?: aquí)? con|hablo (?:aquí )?con|chateo con|me atiende|me está atendiendo|me responde|me contesta|me estás respondiendo|hay) ?(?:tú |usted |vos |esto |realmente |de verdad |en serio |acaso |por casualidad |en realidad |solo |sólo |a )*(?:una? |algún |alguna |unas? )?(?:verdader[oa] )?(?:bots?|robots?|robotito|máquinas?|humano|humana|ser humano|persona|personas|chatbot|chat bot|ia|ai|inteligencia artificial|programa|computadora|ordenador|asistente virtual|contestador|alguien|automático|automática|real|de verdad|sistema automático|gente|respuestas? automáticas?|chatgpt|gpt)(?: (?:real|reales|de verdad|humano|humana|automático|automática|verdader[oa]|de carne y hueso|física|virtual|vivo|viva|detrás|ahí|aquí|acá|del otro lado|al otro lado|escribiendo|contestando|respondiendo))*(?: o (?:con )?(?:eres |es |sos )?(?:solo |sólo )?(?:una? )?(?:bots?|robots?|máquina|humano|humana|persona|personas|ia|programa|ordenador|no|qué|que)(?: (?:real|de verdad))?)?|"
        r"(?:eres|es) (?:real|de verdad|humano|humana)|con quién (?:estoy hablando|hablo|chateo|tengo el gusto|estoy tratando)|"
        r"quién (?:eres|es usted|me atiende|está ahí|habla)(?: tú| en realidad)?|(?:humano|persona|alguien) o (?:bot|robot|máquina|ia)|"
        r"(?:bot|robot|máquina|ia) o (?:humano|persona)|no (?:eres|serás) (?:un |una )?(?:bot|robot|máquina|ia) (?:verdad|no)|"
        r"eres (?:un |una )?(?:bot|robot|máquina|ia|humano|persona) (?:verdad|no|cierto|o qué)",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:hablar|comunicarme|contactar|chatear|pásame|pasame|páseme|paseme|conéctame|conectame|transfiéreme|transfiereme|ponme) (?:con )?(?:una? |el |la )?(?:humano|humana|persona|persona real|agente|agente humano|operador|operadora|representante|asesor|asesora|alguien|empleado|encargado|ser humano)(?: (?:real|de verdad|humano))?|"
        rf"(?:quiero |necesito )?(?:un |una )?(?:agente|humano|persona real|operador|operadora|agente humano)|atención humana",
        rf"{_ASK}(?:hablar|comunicarme|comunicar|conversar|chatear|contactar|que me (?:atienda|llame|contacte|pasen|pases|pase)|pásame|páseme|pásenme|pasar|pasarme|comuníqueme|comunícame|conéctame|conécteme|transfiéreme|transfiérame|transferir|transferirme|derivarme|derívame|ponme|póngame|contactarme|que me ponga) ?(?:ya |directamente )?(?:con|a|al)? ?(?:una? |algún |alguna |el |la |su |tu )?(?:persona|humano|ser humano|agente|operador|operadora|asesor|asesora|representante|empleado|empleada|alguien|supervisor|supervisora|encargado|encargada|gerente|responsable|compañero|atención al cliente|servicio al cliente|soporte)(?: (?:humano|humana|real|de verdad|de carne y hueso|por favor|ya|físic[oa]|del equipo|de atención al cliente|y no con (?:un|una) (?:bot|robot|máquina)))*|"
        rf"(?:quiero|necesito|prefiero|deseo|exijo|me gustaría(?: tener)?|dame|deme|busco) (?:a )?(?:una? |el |la )?(?:persona|humano|agente|operador|operadora|asesor|asesora|representante|atención humana|ayuda humana|alguien)(?: (?:humano|humana|real|de verdad))*|"
        rf"(?:persona|agente|operador|operadora|asesor|asesora|humano|representante|atención humana|hablar con humano|hablar con agente|persona real|agente humano|atención al cliente)|"
        rf"no quiero (?:hablar con )?(?:un |una )?(?:bot|robot|máquina|ia)|(?:nada de|sin) (?:bots|robots|máquinas)|"
        rf"hay (?:alguna persona|alguien|algún agente|algún humano) (?:con quien|con el que) (?:pueda )?hablar",
    ),
}
