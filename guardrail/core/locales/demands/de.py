"""German: using one's rights. Not legally reviewed."""

from guardrail.types import Saying

REFERENCE = "Aktenzeichen: {reference}"
DUE = "Sie bekommen unsere Antwort bis zu diesem Tag: {due}"
RECEIPT = "In einigen Minuten finden Sie hier den Beleg: {receipt}"
_RIGHT = "Ihr Antrag: {right}"
_CASE = f"{_RIGHT}\n{REFERENCE}"

TEXTS = {
    Saying.REQUEST_RECEIVED: f"Wir haben Ihren Antrag erhalten und bearbeiten ihn.\n{_CASE}\n{DUE}",
    Saying.REQUEST_VERIFY: (
        f"Bevor wir weitermachen, zeigen Sie uns bitte, dass Sie es sind.\n{_CASE}\n"
        "Antworten Sie hier in den nächsten zehn Minuten mit diesem Code: {code}\n"
        "Geben Sie einen Code nie an andere weiter."
    ),
    Saying.REQUEST_DONE: f"Wir haben getan, worum Sie gebeten haben.\n{_CASE}",
    Saying.REQUEST_REFUSED: (
        f"Wir können Ihren Antrag nicht erfüllen.\n{_CASE}\nGrund: {{reason}}\n"
        "Hier können Sie sich beschweren: {authority}\nSie können auch uns fragen: {contact}"
    ),
    Saying.COPY_READY: (
        f"Ihre Daten liegen für Sie bereit.\n{REFERENCE}\nÖffnen und speichern Sie sie mit diesem Link: {{link}}\n"
        "Der Link gilt nur kurz und nur für Sie. Geben Sie ihn nicht weiter.\n"
        "Beim Öffnen wird nichts gelöscht."
    ),
    Saying.ERASURE_PARTLY: (
        "Wir haben Ihre Daten gelöscht, außer denen, die wir nach dem Gesetz behalten müssen.\n"
        "Diese sind gesperrt, und wir nutzen sie für nichts anderes.\n"
        f"Wenn Sie wieder schreiben, beginnt ein neuer Chat.\n{REFERENCE}\n{RECEIPT}"
    ),
    Saying.RESTRICTED: (
        "Sie haben die Nutzung Ihrer Daten einschränken lassen. Wir behalten sie, aber wir nutzen sie nicht.\n"
        "Darum hat der Assistent Ihre Nachricht nicht bekommen, und wir haben sie nicht gespeichert.\n"
        "Alle Ihre Rechte können Sie hier weiter nutzen.\n"
        "Um die Einschränkung zu beenden, melden Sie sich bei uns: {contact}"
    ),
    Saying.CODE_GIVEN: (
        "Hier ist Ihr Code. Er gilt einmal und zehn Minuten lang.\nCode: {code}\n"
        "Um diesen Chat mit einem anderen Chat von Ihnen zu verbinden, schreiben Sie den Code dort. "
        "Auch unser Personal kann Sie danach fragen.\n"
        "Geben Sie ihn nie an andere weiter. Sie könnten Ihre Daten sehen oder löschen."
    ),
    Saying.CODE_REFUSED: (
        "Dieser Code ist falsch, zu alt oder schon benutzt.\n"
        "Für einen neuen Code schreiben Sie „/code“ in Ihrem anderen Chat.\n"
        "Nach mehreren falschen Codes nehmen wir eine Zeit lang keinen an."
    ),
    Saying.CODE_OWN: (
        "Dieser Code ist aus diesem Chat, und hier wird er nicht gebraucht.\n"
        "Schreiben Sie ihn in Ihrem anderen Chat mit uns, oder sagen Sie ihn unserem Personal."
    ),
    Saying.CODE_PRIVATE: (
        "In Gruppen geben und nehmen wir keine Codes, weil alle sie lesen können.\n"
        "Bitte schreiben Sie uns in einem eigenen Chat."
    ),
    Saying.LINK_QUESTION: (
        "Dieser Code ist aus einem anderen Chat mit uns. Gehört dieser Chat auch Ihnen?\n"
        "Sind die Chats verbunden, kann man in jedem die Daten von beiden sehen und löschen.\n"
        "Hat Ihnen jemand anderes den Code geschickt? Dann sagen Sie nein: Vielleicht will man Ihre Daten.\n"
        "Sollen wir beide Chats verbinden?"
    ),
    Saying.LINKED: (
        "Beide Chats sind jetzt verbunden. Anträge zu Ihren Daten gelten für beide.\n"
        "Sie können das jederzeit rückgängig machen: Schreiben Sie „/unlink“."
    ),
    Saying.LINKED_ELSEWHERE: (
        "Ein anderer Chat wurde mit diesem verbunden, durch einen Code von hier.\n"
        "Anträge zu Ihren Daten gelten jetzt für beide Chats.\n"
        "Wenn Sie das nicht waren, schreiben Sie jetzt „/unlink“."
    ),
    Saying.LINK_CANCELLED: "Wir haben die Chats nicht verbunden. Es hat sich nichts geändert.",
    Saying.UNLINKED: "Dieser Chat ist jetzt mit keinem anderen Chat verbunden.",
}  # fmt: skip

PHRASES = {
    "right_not_given": "das Gesetz, das hier gilt, gibt dieses Recht nicht",
    "not_verified": "wir konnten nicht sicher feststellen, dass Sie es sind",
    "unfounded_or_excessive": "der Antrag ist unbegründet oder kommt zu oft",
    "compelling_grounds": "wir haben zwingende Gründe, die das Gesetz anerkennt",
    "other": "das Gesetz erlaubt es nicht",
    "authority": "die Datenschutzbehörde des Ortes, an dem Sie leben",
}
