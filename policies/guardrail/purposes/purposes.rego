# METADATA
# title: Purposes
# description: >-
#   What else than answering the data may be used for: each purpose by itself (GDPR Rec. 43), by its legal basis
#   and the law in force. A basis never weakens what the law asks for emotions, training and sale, nor the objection
#   to marketing (GDPR Art. 21(3)), nor the opt-out from sale (Civ. Code § 1798.120).
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
#   - https://w3c.github.io/gpc/
package guardrail.purposes

import data.guardrail.children.is as child
import data.guardrail.facts.open
import data.guardrail.facts.said

# They are asked for, recorded and shown in this order.
all := ["analytics", "marketing", "emotion", "training", "sale"]

# What the basis asks for, by what the law asks for where it is consent: 0 nothing, 1 until somebody objects,
# 2 only after a yes, 3 never.
of_basis := {
	"consent": {"none": 1, "opt_out": 1, "opt_in": 2, "never": 3},
	"contract": {"none": 0, "opt_out": 0, "opt_in": 0, "never": 3},
	"legal_obligation": {"none": 0, "opt_out": 0, "opt_in": 0, "never": 3},
	"legitimate_interests": {"none": 1, "opt_out": 1, "opt_in": 1, "never": 3},
	"public_task": {"none": 1, "opt_out": 1, "opt_in": 1, "never": 3},
	"vital_interests": {"none": 0, "opt_out": 0, "opt_in": 0, "never": 3},
}

# What the law asks for whatever the basis.
of_law := {
	"analytics": {"none": 0, "opt_out": 0, "opt_in": 0, "never": 3},
	"marketing": {"none": 1, "opt_out": 1, "opt_in": 1, "never": 3},
	"emotion": {"none": 0, "opt_out": 1, "opt_in": 2, "never": 3},
	"training": {"none": 0, "opt_out": 1, "opt_in": 2, "never": 3},
	"sale": {"none": 1, "opt_out": 1, "opt_in": 2, "never": 3},
}

# Each purpose of the route with what it needs. A child's data is sold only after a yes (Civ. Code § 1798.120(c)).
needs := {purpose: need |
	some purpose, basis in input.route.purposes
	purpose != "service"
	mode := input.law.parameters.consent[purpose]
	of_child := {true: 2, false: 0}[{purpose == "sale", child.below_sale_age} == {true}]
	need := max([of_basis[basis][mode], of_law[purpose][mode], of_child])
}

# Purposes for which a child's own yes does not count.
guarded := {purpose |
	some purpose, _ in needs
	true in [child.below_consent_age, {purpose == "sale", child.below_13} == {true}]
}

# A yes that the law no longer counts.
lapsed := {purpose |
	some purpose, 2 in needs
	input.person.consents[purpose].state == "given"
	input.person.consents[purpose].age_seconds >= input.law.parameters.consent.renew_seconds
}

# What the browser's signal switches off: what the law names, as far as the route does it, and sale in any case. New
# is what nobody had switched off before.
signal := {"purposes": [], "new": []} if {
	not "gpc" in input.message.signals
} else := {"purposes": [], "new": []} if {
	input.direction == "outbound"
} else := {"purposes": off, "new": new} if {
	off := [purpose |
		some purpose in all
		named := purpose in input.law.parameters.signals.gpc
		done := object.get(needs, purpose, null) != null
		true in [{named, done} == {true}, {purpose == "sale", true in [named, done]} == {true}]
	]
	new := [purpose |
		some purpose in off
		not object.get(input.person.consents, purpose, nothing_known).state in {"refused", "withdrawn"}
	]
}

nothing_known := {"state": "unknown", "age_seconds": 0, "method": "words"}

# For what the data may be used, before anything that this turn changes.
permitted := {purpose: permission |
	some purpose, need in needs
	consent := object.get(input.person.consents, purpose, nothing_known)
	still := [purpose in lapsed, purpose in signal.purposes] == [false, false]
	counts := true in [[own | some own in guarded; own == purpose] == [], consent.method == "guardian"]
	permission := [
		[off | some off in signal.purposes; off == purpose] == [],
		{consent.state in {"unknown", "given"}, still} == {true},
		{consent.state == "given", still, counts} == {true},
		false,
	][need]
}

