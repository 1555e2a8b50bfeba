# METADATA
# title: Erasing
# description: >-
#   "Delete my data": asked back once, then done. It works before consent and in every state; a confirmation
#   counts only while the question is open, so that an old button or a stray yes deletes nothing. What of the data
#   is then erased, restricted or kept is decided item by item, in guardrail/erasure.
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
package guardrail.erasing

import data.guardrail.facts.open
import data.guardrail.facts.said

# Ephemeral requests leave nothing that could be erased.
possible := {said.words, input.conversation.ephemeral == false} == {true}

ruling := null if {
	not possible
} else := {
	"decision": "answer",
	"reasons": ["erasure_confirmed"],
	"grounds": ["erasure"],
	"obligations": ["erase_everything", "tell_recipients"],
	"effects": ["erase"],
	"says": ["erasure_done"],
} if {
	open.erasure
	true in [said.pressed == "guardrail:erase:yes", said.yes]
} else := {
	"decision": "answer",
	"reasons": ["erasure_cancelled"],
	"grounds": ["erasure"],
	"effects": ["erasure_cancelled"],
	"says": ["erasure_cancelled"],
} if {
	true in [said.pressed == "guardrail:erase:no", {open.erasure, said.no} == {true}]
} else := {
	"decision": "answer",
	"reasons": ["erasure_requested"],
	"grounds": ["erasure"],
	"effects": ["erasure_asked"],
	"says": ["erasure_question"],
} if {
	true in [said.pressed == "guardrail:erase:yes", said.erase]
} else := null

# Any other words of the person close the question.
closing := {true: ["erasure_cancelled"], false: []}[[ruling, possible, input.person.pending] == [null, true, "erasure"]]
