"""German. Not legally reviewed."""

from guardrail.core.locales import Labels, Locale
from guardrail.core.locales.demands.de import DUE, PHRASES, RECEIPT, REFERENCE, TEXTS
from guardrail.core.notice import NoticeLine, Words
from guardrail.types import AgeBracket, Element, LegalBasis, Purpose, Saying

_FREE = (
    "{operator} ist dafür verantwortlich.\n"
    "Wenn Sie Nein sagen, ändert sich in diesem Chat nichts.\n"
    "Sie können Ihre Antwort jederzeit ändern: Schreiben Sie „meine Einwilligungen“."
)

LOCALE = Locale(
    language="de",
    version="2026-11-1",
    elements={
        Element.AUTOMATED: (
            "Sie chatten mit einem automatischen Assistenten (KI). "
            "Er ist ein Computerprogramm, kein Mensch, auch wenn er einen Namen hat."
        ),
        Element.OPERATOR: "{operator} betreibt diesen Chat.",
        Element.LIMITS: "Der Assistent kann Fehler machen. Prüfen Sie wichtige Antworten.",
        Element.GENERATED: "Eine KI erzeugt die Antworten.",
        Element.PRIVACY: "Datenschutzhinweise: Schreiben Sie „/privacy“.\nAuch hier: {privacy}",
        Element.SIGNAL: "Ihr Browser widerspricht dem Verkauf und Teilen Ihrer Daten. Wir halten uns daran.",
        Element.BREAK: "Machen Sie ab und zu Pause.",
        Element.MINORS: "Für manche Minderjährige ist dieser Chat vielleicht nicht geeignet.",
    },
    texts={
        Saying.CONSENT_QUESTION: (
            "Zuerst brauchen wir Ihre Entscheidung.\n"
            "{operator} betreibt diesen Chat.\n"
            "Ein automatischer Assistent, kein Mensch, liest und beantwortet Ihre Nachrichten.\n"
            "Wir speichern den Chat verschlüsselt.\n"
            "Erkannte persönliche Daten wie Namen und Nummern ersetzen wir, bevor der Assistent sie sieht.\n"
            "Sie können jederzeit widerrufen: Schreiben Sie „stopp“. "
            "Um alles zu löschen: „meine Daten löschen“.\n"
            "Datenschutzhinweise: {privacy}\n"
            "Stimmen Sie zu, dass wir Ihre Nachrichten so verarbeiten?"
        ),
        Saying.CONSENT_REFUSED: (
            "Sie haben abgelehnt, also hat der Assistent Ihre Nachricht nicht bekommen. Wir haben sie gelöscht.\n"
            "Wenn Sie Ihre Meinung ändern, schreiben Sie uns einfach wieder."
        ),
        Saying.CONSENT_WITHDRAWN: (
            "Sie haben Ihre Einwilligung widerrufen. Der Assistent bekommt Ihre Nachrichten nicht mehr.\n"
            "Um zu löschen, was wir gespeichert haben, schreiben Sie „meine Daten löschen“."
        ),
        Saying.CONSENT_GIVEN: "Danke, Sie haben zugestimmt. Sie können jederzeit widerrufen: Schreiben Sie „stopp“.",
        Saying.PURPOSE_ANALYTICS: (
            "Dürfen wir diesen Chat auch für Statistik nutzen?\n"
            "Das heißt: Wir ordnen Chats nach Themen und zählen, worüber Menschen schreiben.\n"
            "Die Ergebnisse helfen uns, unser Angebot zu verbessern.\n" + _FREE
        ),
        Saying.PURPOSE_MARKETING: (
            "Dürfen wir diesen Chat auch für Werbung nutzen?\n"
            "Das heißt: Wir wählen Angebote aus, die zu Ihren Nachrichten passen, und schicken sie Ihnen hier.\n"
            "Die Angebote können auch kommen, wenn Sie uns nicht geschrieben haben.\n" + _FREE
        ),
        Saying.PURPOSE_EMOTION: (
            "Darf ein Computerprogramm auch schätzen, wie Sie sich fühlen?\n"
            "Das heißt: Es sucht in Ihren Nachrichten nach Zeichen von Gefühlen wie Ärger oder Freude.\n"
            "Die Schätzung kann falsch sein.\n" + _FREE
        ),
        Saying.PURPOSE_TRAINING: (
            "Dürfen wir mit diesem Chat auch KI trainieren?\n"
            "Das heißt: Ihre Nachrichten werden Beispiele, aus denen KI-Modelle lernen.\n"
            "Was ein Modell gelernt hat, lässt sich später kaum entfernen.\n" + _FREE
        ),
        Saying.PURPOSE_SALE: (
            "Dürfen wir Ihre Daten auch verkaufen oder für Werbung weitergeben?\n"
            "Das heißt: Andere Firmen bekommen Daten über Sie aus diesem Chat, für Geld oder einen anderen Vorteil.\n"
            "Diese Firmen können Ihnen auf anderen Websites und in Apps Werbung zeigen.\n" + _FREE
        ),
        Saying.PURPOSE_NOTED: (
            "Danke, wir haben Ihre Antwort vermerkt. Dieser Chat geht weiter wie bisher.\n"
            "Sie können Ihre Antwort jederzeit ändern: Schreiben Sie „meine Einwilligungen“."
        ),
        Saying.OPTED_OUT: (
            "Wir haben Ihren Widerspruch vermerkt. Er gilt ab jetzt.\n"
            "Wir verkaufen Ihre Daten nicht, geben sie nicht für Werbung weiter und schicken Ihnen keine Werbung.\n"
            "Sonst ändert sich nichts: Dieser Chat geht weiter wie bisher.\n"
            "Sie können das jederzeit ändern: Schreiben Sie „meine Einwilligungen“."
        ),
        Saying.AGE_QUESTION: (
            "Wie alt sind Sie? Das Gesetz schützt junge Menschen, darum müssen wir fragen.\n"
            "Wir speichern nur Ihre Altersgruppe.\n"
            "Wählen Sie eine Schaltfläche, oder schreiben Sie Ihr Alter als Zahl."
        ),
        Saying.GUARDIAN_NEEDED: (
            "In Ihrem Alter verlangt das Gesetz die Einwilligung eines Elternteils oder Vormunds.\n"
            "Bis wir sie haben, bekommt der Assistent Ihre Nachrichten nicht.\n"
            "Bitte zeigen Sie das einem Elternteil oder Vormund. Diese Person soll sich bei uns melden.\n"
            "Kontakt: {contact}"
        ),
        Saying.ACCESS_RECEIVED: (
            "Wir haben Ihren Antrag auf Auskunft über Ihre Daten erhalten.\n"
            "Wir antworten in der Zeit, die das Gesetz vorgibt.\n"
            "Zum Schutz Ihrer Daten fragen wir vielleicht zuerst, wer Sie sind.\n"
            f"{REFERENCE}\n{DUE}"
        ),
        Saying.ERASURE_QUESTION: (
            "Sollen wir alle Daten über Sie aus diesem Chat löschen?\n"
            "Das lässt sich nicht rückgängig machen. Nur der Nachweis Ihres Antrags kann bleiben."
        ),
        Saying.ERASURE_DONE: (
            "Ihre Daten sind gelöscht, und ihr Schlüssel ist vernichtet. Wir können sie nicht mehr lesen.\n"
            "Wenn Sie wieder schreiben, beginnt ein neuer Chat.\n"
            f"{REFERENCE}\n{RECEIPT}"
        ),
        Saying.ERASURE_CANCELLED: "Es wurde nichts gelöscht.",
        Saying.ATTACHMENT_REFUSED: (
            "Wir konnten Ihre Datei nicht auf persönliche Daten prüfen. Der Assistent hat sie nicht bekommen.\n"
            "Bitte schreiben Sie Ihre Nachricht als Text."
        ),
        Saying.REFUSED: "Wir können diese Nachricht nicht an den Assistenten weitergeben.",
        Saying.SAFE_REPLY: (
            "Entschuldigung, bei uns ist etwas schiefgegangen. Bitte versuchen Sie es später noch einmal."
        ),
        **TEXTS,
    },
    state=(
        "Dafür dürfen wir Ihre Nachrichten nutzen.",
        "Mit einer Schaltfläche ändern Sie Ihre Antwort. Um alles zu beenden, schreiben Sie „stopp“.",
    ),
    notice={
        NoticeLine.OPENING: "Das sind die Datenschutzhinweise für diesen Chat.",
        NoticeLine.CONTROLLER: "Verantwortlich für Ihre Daten: {controller}",
        NoticeLine.ADDRESS: "Anschrift: {address}",
        NoticeLine.CONTACT: "Kontakt: {contact}",
        NoticeLine.DPO: "Datenschutzbeauftragte Person: {dpo}",
        NoticeLine.AUTOMATED: "Ein automatischer Assistent (KI), kein Mensch, schreibt die Antworten.",
        NoticeLine.DATA: (
            "Wir verarbeiten, was Sie hier schreiben und senden, den Zeitpunkt, Ihre Sprache und Ihre Entscheidungen."
        ),
        NoticeLine.PURPOSE: "Zweck: {purpose}. Rechtsgrundlage: {basis}.",
        NoticeLine.NO_SALE: "Wir verkaufen Ihre Daten nicht und geben sie nicht für Werbung weiter.",
        NoticeLine.RECIPIENTS: "Wer sie noch erhält: {recipients}",
        NoticeLine.TRANSFERS: "Übermittlung in andere Länder: {transfers}",
        NoticeLine.DAYS: "So viele Tage speichern wir den Chat: {count}",
        NoticeLine.HOURS: "So viele Stunden speichern wir den Chat: {count}",
        NoticeLine.RIGHTS: "Ihre Rechte: {rights}",
        NoticeLine.ACCESS: "Um Ihre Daten zu sehen, schreiben Sie „meine Daten anzeigen“.",
        NoticeLine.ERASURE: "Um alles zu löschen, schreiben Sie „meine Daten löschen“.",
        NoticeLine.OPT_OUT: "Um Verkauf und Werbung zu beenden, schreiben Sie „meine Daten nicht verkaufen“.",
        NoticeLine.WITHDRAW: (
            "Sie können Ihre Einwilligung jederzeit widerrufen: Schreiben Sie „stopp“. "
            "Was vorher geschah, bleibt rechtmäßig."
        ),
        NoticeLine.AUTHORITY: "Wo Sie sich beschweren können: {authority}",
        NoticeLine.AUTHORITIES: "Sie können sich bei der Datenschutzbehörde an Ihrem Wohnort beschweren.",
        NoticeLine.NEEDED: (
            "Sie müssen uns nicht schreiben. Aber ohne Ihre Nachrichten kann der Assistent nicht antworten."
        ),
        NoticeLine.URL: "Vollständige Datenschutzhinweise: {privacy}",
    },
    words=Words(
        purposes={
            Purpose.SERVICE: "Ihre Nachrichten beantworten",
            Purpose.ANALYTICS: "Statistik und Ordnen der Chats nach Themen",
            Purpose.MARKETING: "Werbung in diesem Chat",
            Purpose.EMOTION: "Schätzen, wie Sie sich fühlen",
            Purpose.TRAINING: "KI-Modelle trainieren",
            Purpose.SALE: "Daten verkaufen oder für Werbung weitergeben",
        },
        bases={
            LegalBasis.CONSENT: "Ihre Einwilligung",
            LegalBasis.CONTRACT: "ein Vertrag mit Ihnen",
            LegalBasis.LEGAL_OBLIGATION: "eine rechtliche Pflicht",
            LegalBasis.VITAL_INTERESTS: "der Schutz eines Lebens",
            LegalBasis.PUBLIC_TASK: "eine Aufgabe im öffentlichen Interesse",
            LegalBasis.LEGITIMATE_INTERESTS: "unsere berechtigten Interessen",
        },
        rights={
            "access": "Auskunft über Ihre Daten",
            "portability": "Mitnahme Ihrer Daten",
            "rectification": "Berichtigung",
            "erasure": "Löschung",
            "restriction": "Einschränkung der Verarbeitung",
            "objection": "Widerspruch gegen die Verarbeitung",
            "opt_out": "Widerspruch gegen Verkauf und Werbung",
            "limit": "Einschränkung bei sensiblen Daten",
            "withdraw": "Widerruf der Einwilligung",
            "human_review": "Prüfung von Entscheidungen durch einen Menschen",
        },
        between="; ",
    ),
    phrases=PHRASES,
    labels=Labels(
        yes="Ja, ich stimme zu",
        no="Nein, ich lehne ab",
        erase="Ja, bitte löschen",
        keep="Nein, bitte behalten",
        link="Ja, beide sind mein",
        apart="Nein, nicht mein",
        withdraw="Ich widerrufe",
        ages={
            AgeBracket.UNDER_13: "Unter 13",
            AgeBracket.AGE_13: "13",
            AgeBracket.AGE_14: "14",
            AgeBracket.AGE_15: "15",
            AgeBracket.AGE_16_17: "16 oder 17",
            AgeBracket.ADULT: "18 oder älter",
        },
        purposes={
            Purpose.SERVICE: "Antworten",
            Purpose.ANALYTICS: "Statistik",
            Purpose.MARKETING: "Werbung",
            Purpose.EMOTION: "Gefühle",
            Purpose.TRAINING: "KI-Training",
            Purpose.SALE: "Datenverkauf",
        },
        toggle="{purpose}: {answer}",
        on="ja",
        off="nein",
    ),
)
