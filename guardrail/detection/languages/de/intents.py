"""German."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"bitte|bitte sehr|danke|vielen dank|hallo|guten tag|jetzt|sofort|umgehend"

_ASK = r"(?:ich (?:möchte|will|wünsche|verlange|würde gerne?)(?: dass sie)? |(?:können|könnten|kannst|könntest) (?:sie|du) (?:bitte )?|(?:sie|du) (?:sollen|müssen|sollst|musst) )?"
_MINE = r"(?:alle |sämtliche )?(?:meine[n]?|die) (?:persönlichen |personenbezogenen |gespeicherten )?(?:daten|informationen|nachrichten|konto|account|account|profil|chatverlauf|verlauf)"
_STORED = r"(?: (?:über|von) mir)?"

PATTERNS = {
    Intent.YES: (
        r"ja|jap|jo|ja klar|klar|natürlich|selbstverständlich|gerne?|ok|okay|in ordnung|einverstanden|ich bin einverstanden|ja ich (?:bin einverstanden|stimme zu|will)|ich stimme zu|zustimmen|akzeptiert|ich akzeptiere|bestätigt|ich bestätige|passt|ja gerne|ja löschen",
    ),
    Intent.NO: (
        r"nein|nö|nee|ne|auf keinen fall|niemals|nicht einverstanden|ich bin nicht einverstanden|nein danke|ich lehne ab|ablehnen|ich stimme nicht zu|ich will nicht|abbrechen|lieber nicht|nein ich (?:will nicht|bin nicht einverstanden)",
    ),
    Intent.WITHDRAW: (
        rf"stopp?|abmelden|abbestellen|aufhören|{_ASK}(?:ich )?(?:widerrufe|ziehe|widerruf) (?:hiermit )?(?:meine|die) (?:einwilligung|zustimmung)(?: zurück)?|{_ASK}meine (?:einwilligung|zustimmung) (?:widerrufen|zurückziehen)|"
        r"ich bin nicht mehr einverstanden|(?:verarbeiten|nutzen|verwenden|speichern) sie meine daten nicht (?:mehr|weiter)|schreib(?:en sie)? mir nicht mehr",
    ),
    Intent.ERASE: (
        rf"(?:lösche|löschen|lösch|löscht|entferne|entfernen|vernichte|vernichten|vergiss|vergessen)(?: sie)?(?: bitte)? (?:{_MINE}{_STORED}|alles(?: (?:über|von) mi(?:ch|r))?|mich)|{_ASK}{_MINE}{_STORED} (?:löschen|entfernen|vernichten|vergessen|gelöscht haben)|"
        r"(?:mein )?recht auf (?:löschung|vergessenwerden)|daten löschen|konto löschen|mein konto löschen|datenlöschung",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:zeige?(?:n sie)?|schicke?n?(?: sie)?|senden? ?(?:sie)?|gib|geben sie)(?: mir)? (?:eine kopie )?{_MINE}{_STORED}|{_ASK}{_MINE}{_STORED} (?:sehen|einsehen|exportieren|herunterladen|erhalten)|"
        r"(?:welche|was für) (?:persönlichen )?(?:daten|informationen) (?:haben|speichern|hast|speicherst) (?:sie|du|ihr)(?: (?:über|von) mi(?:ch|r))?(?: gespeichert)?|was (?:weißt du|wissen sie) über mich|auskunft(?:sersuchen)?|datenschutz(?:erklärung)?|daten exportieren",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:aber |und |also |sag mal |entschuldigung )*(?:bist|sind|ist) (?:du|sie|das|hier|dies) (?:eigentlich |wirklich |denn |nur |etwa )*(?:eine? |jemand )?(?:echter |echte |richtiger |richtige |realer )?(?:ki|bot|roboter|chatbot|maschine|mensch|person|künstliche intelligenz|programm|computer|echt|automat)(?: oder (?:eine? )?(?:echter |echte )?(?:ki|bot|roboter|chatbot|maschine|mensch|person|nicht))?|"
        r"(?:spreche|rede|schreibe|chatte) ich (?:hier |gerade |eigentlich )*mit (?:einem|einer) (?:echten |richtigen )?(?:ki|bot|roboter|chatbot|maschine|menschen|person|computer)(?: oder (?:mit )?(?:einem|einer) (?:echten )?(?:bot|roboter|maschine|menschen|person))?|mit wem (?:spreche|rede) ich|mensch oder maschine",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:mit )?(?:einem|einer|einen) (?:echten |richtigen )?(?:menschen|mitarbeiter|mitarbeiterin|person|berater|agenten)(?: (?:sprechen|reden|verbunden werden|verbinden|chatten))?|(?:mensch|mitarbeiter|berater|echter mensch)",
    ),
}
