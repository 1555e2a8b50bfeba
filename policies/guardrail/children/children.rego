# METADATA
# title: Children
# description: >-
#   How old the person is, as far as anybody said, and what follows. Below the age at which a child can consent by
#   itself, whoever answers for the child must (GDPR Art. 8(1)); the ages come from the law in force. Only what is
#   certain counts as "below", save on a route for minors, where who told no age is taken for the youngest.
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
package guardrail.children

import data.guardrail.facts.open
import data.guardrail.facts.said

# Whoever told this bracket has not had that birthday yet.
younger_than := {"under_13": 13, "13": 14, "14": 15, "15": 16, "16_17": 18, "18_plus": 200}

buttons := {
	"guardrail:age:under_13": "under_13",
	"guardrail:age:13": "13",
	"guardrail:age:14": "14",
	"guardrail:age:15": "15",
	"guardrail:age:16_17": "16_17",
	"guardrail:age:18_plus": "18_plus",
}

# The age told in this turn: by a button until an age is known, and later only to correct it downwards, for nobody
# grows up by a button; by a number only while its question is open.
given := buttons[said.pressed] if {
	input.route.age == "ask"
	younger_than[buttons[said.pressed]] <= object.get(younger_than, input.person.age, 200)
} else := input.message.age if {
	input.route.age == "ask"
	open.age
	said.words
	said.pressed == null
} else := null

limit := younger_than[given] if {
	given != null
} else := younger_than[input.person.age] if {
	input.person.age != null
} else := 1 if {
	input.route.age == "minors"
} else := 200

is := {
	"given": given,
	"missing": {
		input.route.age == "ask",
		input.conversation.ephemeral == false,
		given == null,
		input.person.age == null,
	} == {true},
	"minor": true in [input.route.age == "minors", limit <= input.law.parameters.child.minor_age],
	"below_consent_age": limit <= input.law.parameters.child.consent_age,
	"below_sale_age": limit <= input.law.parameters.child.sale_age,
	"below_13": limit <= 13,
	"not_served": {
		input.route.kind == "companion",
		limit <= input.law.parameters.child.minimum_age,
	} == {true},
}
