# METADATA
# title: Proactive
# description: >-
#   A message that the bot begins by itself, by its purpose. Each purpose stands on its own consent or on another
#   basis that the operator names; an objection to marketing always counts (GDPR Art. 21(2) and (3)), and a signal
#   of the browser counts as far as the law says so. Only service messages come at quiet times or while a human
#   answers; the others wait.
package guardrail.proactive

import data.guardrail.purposes
import data.guardrail.ruling

# The youngest that somebody of a bracket can be.
youngest := {"under_13": 0, "13": 13, "14": 14, "15": 15, "16_17": 16, "18_plus": 18}

default well_formed := false

well_formed if {
	ruling.law_given
	input.purpose in {"service", "analytics", "marketing", "emotion", "training", "sale"}
	input.route.age in {"unknown", "ask", "adults", "minors"}
	input.route.consent in {null, "required", "opt_out", "none"}
	is_object(input.route.purposes)
	is_object(input.person.consents)
	person_complete
	ruling.is_seconds_or_null(input.conversation.human_age_seconds)
	law_complete
}

person_complete if {
	age_known_or_not
	is_array(input.person.signals)
	is_array(input.person.objections)
	is_boolean(input.person.restricted)
	is_boolean(input.person.told_to_object)
	is_boolean(input.person.quiet)
	count([each | some each in input.person.consents; not is_consent(each)]) == 0
}

age_known_or_not if input.person.age == null

age_known_or_not if is_number(youngest[input.person.age])

is_consent(each) if {
	is_string(each.state)
	is_string(each.method)
	ruling.is_seconds(each.age_seconds)
}

law_complete if not input.law.known

law_complete if {
	is_string(input.law.parameters.consent[input.purpose])
	is_string(input.law.parameters.consent.service)
	is_number(input.law.parameters.consent.renew_seconds)
	is_number(input.law.parameters.child.consent_age)
	is_number(input.law.parameters.child.sale_age)
	is_number(input.law.parameters.disclosure.human_seconds)
	is_array(input.law.parameters.signals.gpc)
}

# Why a purpose is lawful, as far as the operator says; the service may also go by a yes that the route requires, or
# by a contract.
basis(purpose) := input.route.purposes[purpose]

basis("service") := {"required": "consent", "none": "contract"}[input.route.consent] if {
	not input.route.purposes.service
}

# none: whether or not. opt_in: only after a yes. opt_out: until a no. The table of guardrail.purposes gives the
# stricter of what the basis and the law ask for.
modes := ["none", "opt_out", "opt_in", "never"]

# As the route chooses; otherwise by its basis, and where it names none, by the law (as in guardrail.consent).
mode("service") := "never" if {
	input.law.parameters.consent.service == "never"
} else := {"required": "opt_in", "opt_out": "opt_out", "none": "none"}[input.route.consent] if {
	input.route.consent != null
} else := {
	"consent": "opt_in",
	"contract": "none",
	"legal_obligation": "none",
	"legitimate_interests": "opt_out",
	"public_task": "opt_out",
	"vital_interests": "none",
}[input.route.purposes.service] if {
	input.route.purposes.service
} else := input.law.parameters.consent.service

mode(purpose) := modes[max([
	purposes.of_basis[basis(purpose)][input.law.parameters.consent[purpose]],
	purposes.of_law[purpose][input.law.parameters.consent[purpose]],
	{true: 2, false: 0}[{purpose == "sale", below(input.law.parameters.child.sale_age)} == {true}],
])] if {
	purpose != "service"
	basis(purpose)
}

mode(purpose) := "not_of_route" if {
	purpose != "service"
	not basis(purpose)
}

# No message of any purpose without the service itself.
concerned := {input.purpose, "service"}

needs := {purpose: mode(purpose) | some purpose in concerned}

obstacles := {purpose: obstacle(purpose) | some purpose in concerned}

# On a route for minors, whoever told no age is taken for the youngest.
default below(_) := false

below(years) if youngest[input.person.age] < years

below(_) if {
	input.person.age == null
	input.route.age == "minors"
}

consent(purpose) := object.get(input.person.consents, purpose, {"state": "unknown", "age_seconds": 0, "method": "words"})

said_no(purpose) if consent(purpose).state in {"refused", "withdrawn"}

said_no(purpose) if purpose in input.person.objections

# Under opt-out somebody is asked only after a no, so the question blocks as the no did.
said_no(purpose) if {
	needs[purpose] == "opt_out"
	consent(purpose).state in {"asked", "expired"}
}

