# METADATA
# title: Erasure
# description: >-
#   "Delete my data": asked back once, then done. It works before consent and in every state; a confirmation
#   counts only while the question is open, so that an old button or a stray yes deletes nothing.
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
package guardrail.erasing

import data.guardrail.facts

# Ephemeral requests leave nothing that could be erased.
default possible := false

possible if {
	facts.words
	not input.conversation.ephemeral
}

default confirms := false

confirms if {
	facts.erasure_question_open
	facts.pressed == "guardrail:erase:yes"
}

confirms if {
	facts.erasure_question_open
	facts.said_yes
}

default cancels := false

cancels if facts.pressed == "guardrail:erase:no"

cancels if {
	facts.erasure_question_open
	facts.said_no
}

default requests := false

requests if facts.said_erase

requests if facts.pressed == "guardrail:erase:yes"

default ruling := null

ruling := {
	"action": "answer",
	"reasons": ["erasure_confirmed"],
	"grounds": ["erasure"],
	"obligations": ["erase_everything", "tell_recipients"],
	"effects": ["erase"],
	"says": ["erasure_done"],
} if {
	possible
	confirms
} else := {
	"action": "answer",
	"reasons": ["erasure_cancelled"],
	"grounds": ["erasure"],
	"obligations": [],
	"effects": ["erasure_cancelled"],
	"says": ["erasure_cancelled"],
} if {
	possible
	cancels
} else := {
	"action": "answer",
	"reasons": ["erasure_requested"],
	"grounds": ["erasure"],
	"obligations": [],
	"effects": ["erasure_asked"],
	"says": ["erasure_question"],
} if {
	possible
	requests
}

# Any other words of the person close the question.
default closing := []

closing := ["erasure_cancelled"] if {
	ruling == null
	possible
	input.person.pending == "erasure"
}
