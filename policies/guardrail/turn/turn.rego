# METADATA
# title: Turn
# description: One question a turn; the answer says everything that happens to it.
# scope: subpackages
package guardrail.turn

import data.guardrail.children.is as child
import data.guardrail.consent.mode
import data.guardrail.consent.of_operator
import data.guardrail.consent.service
import data.guardrail.disclosure.order as disclosure
import data.guardrail.facts.said
import data.guardrail.purposes.lapsed
import data.guardrail.purposes.permitted
import data.guardrail.purposes.switched_off
import data.guardrail.question.well_formed
import data.guardrail.redaction.order as redaction
import data.guardrail.redaction.special_found
import data.guardrail.storage.order as storage

# The first rule that has something to say decides; what a rule does not mention does not happen.
ruling := object.union(
	{
		"grounds": [],
		"obligations": [],
		"effects": [],
		"consents": [],
		"asks": null,
		"says": [],
		"stays": false,
	},
	first,
)

first := rule if {
	said.to_guardrail
	rule := data.guardrail.erasing.ruling
	rule != null
} else := rule if {
	said.to_guardrail
	rule := data.guardrail.inquiries.ruling
	rule != null
} else := rule if {
	said.to_guardrail
	rule := data.guardrail.purposes.ruling
	rule != null
} else := rule if {
	rule := data.guardrail.consent.ruling
	rule != null
} else := {
	"decision": "refuse",
	"reasons": ["attachment_unscanned"],
	"grounds": ["minimisation"],
	"says": ["attachment_refused"],
} if {
	# Media that nothing looks into, on a route that does not pass them.
	[input.direction, input.route.attachments] == ["inbound", "block"]
	count(input.message.attachments) > 0
} else := rule if {
	rule := data.guardrail.coverage.ruling
	rule != null
} else := {
	"decision": "admit",
	"reasons": ["message_unsent"],
	"grounds": ["erasure"],
	"effects": ["delete_message"],
} if {
	[input.direction, input.message.event] == ["inbound", "unsend"]
} else := {
	"decision": "admit",
	"reasons": [
		{
			"none": "other_legal_basis",
			"opt_out": object.get({"given": "consent_given"}, service.state, "not_objected"),
			"opt_in": object.get({"given": "consent_given"}, service.state, "not_objected"),
			"never": "not_objected",
		}[mode],
	],
	"grounds": ["minimisation"],
	"obligations": [duty |
		some duty, owed in {
			"attachments_of_operator": {inbound, count(input.message.attachments) > 0} == {true},
			"legal_basis_of_operator": of_operator,
			"offer_human": wants_human,
		}
		owed
	],
}

inbound := input.direction == "inbound"

# Who asks for a human is offered one, unless one answers already.
wants_human := [said.human_handoff, disclosure.human] == [true, false]

admits := ruling.decision == "admit"

# Nothing is recorded of whom nobody remembers, or of whom everything is erased.
recordable := [inbound, input.conversation.ephemeral, "erase" in ruling.effects] == [true, false, false]

# What changes by itself: a yes that lapsed, and what a browser's signal switches off. What the person decides in the
# same turn goes first.
by_itself := object.union_n([
	{"service": {"state": "expired", "method": "time"} | service.lapsed},
	{purpose: {"state": "expired", "method": "time"} | some purpose in lapsed},
	{purpose: {"state": "withdrawn", "method": "signal"} | some purpose in switched_off},
])

consents := [change |
	recordable
	some change in array.concat(ruling.consents, [{"purpose": purpose, "state": state, "method": method} |
		count(by_itself) > 0
		some purpose in data.guardrail.words.purpose
		{"state": state, "method": method} := by_itself[purpose]
		count([1 | some decided in ruling.consents; decided.purpose == purpose]) == 0
	])
]

# For what the data may be used from now on.
allowed := object.union_n([
	{"service": [service.blocked, child.missing, child.not_served] == [false, false, false]},
	permitted,
	{change.purpose: given | some change in consents; given := change.state == "given"},
])

