# METADATA
# title: Access
# description: >-
#   Who may do what on the control plane. Everything is denied that the table (data.json beside this file) does not
#   grant. Three rules stand above the table: whoever asked does not approve, whoever holds keys does not read what
#   people wrote, and whoever audits does nothing else, whichever other roles they were given.
package guardrail.access

import data.guardrail.ruling

default well_formed := false

well_formed if {
	ruling.law_given
	ruling.is_texts(input.roles)
	is_string(input.action)
	is_boolean(input.own_request)
	is_boolean(input.about_self)
	is_boolean(input.holds_keys)
}

# An auditor's other roles do not count.
audits := [role | some role in data.guardrail.access.alone; role in input.roles]

counted := audits if {
	count(audits) > 0
} else := input.roles

is_reading if input.action in data.guardrail.access.shows_words

has_keys if input.holds_keys

has_keys if {
	some role in input.roles
	role in data.guardrail.access.holds_keys
}

is_approval if data.guardrail.access.needs_second_person[input.action]

owes("give_reason") if input.action in data.guardrail.access.needs_reason

owes("second_person") if {
	some needing in data.guardrail.access.needs_second_person
	needing == input.action
}

denied(reason) := {"decision": "deny", "reasons": [reason], "obligations": ["record"]}

outcome := denied("own_request") if {
	is_approval
	input.own_request
} else := denied("about_self") if {
	# Nobody decides on, reveals or holds their own data through the control plane.
	input.about_self
	not input.action in data.guardrail.access.roles.auditor.may
} else := denied("holds_keys") if {
	is_reading
	has_keys
} else := {
	"decision": "allow",
	"reasons": ["granted"],
	"obligations": array.concat(["record"], [each | some each in ["give_reason", "second_person"]; owes(each)]),
} if {
	ruling.granted(counted, input.action)
} else := denied("audits_only") if {
	count(audits) > 0
} else := denied("not_granted")

# METADATA
# title: May somebody with these roles do this?
# description: Asked whatever the law, so that a mistake in a jurisdiction's name can still be repaired.
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": outcome.obligations,
	"citations": ruling.cited({"roles"}, set()),
	"valid_until": input.law.valid_until,
	"action": input.action,
} if {
	well_formed
}
