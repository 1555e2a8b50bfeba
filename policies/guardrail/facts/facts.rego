# METADATA
# title: Facts
# description: >-
#   What the question tells, under names that the other packages share. A question of Guardrail's own counts
#   as open only while it is fresh: a "yes" of next month answers something else.
package guardrail.facts

default regime_known := false

regime_known if data.guardrail.regimes[input.route.profile]

default regime_name := "strict"

regime_name := input.route.profile if regime_known

regime := data.guardrail.regimes[regime_name]

default inbound := false

inbound if input.direction == "inbound"

# Something the person wrote or pressed now, as against signals and resent history.
default words := false

words if {
	inbound
	input.message.event == "message"
	not input.message.continued
}

default pressed := "nothing"

pressed := input.message.choice if input.message.choice != null

default said_yes := false

said_yes if {
	pressed == "nothing"
	"yes" in input.message.intents
	not "no" in input.message.intents
}

default said_no := false

said_no if {
	pressed == "nothing"
	"no" in input.message.intents
	not "yes" in input.message.intents
}

default said_withdraw := false

said_withdraw if {
	pressed == "nothing"
	"withdraw" in input.message.intents
}

default said_erase := false

said_erase if {
	pressed == "nothing"
	"erase" in input.message.intents
}

default consent_question_open := false

consent_question_open if {
	input.person.pending == "consent"
	input.person.pending_age_seconds < regime.consent.question_seconds
}

default erasure_question_open := false

erasure_question_open if {
	input.person.pending == "erasure"
	input.person.pending_age_seconds < regime.erasure.question_seconds
}
