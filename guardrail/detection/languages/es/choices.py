"""Spanish: what happens to my data, what have I agreed to, do not sell it."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:yo )?(?:quiero|quisiera|deseo|necesito|me gustaría|querría|busco)(?: que me)? |(?:puedo|podría|puedes|puede|pueden|podrías|podrían)(?: por favor)? |(?:muéstrame|muéstreme|muéstrenme|enséñame|enséñeme|envíame|envíeme|envíenme|mándame|mándenme|pásame|páseme|pásenme|dame|déme|denme|dime|dígame|abre|ver|muestra) (?:por favor )?|(?:dónde|donde) (?:está|están|puedo|encuentro|veo)? ?|(?:cómo|como) (?:puedo |veo |es )?|(?:cuál|cuáles|qué) (?:es|son|dice) |(?:tienen|tienes|tenéis|tiene|hay|existe) )?"
_SEE = r"(?:(?:ver|leer|consultar|encontrar|revisar|abrir|conocer|enseñar|mostrar|enviar|mandar|tener|saber|cambiar|gestionar|modificar|comprobar|enviarme|mandarme|mostrarme|enseñarme|leo|veo|encuentro) )?"
_DATA = r"(?:(?:todos |toda )?(?:mis|mi|nuestros|nuestra) (?:propios )?(?:datos|información|info|mensajes|conversaciones|conversación|chats|teléfono|correo)(?: personales| personal| privados| privada)?|(?:los )?datos personales|(?:la )?información personal)"
_YOU = r"(?: (?:ustedes|vosotros|tú|usted|con ellos|exactamente|realmente|en realidad))*"

_POLICY = r"(?:(?:política|políticas|aviso|avisos|declaración|nota|cláusula|condiciones|normas|información|documento|texto|términos)(?: legal)? (?:de|sobre|sobre la|de la|sobre el|acerca de la|relativa a la) (?:privacidad|protección de (?:mis |los )?datos(?: personales)?|tratamiento de (?:mis |los )?datos(?: personales)?|confidencialidad|datos personales))"
_USE = r"(?:usan|usas|usa|usáis|usarán|utilizan|utilizas|utiliza|tratan|tratas|trata|procesan|procesas|quieren|quieres|necesitan|necesitas|necesita|recogen|recoges|recopilan|recopilas|piden|pides|guardan|guardas|guarda|guardáis|almacenan|almacenas|conservan|conservas|conserva|protegen|proteges|protege|manejan|manejas|gestionan|están|estarán|se (?:usan|usarán|guardan|guarda|almacenan|tratan|protegen|utilizan|conservan|recogen|van a usar))"

_THIRD = r"(?: (?:a|con|para) (?:nadie|alguien|otros|otras|terceros|terceras|los|las|otra|sus|tus|ninguna?|ningún|anunciantes|empresas|socios|facebook|google|meta)(?: (?:más|terceros|personas|empresas?|partes|anunciantes|socios|compañías?|tercero|gente))*)?"
_SELL = r"(?:vendan|vendas|venda|vendáis|compartan|compartas|comparta|compartáis|cedan|cedas|ceda|cedáis|transfieran|transfieras|transfiera|entreguen|entregues|den|des|pasen|pases|divulguen|divulgues|revelen|reveles|comercialicen|comercialices|comercien)"
_SELLING = r"(?:vender|compartir|ceder|transferir|entregar|dar|pasar|divulgar|comercializar)"
_AD = r"(?:(?:más|ninguna|ningún|la|el|las|los|sus|tus|vuestra|esa|esos|esas|toda|todo tipo de|tanta|tanto|de|mensajes|correos|emails|llamadas|sms|fines) )*(?:publicidad|propaganda|anuncios|promociones|promos|marketing|mercadotecnia|mercadeo|ofertas comerciales|ofertas|publicitarios|publicitarias|comerciales|promocionales|boletín|boletines|newsletters?|telemarketing)(?: (?:personalizad[ao]s?|dirigid[ao]s?|directo|comercial|comerciales|segmentada|suya|vuestra|tuya))*"
_SALE = r"(?:(?:la|el|a la|al|toda) )?(?:venta|cesión|reventa|compartición|comercialización|intercambio|transferencia)(?: (?:de|y venta de|o venta de) (?:mis|mi|los|la) (?:datos|información|info)(?: personales| personal)?)?"

PATTERNS = {
    Intent.PRIVACY: (
        rf"(?:la |mi )?privacidad|protección de datos(?: personales)?|rgpd|gdpr|lopd|lopdgdd|arco|{_ASK}{_SEE}(?:la |el |su |vuestra |tu |las |los |una |alguna )?{_POLICY}(?: (?:de la empresa|de ustedes))?",
        rf"(?:qué|que) (?:haces|hace|hacen|hacéis|harán|haréis|van a hacer|vas a hacer|vais a hacer|pasa|ocurre|sucede|pasará|se hace){_YOU} con {_DATA}(?: (?:después|luego|aquí|al terminar|cuando termine))?",
        rf"(?:para (?:qué|que)|por (?:qué|que)|(?:cómo|como)|(?:dónde|donde)|a (?:dónde|donde)|con qué fin|cuánto tiempo|durante cuánto tiempo|por cuánto tiempo|hasta cuándo) (?:{_USE}|van|irán|terminan){_YOU} {_DATA}(?: (?:guardados|guardada|almacenados|protegidos))?",
        rf"(?:quién|quien|quiénes|quienes) (?:ve|ven|lee|leen|puede (?:ver|leer)|pueden (?:ver|leer)|tiene acceso a|tienen acceso a|accede a|recibe|va a ver) {_DATA}|(?:con|a) (?:quién|quien|quiénes) (?:compartes?|comparten|compartís|vendes?|venden|vendéis|cedes?|ceden|dan|das|envían|pasan){_YOU} {_DATA}",
        rf"(?:(?:es que )?(?:compartes?|comparten|compartís|vendes?|venden|vendéis|cedes?|ceden|cedéis|van a (?:vender|compartir)|se (?:venden|comparten)){_YOU} {_DATA}{_THIRD})",
        rf"(?:(?:están|son|es|está) (?:seguros|segura|protegidos|protegida|privados|privada|confidenciales|confidencial) (?:{_DATA}|esta conversación|este chat)|{_DATA} (?:están|está|son) (?:seguros|segura|protegidos|protegida|a salvo)(?: aquí| con ustedes)?|(?:esta conversación|este chat) es (?:privad[ao]|segur[ao]|confidencial)|es (?:privad[ao]|segur[ao]|confidencial) (?:esta conversación|este chat))",
        r"(?:quién|quien) es (?:el|la|su|vuestro) (?:responsable (?:del tratamiento|de (?:mis|los) datos)(?: de (?:mis|los) datos)?|delegad[oa] de protección de datos|dpd|dpo)|(?:cuáles son )?mis derechos (?:de privacidad|arco|sobre mis datos|de protección de datos|rgpd)|artículo 13(?: (?:del )?rgpd)?",
    ),
    Intent.CONSENTS: (
        rf"{_ASK}{_SEE}(?:todos )?(?:mis |los |el estado de mis |el historial de |lista de mis |el registro de mis )?(?:consentimientos|permisos de datos)(?: dados| otorgados)?|{_ASK}{_SEE}mis (?:permisos|autorizaciones)(?: dados| otorgados)?|{_ASK}{_SEE}(?:el )?(?:estado|historial|registro) de(?:l| mi| mis)? (?:consentimientos?)|(?:ver |revisar |consultar )?mi consentimiento",
        rf"{_ASK}{_SEE}(?:mi |mis |la |los |las )?(?:configuración|ajustes|preferencias|opciones) de (?:mi |mis |la )?(?:privacidad|consentimientos?|datos)",
        r"(?:a |en )?(?:qué|que)(?: cosas)? (?:he|hemos|había) (?:aceptado|consentido|autorizado|permitido|aprobado|dicho que sí|dado (?:mi )?(?:consentimiento|permiso|autorización))(?: (?:hasta ahora|hasta hoy|aquí|exactamente|ya))*|(?:a |para |en )?(?:qué|que)(?: cosas)? (?:acepté|autoricé|consentí|permití|di (?:mi )?(?:consentimiento|permiso|autorización)|dije que sí)(?: (?:hasta ahora|aquí|exactamente|antes))*",
        r"(?:qué|que|cuáles) (?:consentimientos?|permisos|autorizaciones) (?:he dado|di|les di|te di|les he dado|te he dado|os he dado|tienen|tienes|tenéis|constan|tengo)(?: (?:míos|de mí|mías|dados|registrados|hasta ahora))*",
        rf"(?:acaso )?(?:yo )?(?:he|ya he|había) (?:aceptado|consentido|autorizado|dado (?:mi )?(?:consentimiento|permiso))(?: (?:algo|alguna cosa|a algo|(?:para |a |en )?(?:{_AD}|{_SALE}|el tratamiento de mis datos|el uso de mis datos|análisis)))|(?:tienen|tienes|tenéis|tiene) mi (?:consentimiento|permiso|autorización)(?: para {_AD})?|cuándo (?:di mi (?:consentimiento|permiso)|consentí|acepté esto)",
        rf"{_ASK}{_SEE}(?:a )?(?:qué|que|lo que) (?:he (?:aceptado|consentido|autorizado)|acepté|consentí|autoricé)(?: hasta ahora)?",
    ),
    Intent.OPT_OUT: (
        rf"(?:que )?(?:no|nunca|jamás) {_SELL}(?: (?:ni|o|y) {_SELL})? {_DATA}{_THIRD}(?: (?:nunca|jamás|más|nunca más))?|(?:no quiero|no deseo|prohíbo|me niego a|no permito|no autorizo|no consiento|no acepto)(?: a)? que (?:se )?{_SELL}(?: (?:ni|o|y) {_SELL})? {_DATA}{_THIRD}",
        rf"(?:deja|deje|dejen|dejad|paren|pare|quiero que dejen|quiero que dejes) de (?:{_SELLING} {_DATA}{_THIRD}|(?:enviar|mandar|mostrar|enviarme|mandarme|mostrarme|hacer) {_AD})|no {_SELLING} {_DATA}{_THIRD}",
        rf"(?:me opongo|oposición|no) a {_SALE}|(?:me opongo|oposición) (?:a(?:l)?|a la|contra) {_AD}|(?:no (?:autorizo|consiento|acepto|permito|quiero|deseo)|rechazo|no estoy de acuerdo con) (?:{_SALE}|{_AD})|no a {_AD}",
        rf"(?:nada de|no|no más|cero|sin|ni|basta de|fuera|stop) {_AD}(?: para mí)?|no (?:quiero|deseo|necesito|me interesa|me interesan)(?: (?:recibir|ver|tener|que me (?:envíen|manden|lleguen?)))? {_AD}(?: (?:suya|de ustedes|nunca más))?",
        rf"no me (?:envíen|envíes|envíe|enviéis|manden|mandes|mande|mandéis|muestren|muestres|hagan|pongan|llamen para) {_AD}(?: nunca más| más)?|(?:quiero |quisiera |me gustaría )?(?:dejar de recibir|no recibir) {_AD}",
        rf"(?:que )?(?:no|nunca) (?:usen|uses|use|uséis|utilicen|utilices|utilice|traten) {_DATA} (?:para|con) (?:fines |hacer |enviarme )?{_AD}|no quiero que (?:usen|uses|utilicen|se usen) {_DATA} (?:para|con) (?:fines |hacer )?{_AD}",
        rf"(?:quiero |quisiera |me gustaría )?(?:darme|dame|denme|deme|me doy|dar) de baja (?:de|del) {_AD}|(?:quiero |deseo )?(?:excluirme|exclusión|salir|renuncio|optar por (?:no participar en|la exclusión)) (?:de(?:l)? |a )?(?:{_SALE}|{_AD})|(?:desactivar|desactiven|desactiva|quitar|quiten|quita) {_AD}|lista robinson",
    ),
}  # fmt: skip
