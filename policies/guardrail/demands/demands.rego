# METADATA
# title: Demands
# description: >-
#   What a person demands about their data (GDPR Art. 15 to 22; Civ. Code § 1798.121), and the one-time codes by which
#   they show whose account this is. Guardrail takes all of it itself, in every state and before any consent; what
#   becomes of a request is decided in guardrail/rights. A code, right or wrong, never reaches the bot, and groups give
#   and take none: everybody there would read it.
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
package guardrail.demands

import data.guardrail.consent.ended
import data.guardrail.consent.mode
import data.guardrail.consent.service
import data.guardrail.facts.open
import data.guardrail.facts.said

# Of several wishes in one message the first is taken.
wishes := [
	{"intent": "access", "effect": "access_requested", "says": "access_received", "ground": "access"},
	{"intent": "portability", "effect": "portability_requested", "says": "request_received", "ground": "portability"},
	{"intent": "rectify", "effect": "rectification_requested", "says": "request_received", "ground": "rectification"},
	{"intent": "restrict", "effect": "restriction_requested", "says": "request_received", "ground": "restriction"},
	{"intent": "object", "effect": "objection_requested", "says": "request_received", "ground": "objection"},
	{"intent": "limit", "effect": "limit_requested", "says": "request_received", "ground": "opt_out"},
	{"intent": "human_review", "effect": "review_requested", "says": "request_received", "ground": "human_review"},
]

# Stopping goes before every other wish; a button says what it says, whatever its label.
heard := set() if {
	said.pressed != null
} else := set() if {
	said.withdraw
} else := {intent | said.words; some intent in input.message.intents}

wish := [each | some each in wishes; each.intent in heard][0]

# A code of the person's own words; a question about linking is answered by words while it is fresh, by its button, too.
entered := {said.words, input.message.code} == {true}

linking := {
	"yes": {open.link, true in [said.pressed == "guardrail:link:yes", {said.yes, said.withdraw == false} == {true}]} == {true},
	"no": {open.link, true in [said.pressed == "guardrail:link:no", {said.no, said.withdraw == false} == {true}]} == {true},
	"stale": {open.link == false, said.pressed in {"guardrail:link:yes", "guardrail:link:no"}} == {true},
}

concerned := true in [
	entered,
	linking.yes,
	linking.no,
	linking.stale,
	(heard & {"access", "portability", "rectify", "restrict", "object", "limit", "human_review", "code", "unlink"}) != set(),
]

default demanded := "code"

demanded := wish.intent

unidentified := {
	"decision": "refuse",
	"reasons": [concat("_", [demanded, "needs_identity"])],
	"says": ["refused"],
	"stays": true,
}

not_in_groups := {"decision": "answer", "reasons": ["code_in_group"], "says": ["code_private"], "stays": true}

ruling := null if {
	not concerned
} else := unidentified if {
	input.conversation.ephemeral
} else := not_in_groups if {
	input.conversation.group
	true in [entered, "code" in heard]
} else := {
	"decision": "answer",
	"reasons": ["code_entered"],
	"effects": ["code_entered"],
	"says": ["code_refused"],
	"stays": true,
} if {
	entered
} else := {"decision": "refuse", "reasons": ["nothing_asked"], "says": ["refused"]} if {
	linking.stale
} else := {
	"decision": "answer",
	"reasons": ["link_confirmed"],
	"effects": ["link_confirmed"],
	"says": ["linked"],
} if {
	linking.yes
} else := {
	"decision": "answer",
	"reasons": ["link_cancelled"],
	"effects": ["link_cancelled"],
	"says": ["link_cancelled"],
} if {
	linking.no
} else := {
	"decision": "answer",
	"reasons": ["code_asked"],
	"effects": ["code_asked"],
	"says": ["code_given"],
	"stays": true,
} if {
	"code" in heard
} else := {
	"decision": "answer",
	"reasons": ["parting_requested"],
	"effects": ["parting_requested"],
	"says": ["unlinked"],
	"stays": true,
} if {
	"unlink" in heard
} else := {
	"decision": "answer",
	"reasons": [wish.effect],
	"grounds": [wish.ground],
	"obligations": object.get({"objection_requested": ["stop_processing"], "limit_requested": ["limit_on_request"]}, wish.effect, []),
	"effects": array.concat(dropping, [wish.effect]),
	"consents": array.concat(stopping, [each | wish.intent == "object"; some each in ended]),
	"says": [wish.says],
	"stays": true,
}

# An objection ends at once what goes on until somebody objects (GDPR Art. 21(1) and (3)), and what was agreed to: who
# objects to being processed agrees no longer. Whether the operator's grounds outweigh it is decided later.
stopping := [{"purpose": "service", "state": "withdrawn", "method": said.method} |
	wish.intent == "object"
	true in [[mode, service.objected] == ["opt_out", false], [mode, service.state] == ["opt_in", "given"]]
]

dropping := ["drop_waiting" | stopping != []]
