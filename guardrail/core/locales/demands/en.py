"""English: using one's rights. Not legally reviewed."""

from guardrail.types import Saying

REFERENCE = "Reference: {reference}"
DUE = "You will have our answer by this date: {due}"
RECEIPT = "In a few minutes, the receipt will be here: {receipt}"
_RIGHT = "Your request: {right}"
_CASE = f"{_RIGHT}\n{REFERENCE}"

TEXTS = {
    Saying.REQUEST_RECEIVED: f"We have received your request and are working on it.\n{_CASE}\n{DUE}",
    Saying.REQUEST_VERIFY: (
        f"Before we go on, please show us that it is you.\n{_CASE}\n"
        "Within ten minutes, reply here with this code: {code}\n"
        "Never give a code to anybody else."
    ),
    Saying.REQUEST_DONE: f"We have done what you asked for.\n{_CASE}",
    Saying.REQUEST_REFUSED: (
        f"We cannot do what you asked for.\n{_CASE}\nReason: {{reason}}\n"
        "You can complain to: {authority}\nYou can also ask us: {contact}"
    ),
    Saying.COPY_READY: (
        f"Your data is ready for you.\n{REFERENCE}\nOpen it with this link and save it: {{link}}\n"
        "The link works for a short time and is for you alone. Do not pass it on.\n"
        "Opening it deletes nothing."
    ),
    Saying.ERASURE_PARTLY: (
        "We deleted your data, except what the law tells us to keep.\n"
        "What we keep is locked, and we use it for nothing else.\n"
        f"If you write again, a new chat begins.\n{REFERENCE}\n{RECEIPT}"
    ),
    Saying.RESTRICTED: (
        "The use of your data is restricted, as you asked. We keep it, but we do not use it.\n"
        "So the assistant did not get your message, and we did not store it.\n"
        "You can still use all your rights here.\n"
        "To end the restriction, contact us: {contact}"
    ),
    Saying.CODE_GIVEN: (
        "Here is your code. It works once, for ten minutes.\nCode: {code}\n"
        "To join this chat with another one of yours, write the code there. Our staff may ask you for it, too.\n"
        "Never give it to anybody else. They could see or delete your data."
    ),
    Saying.CODE_REFUSED: (
        "This code is wrong, too old or used already.\n"
        'For a new code, write "/code" in your other chat.\n'
        "After several wrong codes, we take none for some time."
    ),
    Saying.CODE_OWN: (
        "This code comes from this chat, and nothing here needs it.\n"
        "Write it in your other chat with us, or tell it to our staff."
    ),
    Saying.CODE_PRIVATE: (
        "In groups, we give and take no codes, because everybody can read them.\n"
        "Please write to us in a chat of your own."
    ),
    Saying.LINK_QUESTION: (
        "This code comes from another chat with us. Is that chat yours, too?\n"
        "If you join the chats, whoever uses one of them can see and delete the data of both.\n"
        "Did somebody else send you the code? Then say no: they may want your data.\n"
        "Shall we join both chats?"
    ),
    Saying.LINKED: (
        "Both chats are joined now. Requests about your data cover both.\n"
        'To undo this at any time, write "/unlink".'
    ),
    Saying.LINKED_ELSEWHERE: (
        "Another chat was joined with this one, by a code from here.\n"
        "Requests about your data cover both chats now.\n"
        'If that was not you, write "/unlink" now.'
    ),
    Saying.LINK_CANCELLED: "We did not join the chats. Nothing has changed.",
    Saying.UNLINKED: "This chat is not joined with any other chat now.",
}  # fmt: skip

PHRASES = {
    "right_not_given": "the law that applies here does not give this right",
    "not_verified": "we could not make sure that it is you",
    "unfounded_or_excessive": "the request has no ground, or comes too often",
    "compelling_grounds": "we have strong reasons that the law accepts",
    "other": "the law does not allow it",
    "authority": "the data protection authority of the place where you live",
}
