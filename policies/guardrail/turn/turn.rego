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
import data.guardrail.purposes.signal
import data.guardrail.question.well_formed
import data.guardrail.storage.order as storage

# The first rule that has something to say decides.
first := rule if {
	said.to_guardrail
	rule := data.guardrail.erasing.ruling
	rule != null
} else := rule if {
	said.to_guardrail
	rule := data.guardrail.demands.ruling
	rule != null
} else := rule if {
	said.to_guardrail
	rule := data.guardrail.inquiries.ruling
	rule != null
} else := rule if {
	said.to_guardrail
	rule := data.guardrail.purposes.ruling
	rule != null
} else := data.guardrail.restriction.ruling if {
	input.person.restricted
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
	input.message.attachments != []
	[input.direction, input.route.attachments] == ["inbound", "block"]
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
	"reasons": [reason],
	"grounds": ["minimisation"],
	"obligations": [duty |
		some duty, true in {
			"attachments_of_operator": [input.direction, input.message.attachments == []] == ["inbound", false],
			"legal_basis_of_operator": of_operator,
			"offer_human": wants_human,
		}
	],
} if {
	by_state := object.get({"given": "consent_given"}, service.state, "not_objected")
	reason := object.get({"none": "other_legal_basis"}, mode, by_state)
}

# What a rule does not mention does not happen.
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

# Who asks for a human is offered one, unless one answers already.
wants_human := [said.human_handoff, disclosure.human] == [true, false]

# Nothing is recorded of whom nobody remembers, or of whom everything is erased.
recordable := [input.direction, input.conversation.ephemeral, "erase" in ruling.effects] == ["inbound", false, false]

# What changes: what the person decides, and what changes by itself, a yes that lapsed and what a browser's signal
# switches off. What the person decides goes first.
consents := [] if {
	[service.lapsed, ruling.consents, input.route.purposes, input.message.signals] == [false, [], {}, []]
} else := [] if {
	not recordable
} else := array.concat(ruling.consents, [change |
	some change in array.concat(
		array.concat(
			[{"purpose": "service", "state": "expired", "method": "time"} | service.lapsed],
			[{"purpose": purpose, "state": "expired", "method": "time"} |
				some purpose in lapsed
				not purpose in signal.new
			],
		),
		[{"purpose": purpose, "state": "withdrawn", "method": "signal"} | some purpose in signal.new],
	)
	not change.purpose in {decided.purpose | some decided in ruling.consents}
])

# For what the data may be used from now on.
served := [service.blocked, child.missing, child.not_served] == [false, false, false]

allowed := {purpose: false | some purpose in ({"service"} | object.keys(permitted))} if {
	input.person.restricted
} else := {"service": served} if {
	[input.route.purposes, consents] == [{}, []]
} else := object.union_n([
	{"service": served},
	permitted,
	{change.purpose: given | some change in consents; given := change.state == "given"},
])

# Another question, or any other words of the person, closes the open one.
closing := [] if {
	input.person.pending == null
} else := data.guardrail.erasing.closing if {
	input.person.pending == "erasure"
} else := ["question_closed"] if {
	true in [said.words, input.message.event == "leave"]
	[recordable, ruling.stays] == [true, false]
	{effect | some effect in ruling.effects} & {"consent_asked", "purpose_asked", "age_asked", "erasure_asked"} == set()
} else := []

# Guardrail's own words to a person who was not told yet begin with what is speaking. After an erasure nobody is left
# to have been told.
identity := ["bot_identity" | ruling.says != []; disclosure.due; not "erase" in ruling.effects]

# Values return into the answer of an admitted turn, never into links; into a bot's own call only for a person whose data
# may be used.
restore := array.concat(["label", "message"], ["tool_arguments" | input.route.restore_tool_arguments]) if {
	ruling.decision == "admit"
	true in [input.direction == "inbound", [input.person.known, service.blocked] == [true, false]]
} else := []

# What the decision rests on.
cited := union({
	{ground | some ground in ruling.grounds},
	{ground | ruling.decision == "admit"; some ground in of_admission},
	{ground | disclosure.due; some ground in ["disclosure", "marking"]},
	{"minors" | disclosure.due; child.minor},
	{"signal" | disclosure.due; "signal" in disclosure.elements},
	{ground | some change in consents; ground := {"signal": "signal", "time": "consent_renewal"}[change.method]},
})

of_admission := union({
	{{true: "other_basis", false: "consent"}[of_operator]},
	{"storage" | input.conversation.ephemeral == false},
	{"handoff" | wants_human},
	{"proactive" | input.message.purpose != "service"},
	{"special" | data.guardrail.redaction.special_found != []},
})

citations := [{"law": rule.law, "article": rule.article, "source": rule.source, "rule": concat("/", name)} |
	some ground in cited
	some name in input.law.grounds[ground]
	rule := documents[name[0]].rules[name[1]]
] if {
	documents := data.guardrail.jurisdictions
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
	"citations": citations,
	"obligations": array.concat(
		ruling.obligations,
		[duty | ruling.decision == "admit"; some duty in data.guardrail.redaction.obligations],
	),
	"effects": array.concat(
		array.concat(closing, ["age_given" | child.given != null; recordable; not input.person.restricted]),
		ruling.effects,
	),
	"consents": consents,
	"asks": ruling.asks,
	"says": array.concat(identity, ruling.says),
	"redaction": data.guardrail.redaction.order,
	"restore": restore,
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