# Another question, or any other words of the person, closes the open one.
closing := data.guardrail.erasing.closing if {
	input.person.pending == "erasure"
	data.guardrail.erasing.closing != []
} else := ["question_closed"] if {
	input.person.pending in {"consent", "purpose", "age"}
	true in [said.words, input.message.event == "leave"]
	[recordable, ruling.stays] == [true, false]
	{effect | some effect in ruling.effects} & {"consent_asked", "purpose_asked", "age_asked", "erasure_asked"} == set()
} else := []

told_age := ["age_given" | [child.given != null, recordable] == [true, true]]

# Guardrail's own words to a person who was not told yet begin with what is speaking. After an erasure nobody is left
# to have been told.
identity := ["bot_identity" | disclosure.due; ruling.says != []; not "erase" in ruling.effects]

# Values return into the answer of an admitted turn; into a bot's own call only for a person whose data may be used.
returns := {admits, true in [inbound, [input.person.known, service.blocked] == [true, false]]} == {true}

cited := {ground |
	some ground, applies in object.union(
		{
			"consent": {admits, of_operator == false} == {true},
			"other_basis": {admits, of_operator} == {true},
			"special": {admits, special_found} == {true},
			"storage": storage[ruling.decision].keep,
			"consent_renewal": service.lapsed,
			"signal": true in [switched_off != set(), {disclosure.due, "signal" in disclosure.elements} == {true}],
			"handoff": {admits, wants_human} == {true},
			"proactive": [admits, inbound, input.message.purpose == "service"] == [true, false, false],
			"disclosure": disclosure.due,
			"marking": disclosure.due,
			"minors": {disclosure.due, child.minor} == {true},
		},
		{named: true | some named in ruling.grounds},
	)
	applies
}

# METADATA
# title: What happens to this turn
# description: >-
#   Without a default on purpose: should the question be incomplete or a rule fail, the answer is undefined, and
#   whoever asked stops the turn and alerts the operator instead of taking a made-up refusal for the law's.
# entrypoint: true
decision := {
	"decision": ruling.decision,
	"reasons": array.concat(
		ruling.reasons,
		[concat("_", ["disclosure", data.guardrail.disclosure.reason]) | disclosure.due],
	),
	"citations": [{"law": rule.law, "article": rule.article, "source": rule.source, "rule": concat("/", name)} |
		some ground in cited
		some name in input.law.grounds[ground]
		rule := data.guardrail.jurisdictions[name[0]].rules[name[1]]
	],
	"obligations": array.concat(ruling.obligations, [duty | admits; some duty in data.guardrail.redaction.obligations]),
	"effects": array.concat(array.concat(closing, told_age), ruling.effects),
	"consents": consents,
	"asks": ruling.asks,
	"says": array.concat(identity, ruling.says),
	"redaction": redaction,
	"restore": [kind | returns; some kind in data.guardrail.redaction.restorable],
	"storage": storage[ruling.decision],
	"disclosure": disclosure,
	"allowed": allowed,
	"jurisdictions": input.law.jurisdictions,
	"valid_until": input.law.valid_until,
} if {
	well_formed
	input.law.known
} else := {
	"decision": "refuse",
	"reasons": ["jurisdiction_unknown"],
	"citations": [],
	"obligations": [],
	"effects": [],
	"consents": [],
	"asks": null,
	"says": ["safe_reply"],
	"redaction": {"default": "placeholder", "operators": {}, "min_score": 0, "exempt": []},
	"restore": [],
	"storage": {"keep": false, "expires_after": 0},
	"disclosure": {"due": false, "interval": 0, "law": "unknown", "elements": ["automated"], "human": false},
	"allowed": {"service": false},
	"jurisdictions": input.law.jurisdictions,
	"valid_until": null,
} if {
	well_formed
}