# What can be asked for, in order: what needs a yes that was never asked for, or lapsed, or was refused or passed
# over so long ago that the law lets it be asked for again.
askable := [purpose |
	some purpose in all
	needs[purpose] == 2
	not purpose in guarded
	not purpose in signal.purposes
	purpose != input.person.pending_about
	consent := object.get(input.person.consents, purpose, nothing_known)
	true in [
		consent.state in {"unknown", "expired"},
		purpose in lapsed,
		{
			consent.state in {"asked", "refused", "withdrawn"},
			consent.age_seconds >= input.law.parameters.consent.ask_again_seconds,
		} == {true},
	]
]

# What ends when a person ends the service: what was given, and what goes on until somebody objects.
ending := [purpose |
	some purpose in all
	state := object.get(input.person.consents, purpose, nothing_known).state
	true in [
		state == "given",
		{object.get(needs, purpose, 0) == 1, state in {"unknown", "asked", "expired"}} == {true},
	]
]

# The question that follows an answer, if there is one.
default asking := {"asks": null, "effects": [], "says": []}

asking := {
	"asks": askable[0],
	"effects": ["purpose_asked"],
	"says": [concat("_", ["purpose", askable[0]])],
}

# What the person answers about one purpose: a button counts at any time, words only while the question is open.
# Only the answer to the open question leads to the next one.
answer := {"about": parts[2], "yes": parts[3] == "yes", "asked": asked} if {
	said.pressed != null
	parts := split(said.pressed, ":")
	parts[1] == "purpose"
	asked := {open.purpose, parts[2] == input.person.pending_about} == {true}
} else := {"about": input.person.pending_about, "yes": said.yes, "asked": true} if {
	open.purpose
	said.withdraw == false
	true in [said.yes, said.no]
	needs[input.person.pending_about]
} else := null

noted := {
	"decision": "answer",
	"grounds": ["consent"],
	"consents": [],
	"effects": asking.effects,
	"asks": asking.asks,
	"says": array.slice(array.concat(asking.says, ["purpose_noted"]), 0, 1),
	"stays": false,
} if {
	answer.asked
} else := {"decision": "answer", "grounds": ["consent"], "says": ["purpose_noted"], "stays": true}

changed(state) := [{"purpose": answer.about, "state": state, "method": said.method}]

ruling := null if {
	answer == null
} else := {"decision": "refuse", "reasons": ["nothing_asked"], "says": ["refused"]} if {
	not needs[answer.about]
} else := {"decision": "refuse", "reasons": ["consent_needs_identity"], "grounds": ["consent"], "says": ["refused"]} if {
	input.conversation.ephemeral
} else := object.union(noted, {
	"reasons": ["purpose_withdrawn"],
	"grounds": ["withdrawal"],
	"obligations": ["stop_processing"],
	"effects": array.concat(object.get(noted, "effects", []), ["withdrawal_requested"]),
	"consents": changed("withdrawn"),
}) if {
	answer.yes == false
	input.person.consents[answer.about].state == "given"
} else := object.union(noted, {"reasons": ["purpose_refused"], "consents": changed("refused")}) if {
	answer.yes == false
} else := {"decision": "refuse", "reasons": ["purpose_prohibited"], "grounds": ["consent"], "says": ["refused"]} if {
	needs[answer.about] == 3
} else := {"decision": "refuse", "reasons": ["guardian_needed"], "grounds": ["child"], "says": ["guardian_needed"]} if {
	needs[answer.about] == 2
	answer.about in guarded
} else := object.union(noted, {"reasons": ["signal_stands"], "grounds": ["signal"], "effects": [], "asks": null, "says": ["opted_out"]}) if {
	answer.about in signal.purposes
} else := object.union(noted, {
	"reasons": ["purpose_given"],
	"grounds": ["consent", "consent_proof"],
	"obligations": ["prove_consent"],
	"consents": changed("given"),
})
