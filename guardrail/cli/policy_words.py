"""What the words of the policies mean, in a sentence each: for ``guardrail policy eval``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DECISIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "law": {
            "in_force": "this law is in force",
            "unknown_jurisdiction": "not known: everything is as strict as it can be",
        },
        "turn": {
            "admit": "the message goes on to the bot (or the bot's to the person)",
            "hold": "the message waits, sealed, until the person has answered",
            "answer": "Guardrail answers by itself; the bot hears nothing",
            "refuse": "the message is refused; the bot hears nothing",
        },
        "proactive": {
            "send": "the message may be sent",
            "wait": "the message may not be sent now",
            "refuse": "the message may not be sent",
        },
        "opt_out": {"opt_out": "these purposes are switched off", "none": "nothing is switched off"},
        "rights": {
            "accept": "the request is in order and is carried out",
            "verify": "who asks must show more first",
            "refuse": "the request is refused, with the reasons that the law wants told",
            "extend": "the deadline is extended once",
        },
        "erasure": {
            "erase": "everything asked about is erased",
            "partly": "a part is erased; another part stays, item by item, with its reason",
            "keep": "nothing may be erased now",
            "refuse": "nothing is erased, since nothing could be decided",
        },
        "retention": {
            "keep": "it may be kept until the time given",
            "delete": "it must be deleted now",
            "suspend": "it stays under a hold and may be used for nothing else",
            "refuse": "nothing could be decided",
        },
        "handoff": {"allow": "the conversation is handed over", "deny": "the conversation is not handed over"},
        "access": {"allow": "it may be done", "deny": "it may not be done"},
        "reveal": {"allow": "the transcript may be opened", "deny": "the transcript stays closed"},
    }
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        # the law
        "jurisdiction_unknown": "A jurisdiction or the kind of service is not known: that permits nothing.",
        "no_jurisdiction": "No jurisdiction was named.",
        "unknown_jurisdiction": "A jurisdiction is not known.",
        "unknown_kind": "The kind of service is not known.",
        # consent to the service
        "consent_given": "The person agreed.",
        "consent_missing": "The service needs the person's agreement, and there is none (any more).",
        "consent_refused": "The person said no.",
        "consent_withdrawn": "The person takes their agreement back; one message is enough.",
        "consent_expired": "The person's agreement is too old to count.",
        "consent_needs_identity": "Agreement is needed, and nobody is there whose answer could be remembered.",
        "not_objected": "The law lets the service work until the person objects, and they have not.",
        "objected": "The person objected.",
        "other_legal_basis": "The operator works on another legal basis than consent and answers for it.",
        "service_prohibited": "The law does not allow the service at all.",
        "nothing_asked": "The button answers a question that was not asked.",
        "too_many_waiting": "As many messages wait for the person's answer as may.",
        "left": "The person left or blocked the chat.",
        # other purposes
        "purpose_given": "The person agreed to the purpose.",
        "purpose_refused": "The person said no to the purpose.",
        "purpose_withdrawn": "The person takes back their agreement to the purpose.",
        "purpose_prohibited": "The law does not allow the purpose for this person.",
        "purpose_never": "The law does not allow the purpose.",
        "purpose_not_of_route": "The route does not have the purpose.",
        "purpose_ended": "What it was held for has ended.",
        "opted_out": "The person does not want their data sold, shared or used for advertising; the service goes on.",
        "signal_stands": "The browser's signal says no, and it stands until the browser stops saying so.",
        "signal_received": "The browser asks not to sell or share (Sec-GPC: 1).",
        "signal_not_binding": "No law asked about binds anybody to the browser's signal.",
        "requested": "The person asked for it.",
        "opted_out_by_signal": "The browser's signal switched the purpose off.",
        "service_not_allowed": "The service itself may not be given to this person now.",
        # children
        "age_unknown": "The person's age is needed and not known.",
        "age_given": "The person told their age.",
        "guardian_needed": "The person is too young to agree; whoever answers for them must.",
        "minor_not_served": "The service is not for people of this age.",
        # requests in the chat
        "access_requested": "The person asks for a copy of their data.",
        "portability_requested": "The person asks for their data in a form for machines.",
        "rectification_requested": "The person says that what is held of them is wrong.",
        "restriction_requested": "The person wants their data kept and not used.",
        "objection_requested": "The person objects to their data being used.",
        "limit_requested": "The person wants sensitive data used for nothing but what they asked for.",
        "review_requested": "The person wants a human to look at what a machine decided.",
        "code_asked": "The person asks for a one-time code.",
        "code_entered": "The message is a one-time code; nobody else gets it.",
        "code_in_group": "A code would be read by everybody in a group.",
        "link_confirmed": "The person says that another account is theirs, too.",
        "link_cancelled": "The person says that another account is not theirs.",
        "parting_requested": "The person wants this account to be no longer one with their others.",
        "consents_shown": "The person asks what they agreed to.",
        "notice_shown": "The person asks for the privacy notice.",
        "erasure_requested": "The person asks to have everything deleted, and is asked whether they mean it.",
        "erasure_confirmed": "The person confirmed that everything is to be deleted.",
        "erasure_cancelled": "The person changed their mind about deleting.",
        "opt_out_needs_identity": "Nobody is there whose opt-out could be remembered.",
        "access_needs_identity": "Nobody is there whose data a copy could be made of.",
        "portability_needs_identity": "Nobody is there whose data could be handed over.",
        "rectify_needs_identity": "Nobody is there whose data could be corrected.",
        "restrict_needs_identity": "Nobody is there whose data could be restricted.",
        "object_needs_identity": "Nobody is there whose objection could be remembered.",
        "limit_needs_identity": "Nobody is there whose wish could be remembered.",
        "human_review_needs_identity": "Nobody is there about whom anything was decided.",
        "code_needs_identity": "Nobody is there whose account a code could prove.",
        "consents_needs_identity": "Nobody is there whose consents could be shown.",
        "message_unsent": "The person took the message back.",
        # what was read
        "attachment_unscanned": "Nothing looks into attachments, and the route does not pass them.",
        "coverage_incomplete": "A part of the message was not read.",
        "coverage_required": "Everything must be read here, and a part was not.",
        "language_uncertain": "It is too uncertain in which language the message is.",
        # disclosure
        "disclosure_first_contact": "The person has not been told yet that a machine answers.",
        "disclosure_interval_elapsed": "It is time to tell the person again that a machine answers.",
        "disclosure_asked_whether_human": "The person asks whether a human answers.",
        "disclosure_human_left": "A human answered until now; from here on it is the machine again.",
        "disclosure_signal_processed": "The person is told that their browser's signal is honoured.",
        # messages of the bot's own
        "proactive_without_consent": "The bot wants to write to somebody who said no.",
        "proactive_objected": "The person does not want messages of this purpose.",
        "proactive_without_basis": "The data may not be used for messages of this purpose.",
        "processing_restricted": "The person's data is restricted.",
        "human_answers": "A human answers in this conversation.",
        "quiet": "It is a time of day at which such messages are not sent.",
        # rights
        "request_in_order": "The request is in order.",
        "right_not_given": "None of the laws asked about gives this right.",
        "complexity": "The request is complex.",
        "number": "There are many requests.",
        "not_extended": "The deadline cannot be extended (again).",
        "not_verified": "It was not shown in time who asks.",
        "identity_not_shown": "It is not shown well enough yet who asks.",
        "permission_not_shown": "Somebody asks for another and has not shown that they may.",
        "unfounded_or_excessive": "The request is manifestly unfounded or excessive.",
        "compelling_grounds": "There are compelling grounds that outweigh the person's.",
        # erasure and retention
        "request": "The person asks for it.",
        "withdrawal": "The person took their agreement back.",
        "objection": "The person objects.",
        "unlawful": "It was processed unlawfully.",
        "child": "It was collected from a child.",
        "legal_duty": "A law wants it erased.",
        "hold_conflicts": "A hold protects a part of it.",
        "exceptions": "The law excepts a part of it.",
        "nothing_to_erase": "There is nothing to erase.",
        "hold": "It is under a hold.",
        "expired": "Its time is over.",
        "capped_by_law": "The law lets it be kept for less than was wanted.",
        "in_time": "Its time is not over.",
        # control plane
        "granted": "One of the roles may do it.",
        "not_granted": "None of the roles may do it.",
        "audits_only": "Whoever audits does nothing else.",
        "own_request": "Nobody decides on a request of their own.",
        "about_self": "It is about data of whoever asks.",
        "holds_keys": "Whoever can reach keys may not also read.",
        "role_may_not": "The role may not do it.",
        "nobody_remembered": "Nothing outlives the request, so there is nothing to hand over.",
        "human_answers_already": "A human answers already.",
        "handed_to_human": "A human takes the conversation.",
        "bot_answers_already": "The bot answers already.",
        "handed_to_bot": "The conversation goes back to the bot.",
        "subject_erased": "The person's data is erased.",
        "subject_restricted": "The person's data is restricted.",
        "reason_missing": "No reason was written down.",
        "not_one_transcript": "Exactly one transcript can be opened.",
        "no_time": "No time was asked for.",
        "approval_missing": "A second person has not agreed.",
        "approver_may_not": "Whoever agreed may not agree to this.",
        "about_approver": "It is about data of whoever agreed.",
        "approval_expired": "The agreement is too old.",
        "time_over": "The time for reading is over.",
        "wait_for_second_person": "A second person must agree.",
        "approved": "The second person agreed.",
        "reason_and_approval": "There is a reason, and a second person agreed.",
    }
)

OBLIGATIONS: Mapping[str, str] = MappingProxyType(
    {
        "prove_consent": "Keep the proof of what was agreed to: text, version, moment.",
        "stop_processing": "Stop using the data for it, everywhere.",
        "erase_everything": "Erase everything about the person.",
        "tell_recipients": "Tell everybody who was given the data.",
        "stop_sale": "Stop selling and sharing the data.",
        "legal_basis_of_operator": "The operator answers for the legal basis.",
        "attachments_of_operator": "The operator answers for media that pass unread.",
        "offer_human": "Offer a human.",
        "limit_on_request": "Limit the use of sensitive data when the person asks.",
        "forward_signal": "Pass the signal on.",
        "do_not_ask_again": "Do not ask again for the time given.",
        "show_signal": "Show the person that the signal is honoured.",
        "opt_out_line": "Say in the message how to opt out.",
        "tell_right_to_object": "Tell the person that they may object.",
        "ask_identity": "Ask who it is, for no more than is needed.",
        "ask_permission": "Ask to see the permission.",
        "ask_officer": "A privacy officer must look at it.",
        "decide_items": "Decide item by item.",
        "deliver_copy": "Deliver a copy.",
        "deliver_machine_readable": "Deliver it in a machine-readable form.",
        "explain_refusal": "Tell why, and where the person can complain.",
        "explain_what_is_kept": "Tell what is kept, and why.",
        "forget_evidence": "Forget what was shown as evidence.",
        "keep_proof": "Keep the proof of the request, sealed, for the time given.",
        "let_human_decide": "Let a human decide.",
        "protect_others": "Leave out what is about others.",
        "prove_excess": "Be able to prove that it is excessive.",
        "tell_extension_and_reasons": "Tell about the extension and its reasons in time.",
        "warn_before_lifting": "Warn the person before the restriction is lifted.",
        "reseal_before_key_is_destroyed": "Seal what stays under another key before the key goes.",
        "use_only_for_exception": "Use what stays for nothing but the exception.",
        "use_only_for_hold": "Use it for nothing but the hold.",
        "delete": "Delete it.",
        "give_reason": "Write down the reason.",
        "record": "Record it in the audit log.",
        "second_person": "A second person must agree.",
        "record_handoff": "Record who answers from now on.",
        "end_in_time": "Give the conversation back in the time given.",
        "disclose_again": "Tell the person again that a machine answers.",
        "close_in_time": "Close it when the time is over.",
        "tell_in_copy": "Mention it in the person's copy of their data.",
    }
)


def decision_in_words(name: str, decision: str) -> str:
    """What is decided; the word alone where it is a policy's own."""
    return DECISIONS.get(name, {}).get(decision, "")


def reason_in_words(reason: str) -> str:
    return REASONS.get(reason) or _plain(reason)


def obligation_in_words(obligation: str) -> str:
    """``kept:TYPE:purpose`` names what a route lets through."""
    word, _, about = obligation.partition(":")
    if word == "kept" and about.count(":") == 1:
        entity_type, purpose = about.split(":")
        return f"The bot sees {entity_type} in clear, for the purpose {purpose} that the route names."
    return OBLIGATIONS.get(obligation) or _plain(obligation)


def _plain(word: str) -> str:
    """A word of an operator's own policy."""
    return word.replace("_", " ").capitalize() + "."


CERTAINTY: Mapping[str, str] = MappingProxyType(
    {
        "P": "read in the official text",
        "S": "read in a reliable description",
        "S1": "one source only: binds only toward the stricter side",
        "U": "unconfirmed: binds only toward the stricter side",
        "H": "our own rule, where no law we found gives one",
    }
)
