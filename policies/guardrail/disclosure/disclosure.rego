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
import data.guardrail.purposes.signal

interval := min([
	input.law.parameters.disclosure.interval_seconds,
	input.law.parameters.disclosure.minor_interval_seconds,
]) if {
	child.minor
} else := input.law.parameters.disclosure.interval_seconds

# A human answers until the handoff is as old as the law, or we, let it be.
human := {
	input.conversation.human_age_seconds != null,
	input.conversation.human_age_seconds < input.law.parameters.disclosure.human_seconds,
} == {true}

# Nothing is due to whom it was said not long ago, if nothing happened since. Nothing reaches a person who has left; a
# human says by themselves that they are one.
reason := "none" if {
	[said.are_you_human, input.conversation.human_age_seconds, input.message.signals] == [false, null, []]
	input.conversation.disclosed_age_seconds != null
	input.conversation.disclosed_age_seconds < interval
} else := "none" if {
	true in [input.message.event == "leave", human]
} else := "asked_whether_human" if {
	said.are_you_human
} else := "none" if {
	[input.conversation.ephemeral, input.route.disclose_ephemeral] == [true, false]
} else := "first_contact" if {
	input.conversation.disclosed_age_seconds == null
} else := "human_left" if {
	input.conversation.human_age_seconds != null
	since := input.conversation.human_age_seconds - input.law.parameters.disclosure.human_seconds
	input.conversation.disclosed_age_seconds > since
} else := "interval_elapsed" if {
	input.conversation.disclosed_age_seconds >= interval
} else := "signal_processed" if {
	input.law.parameters.signals.gpc_display
	signal.new != []
	input.conversation.ephemeral == false
} else := "none"

# What is said when it is due, in this order. That a machine speaks is always said, and first; a break is suggested only
# after a while, and the signal is mentioned only where there is one and the law wants it shown.
elements := ["automated"] if {
	reason == "none"
} else := [element |
	some element in ["automated", "operator", "limits", "generated", "privacy", "signal", "break", "minors"]
	element in wanted
]

wanted := union({
	{"automated"},
	{element | some element in input.law.parameters.disclosure.elements},
	{element | child.minor; some element in input.law.parameters.disclosure.minor_elements},
	{"signal" | signal.purposes != []},
}) - union({
	{"break" | reason != "interval_elapsed"},
	{"signal" | [input.law.parameters.signals.gpc_display, signal.purposes == []] != [true, false]},
})

order := {
	"due": reason != "none",
	"interval": interval,
	"law": input.law.disclosure_law,
	"elements": elements,
	"human": human,
}
