"""Spanish: take my data along, correct it, restrict it, I object, a human shall look, give me a code."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:quiero|quisiera|deseo|necesito|solicito|me gustaría|exijo|pido|puedo|cómo puedo|como puedo)(?: que)? |(?:puedes|puede|podrías|podría|podéis|pueden|podrían)(?: por favor)? )?"
_OWN = r"(?:(?:todos )?mis (?:datos|informaciones)(?: personales)?|mi información(?: personal)?|(?:los )?(?:datos|información) (?:sobre|de) m[ií])"
_USE = r"(?:tratamiento|uso|procesamiento|utilización|perfilado|elaboración de perfiles|recogida)"
_RIGHT = r"(?:(?:ejercer |ejerzo |ejercito )?(?:mi |el )?derecho (?:a la |al |a |de ))"
_DECISION = r"(?:(?:esta|la|una|esa|su|las) )?(?:decisión|respuesta|negativa|denegación|decisiones|resultado)(?: (?:automática|automatizada|automáticas|automatizadas|del bot|de la máquina|de la ia|tomada por (?:un bot|una máquina|la ia)))?"
_HUMAN = r"(?:una persona(?: real| humana)?|un (?:ser )?humano|alguien|un empleado|una persona de verdad)"
_CHATS = r"(?:(?:mis|las|los|mi|estas|estos|ambos|ambas|este|esta|el|la|mis dos|los dos|las dos) )*(?:otras? |otros? |dos )?(?:chats?|cuentas?|conversaci(?:ón|ones))(?: (?:entre sí|con (?:este|esta|el otro|la otra|mi otro|mi otra)(?: (?:chat|cuenta|conversación))?|de (?:este|esta|el otro|la otra|mi otro|mi otra)(?: (?:chat|cuenta))?))*"

PATTERNS = {
    Intent.PORTABILITY: (
        rf"portabilidad(?: de (?:{_OWN}|datos|los datos))?|{_ASK}{_RIGHT}portabilidad(?: de (?:{_OWN}|datos|los datos))?|{_ASK}la portabilidad de (?:{_OWN}|datos|los datos)|art(?:ículo)? 20(?: (?:del )?rgpd)?",
        rf"{_ASK}(?:transferir|transfieran?|transmitir|transmitan?|enviar|envíen?|mover|pasar|pasen|trasladar|llevar(?:me)?|portar|migrar) {_OWN} a (?:otra?|una nueva|un nuevo) (?:proveedor|empresa|compañía|servicio|responsable|plataforma)|{_ASK}llevarme {_OWN}(?: a otra parte| a otro sitio)?",
        rf"{_ASK}(?:recibir|tener|obtener|descargar|exportar|denme|deme|dame|envíenme|envíame)? ?(?:una copia de )?{_OWN} en (?:un )?(?:formato )?(?:legible por máquina|estructurado|csv|json|xml|abierto|reutilizable|portable|de lectura mecánica)(?: (?:legible por máquina|csv|json))?",
    ),
    Intent.RECTIFY: (
        rf"{_ASK}(?:corregir|corrija[ns]?|corrige|corrijan|rectificar|rectifique[ns]?|rectifica|modificar|modifique[ns]?|modifica|actualizar|actualice[ns]?|actualiza|completar|complete[ns]?) {_OWN}|{_ASK}que (?:corrijan|rectifiquen|corrijáis|rectifiquéis) {_OWN}",
        rf"{_OWN} (?:están?|son|es|no son|no están?|no es) (?:todos )?(?:mal|incorrect[oa]s?|equivocad[oa]s?|errón(?:eo|ea)s?|inexact[oa]s?|fals[oa]s?|desactualizad[oa]s?|incomplet[oa]s?|correct[oa]s?|actualizad[oa]s?|al día)|hay (?:un error|errores) en {_OWN}|(?:tienen|tiene|tienes) (?:datos|información) (?:incorrect[oa]s?|fals[oa]s?|errón(?:eo|ea)s?) (?:sobre|de) m[ií]",
        rf"{_ASK}{_RIGHT}(?:rectificación|corrección)(?: de {_OWN})?|{_ASK}la (?:rectificación|corrección) de {_OWN}|art(?:ículo)? 16(?: (?:del )?rgpd)?",
    ),
    Intent.RESTRICT: (
        rf"{_ASK}(?:limitar|limiten?|limite|restringir|restrinjan?|congelar|congelen?|bloquear|bloqueen?|suspender|suspendan?) (?:el )?(?:{_USE} de )?{_OWN}",
        rf"{_ASK}{_RIGHT}limitación(?: del {_USE})?(?: de {_OWN})?|{_ASK}(?:la )?limitación del {_USE}(?: de {_OWN})?|art(?:ículo)? 18(?: (?:del )?rgpd)?",
        rf"{_ASK}(?:guarden|guarde|guarda|conserven|conserve|conserva|mantengan|mantenga) {_OWN} pero no l[oa]s? (?:usen|use|uses|utilicen|utilice|traten|procesen)(?: más)?",
    ),
    Intent.OBJECT: (
        rf"(?:me opongo|quiero oponerme|deseo oponerme|oponerme|oposición|presento oposición|quisiera oponerme|me gustaría oponerme) (?:al |a la |a que )(?:(?:traten|usen|utilicen|procesen|trate|use) {_OWN}|{_USE}(?: de {_OWN})?)",
        rf"{_ASK}{_RIGHT}(?:oposición|oponerme)(?: al {_USE}(?: de {_OWN})?)?|art(?:ículo)? 21(?: (?:del )?rgpd)?",
    ),
    Intent.LIMIT: (
        rf"{_ASK}(?:limitar|limiten?|limita|restringir|restrinjan?) (?:el uso de )?(?:mis datos|mi información|mis informaciones)(?: personal(?:es)?)? sensibles?",
        rf"(?:usen|use|usa|utilicen|utilice) (?:mis datos|mi información)(?: personal(?:es)?)? sensibles? (?:solo|sólo|solamente|únicamente) (?:para|si|cuando) (?:lo (?:necesario|que (?:pedí|he pedido|necesito))|mi (?:solicitud|pedido)|(?:sea|es) necesario)|{_RIGHT}limitar el uso de (?:mis datos|mi información) sensibles?",
    ),
    Intent.HUMAN_REVIEW: (
        rf"{_ASK}(?:que )?{_HUMAN} (?:debe |tiene que )?(?:revise|revisar|revisa|compruebe|comprobar|examine|examinar|mire|reconsidere) {_DECISION}(?: de nuevo)?|{_ASK}(?:que )?(?:revisen|revise|revisar) {_DECISION} (?:por )?{_HUMAN}|{_ASK}que {_DECISION} (?:sea|la) (?:revisada?|revise|examinada?) (?:por )?{_HUMAN}",
        rf"{_ASK}(?:impugnar|recurrir|cuestionar) {_DECISION}|impugno (?:la|esta|una) decisión (?:automática|automatizada)|{_ASK}(?:una )?(?:revisión|intervención) humana(?: de {_DECISION})?|{_ASK}{_RIGHT}(?:una )?(?:revisión|intervención) humana|art(?:ículo)? 22(?: (?:del )?rgpd)?|revisión por {_HUMAN}",
    ),
    Intent.CODE: (
        r"(?:dame|deme|denme) un (?:nuevo )?código|quiero un (?:nuevo )?código|me (?:das|da|puede dar|puedes dar) un (?:nuevo )?código|un (?:nuevo )?código|código nuevo|nuevo código",
        rf"{_ASK}(?:dame |deme |envíenme |recibir |obtener |tener )?(?:un |el |mi )?(?:nuevo )?código (?:de un solo uso|de uso único|único|de enlace|de vinculación|de identidad|de privacidad|para mi otr[oa] (?:chat|cuenta))",
        rf"{_ASK}(?:vincular|vinculen?|vincula|enlazar|enlacen?|conectar|conecten?|conecta|unir|unan?|une|juntar|asociar|fusionar) {_CHATS}",
    ),
    Intent.UNLINK: (
        rf"{_ASK}(?:desvincular|desvinculen?|desvincula|separar|separen?|separa|desconectar|desconecten?|desconecta|desenlazar|desunir) {_CHATS}|{_ASK}(?:deshacer|quitar|anular|eliminar) (?:el vínculo|el enlace|la unión|la vinculación) (?:de |entre )?{_CHATS}",
    ),
}  # fmt: skip