signalled(purpose) if {
	"gpc" in input.person.signals
	purpose in input.law.parameters.signals.gpc
}

# Why a purpose is not allowed, as {"reason", "grounds"}; null when it is.
obstacle(purpose) := {"reason": "purpose_not_of_route", "grounds": {"consent", "other_basis"}} if {
	needs[purpose] == "not_of_route"
} else := {"reason": "purpose_never", "grounds": {"consent"}} if {
	needs[purpose] == "never"
} else := {"reason": "opted_out_by_signal", "grounds": {"signal", "opt_out"}} if {
	signalled(purpose)
} else := null if {
	needs[purpose] == "none"
} else := {"reason": "objected", "grounds": {"objection", "opt_out", "withdrawal"}} if {
	said_no(purpose)
} else := null if {
	needs[purpose] == "opt_out"
} else := {"reason": "consent_missing", "grounds": {"consent"}} if {
	consent(purpose).state != "given"
} else := {"reason": "consent_expired", "grounds": {"consent", "consent_renewal"}} if {
	consent(purpose).age_seconds >= input.law.parameters.consent.renew_seconds
} else := {"reason": "guardian_needed", "grounds": {"child"}} if {
	below(guarded_age(purpose))
	consent(purpose).method != "guardian"
} else := null

# Younger than this, somebody else says yes for them; to selling also where the law on consent names no such age
# (Civ. Code § 1798.120(c)).
guarded_age(purpose) := max([
	input.law.parameters.child.consent_age,
	object.get({"sale": 13}, purpose, 0),
])

default human_answers := false

human_answers if {
	input.conversation.human_age_seconds != null
	input.conversation.human_age_seconds < input.law.parameters.disclosure.human_seconds
}

refused(reasons, grounds, about) := {"decision": "refuse", "reasons": reasons, "grounds": grounds, "about": about}

outcome := refused(["jurisdiction_unknown"], set(), input.purpose) if {
	not input.law.known
} else := refused(["processing_restricted"], {"restriction"}, input.purpose) if {
	input.person.restricted
} else := refused([obstacles[input.purpose].reason], obstacles[input.purpose].grounds, input.purpose) if {
	obstacles[input.purpose] != null
} else := refused(["service_not_allowed", obstacles.service.reason], obstacles.service.grounds, "service") if {
	obstacles.service != null
} else := {"decision": "wait", "reasons": ["human_answers"], "grounds": {"proactive", "handoff"}, "about": input.purpose} if {
	input.purpose != "service"
	human_answers
} else := {"decision": "wait", "reasons": ["quiet"], "grounds": {"proactive"}, "about": input.purpose} if {
	input.purpose != "service"
	input.person.quiet
} else := {
	"decision": "send",
	"reasons": [admission[needs[input.purpose]]],
	"grounds": admission_grounds[needs[input.purpose]],
	"about": input.purpose,
}

admission := {"opt_in": "consent_given", "opt_out": "not_objected", "none": "other_legal_basis"}

admission_grounds := {
	"opt_in": {"proactive", "consent"},
	"opt_out": {"proactive", "opt_out", "objection"},
	"none": {"proactive", "other_basis"},
}

# What a message that is sent must bring along: advertising says how to stop it, and whoever may object is told so
# at the latest in the first message (GDPR Art. 21(4)).
obligations := [obligation |
	some obligation in ["legal_basis_of_operator", "opt_out_line", "tell_right_to_object"]
	owes(obligation)
]

owes("legal_basis_of_operator") if basis(input.purpose) != "consent"

owes("opt_out_line") if input.purpose == "marketing"

owes("tell_right_to_object") if {
	input.purpose == "marketing"
	not input.person.told_to_object
}

owes("tell_right_to_object") if {
	basis(input.purpose) in {"legitimate_interests", "public_task"}
	not input.person.told_to_object
}

default owed := []

owed := obligations if outcome.decision == "send"

# METADATA
# title: May the bot begin to speak, for this purpose?
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": owed,
	"citations": ruling.cited(outcome.grounds, {
		concat(".", ["consent", outcome.about]),
		"consent.renew_seconds",
		"rights.types",
		"child.consent_age",
		"child.sale_age",
		"signals.gpc",
		"disclosure.human_seconds",
	}),
	"valid_until": input.law.valid_until,
	"purpose": input.purpose,
} if {
	well_formed
}
