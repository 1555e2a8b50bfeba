# METADATA
# title: Rights
# description: >-
#   A request of a person about their data: is it taken up, must they first show who they are, is it refused, may the
#   answer take longer? Durations come back, no dates; of the laws that apply the earliest counts. Whoever says no
#   (opt_out, limit, withdraw) shows nothing and pays nothing. Checking who asks stops no clock where the law says so
#   (11 CCR 7021(b)), and whether data is held is told only to whom it belongs.
package guardrail.rights

import data.guardrail.ruling

rights := {
	"access",
	"portability",
	"erasure",
	"rectification",
	"restriction",
	"objection",
	"opt_out",
	"limit",
	"withdraw",
	"human_review",
}

# Of these nobody has to prove anything.
free := {"opt_out", "limit", "withdraw"}

rank := {"none": 0, "account": 1, "reasonable": 2, "reasonably_high": 3}

default well_formed := false

well_formed if {
	ruling.law_given
	input.right in rights
	input.way in {"chat", "officer", "agent", "opendsr", "channel"}
	input.about in {null, "service", "analytics", "marketing", "emotion", "training", "sale"}
	shown_complete
	is_boolean(input.late)
	is_boolean(input.extended)
	input.extend in {null, "complexity", "number"}
	input.excessive in {"no", "refuse", "charge"}
	is_boolean(input.compelling_grounds)
	law_complete
}

shown_complete if {
	is_boolean(input.identity.account)
	is_boolean(input.identity.code)
	ruling.is_seconds(input.identity.data_points)
	is_boolean(input.identity.declaration)
	input.identity.permission in {"none", "signed", "power_of_attorney"}
	is_boolean(input.identity.doubt)
}

law_complete if not input.law.known

law_complete if {
	is_number(rank[input.law.parameters.identity[input.right]])
	is_string(input.law.parameters.clock[input.right])
	ruling.is_texts(input.law.parameters.deadline[input.right])
	is_string(input.law.parameters.rights.fee)
	ruling.is_texts(input.law.parameters.rights.types)
	ruling.is_texts(input.law.parameters.rights.refusal_elements)
	is_number(input.law.parameters.rights.proof_seconds)
}

# What must be shown. Reasonable doubt raises it (GDPR Art. 12(6)); without doubt nothing more is asked.
needed := "none" if {
	input.right in free
} else := "reasonable" if {
	input.identity.doubt
	rank[input.law.parameters.identity[input.right]] < rank.reasonable
} else := input.law.parameters.identity[input.right]

# What was shown: the channel vouches for an account; a one-time code into it is a fresh log-in, which account
# holders may always use (11 CCR 7061); data points are compared with what is held already (11 CCR 7062).
shown := "reasonably_high" if {
	input.identity.account
	input.identity.code
} else := "reasonably_high" if {
	input.identity.data_points >= 3
	input.identity.declaration
} else := "reasonable" if {
	input.identity.data_points >= 2
} else := "account" if {
	input.identity.account
} else := "none"

# How it can be shown, one of these. Nobody is made to open an account.
ways := {
	"none": [],
	"account": ["account", "two_data_points"],
	"reasonable": ["account_and_code", "two_data_points"],
	"reasonably_high": ["account_and_code", "three_data_points_and_declaration"],
}

default identified := false

identified if rank[shown] >= rank[needed]

# An agent needs the person's signed permission, but not for a mere no.
default agent_may := false

agent_may if input.way != "agent"

agent_may if input.right in free

agent_may if input.identity.permission != "none"

extensions := object.get(object.get(input.law.parameters, "extension", {}), input.right, [])

acknowledge := object.get(object.get(input.law.parameters, "acknowledge", {}), input.right, [])

# Longer once, for a reason that the law names, while the first deadline runs. A law of those that apply which gives
# no more time says P0D.
default extendable := false

extendable if {
	not input.extended
	not input.late
	count(extensions) > 0
	not "P0D" in extensions
}

default wants_extension := false

wants_extension if {
	input.extend != null
	not input.right in free
}

not_extended := ["not_extended"] if {
	input.extend != null
} else := []

# A no to advertising is absolute (GDPR Art. 21(3)); against another objection compelling grounds can stand.
default outweighed := false

outweighed if {
	input.right == "objection"
	input.about != "marketing"
	input.compelling_grounds
}

after := {
	"access": ["deliver_copy", "protect_others"],
	"portability": ["deliver_machine_readable", "protect_others"],
	"erasure": ["decide_items", "tell_recipients"],
	"rectification": ["tell_recipients"],
	"restriction": ["tell_recipients", "warn_before_lifting"],
	"objection": ["stop_processing"],
	"opt_out": ["do_not_ask_again", "tell_recipients"],
	"limit": ["do_not_ask_again", "tell_recipients"],
	"withdraw": ["stop_processing"],
	"human_review": ["let_human_decide"],
}

refused(reason) := {
	"decision": "refuse",
	"reasons": [reason],
	"obligations": ["explain_refusal", "keep_proof"],
	"grounds": {"rights", ground},
	"fee": input.law.parameters.rights.fee,
}

