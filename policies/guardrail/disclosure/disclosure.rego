# METADATA
# title: Disclosure
# description: >-
#   People learn that they talk to a machine: with the first message of a conversation (EU AI Act Art. 50(1) and
#   (5)), again after the law's interval, whenever they ask, and when a human has given the conversation back. It is
#   suppressed only while a human answers. Where an opt-out signal was honoured, the person is shown that
#   (11 CCR § 7025(c)(6)).
# related_resources:
#   - http://data.europa.eu/eli/reg/2024/1689/oj
package guardrail.disclosure

import data.guardrail.children.is as child
import data.guardrail.facts.said
import data.guardrail.purposes.signalled
import data.guardrail.purposes.switched_off

law := input.law.parameters.disclosure

interval := {true: min([law.interval_seconds, law.minor_interval_seconds]), false: law.interval_seconds}[child.minor]

# A human answers until the handoff is as old as the law, or we, let it be.
human := {input.conversation.human_age_seconds != null, input.conversation.human_age_seconds < law.human_seconds} == {true}

# Nothing reaches a person who has left; a human says by themselves that they are one.
reason := "none" if {
	true in [input.message.event == "leave", human]
} else := "asked_whether_human" if {
	said.are_you_human
} else := "none" if {
	[input.conversation.ephemeral, input.route.disclose_ephemeral] == [true, false]
} else := "first_contact" if {
	input.conversation.disclosed_age_seconds == null
} else := "human_left" if {
	input.conversation.human_age_seconds != null
	input.conversation.disclosed_age_seconds > input.conversation.human_age_seconds - law.human_seconds
} else := "interval_elapsed" if {
	input.conversation.disclosed_age_seconds >= interval
} else := "signal_processed" if {
	law_shows_signals
	count(switched_off) > 0
	input.conversation.ephemeral == false
} else := "none"

law_shows_signals := input.law.parameters.signals.gpc_display

# What is said, in this order. That a machine speaks is always said, and first.
all_elements := ["automated", "operator", "limits", "generated", "privacy", "signal", "break", "minors"]

wanted := {element | some element in law.elements} | {element | child.minor; some element in law.minor_elements}

apt := {
	"automated": true,
	"signal": {law_shows_signals, count(signalled) > 0} == {true},
	"break": {reason == "interval_elapsed", "break" in wanted} == {true},
}

order := {
	"due": reason != "none",
	"interval": interval,
	"law": input.law.disclosure_law,
	"elements": [element | some element in all_elements; object.get(apt, element, element in wanted)],
	"human": human,
}

grounds := {
	true: array.concat(
		["disclosure", "marking"],
		array.concat(
			{true: ["minors"], false: []}[child.minor],
			{true: ["signal"], false: []}[apt.signal],
		),
	),
	false: [],
}[order.due]
