"""English. Not legally reviewed."""

from guardrail.core.locales import Locale
from guardrail.types import Saying

LOCALE = Locale(
    language="en",
    version="2026-11-1",
    yes="Yes, I agree",
    no="No, I refuse",
    erase="Yes, delete it",
    keep="No, keep it",
    texts={
        Saying.BOT_IDENTITY: "You are chatting with an automated assistant. It is a computer program, not a human.",
        Saying.CONSENT_QUESTION: (
            "Before we start, we need your decision.\n"
            "{operator} runs this chat.\n"
            "An automated assistant, not a human, reads and answers your messages.\n"
            "We store the chat in encrypted form.\n"
            "Personal data that we recognise, such as names and numbers, is replaced before the assistant sees it.\n"
            'You can withdraw at any time: write "stop". To delete everything, write "delete my data".\n'
            "Privacy notice: {privacy}\n"
            "Do you agree that we process your messages in this way?"
        ),
        Saying.CONSENT_REFUSED: (
            "You refused, so the assistant did not get your message. We deleted it.\n"
            "If you change your mind, just write to us again."
        ),
        Saying.CONSENT_WITHDRAWN: (
            "You have withdrawn your consent. The assistant gets no more of your messages.\n"
            'To delete what we stored, write "delete my data".'
        ),
        Saying.CONSENT_GIVEN: 'Thank you, you agreed. You can withdraw at any time: write "stop".',
        Saying.ERASURE_QUESTION: (
            "Shall we delete all data about you from this chat?\n"
            "We cannot undo it. Only the proof of your request may remain."
        ),
        Saying.ERASURE_DONE: (
            "Your data is deleted, and its key is destroyed. We cannot read it any more.\n"
            "If you write again, a new chat begins."
        ),
        Saying.ERASURE_CANCELLED: "Nothing was deleted.",
        Saying.ATTACHMENT_REFUSED: (
            "We could not check your file for personal data, so the assistant did not get it.\n"
            "Please write your message as text."
        ),
        Saying.REFUSED: "We cannot pass this message on to the assistant.",
        Saying.SAFE_REPLY: "Sorry, something went wrong on our side. Please try again later.",
    },
)
