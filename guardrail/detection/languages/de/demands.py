"""German: take my data along, correct it, restrict it, I object, a human shall look, give me a code."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:ich (?:möchte|will|würde gerne?|verlange|beantrage|fordere|wünsche|brauche|hätte gerne?)(?: dass (?:sie|ihr|du))? |(?:können|könnten|kannst|könnt|könntet|würden) (?:sie|du|ihr) |kann ich |wie kann ich |bitte )*(?:bitte |mir |gerne? |hiermit )*"
_DATA = r"(?:(?:alle |all |sämtliche |falsche |die )*(?:meine[rnm]?|meiner|unsere)? ?(?:persönlichen? |personenbezogenen? |gespeicherten? |falschen )*(?:daten|angaben|informationen)(?: (?:über|zu|von) mi(?:ch|r))?)"
_OWN = r"(?:(?:alle |all )?(?:meine[rnm]?) (?:persönlichen? |personenbezogenen? |gespeicherten? )*(?:daten|angaben|informationen)|(?:die )?(?:daten|angaben|informationen) (?:über|zu|von) mi(?:ch|r))"
_USE = r"(?:verarbeitung|nutzung|verwendung|speicherung|auswertung|datenverarbeitung|profilbildung)"
_RIGHT = r"(?:(?:mein |das )?recht auf )"
_DECISION = r"(?:(?:diese|die|eine|der|dieser|einer|ihre|eure|automatische|automatisierte[rn]?|maschinelle|ki)[ -]?)*(?:entscheidung(?:en)?|ablehnung|absage|ergebnis)(?: (?:der ki|der maschine|des computers|des bots|vom bot|über mich))?"
_HUMAN = r"(?:ein(?:em|en)? (?:echten? )?(?:mensch(?:en)?|mitarbeiter)|eine[rn]? (?:echten? )?(?:person|mitarbeiterin)|jemand(?:em)?)"
_CHATS = r"(?:(?:meine[nm]?|beide|diese[ns]?|die|meine beiden|den|das) )*(?:beiden |zwei |anderen? |anderes )?(?:chats?|konten|konto|accounts?|gespräche?|unterhaltungen?)(?: (?:miteinander|mit (?:diesem|dem anderen|meinem anderen)(?: (?:chat|konto|account))?|von(?:einander| diesem| dem anderen)?(?: (?:chat|konto|account))?))*"

PATTERNS = {
    Intent.PORTABILITY: (
        rf"datenübertragbarkeit|{_ASK}{_RIGHT}datenübertragbarkeit|datenportabilität|{_RIGHT}(?:datenportabilität|datenmitnahme)|datenmitnahme|art(?:ikel)? 20(?: dsgvo)?|{_ASK}(?:die )?(?:mitnahme|übertragung|portierung) {_OWN}",
        rf"{_ASK}(?:übertrage?n?|übermitteln?|geben|schicken?|senden?)?(?: sie| ihr)?(?: bitte)? ?{_OWN} (?:bitte )?(?:an|zu) (?:einen?|eine[nm]) (?:anderen?|neuen?) (?:anbieter|unternehmen|firma|dienst)(?: (?:übertragen|mitnehmen|übermitteln|senden|schicken|weitergeben|umziehen))?",
        rf"{_ASK}(?:eine kopie )?{_OWN} (?:bitte )?(?:in einem |als |im )(?:(?:maschinenlesbaren?|strukturierten?|gängigen?|übertragbaren?) (?:format|form|datei)|json|csv|xml)(?:[ -](?:format|datei))?(?: (?:haben|bekommen|erhalten|exportieren|herunterladen|schicken|senden))?|{_ASK}{_OWN} (?:mitnehmen|woandershin mitnehmen)",
    ),
    Intent.RECTIFY: (
        rf"{_ASK}(?:korrigiere?n?|berichtige?n?|ändere?|ändern|verbessere?|verbessern|aktualisiere?n?|ergänze?n?)(?: sie| ihr)?(?: bitte)? {_OWN}|{_ASK}{_OWN} (?:bitte )?(?:korrigieren|berichtigen|ändern|verbessern|aktualisieren|ergänzen|richtigstellen|berichtigen lassen|korrigieren lassen|berichtigt haben|korrigiert haben)",
        rf"{_OWN} (?:sind|stimmen) (?:leider |teilweise |alle |so |gar )*(?:falsch|nicht richtig|nicht korrekt|nicht aktuell|veraltet|unvollständig|nicht|unrichtig|fehlerhaft)(?: mehr)?|(?:sie haben|ihr habt|du hast) falsche (?:daten|angaben|informationen) (?:über|von) mi(?:ch|r)|(?:in )?{_OWN} (?:ist|gibt es|sind) (?:ein |einen )?fehler",
        rf"{_ASK}{_RIGHT}(?:berichtigung|korrektur)(?: {_OWN})?|{_ASK}(?:die |eine )?(?:berichtigung|korrektur|datenberichtigung)(?: {_OWN})?|art(?:ikel)? 16(?: dsgvo)?",
    ),
    Intent.RESTRICT: (
        rf"{_ASK}(?:die )?(?:einschränkung|sperrung)(?: der {_USE})?(?: {_OWN})?|{_RIGHT}(?:einschränkung|sperrung)(?: der {_USE})?(?: {_OWN})?|art(?:ikel)? 18(?: dsgvo)?",
        rf"{_ASK}(?:schränken|schränkt|schränke)(?: sie| ihr)?(?: bitte)? (?:die {_USE} )?{_OWN} ein|{_ASK}(?:die {_USE} )?{_OWN} (?:bitte )?(?:einschränken|sperren|einfrieren|blockieren|sperren lassen|einschränken lassen)|{_ASK}(?:sperre?n?|sperrt|friere?n?|blockiere?n?)(?: sie| ihr)?(?: bitte)? {_OWN}(?: ein)?",
        rf"{_ASK}(?:behalten|behaltet|behalte|speichern|speichert)(?: sie| ihr)?(?: bitte)? {_OWN} aber (?:nutzen|nutzt|verwenden|verwendet|benutzen|benutzt|verarbeiten|verarbeitet)(?: sie| ihr)? (?:sie|diese|die) nicht(?: mehr)?",
    ),
    Intent.OBJECT: (
        rf"(?:hiermit )?(?:ich )?(?:widerspreche|lege)(?: ich)?(?: hiermit)?(?: widerspruch)?(?: gegen)? (?:der|die) (?:weiteren? )?{_USE}(?: {_OWN})?(?: ein)?|ich (?:möchte|will) (?:gegen )?(?:der|die) {_USE}(?: {_OWN})? (?:widersprechen|widerspruch einlegen)",
        rf"widerspruch (?:gegen )?(?:die |der )?{_USE}(?: {_OWN})?|(?:mein )?widerspruchsrecht|{_RIGHT}widerspruch|art(?:ikel)? 21(?: dsgvo)?|ich (?:lege|erhebe) widerspruch ein nach (?:der )?dsgvo",
    ),
    Intent.LIMIT: (
        rf"{_ASK}(?:die )?(?:nutzung|verwendung|verarbeitung) (?:meiner |von )?(?:sensiblen?|besonderen|empfindlichen?) (?:personenbezogenen )?(?:daten|informationen) (?:bitte )?(?:einschränken|begrenzen|beschränken)|{_ASK}(?:begrenze?n?|beschränke?n?|begrenzt|beschränkt)(?: sie| ihr)?(?: bitte)? (?:die )?(?:nutzung|verwendung) (?:meiner |von )?(?:sensiblen?|empfindlichen?) (?:daten|informationen)",
        rf"{_ASK}(?:nutzen|nutzt|verwenden|verwendet)(?: sie| ihr)?(?: bitte)? meine (?:sensiblen|empfindlichen) (?:daten|informationen) nur (?:dafür wofür ich (?:sie )?(?:brauche|gebeten habe)|soweit (?:es )?nötig|für (?:meine anfrage|das nötigste)|wenn (?:es )?nötig(?: ist)?)|sensible daten (?:einschränken|begrenzen|beschränken)|meine (?:sensiblen|empfindlichen) daten (?:einschränken|begrenzen|beschränken)",
    ),
    Intent.HUMAN_REVIEW: (
        rf"{_ASK}{_HUMAN}(?: soll| muss| möge)? {_DECISION} (?:bitte )?(?:noch ?mal |erneut )?(?:überprüfen|prüfen|ansehen|anschauen|kontrollieren)|{_ASK}{_HUMAN} {_DECISION} (?:noch ?mal )?(?:überprüft|prüft|ansieht|anschaut)|{_ASK}{_DECISION} (?:bitte )?(?:noch ?mal |erneut )?von {_HUMAN} (?:überprüfen lassen|prüfen lassen|überprüft haben|überprüft|geprüft|überprüfen|prüfen)(?: wird| werden)?",
        rf"{_ASK}(?:die )?(?:überprüfung|prüfung) (?:{_DECISION} )?durch {_HUMAN}|menschliche (?:überprüfung|prüfung)(?: {_DECISION})?|{_ASK}(?:eine )?automati(?:sche|sierte) entscheidung (?:anfechten|überprüfen lassen|bestreiten)|ich fechte (?:die|diese) automati(?:sche|sierte) entscheidung an|art(?:ikel)? 22(?: dsgvo)?|{_RIGHT}(?:eingreifen einer person|menschliche (?:überprüfung|prüfung))",
        r"ein mensch soll (?:das|die entscheidung|diese entscheidung) (?:noch ?mal )?(?:überprüfen|prüfen|entscheiden)",
    ),
    Intent.CODE: (
        r"(?:gib|geben sie|gebt) mir (?:bitte )?einen (?:neuen )?code|ich (?:möchte|will|hätte gerne?) (?:bitte )?einen (?:neuen )?code|kann ich (?:bitte )?einen (?:neuen )?code (?:haben|bekommen)|einen (?:neuen )?code bitte|neuer code",
        rf"{_ASK}(?:einen |den |meinen )?(?:neuen )?(?:einmal|verknüpfungs|verbindungs|konto|identitäts|datenschutz)[ -]?code(?: (?:haben|bekommen|anfordern|erhalten|schicken|geben))?|(?:schick|schicken sie|gib|geben sie|schickt)(?: mir)?(?: bitte)? (?:einen |den )?(?:einmal|verknüpfungs|verbindungs)[ -]?code",
        rf"{_ASK}{_CHATS} (?:bitte )?(?:verbinden|verknüpfen|zusammenführen|koppeln|zusammenlegen)|{_ASK}(?:verbinde?n?|verknüpfe?n?|verbindet|verknüpft)(?: sie| ihr)?(?: bitte)? {_CHATS}",
    ),
    Intent.UNLINK: (
        rf"{_ASK}{_CHATS} (?:bitte )?(?:trennen|entkoppeln|nicht mehr verbinden|auseinanderlegen)|{_ASK}(?:trenne?n?|trennt|entkoppeln?)(?: sie| ihr)?(?: bitte)? {_CHATS}|{_ASK}(?:die )?(?:verknüpfung|verbindung) (?:{_CHATS} |der chats |der konten )?(?:aufheben|lösen|trennen|entfernen|rückgängig machen)",
    ),
}  # fmt: skip
