# METADATA
# title: Disclosure
# description: >-
#   People learn that they talk to a machine: with the first message of a conversation, again after the
#   regime's interval, and whenever they ask.
# related_resources:
#   - http://data.europa.eu/eli/reg/2024/1689/oj
package guardrail.disclosure

import data.guardrail.facts

interval := facts.regime.disclosure.interval_seconds

law := facts.regime.disclosure.law

default reason := "none"

# Nothing reaches a person who has left.
reason := "none" if {
	input.message.event == "leave"
} else := "asked_whether_human" if {
	facts.words
	"are_you_human" in input.message.intents
} else := "none" if {
	input.conversation.ephemeral
	not input.route.disclose_ephemeral
} else := "first_contact" if {
	input.conversation.disclosed_age_seconds == null
} else := "interval_elapsed" if {
	input.conversation.disclosed_age_seconds >= interval
}

default due := false

due if reason != "none"
