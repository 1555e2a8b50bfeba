"""German: what happens to my data, what have I agreed to, do not sell it."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:ich |wir )?(?:möchte|will|würde gerne?|hätte gerne?|brauche|suche|muss|wünsche|verlange)(?: bitte| gerne?)? |(?:kann|könnte|darf|dürfte) ich (?:bitte )?|(?:können|könnten|kannst|könntest) (?:sie|du) (?:mir )?(?:bitte )?|(?:zeig|zeige|zeigt|zeigen sie|schick|schicke|schicken sie|gib|geben sie|sende|senden sie|öffne|öffnen sie)(?: mir)?(?: bitte| mal)* |wo (?:finde|kann|gibt|ist|sind|steht|stehen)(?: ich| es)?(?: hier)? |wie (?:lautet|lauten|finde ich|ist) |(?:habt|haben|gibt)(?: ihr| sie| es)?(?: hier)? |was (?:steht in|ist) )?"
_SEE = r"(?: (?:sehen|lesen|einsehen|ansehen|anschauen|haben|finden|bekommen|öffnen|zeigen|schicken|zusenden|ändern|verwalten|prüfen|bearbeiten|anpassen|überprüfen))?"
_MY = r"(?:alle |all )?(?:meine[nr]?|unsere[nr]?) (?:ganzen |persönlichen |personenbezogenen |privaten )*(?:daten|informationen|infos|angaben|nachrichten|chats|unterhaltung|telefonnummer)"
_PERSONAL = r"(?:persönliche[nr]? |personenbezogene[nr]? |private[nr]? )(?:daten|informationen)"
_DATA = rf"(?:{_MY}|{_PERSONAL})"
_YOU = r"(?:(?:sie|du|ihr|der bot|dieser bot|die firma)(?: (?:denn|eigentlich|alles|genau|so|hier|überhaupt|nun))*)"

_POLICY = r"(?:datenschutz(?:erklärung|hinweise?n?|richtlinien?|bestimmungen|information|informationen|infos?|regeln|vereinbarung|ordnung|policy|seite)|(?:privacy|datenschutz) policy|hinweise? zum datenschutz|informationen? (?:zum|über den) datenschutz|informationen? (?:zur|über die) (?:datenverarbeitung|verarbeitung meiner daten)|informationspflicht(?:en)?|privatsphäre(?:hinweise|richtlinie))"

_THIRD = r"(?: (?:an|mit|zu) (?:andere[nr]?|dritte[nr]?|fremde[nr]?|partner|werbe(?:partner|firmen|treibende|kunden)|firmen|unternehmen|datenhändler|jemand(?:en|em)?|niemand(?:en|em)?|irgendwen|irgendjemand(?:en|em)?|facebook|google|meta)(?: (?:firmen|unternehmen|partner|anbieter|leute))?)?"
_SELL = r"(?:verkaufen|verkaufe|verkauft|verkauf|weiterverkaufen|weitergeben|teilen|teile|teilt|teil|geben|gebt|gib|überlassen|überlasst|vermieten|übermitteln|übermittelt|handeln)"
_NOT = r"(?:bitte )?(?:nicht|nie|niemals|keinesfalls|auf keinen fall|unter keinen umständen)(?: (?:bitte|mehr|wieder))*"
_AD = r"(?:(?:irgendeine |irgendwelche |personalisierte[rns]? |gezielte[rn]? |ihre |eure |deine |diese |solche |die |weitere )*)(?:werbung|werbemails?|werbe mails?|werbenachrichten|werbeanrufe|reklame|marketing|direktwerbung|direktmarketing|newsletter|werbeanzeigen|werbesms|werbe sms|werbezwecke[n]?|marketingzwecke[n]?|anzeigen|sonderangebote|werbematerial)"
_SALE = r"(?:(?:de[rmn]|die|das|einer|einem|jede[rmn]?|jegliche[rmn]?|weitere[rn]?) )?(?:verkauf|weiterverkauf|weitergabe|übermittlung|handel)(?: (?:meiner|mit meinen|von meinen|unserer|persönlicher|personenbezogener)(?: (?:persönlichen|personenbezogenen))? ?(?:daten|informationen)?)?"

PATTERNS = {
    Intent.PRIVACY: (
        rf"datenschutz|daten schutz|dsgvo|ds gvo|privatsphäre|{_ASK}(?:die |den |das |ihre |eure |deine |der |zur |eine |etwas zum )?{_POLICY}{_SEE}|{_ASK}(?:etwas |infos |mehr |was )?(?:zum|über den|über) datenschutz(?: (?:wissen|erfahren|lesen))?",
        rf"was (?:machen|macht|machst|tun|tut|tust|passiert|geschieht|wird|habt|haben|hast|werden)(?: {_YOU})?(?: (?:denn|eigentlich|genau|alles|hier|dann|so))* mit {_DATA}(?: (?:gemacht|vor|danach|später|hier|machen|passieren|nach dem chat))?",
        rf"(?:wofür|wozu|warum|wie|weshalb|zu welchem zweck|wie lange|wo)(?: (?:genau|denn|eigentlich|lange))* (?:braucht|brauchen|brauchst|verwendet|verwenden|verwendest|nutzt|nutzen|verarbeitet|verarbeiten|verarbeitest|sammelt|sammeln|sammelst|speichert|speichern|speicherst|schützt|schützen|behandelt|behandeln|bewahrt|bewahren|behaltet|behalten|erhebt|erheben|wollt|wollen|landen|liegen|bleiben|sind|werden)(?: {_YOU})?(?: (?:eigentlich|denn))?(?: {_DATA})(?: (?:auf|gespeichert|verwendet|genutzt|verarbeitet|geschützt|aufbewahrt|gesammelt|benutzt|haben|hier|behalten))*",
        rf"wer (?:sieht|liest|bekommt|kriegt|hat(?: alles)? zugriff auf|kann|darf|erhält|hat)(?: (?:alles|denn|eigentlich|hier))*(?: auf)? {_DATA}(?: (?:sehen|lesen|zugriff|einsehen))?|(?:an|mit) wen? (?:gebt|geben|gibst|verkauft|verkaufen|teilt|teilen|übermittelt|übermitteln) {_YOU} {_DATA}(?: weiter)?",
        rf"mit wem (?:teilt|teilen|teilst) {_YOU} {_DATA}|(?:verkauft|verkaufen|verkaufst|teilt|teilen|teilst|gebt|geben|gibst|werden) (?:{_YOU} )?(?:etwa )?{_DATA}{_THIRD}(?: (?:weiter|verkauft|weitergegeben|weiterverkauft|geteilt))?",
        rf"(?:sind|ist) (?:{_DATA}|dieser chat|diese unterhaltung|unser chat) (?:hier |bei (?:euch|ihnen|dir) )?(?:sicher|geschützt|vertraulich|privat|verschlüsselt)|wer ist (?:der |ihr |euer |ihre |eure |die )?(?:datenschutzbeauftragte[r]?|verantwortliche(?: (?:für die (?:daten)?verarbeitung|im sinne der dsgvo))?)|(?:welche rechte habe ich(?: (?:beim|nach dem) datenschutz| nach (?:der )?dsgvo| an meinen daten)|meine datenschutzrechte|meine rechte nach (?:der )?dsgvo)|art(?:ikel)? 13(?: dsgvo)?",
    ),
    Intent.CONSENTS: (
        rf"{_ASK}(?:alle )?(?:meine |die |meiner |erteilte |gegebene )*(?:einwilligungen|zustimmungen|einwilligungs ?(?:einstellungen|status|übersicht|verwaltung|historie)|zustimmungs ?(?:einstellungen|status|übersicht)|(?:datenschutz|privatsphäre|privatsphären) ?einstellungen|consent (?:einstellungen|status)|consents){_SEE}",
        rf"{_ASK}(?:meine|stand meiner|den stand meiner|status meiner|den status meiner|übersicht meiner|übersicht über meine) (?:erteilten |gegebenen |aktuellen )*(?:einwilligung|einwilligungen|zustimmung|zustimmungen){_SEE}",
        r"(?:wozu|womit|in was|worin|was|wofür|in welche dinge|welchen dingen) (?:hab|habe) ich(?: (?:denn|eigentlich|schon|alles|bisher|bereits|hier|jetzt|ihnen|euch|dir|überhaupt))* (?:(?:meine )?(?:einwilligung|zustimmung|erlaubnis) (?:gegeben|erteilt)|eingewilligt|zugestimmt|erlaubt|akzeptiert|genehmigt|ja gesagt|mich einverstanden erklärt)",
        r"(?:womit|mit was) (?:bin|war) ich(?: (?:denn|eigentlich|schon|alles|bisher|hier))* einverstanden(?: gewesen)?|welche(?:n)? (?:einwilligungen?|zustimmungen?|erlaubnis(?:se)?) (?:hab|habe|haben|habt|hast|liegen|liegt)(?: (?:ich|sie|ihr|du|von mir|ihnen|euch|dir|bisher|schon))* ?(?:gegeben|erteilt|gespeichert|vor)?",
        rf"(?:hab|habe) ich(?: (?:denn|eigentlich|schon|jemals|je|bereits|hier|ihnen|euch|dir|überhaupt|irgendwann|dem|der|in|für))*(?: (?:{_AD}|{_SALE}|datenverarbeitung|verarbeitung meiner daten|analyse|irgendwas|irgendetwas|etwas|was|marketing|nutzung meiner daten))?(?: (?:meine|eine|irgendeine))?(?: (?:einwilligung|zustimmung))? (?:zugestimmt|eingewilligt|gegeben|erteilt)",
        rf"(?:haben|habt|hast) (?:sie|ihr|du) (?:denn |eigentlich |noch )*meine (?:einwilligung|zustimmung)(?: (?:für|zu|zur|zum) {_AD})?|wann (?:hab|habe) ich (?:(?:meine )?(?:einwilligung|zustimmung) (?:gegeben|erteilt)|zugestimmt|eingewilligt)",
    ),
    Intent.OPT_OUT: (
        rf"{_SELL}(?: (?:sie|ihr))?(?: bitte)? {_DATA}{_THIRD} {_NOT}{_THIRD}(?: (?:weiter|verkaufen|weitergeben|teilen))?|{_SELL}(?: (?:sie|ihr))?(?: bitte)? {_NOT} {_DATA}{_THIRD}(?: weiter)?",
        rf"{_DATA} (?:bitte |auf keinen fall |künftig )*(?:nicht|nie|niemals|keinesfalls)(?: mehr)?{_THIRD} (?:verkaufen|weiterverkaufen|weitergeben|teilen|weiterleiten|für {_AD} (?:nutzen|verwenden|benutzen))|(?:verkaufen|verkauft|teilen|teilt|geben|gebt)(?: sie| ihr)?(?: bitte)? keine (?:meiner )?(?:persönlichen |personenbezogenen )?daten(?: von mir)?{_THIRD}(?: weiter)?",
        rf"ich (?:will|möchte|wünsche|erlaube|gestatte)(?: es)?(?: bitte)? (?:nicht|auf keinen fall)(?: mehr)? dass (?:sie|ihr|du|jemand|man)?(?: mir)? ?(?:{_DATA}{_THIRD} (?:verkaufen|verkauft|verkaufst|weitergeben|weitergebt|weitergibst|teilen|teilt|weiterverkaufen|verkauft werden|weitergegeben werden)|{_DATA} für {_AD} (?:nutzen|nutzt|verwenden|verwendet|genutzt werden|verwendet werden)|{_AD} (?:schicken|schickt|senden|sendet))",
        rf"(?:hiermit )?(?:ich )?(?:widerspreche|widersprech|widerspruch|lehne)(?: ich)?(?: hiermit)?(?: (?:gegen|der|dem|die|den|das|jeder|jeglicher))*(?: (?:{_SALE}|{_AD}|(?:nutzung|verwendung|verarbeitung) (?:meiner daten )?(?:für|zu) {_AD}|(?:werbliche[nr]? )(?:nutzung|verwendung)(?: meiner daten)?))(?: ab)?|werbewiderspruch|werbe widerspruch",
        rf"(?:kein|keine|keinerlei|nie wieder|stopp|schluss mit|ohne|nein zu|nein zum|gegen)(?: (?:der|dem))? (?:{_SALE}|{_AD})(?: (?:mehr|an dritte|an mich|für mich|zusenden|schicken|erhalten|mehr zusenden|mehr schicken))*",
        rf"ich (?:will|möchte|brauche|wünsche|mag)(?: bitte)? (?:keine|keinen|keinerlei) {_AD}(?: (?:mehr|von (?:ihnen|euch|dir)|erhalten|bekommen|haben|sehen|kriegen))*",
        rf"(?:schick|schickt|schicke|schicken sie|sende|sendet|senden sie|zeig|zeigt|zeigen sie)(?: (?:mir|uns|bitte))* (?:keine|keinen|keinerlei) {_AD}(?: (?:mehr|bitte|zu))*|(?:nutzen|nutzt|nutze|verwenden|verwendet|verwende)(?: (?:sie|ihr|bitte))* {_DATA} (?:bitte )?nicht(?: mehr)? (?:für|zu) {_AD}",
        rf"(?:ich (?:möchte|will) )?(?:mich )?(?:(?:vom|von) {_AD} (?:abmelden|austragen)|{_AD} (?:abbestellen|abschalten|ausschalten|deaktivieren))|opt ?out (?:vom |aus dem )?(?:verkauf|datenverkauf|werbung|marketing)(?: meiner daten)?",
    ),
}  # fmt: skip
