"""German."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"bitte|bitte sehr|danke|vielen dank|hallo|guten tag|jetzt|sofort|umgehend|bitteschön|biddebitte|büdde|danke schön|dankeschön|danke sehr|besten dank|herzlichen dank|tausend dank|danke im voraus|merci|thx|hi|hey|moin|servus|grüezi|grüß gott|guten morgen|guten abend|tag|gleich|jetzt gleich|so schnell wie möglich|asap|unverzüglich|mal|doch|also|nun|denn|eben|halt|einfach|wirklich|liebes team|liebe leute|entschuldigung|sorry|verzeihung|ok|okay|so|freundlicherweise|einmal"

_ASK = r"(?:ich (?:möchte|will|wünsche|verlange|würde gerne?)(?: dass sie)? |(?:können|könnten|kannst|könntest) (?:sie|du) (?:bitte )?|(?:sie|du) (?:sollen|müssen|sollst|musst) )?"
_MINE = r"(?:alle |sämtliche )?(?:meine[n]?|die) (?:persönlichen |personenbezogenen |gespeicherten )?(?:daten|informationen|nachrichten|konto|account|account|profil|chatverlauf|verlauf)"
_STORED = r"(?: (?:über|von) mir)?"

ONESELF = (
    r"mich|mir|meine?[nrs]?|ich|persönlich\w*|personenbezogen\w*|dsgvo|\w*auskunft\w*|datenkopie|artikel 15|art 15"
)

PATTERNS = {
    Intent.YES: (
        r"ja|jap|jo|ja klar|klar|natürlich|selbstverständlich|gerne?|ok|okay|in ordnung|einverstanden|ich bin einverstanden|"
        r"ja ich (?:bin einverstanden|stimme zu|will)|ich stimme zu|zustimmen|akzeptiert|ich akzeptiere|bestätigt|ich bestätige|passt|"
        r"ja gerne|ja löschen",
        r"j+a+|jaa+|jaja|ja ja|jaha|jo+|joa|jou|jep|jepp|yep|yes|jupp|jup|jawohl|jawoll|ja gut|ja okay|ja ok|ja passt|ja sicher|"
        r"ja natürlich|ja selbstverständlich|ja einverstanden|ja in ordnung|ja doch|ja mach(?:en sie)?(?: das)?|na klar|na gut|na sicher|"
        r"klaro|klar doch|klar gerne?|sicher|sicher doch|sicherlich|aber sicher|aber klar|aber gerne?|aber ja|logo|logisch|freilich|gewiss|"
        r"auf jeden fall|aufjedenfall|auf jeden|definitiv|unbedingt|absolut|natürlich gerne?|sehr gerne?|gern geschehen ja|okey|okee|oki|"
        r"okidoki|okay ja|ok ja|alles klar|alles gut|geht klar|geht in ordnung|ist in ordnung|ist ok|ist okay|ist gut|"
        r"das ist (?:ok|okay|in ordnung|gut)|das geht(?: in ordnung)?|(?:das )?passt(?: so| für mich| mir)?|von mir aus|meinetwegen|gebongt|"
        r"abgemacht|deal|richtig|genau|korrekt|stimmt|so ist es|positiv|wird gemacht|machen sie(?: das)?|mach(?: das)?|ja mach|tu das|"
        r"tun sie das|weiter|weitermachen|fortfahren|bitte fortfahren|nur zu|los|los geht's|kein einwand|keine einwände|nichts dagegen|"
        r"ich habe nichts dagegen|hab nichts dagegen|sie dürfen|du darfst|dürfen sie|darfst du|erlaubt|genehmigt|ich will|ich möchte|"
        r"ja ich will|ja ich möchte|mhm|aha ja|hm ja|ich bin sicher|bin sicher|bin mir sicher|ich bin mir sicher|100 ?%?",
        r"(?:ja )?(?:ich |wir )?(?:bin |sind )?(?:damit |voll |völlig |vollkommen |ja |absolut )*(?:einverstanden|einverstandn|zugestimmt|zustimmen)(?: damit| mit allem)?|"
        r"(?:ja )?(?:ich |wir )?(?:stimme|stimmen|stimm) (?:dem |der verarbeitung |allem |ihnen |dir |hiermit |gerne )*zu|"
        r"(?:ja )?(?:ich )?(?:akzeptiere|bestätige|erlaube|gestatte|genehmige|willige|bewillige|erteile)(?: (?:das|dies|es|alles|dem|die bedingungen|die einwilligung|meine einwilligung|ein|hiermit|ihnen|meine zustimmung|die zustimmung))*|"
        r"(?:ich gebe |gebe |hiermit gebe ich )(?:ihnen |dir |hiermit |euch )*(?:meine |die )?(?:zustimmung|einwilligung|erlaubnis|einverständnis)|"
        r"(?:meine |sie haben meine |du hast meine )(?:zustimmung|einwilligung|erlaubnis)(?: (?:habt ihr|haben sie|hast du))?|"
        r"zustimmung erteilt|zugestimmt|ja (?:bitte )?(?:alles )?(?:löschen|lösch(?:e|t|en sie)?)(?: (?:alles|sie alles|es|das))?|löschen ja",
    ),
    Intent.NO: (
        r"nein|nö|nee|ne|auf keinen fall|niemals|nicht einverstanden|ich bin nicht einverstanden|nein danke|ich lehne ab|ablehnen|"
        r"ich stimme nicht zu|ich will nicht|abbrechen|lieber nicht|nein ich (?:will nicht|bin nicht einverstanden)",
        r"n+e+i+n+|neinnein|nein nein|ne+|nee+|nö+|nöö|nä|nich|na nein|nope|nop|no|nada|nix da|nix|nein auf keinen fall|nein niemals|"
        r"nein bitte nicht|bitte nicht|nein jetzt nicht|nein lieber nicht|jetzt nicht|gerade nicht|momentan nicht|im moment nicht|"
        r"heute nicht|noch nicht|nicht jetzt|später|ein andermal|vielleicht später|eher nicht|eher nein|lieber nein|besser nicht|"
        r"nicht wirklich|gar nicht|überhaupt nicht|keinesfalls|keineswegs|auf gar keinen fall|auf keinsten|unter keinen umständen|nie|"
        r"nie im leben|niemals|nimmer|kommt nicht in ?frage|kommt nicht in die tüte|vergiss es|vergessen sie es|natürlich nicht|"
        r"selbstverständlich nicht|sicher nicht|sicherlich nicht|bestimmt nicht|ganz sicher nicht|definitiv nicht|negativ|danke nein|"
        r"nein vielen dank|nicht nötig|nein nicht nötig|brauche ich nicht|brauch ich nicht|kein bedarf|kein interesse|keine lust|abgelehnt|"
        r"ablehnung|abbruch|abbrechen|nicht einverstanden|damit nicht|dagegen|ich bin dagegen|bin dagegen|falsch|stimmt nicht|unsicher|"
        r"nicht sicher|ich bin nicht sicher|ich will (?:das |es )?nicht(?: mehr)?|ich möchte (?:das |es )?nicht(?: mehr)?|"
        r"will (?:das )?nicht|möchte (?:das )?nicht|mag nicht|nicht löschen|nichts löschen|nein nicht löschen|bitte nicht löschen|"
        r"lösch(?:e|en sie)? (?:nichts|nicht|das nicht)|behalten|alles behalten|behalt(?:e|en sie)? (?:es|alles|sie)|"
        r"lass(?:en sie)?(?: es| das| das sein| es sein)?|doch nicht|nein doch nicht|ich habe es mir anders überlegt|"
        r"hab's mir anders überlegt",
        r"(?:nein )?(?:ich |wir )?(?:bin |sind )?(?:damit |dagegen |absolut |gar |überhaupt |ganz und gar )*nicht (?:damit )?(?:einverstanden|einverstandn|dafür)(?: damit)?|"
        r"(?:nein )?(?:ich )?(?:stimme|stimm) (?:dem |der verarbeitung |ihnen |hiermit |dem ganzen )*nicht zu|"
        r"(?:nein )?(?:ich )?(?:akzeptiere|erlaube|gestatte|genehmige|bestätige|will|möchte|willige) (?:das |dies |es |die bedingungen )*nicht(?: ein| haben)?|"
        r"(?:nein )?(?:ich )?(?:lehne|weise)(?: (?:das|es|dies|alles|hiermit|dankend))* (?:ab|zurück)|"
        r"(?:nein )?(?:ich )?(?:verweigere|widerspreche|verbiete)(?: (?:das|dem|es|die zustimmung|meine zustimmung|die einwilligung|hiermit|ihnen))*|"
        r"(?:ich gebe )?keine (?:zustimmung|einwilligung|erlaubnis)|nicht (?:akzeptiert|erlaubt|gestattet|genehmigt|zugestimmt)",
    ),
    Intent.WITHDRAW: (
        rf"stopp?|abmelden|abbestellen|aufhören|"
        rf"{_ASK}(?:ich )?(?:widerrufe|ziehe|widerruf) (?:hiermit )?(?:meine|die) (?:einwilligung|zustimmung)(?: zurück)?|"
        rf"{_ASK}meine (?:einwilligung|zustimmung) (?:widerrufen|zurückziehen)|"
        r"ich bin nicht mehr einverstanden|(?:verarbeiten|nutzen|verwenden|speichern) sie meine daten nicht (?:mehr|weiter)|"
        r"schreib(?:en sie)? mir nicht mehr",
        r"st+o+p+|stopp+|halt|halt stopp|aufhörn|aufhören|hör auf|hören sie auf|hört auf|schluss|schluss jetzt|schluss damit|ende|beenden|"
        r"es reicht|jetzt reicht's|genug|abmeldung|abmelden|abo kündigen|abbestellen|austragen|bitte austragen|"
        r"mich (?:bitte )?(?:abmelden|austragen|löschen aus dem verteiler)|ich (?:möchte|will) mich (?:abmelden|austragen)|"
        r"(?:melde|trage|melden sie|tragen sie|meldet|tragt) mich (?:bitte )?(?:ab|aus)|"
        r"keine (?:nachrichten|sms|mails) mehr|"
        r"(?:schreib|schreibt|schreiben sie|kontaktier|kontaktiere|kontaktieren sie|schick|schicken sie|sende|senden sie|belästige|belästigen sie) (?:mir |mich )?(?:bitte )?(?:nicht|nichts|nie|keine nachrichten) ?(?:mehr|wieder|weiter)?|"
        r"lass(?:t|en sie)? mich (?:bitte )?in ruhe|nicht mehr (?:schreiben|kontaktieren)",
        rf"{_ASK}(?:hiermit )?(?:ich )?(?:hiermit )?(?:widerrufe|widerruf|widerrufen|ziehe|zieh|nehme|nehm)(?: ich)?(?: hiermit)? (?:all )?(?:meine|die|jede|jegliche|mein|das) (?:bisherige |gegebene |erteilte )?(?:einwilligung|einwilligungen|zustimmung|zustimmungen|erlaubnis|einverständnis|einverständniserklärung|datenschutzeinwilligung)(?: (?:zur (?:daten)?verarbeitung|zur verarbeitung meiner (?:personenbezogenen )?daten|zur datennutzung|zum datenschutz))?(?: (?:hiermit|wieder|sofort))*(?: zurück)?|"
        rf"hiermit (?:widerrufe|ziehe) ich (?:meine|die) (?:einwilligung|zustimmung|erlaubnis)(?: zur .{{0,50}})?(?: zurück)?|"
        rf"(?:ich )?(?:möchte|will|würde gern|würde gerne|kann ich|wie kann ich|muss)(?: ich)? (?:hiermit )?(?:meine|die|mein) (?:einwilligung|zustimmung|erlaubnis|einverständnis)(?: zur (?:daten)?verarbeitung)? (?:wieder )?(?:widerrufen|zurückziehen|zurücknehmen|entziehen)|"
        rf"(?:einwilligung|zustimmung|erlaubnis) (?:widerrufen|zurückziehen|zurücknehmen|entziehen)|"
        rf"widerruf(?: (?:meiner|der) (?:einwilligung|zustimmung))?|"
        rf"(?:ich )?(?:bin )?(?:ab jetzt |ab sofort )?nicht (?:mehr|länger) (?:damit )?einverstanden(?: damit)?|"
        rf"ich (?:stimme|erlaube|willige)(?: (?:dem|das|es|der verarbeitung))? nicht (?:mehr|länger) ?(?:zu|ein)?|"
        rf"(?:verarbeite|verarbeiten sie|nutze|nutzen sie|nutzt|verwende|verwenden sie|verwendet|speichere|speichern sie|speichert|sammle|sammeln sie|verarbeitet) (?:bitte )?(?:keine (?:persönlichen |personenbezogenen )?(?:daten|informationen|nachrichten)|meine (?:persönlichen |personenbezogenen )?(?:daten|informationen|nachrichten)(?: bitte)? nicht)(?: (?:von mir|bitte|mehr|länger|weiter))*|"
        rf"(?:hör(?:en sie|t)? (?:bitte )?auf|aufhören) (?:mir zu schreiben|mich zu kontaktieren|meine (?:persönlichen )?daten zu (?:nutzen|verwenden|verarbeiten|speichern|sammeln))|"
        rf"ich (?:will|möchte) nicht(?: mehr)? dass (?:sie|du|ihr) meine (?:persönlichen )?(?:daten|nachrichten) (?:weiter )?(?:verarbeiten|verarbeitest|nutzen|nutzt|verwenden|verwendest|speichern|speicherst)",
    ),
    Intent.ERASE: (
        rf"(?:lösche|löschen|lösch|löscht|entferne|entfernen|vernichte|vernichten|vergiss|vergessen)(?: sie)?(?: bitte)? (?:{_MINE}{_STORED}|alles(?: (?:über|von) mi(?:ch|r))?|mich)|"
        rf"{_ASK}{_MINE}{_STORED} (?:löschen|entfernen|vernichten|vergessen|gelöscht haben)|"
        r"(?:mein )?recht auf (?:löschung|vergessenwerden)|daten löschen|konto löschen|mein konto löschen|datenlöschung",
        rf"(?:ich (?:möchte|will|verlange|wünsche|fordere|bitte(?: sie)?)(?: darum)? dass (?:sie|du|ihr) )?(?:bitte )?(?:{_MINE}{_STORED}|alles|mich|alle daten|meine komplette[n]? (?:daten|historie)|meinen (?:account|chatverlauf|verlauf|zugang)|mein (?:konto|profil|kundenkonto)) (?:sofort |komplett |vollständig |endgültig |unwiderruflich |aus (?:ihrem|eurem|dem) system |aus (?:ihrer|eurer|der) datenbank )*(?:löschen|löschst|löscht|entfernen|entfernst|vernichten|vergessen|vergisst|tilgen|gelöscht haben|löschen lassen)|"
        rf"{_ASK}(?:bitte )?(?:alle |sämtliche )?(?:meine[nrs]?|mein|die|alle|sämtliche)? ?(?:gesamten |kompletten |ganzen )?(?:persönlichen |personenbezogenen |gespeicherten |privaten )*(?:daten|informationen|infos|nachrichten|konto|account|profil|chatverlauf|chat|verlauf|kundenkonto|gesprächsverlauf|unterhaltung|historie|zugang)(?: und (?:daten|nachrichten|account|konto))?(?: (?:über|von) mi(?:r|ch))? (?:bitte |sofort |komplett |vollständig |endgültig |unwiderruflich |umgehend |aus (?:ihrem|eurem|dem) system )*(?:löschen|löschn|entfernen|vernichten|gelöscht haben|löschen lassen|tilgen|gelöscht bekommen)",
        r"(?:bitte )?(?:lösche?n?|löscht|lösch|entferne?n?|entfernt|vernichte?n?|vergiss|vergessen|vergesst|tilgen?)(?: (?:sie|du|ihr|bitte|sofort|umgehend|komplett|endlich|mal|einfach))* (?:(?:alle |sämtliche |die )*(?:meine[nrs]?|mein|alle|sämtliche|die)? ?(?:gesamten |kompletten |ganzen )?(?:persönlichen |personenbezogenen |gespeicherten |privaten )*(?:daten|informationen|infos|nachrichten|konto|account|profil|chatverlauf|chat|verlauf|kundenkonto|gesprächsverlauf|unterhaltung|historie|zugang)(?: und (?:meine |mein |alle )?(?:daten|nachrichten|account|konto))?|alles|alles was (?:sie|du|ihr) (?:über mich |von mir )?(?:wissen|weißt|wisst|haben|hast|habt|gespeichert haben|gespeichert hast)|mich)(?: (?:über mich|von mir|die (?:sie|ihr|du) (?:über mich |von mir )?(?:haben|habt|hast|gespeichert haben|speichern)|aus (?:ihrem|eurem|dem) system|aus (?:ihrer|eurer|der) datenbank|komplett|vollständig|endgültig|unwiderruflich|sofort|wieder|was (?:ich|sie|du).{{0,40}}))*|"
        r"(?:mein |ich (?:mache|möchte|will) (?:von )?(?:meinem |mein )?)?recht auf (?:löschung|vergessen|vergessenwerden|vergessen werden)(?: (?:gebrauch machen|ausüben|geltend machen|wahrnehmen|nutzen))?|"
        r"ich (?:beantrage|verlange|fordere|wünsche|bitte um) (?:hiermit )?(?:die )?löschung (?:aller |sämtlicher )?(?:meiner )?(?:persönlichen |personenbezogenen )?(?:daten|meines kontos|meines accounts|informationen)|"
        r"(?:antrag auf |bitte um )?(?:daten|konto|account)?löschung(?: (?:meiner (?:personenbezogenen |persönlichen )?daten|meines kontos|meines accounts|beantragen))?|"
        r"wie (?:kann|lösche|entferne|bekomme) ich (?:hier )?(?:alle )?(?:meine|mein|meinen) (?:persönlichen |personenbezogenen )?(?:daten|konto|account|chatverlauf|informationen|profil)(?: (?:löschen|entfernen|gelöscht))?|"
        r"(?:alle|meine) daten weg|(?:konto|account) (?:schließen|kündigen) und (?:alle )?daten löschen|art(?:ikel)? 17(?: dsgvo)?",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:zeige?(?:n sie)?|schicke?n?(?: sie)?|senden? ?(?:sie)?|gib|geben sie)(?: mir)? (?:eine kopie )?{_MINE}{_STORED}|"
        rf"{_ASK}{_MINE}{_STORED} (?:sehen|einsehen|exportieren|herunterladen|erhalten)|"
        r"(?:welche|was für) (?:persönlichen )?(?:daten|informationen) (?:haben|speichern|hast|speicherst) (?:sie|du|ihr)(?: (?:über|von) mi(?:ch|r))?(?: gespeichert)?|"
        r"was (?:weißt du|wissen sie) über mich|auskunft(?:sersuchen)?|daten exportieren",
        rf"(?:welche|was für|was|wie viele|wieviel)(?: (?:art von|persönlichen|personenbezogenen|meiner|genau|alles|denn|so))*(?: (?:daten|informationen|infos|angaben|dinge))?(?: von mir)? (?:haben|hast|habt|speichern|speicherst|speichert|wissen|weißt|wisst|sammeln|sammelst|sammelt|kennen|kennst|verarbeiten|verarbeitet|sind|wurden|hat|besitzt|merkst|merken)(?: (?:sie|du|ihr|man))?(?: (?:denn|eigentlich|genau|alles|so|schon|hier|sich|dir|euch|überhaupt))*(?: (?:über|von|zu) mi(?:ch|r))?(?: (?:gespeichert|gesammelt|erfasst|erhoben|hinterlegt|alles))*|"
        rf"(?:sag|sagen sie|zeig|zeige|zeigen sie|nenne|nennen sie|erzähl)(?: mir)?(?: (?:bitte|mal|alles))* was (?:sie|du|ihr) (?:alles )?(?:über mich |von mir )?(?:wissen|weißt|wisst|haben|hast|habt|gespeichert haben|gespeichert hast|gespeichert)(?: (?:über|von) mi(?:ch|r))?(?: gespeichert (?:haben|hast|habt))?|"
        rf"{_ASK}(?:mir )?(?:bitte )?(?:zeige?n?(?: sie)?|zeigt|schicke?n?(?: sie)?|sende?n?(?: sie)?|gib|geben(?: sie)?|stelle?n?(?: sie)?|ich brauche|ich hätte gerne?|ich will)?(?: mir)?(?: (?:bitte|mal))* (?:eine kopie |eine auskunft |auskunft |eine übersicht )?(?:von |über |aller |zu )?(?:alle[nr]? |sämtliche[nr]? )?(?:meine[nrs]?|die) (?:persönlichen |personenbezogenen |gespeicherten |über mich gespeicherten )*(?:daten|informationen|nachrichten|chatverlauf|verlauf)(?: (?:zu|bitte|sehen|einsehen|ansehen|anschauen|exportieren|herunterladen|downloaden|erhalten|bekommen|haben|zusenden|zuschicken|zeigen|schicken|anfordern|abrufen|über mich))+",
        r"(?:zeige?n?|zeigt|schicke?n?|schick|sende?n?|gib|geben|nenne?n?)(?: (?:sie|mir|bitte|mal|doch|alle))* (?:alle )?meine[nr]? (?:persönlichen |personenbezogenen |gespeicherten )*(?:daten|informationen)|"
        r"(?:eine )?kopie (?:meiner|aller meiner) (?:persönlichen |personenbezogenen |gespeicherten )?daten|"
        r"(?:ich (?:verlange|möchte|will|fordere|beantrage|bitte um|hätte gern(?:e)?) )?(?:eine )?(?:auskunft|selbstauskunft|datenauskunft|dsgvo auskunft|auskunftsersuchen|auskunftsanfrage|auskunftsrecht|datenkopie|datenexport)(?: (?:über (?:meine|die|alle meine)? ?(?:gespeicherten |personenbezogenen |persönlichen )*daten|über meine daten|nach (?:art(?:ikel)? )?15(?: dsgvo)?|nach dsgvo|gemäß dsgvo|anfordern))*|"
        r"(?:mein )?recht auf auskunft|wissen (?:sie|wollen sie) etwas über mich|"
        r"(?:speicherst|speichern|speichert|sammelst|sammeln|habt|haben|hast) (?:du|sie|ihr) (?:hier )?(?:irgendwelche |meine |)(?:persönlichen |personenbezogenen )?(?:daten|infos|informationen|nachrichten)(?: (?:von|über) mi(?:r|ch))?(?: gespeichert)?|"
        r"meine daten (?:anzeigen|einsehen|exportieren|herunterladen|anfordern)|art(?:ikel)? 15(?: dsgvo)?",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:aber |und |also |sag mal |entschuldigung )*(?:bist|sind|ist) (?:du|sie|das|hier|dies) (?:eigentlich |wirklich |denn |nur |etwa )*(?:eine? |jemand )?(?:echter |echte |richtiger |richtige |realer )?(?:ki|bot|roboter|chatbot|maschine|mensch|person|künstliche intelligenz|programm|computer|echt|automat)(?: oder (?:eine? )?(?:echter |echte )?(?:ki|bot|roboter|chatbot|maschine|mensch|person|nicht))?|"
        r""
        r"(?:spreche|rede|schreibe|chatte) ich (?:hier |gerade |eigentlich )*mit (?:einem|einer) (?:echten |richtigen )?(?:ki|bot|roboter|chatbot|maschine|menschen|person|computer)(?: oder (?:mit )?(?:einem|einer) (?:echten )?(?:bot|roboter|maschine|menschen|person))?|"
        r"mit wem (?:spreche|rede) ich|mensch oder maschine",
        r"(?:aber |und |also |sag mal |sagen sie mal |entschuldigung |hallo |moment |warte |ehrlich |mal ehrlich |kurze frage |tschuldigung |eine frage |darf ich fragen |äh |ähm )*(?:bist|biste|bisch|sind|seid|ist|isses|wärst|antwortet|schreibt|spreche|sprech|rede|red|schreibe|schreib|chatte|kommuniziere|hab|habe|gibt|sitzt|kümmert|hilft|bedient)(?: (?:du|sie|ihr|das|hier|dies|es|ich|mir|da|denn|eigentlich|wirklich|nur|etwa|gerade|jetzt|echt|tatsächlich|vielleicht|bloß|so|nicht|mit|auch|überhaupt|am anderen ende|dort|noch))* (?:eine?[mnr]? |'ne |ne |nen |n |irgendein |irgend ein |jemandem |jemand |etwas |zufällig )*(?:echte[nrm]? |richtige[nrm]? |reale[nrm]? |wirkliche[nrm]? |lebende[nrm]? |lebendige[nrm]? |menschliche[nrm]? |automatische[nrm]? |virtuelle[nrm]? |künstliche[nrm]? |programmierte[nrm]? )*(?:ki|k\.i\.|ai|bot|bots|roboter|robotern|robo|chatbot|chat bot|maschine|mensch|menschen|mensch oder maschine|person|personen|künstliche intelligenz|intelligenz|programm|computer|computerprogramm|echt|real|menschlich|automat|software|algorithmus|sprachmodell|jemand|lebewesen|chatgpt|gpt|mitarbeiter|mitarbeiterin|automatisiert|automatisch|antwort|antworten|automatische antwort|assistent|assistentin|ansage)(?: (?:dahinter|da|hier|dran|am anderen ende|zu tun|am tippen|echt|der antwortet|oder was|oder wie|oder so|gerade|eigentlich|überhaupt|zu sprechen|ja|nicht))*(?: oder (?:mit )?(?:doch |nur |bloß |auch |etwa )*(?:eine?[mnr]? |ne |nen |n )?(?:echte[nrm]? |richtige[nrm]? |reale[nrm]? )*(?:ki|bot|roboter|chatbot|maschine|mensch|menschen|person|computer|programm|software|nicht|was))?",
        r"mit wem (?:spreche|rede|schreibe|chatte|habe|hab|kommuniziere)(?: (?:ich|hier|eigentlich|denn|gerade|da|es|das vergnügen|zu tun|die ehre))*|"
        r"wer (?:bist du|sind sie|ist da|ist das|schreibt hier|antwortet hier|antwortet mir)(?: (?:eigentlich|denn|hier|überhaupt|genau))*|"
        r"(?:mensch|person|echter mensch) oder (?:ein )?(?:bot|roboter|ki|computer|maschine|programm)|"
        r"(?:bot|roboter|ki|computer|maschine|programm) oder (?:ein )?(?:echter )?(?:mensch|person)|"
        r"(?:du|sie|das|ihr) (?:bist|sind|ist|seid) (?:doch |ja |bestimmt |sicher |wohl |nur |kein |keine )*(?:eine? )?(?:echter )?(?:bot|roboter|ki|computer|maschine|mensch|programm)(?: (?:oder|oder nicht|stimmt's|richtig|nicht wahr|gell|ne|oder was|was))+|"
        r"(?:ist|sitzt|gibt es|gibt's) (?:da|hier|dort) (?:auch )?(?:ein |einen |eine |irgendein |irgendeinen )?(?:echter |echten |richtigen |echte )?(?:mensch|menschen|person|jemand)(?: (?:dahinter|am anderen ende|echtes|echter|oder nur ein bot))*|"
        r"hast du gefühle|haben sie gefühle",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:mit )?(?:einem|einer|einen) (?:echten |richtigen )?(?:menschen|mitarbeiter|mitarbeiterin|person|berater|agenten)(?: (?:sprechen|reden|verbunden werden|verbinden|chatten))?|"
        rf"(?:mensch|mitarbeiter|berater|echter mensch)",
        rf"{_ASK}(?:bitte )?(?:gerne? |lieber |sofort |direkt |jetzt |mal |nur )*(?:mit )?(?:eine?[mnr]? |ihre[mn]? |irgendeine[mnr]? |dem |der |den |'nem |nem )?(?:echten |richtigen |realen |menschlichen |lebenden |anderen |zuständigen )*(?:menschen|mensch|mitarbeiter|mitarbeiterin|mitarbeitern|person|berater|beraterin|agenten|kundenberater|kundenberaterin|kundenservice|kundendienst|support|ansprechpartner|ansprechpartnerin|vorgesetzten|chef|jemandem|jemand|kollegen|sachbearbeiter|servicemitarbeiter|manager|operator|kundenbetreuer)(?: (?:aus fleisch und blut|echtem|menschlichem|vom support|vom kundenservice|im kundenservice|direkt|persönlich|live|statt mit einem bot|und nicht mit (?:einem|einer) (?:bot|maschine|roboter)))*(?: (?:bitte|direkt|persönlich|lieber|sprechen|reden|schreiben|chatten|telefonieren|verbunden werden|verbinden|weitergeleitet werden|durchgestellt werden|sprechen können|haben|kontaktieren))+|"
        rf"(?:verbinde|verbinden sie|verbindet|leite|leiten sie|stell|stelle|stellen sie|gib|geben sie|hol|hole|holen sie|ruf|rufen sie|schalte|übergib|übergeben sie|leitet)(?: (?:mich|mir|das|bitte|mal|sofort|direkt|endlich|jetzt|doch))* (?:mit |zu |an |her )?(?:eine?[mnr]? |ihre[mn]? |irgendeine[mnr]? |dem |der |den )?(?:echten |richtigen |realen |menschlichen )*(?:menschen|mensch|mitarbeiter|mitarbeiterin|person|berater|beraterin|agenten|kundenberater|kundenservice|kundendienst|support|ansprechpartner|vorgesetzten|chef|jemandem|jemanden|kollegen|manager)(?: (?:echten|weiter|durch|her|ran|richtigen))*",
        r"(?:kann|könnte|darf|dürfte|möchte|will|würde|muss|wie kann)(?: (?:ich|gerne?|bitte|mal|mich|hier|lieber|jetzt))* (?:mit )?(?:eine?[mnr]? |ihre[mn]? |irgendeine[mnr]? |dem |der )?(?:echten |richtigen |realen |menschlichen )*(?:menschen|mensch|mitarbeiter|mitarbeiterin|person|berater|beraterin|kundenberater|kundenservice|kundendienst|support|ansprechpartner|vorgesetzten|chef|jemandem|jemand)(?: (?:echtem|richtigem|vom support|direkt|persönlich))*(?: (?:sprechen|reden|schreiben|chatten|telefonieren|verbunden werden|erreichen|verbinden lassen))|"
        r"(?:ich )?(?:brauche|will|möchte|hätte gerne?|verlange|bevorzuge|wünsche)(?: (?:lieber|sofort|bitte))* (?:eine?[nr]? )?(?:echten |richtigen |realen |menschlichen |menschliche |echte )*(?:menschen|mitarbeiter|mitarbeiterin|person|berater|beraterin|agenten|ansprechpartner|kundenberater|kontakt zu einem menschen|hilfe von einem menschen|unterstützung)(?: (?:sprechen))?|"
        r"(?:mensch|mitarbeiter|berater|beraterin|kundenberater|echter mensch|kundenservice|kundendienst|menschlicher mitarbeiter|live chat|operator|ansprechpartner|echte person|richtiger mensch)|"
        r"(?:ich )?(?:will|möchte) (?:nicht|keinen|nicht länger)(?: (?:mehr|länger))?(?: mit (?:einem|einer|dem|der))? (?:bot|roboter|maschine|computer|ki)(?: (?:sprechen|reden|schreiben|chatten))?|"
        r"kein(?:en)? (?:bot|roboter)(?: bitte| mehr)?|"
        r"gibt es (?:hier )?(?:auch )?(?:einen |echte |richtige )?(?:menschen|mitarbeiter|ansprechpartner)(?: mit (?:dem|denen) ich (?:sprechen|reden) kann)?",
    ),
}
