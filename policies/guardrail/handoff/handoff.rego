# METADATA
# title: Handoff
# description: >-
#   A human takes a conversation over, and gives it back. Whoever may do that is named in the table of roles; a
#   person asks the bot for it, and the bot asks here. When the bot speaks again, people are told again what it is;
#   a human who never gives back must not turn into a bot that nobody announced, so a handoff ends by itself.
package guardrail.handoff

import data.guardrail.ruling

default well_formed := false

well_formed if {
	ruling.law_given
	input.to in {"human", "bot"}
	is_string(input.by)
	is_boolean(input.conversation.ephemeral)
	ruling.is_seconds_or_null(input.conversation.human_age_seconds)
	law_complete
}

law_complete if not input.law.known

law_complete if is_number(limit)

limit := input.law.parameters.disclosure.human_seconds

default human_answers := false

human_answers if {
	input.conversation.human_age_seconds != null
	input.conversation.human_age_seconds < limit
}

denied(reason) := {
	"decision": "deny",
	"reasons": [reason],
	"obligations": [],
	"grounds": {"handoff", "roles"},
	"changes": false,
	"disclosure_due": false,
	"max_seconds": null,
}

outcome := denied("jurisdiction_unknown") if {
	not input.law.known
} else := denied("role_may_not") if {
	not ruling.granted([input.by], "conversation.hand_over")
} else := denied("nobody_remembered") if {
	input.conversation.ephemeral
} else := {
	"decision": "allow",
	"reasons": ["human_answers_already"],
	"obligations": [],
	"grounds": {"handoff"},
	"changes": false,
	"disclosure_due": false,
	"max_seconds": limit - input.conversation.human_age_seconds,
} if {
	input.to == "human"
	human_answers
} else := {
	"decision": "allow",
	"reasons": ["handed_to_human"],
	"obligations": ["record_handoff", "end_in_time"],
	"grounds": {"handoff"},
	"changes": true,
	"disclosure_due": false,
	"max_seconds": limit,
} if {
	input.to == "human"
} else := {
	"decision": "allow",
	"reasons": ["bot_answers_already"],
	"obligations": [],
	"grounds": {"handoff"},
	"changes": false,
	"disclosure_due": false,
	"max_seconds": null,
} if {
	# Also a handoff that ended by itself is closed, and what the bot is becomes due.
	input.conversation.human_age_seconds == null
} else := {
	"decision": "allow",
	"reasons": ["handed_to_bot"],
	"obligations": ["record_handoff", "disclose_again"],
	"grounds": {"handoff", "disclosure"},
	"changes": true,
	"disclosure_due": true,
	"max_seconds": null,
}

# METADATA
# title: May this conversation change hands, and what is due then?
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": outcome.obligations,
	"citations": ruling.cited(outcome.grounds, {"disclosure.human_seconds", "disclosure.elements"}),
	"valid_until": input.law.valid_until,
	"to": input.to,
	"changes": outcome.changes,
	"disclosure_due": outcome.disclosure_due,
	"max_seconds": outcome.max_seconds,
} if {
	well_formed
}
