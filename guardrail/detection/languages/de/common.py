"""German: common words of short messages, by which a message shows its language."""

from __future__ import annotations

from guardrail.detection.language import words

COMMON = words(
    """ihn ihm ihnen euch uns dich mich sich meiner meines meinem deine deiner deinen seine seiner seinen seinem ihrer
    ihren ihrem ihres unsere unserer unseren euer eure dieser diese dieses diesen diesem jener jede jeder jedes
    jeden jedem alle alles allen aller andere anderen anderer einige einiger mehrere viele vielen viel wenig weniger
    mehr meiste kein keine keinen keiner keinem nichts niemand jemand etwas irgendwas man welcher welches welchen
    wen wem wessen wohin woher wieso weshalb wieviel worum womit wofür damit dafür davon dazu darauf daran dabei
    dagegen darüber danach davor dadurch denn doch mal eben halt ja schon noch nur auch wieder immer nie niemals oft
    manchmal jetzt gleich später früher heute morgen gestern übermorgen vorgestern abend nachmittag mittag nacht
    woche wochen monat monate jahr jahre tag tage stunde stunden minute minuten uhr zeit montag dienstag mittwoch
    donnerstag freitag samstag sonntag seit bis vor hinter neben zwischen unter über gegen ohne durch während wegen
    trotz statt außer innerhalb außerhalb ab zum zur beim vom ins ans im als wenn weil dass daß ob obwohl sondern
    sowie weder entweder also so sehr zu ganz gar etwa ungefähr fast genau leider gern gerne bestimmt vielleicht
    wahrscheinlich natürlich eigentlich überhaupt trotzdem deshalb deswegen sonst zuerst zuletzt zusammen allein war
    waren warst wart gewesen wird werden wurde wurden worden werde würde würden wäre wären hätte hätten hatte hatten
    haben hast habt gehabt kannst könnte könnten konnte könnt gekonnt muss müssen musst musste müsste soll sollen
    sollte sollten darf dürfen dürfte mag mögen möchten wollen wollte willst will geht gehen ging gegangen kommt
    kommen kam gekommen kommst macht machen mache gemacht mach gibt geben gab gegeben gib nimmt nehmen genommen
    sieht sehen gesehen weiß wissen wusste gewusst sagt sagen gesagt sage frage fragen gefragt antwort antworten
    finde finden gefunden findet denke glaube heißt heißen steht stehen bleibt bleiben brauche brauchen braucht
    suche suchen sucht kaufe kaufen gekauft kauf verkaufen bezahlen bezahlt bezahle zahlung zahlen kostet kosten
    preis preise geld rechnung konto bank überweisung überwiesen rabatt gutschein gutscheine rückgabe zurück
    zurückgeben zurückschicken umtausch umtauschen erstattung erstatten storniere stornieren storniert kündigen
    kündigung ändern geändert änderung bestellt bestellen bestellungen lieferung liefern geliefert liefert
    lieferzeit versand verschickt versendet paket pakete sendung sendungsnummer ware artikel produkt produkte
    angekommen ankommt erhalten bekommen bekomme bekommt kaputt defekt beschädigt fehlt fehlen falsch falsche
    richtig fehler problem probleme hilfe helfen hilft hilf funktioniert funktionieren passwort anmelden anmeldung
    login einloggen kunde kunden kundin kundennummer kundenservice mitarbeiter mensch menschen person leute mann
    frau freund freundin familie mutter vater sohn tochter bruder schwester kind kinder herr straße stadt haus
    wohnung zimmer tür auto handy nummern sprechen spreche reden schreiben schreibe geschrieben anrufen angerufen
    anruf rufen ruft schicken schicke geschickt senden gesendet termin termine buchen gebucht buchung reservieren
    reservierung tisch flug ticket hotel arzt größe farbe schwarz blau rot grün schuhe hemd kleid neu neue neuen
    neuer alt alte gut gute guten gutes schlecht besser groß klein schnell langsam offen geöffnet geschlossen frei
    verfügbar möglich wichtig dringend erste ersten letzte letzten nächste nächsten entschuldigung verzeihung
    tschüss moin servus grüße grüß gott klar warte warten wartet gewartet kann's gibt's geht's hab habs ist's
    bitte's nochmal einmal zweimal prüfen bestätigen bestätigung mitteilen danke schön moechte koennen koennte fuer
    ueber zurueck wuerde haette waere groesse strasse schoen naechste pruefen"""
)
