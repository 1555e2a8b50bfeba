# METADATA
# title: Consent
# description: >-
#   Who may be served, and how a person says yes, no, and no longer. Withdrawing takes one message, as giving does
#   (GDPR Art. 7(3)). Silence and anything but a clear yes is not consent (GDPR Art. 4(11)). A child's own yes does
#   not count where the law wants that of whoever answers for the child (GDPR Art. 8(1)).
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
package guardrail.consent

import data.guardrail.children.is as child
import data.guardrail.facts.open
import data.guardrail.facts.said
import data.guardrail.purposes.asking as asking_purpose
import data.guardrail.purposes.ending
import data.guardrail.purposes.permitted

# none: another legal basis, the operator's. opt_out: until a no. opt_in: nothing is processed before a yes.
# never: not at all. The route may choose; otherwise its basis decides, and where it names none, the law.
mode := "never" if {
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

# Where the person stands on the service. Under opt-out somebody is asked only after saying no, so "asked" blocks
# like the no it followed. A yes lapses where it is needed.
service := {
	"state": recorded.state,
	"lapsed": lapsed,
	"objected": {mode != "none", recorded.state in {"refused", "withdrawn"}} == {true},
	"blocked": {
		"none": false,
		"opt_out": recorded.state in {"asked", "refused", "withdrawn", "expired"},
		"opt_in": counts == false,
		"never": true,
	}[mode],
	"guardian_needed": [mode, child.below_consent_age, counts] == ["opt_in", true, false],
} if {
	recorded := object.get(input.person.consents, "service", {"state": "unknown", "age_seconds": 0, "method": "words"})
	old := recorded.age_seconds >= input.law.parameters.consent.renew_seconds
	lapsed := [mode, recorded.state, old] == ["opt_in", "given", true]
	by_whom := true in [child.below_consent_age == false, recorded.method == "guardian"]
	counts := [recorded.state, lapsed, by_whom] == ["given", false, true]
}

# Whether the operator answers for the service's basis.
of_operator := true in [
	mode == "none",
	{input.route.consent == null, object.get(input.route.purposes, "service", "consent") != "consent"} == {true},
]

# A button counts whenever its question was shown; a plain word only while the question is open.
answers := {
	"yes": true in [
		{said.pressed == "guardrail:consent:yes", service.state != "unknown"} == {true},
		[open.consent, said.yes, said.withdraw] == [true, true, false],
	],
	"no": true in [
		{said.pressed == "guardrail:consent:no", service.state != "given"} == {true},
		{open.consent, said.no} == {true},
	],
	"stop": true in [
		{said.pressed == "guardrail:consent:no", service.state == "given"} == {true},
		said.withdraw,
	],
}

# Departures, and what else happens without words, are told to nobody.
silent := input.message.event != "message"

# With the service ends whatever else was consented to.
ended := [{"purpose": purpose, "state": "withdrawn", "method": method} |
	some purpose in ending
	method := object.get({"leave": "departure"}, input.message.event, said.method)
]

asking := {true: [], false: ["consent_asked"]}[open.consent]

asking_age := {true: [], false: ["age_asked"]}[open.age]

taken_back := {true: ["delete_message"], false: []}[input.message.event == "unsend"]

full := input.person.waiting >= input.law.parameters.consent.waiting_limit

confirmation := {true: ["consent_given"], false: []}[input.person.waiting == 0]

spoken(saying) := {true: [], false: [saying]}[silent]

# Ordinary words of somebody who is served need no ruling, and are the first to be recognised.
ruling := null if {
	[input.direction, input.message.event] == ["inbound", "message"]
	[said.to_guardrail, service.blocked, child.missing, child.not_served] == [false, false, false, false]
} else := outbound if {
	input.direction == "outbound"
} else := {"decision": "refuse", "reasons": ["nothing_asked"], "says": ["refused"]} if {
	nothing_asked
} else := {
	"decision": {true: "refuse", false: "admit"}[service.blocked],
	"reasons": ["left"],
	"grounds": ["withdrawal"],
	"effects": ["drop_waiting"],
	"consents": array.concat(leaving, ended),
} if {
	input.message.event == "leave"
} else := {
	"decision": "answer",
	"reasons": ["consent_refused"],
	"grounds": ["consent"],
	"effects": ["drop_waiting"],
	"consents": array.concat([{"purpose": "service", "state": "refused", "method": said.method}], ended),
	"says": ["consent_refused"],
} if {
	[answers.no, mode == "none", input.conversation.ephemeral] == [true, false, false]
} else := {
	"decision": "answer",
	"reasons": ["consent_withdrawn"],
	"grounds": ["withdrawal"],
	"obligations": ["stop_processing"],
	"effects": array.concat(["drop_waiting"], ["withdrawal_requested" | true in [service.objected == false, ended != []]]),
	"consents": array.concat([{"purpose": "service", "state": "withdrawn", "method": said.method}], ended),
	"says": ["consent_withdrawn"],
} if {
	[answers.stop, mode == "none", input.conversation.ephemeral] == [true, false, false]
} else := {
	"decision": "answer",
	"reasons": ["opted_out"],
	"grounds": ["withdrawal", "opt_out"],
	"obligations": ["stop_processing"],
	"effects": ["withdrawal_requested"],
	"consents": ended,
	"says": ["opted_out"],
} if {
	[answers.stop, ended == [], input.conversation.ephemeral] == [true, false, false]
} else := {
	"decision": "refuse",
	"reasons": ["minor_not_served"],
	"grounds": ["minors"],
	"effects": array.concat(["drop_waiting"], taken_back),
	"says": spoken("refused"),
} if {
	child.not_served
} else := {
	"decision": "refuse",
	"reasons": ["consent_needs_identity"],
	"grounds": ["consent"],
	"says": ["refused"],
} if {
	input.conversation.ephemeral
	true in [mode in {"opt_in", "never"}, {mode == "opt_out", true in [answers.no, answers.stop]} == {true}]
} else := null if {
	input.conversation.ephemeral
} else := {
	"decision": "refuse",
	"reasons": ["guardian_needed"],
	"grounds": ["child"],
	"effects": array.concat(["drop_waiting"], taken_back),
	"says": spoken("guardian_needed"),
} if {
	service.guardian_needed
} else := {
	"decision": "refuse",
	"reasons": ["age_unknown"],
	"grounds": ["child"],
	"effects": taken_back,
	"stays": true,
} if {
	{child.missing, silent} == {true}
} else := {
	"decision": "refuse",
	"reasons": ["too_many_waiting"],
	"grounds": ["child"],
	"effects": asking_age,
	"says": ["refused", "age_question"],
	"stays": true,
} if {
	{child.missing, full} == {true}
} else := {
	"decision": "hold",
	"reasons": ["age_unknown"],
	"grounds": ["child"],
	"effects": asking_age,
	"says": ["age_question"],
	"stays": true,
} if {
	child.missing
} else := {
	"decision": "refuse",
	"reasons": ["service_prohibited"],
	"grounds": ["consent"],
	"effects": array.concat(["drop_waiting"], taken_back),
	"says": spoken("refused"),
} if {
	mode == "never"
} else := {
	"decision": "answer",
	"reasons": ["consent_given"],
	"grounds": ["consent", "consent_proof"],
	"obligations": ["prove_consent"],
	"effects": array.concat(["deliver_waiting"], asking_purpose.effects),
	"consents": [{"purpose": "service", "state": "given", "method": said.method}],
	"asks": asking_purpose.asks,
	"says": array.concat(confirmation, asking_purpose.says),
} if {
	answers.yes
	mode != "none"
} else := {
	"decision": "refuse",
	"reasons": ["consent_missing"],
	"grounds": ["consent"],
	"effects": taken_back,
	"stays": true,
} if {
	{service.blocked, silent} == {true}
} else := {
	"decision": "answer",
	"reasons": ["age_given", "consent_missing"],
	"grounds": ["child", "consent"],
	"effects": ["consent_asked"],
	"says": ["consent_question"],
} if {
	service.blocked
	child.given != null
} else := {
	"decision": "answer",
	"reasons": ["age_given"],
	"grounds": ["child"],
	"effects": ["deliver_waiting"],
	"says": {true: ["purpose_noted"], false: []}[input.person.waiting == 0],
} if {
	child.given != null
} else := {
	"decision": "refuse",
	"reasons": ["too_many_waiting"],
	"grounds": ["consent"],
	"effects": asking,
	"says": ["refused", "consent_question"],
	"stays": true,
} if {
	{service.blocked, full} == {true}
} else := {
	"decision": "hold",
	"reasons": ["consent_missing"],
	"grounds": ["consent"],
	"effects": asking,
	"says": ["consent_question"],
	"stays": true,
} if {
	service.blocked
} else := null

leaving := {
	true: [],
	false: [{"purpose": "service", "state": "withdrawn", "method": "departure"}],
}[mode == "none"]

# On a route without consent a consent button answers nothing that was asked; nor does the button of a higher age.
nothing_asked if {
	mode == "none"
	said.pressed in {"guardrail:consent:yes", "guardrail:consent:no"}
} else if {
	child.given == null
	data.guardrail.children.buttons[said.pressed]
} else := false

# What the bot itself wants to say to somebody: not to whom the law excludes, nor to who objected, and for another purpose than the service only
# where the data may be used for it.
outbound := {"decision": "refuse", "reasons": ["service_prohibited"], "grounds": ["consent"]} if {
	mode == "never"
} else := {"decision": "refuse", "reasons": ["minor_not_served"], "grounds": ["minors"]} if {
	child.not_served
} else := {
	"decision": "refuse",
	"reasons": ["proactive_without_consent"],
	"grounds": ["withdrawal"],
} if {
	service.objected
} else := null if {
	input.message.purpose == "service"
} else := null if {
	permitted[input.message.purpose]
} else := {
	"decision": "refuse",
	"reasons": ["proactive_objected"],
	"grounds": ["proactive", "withdrawal"],
} if {
	input.person.consents[input.message.purpose].state in {"refused", "withdrawn"}
} else := {
	"decision": "refuse",
	"reasons": ["proactive_without_consent"],
	"grounds": ["proactive"],
}