ground := {"opt_out": "opt_out", "limit": "opt_out", "withdraw": "withdrawal"}[input.right] if {
	input.right in free
} else := input.right

# Where the law is not known an officer decides, but a no counts at once.
outcome := {
	"decision": "accept",
	"reasons": ["jurisdiction_unknown"],
	"obligations": sort(array.concat(["ask_officer", "keep_proof"], after[input.right])),
	"grounds": set(),
	"fee": "free",
} if {
	not input.law.known
	input.right in free
} else := {
	"decision": "refuse",
	"reasons": ["jurisdiction_unknown"],
	"obligations": ["ask_officer"],
	"grounds": set(),
	"fee": "free",
} if {
	not input.law.known
} else := refused("right_not_given") if {
	# A mere no counts everywhere, whatever the law calls it.
	not input.right in free
	not input.right in input.law.parameters.rights.types
} else := {
	"decision": "extend",
	"reasons": [input.extend],
	"obligations": ["keep_proof", "tell_extension_and_reasons"],
	"grounds": {"rights", ground},
	"fee": input.law.parameters.rights.fee,
} if {
	wants_extension
	extendable
} else := refused("not_verified") if {
	not identified
	input.late
} else := {
	"decision": "verify",
	"reasons": array.concat(["identity_not_shown"], not_extended),
	"obligations": ["ask_identity", "forget_evidence", "keep_proof"],
	"grounds": {"rights", ground},
	"fee": input.law.parameters.rights.fee,
} if {
	not identified
} else := refused("permission_not_shown") if {
	not agent_may
	input.late
} else := {
	"decision": "verify",
	"reasons": array.concat(["permission_not_shown"], not_extended),
	"obligations": ["ask_permission", "keep_proof"],
	"grounds": {"rights", ground},
	"fee": input.law.parameters.rights.fee,
} if {
	not agent_may
} else := refused("unfounded_or_excessive") if {
	input.excessive == "refuse"
	not input.right in free
} else := refused("compelling_grounds") if {
	outweighed
} else := {
	"decision": "accept",
	"reasons": array.concat(["unfounded_or_excessive"], not_extended),
	"obligations": sort(array.concat(["keep_proof", "prove_excess"], after[input.right])),
	"grounds": {"rights", ground},
	"fee": "reasonable",
} if {
	input.excessive == "charge"
	not input.right in free
} else := {
	"decision": "accept",
	"reasons": array.concat(["request_in_order"], not_extended),
	"obligations": sort(array.concat(["keep_proof"], after[input.right])),
	"grounds": {"rights", ground},
	"fee": fee,
}

fee := "free" if {
	input.right in free
} else := input.law.parameters.rights.fee

terms := {
	"identity": {"needed": needed, "shown": shown, "enough": identified, "ways": ways[needed]},
	"deadlines": input.law.parameters.deadline[input.right],
	"acknowledge": acknowledge,
	"extension": {"possible": extendable, "durations": extensions},
	"clock": {"start": input.law.parameters.clock[input.right], "pauses": pauses},
	"proof_seconds": input.law.parameters.rights.proof_seconds,
} if {
	input.law.known
} else := {
	"identity": {"needed": "none", "shown": shown, "enough": true, "ways": []},
	"deadlines": ["P0D"],
	"acknowledge": [],
	"extension": {"possible": false, "durations": []},
	"clock": {"start": "receipt", "pauses": false},
	"proof_seconds": null,
} if {
	input.right in free
} else := {
	"identity": {"needed": "reasonably_high", "shown": shown, "enough": false, "ways": []},
	"deadlines": [],
	"acknowledge": [],
	"extension": {"possible": false, "durations": []},
	"clock": {"start": "receipt", "pauses": false},
	"proof_seconds": null,
}

# UK GDPR Art. 12A stops the clock while the person is asked for more; where the clock starts at receipt it runs on.
default pauses := false

pauses if input.law.parameters.clock[input.right] != "receipt"

default elements := []

elements := input.law.parameters.rights.refusal_elements if {
	outcome.decision == "refuse"
	input.law.known
}

# What is cited: the rules about this right, not those about the others.
settings := {"rights.fee", "rights.proof_seconds", "rights.types"} | {concat(".", [group, input.right]) |
	some group in ["acknowledge", "clock", "deadline", "extension", "identity"]
}

default refusal_settings := set()

refusal_settings := {"rights.refusal_elements"} if outcome.decision == "refuse"

# METADATA
# title: What happens to this request, by when, and what must the person show?
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": outcome.obligations,
	"citations": ruling.cited(outcome.grounds, settings | refusal_settings),
	"valid_until": input.law.valid_until,
	"right": input.right,
	"identity": terms.identity,
	"deadlines": terms.deadlines,
	"acknowledge": terms.acknowledge,
	"extension": terms.extension,
	"clock": terms.clock,
	"fee": outcome.fee,
	"refusal_elements": elements,
	"proof_seconds": terms.proof_seconds,
} if {
	well_formed
}
