# METADATA
# title: Facts
# description: >-
#   What the question tells, under names that the other packages share. Here and in those, {a, b} == {true} reads
#   "a and b", and true in [a, b] reads "a or b".
package guardrail.facts

# What the person says now, in words or by one of Guardrail's own buttons; signals, resent history and the bot's
# own calls say nothing. A button wins over what its label happens to say. "Yes and no" is neither. Stopping goes
# before every other wish in the same message.
said := {
	"words": words,
	"pressed": pressed,
	"to_guardrail": true in [pressed != null, heard != set(), input.person.pending != null, input.message.code],
	"method": {true: "words", false: "button"}[pressed == null],
	"yes": (heard & {"yes", "no"}) == {"yes"},
	"no": (heard & {"yes", "no"}) == {"no"},
	"withdraw": "withdraw" in heard,
	"erase": "erase" in heard,
	"opt_out": (heard & {"opt_out", "withdraw"}) == {"opt_out"},
	"consents": (heard & {"consents", "withdraw"}) == {"consents"},
	"privacy": (heard & {"privacy", "withdraw"}) == {"privacy"},
	"human_handoff": "human_handoff" in heard,
	"are_you_human": {words, "are_you_human" in input.message.intents} == {true},
} if {
	words := {
		input.direction == "inbound",
		input.message.event == "message",
		input.message.continued == false,
	} == {true}
	pressed := object.get({true: input.message.choice}, words, null)
	heard := {intent | {words, pressed == null} == {true}; some intent in input.message.intents}
}

# How long somebody has for saying that another account is theirs, too: as long as a code lives.
link_seconds := 600

# The question of Guardrail's own that the person may be answering. It is open only while it is fresh: a "yes" of
# next month answers something else (GDPR Art. 4(11)).
open := {
	"consent": {input.person.pending == "consent", fresh} == {true},
	"purpose": {input.person.pending == "purpose", fresh} == {true},
	"age": {input.person.pending == "age", fresh} == {true},
	"link": [
		input.person.pending == "link",
		input.conversation.group,
		input.person.pending_age_seconds < link_seconds,
	] == [true, false, true],
	"erasure": {
		input.person.pending == "erasure",
		input.person.pending_age_seconds < input.law.parameters.erasure.question_seconds,
	} == {true},
} if {
	fresh := input.person.pending_age_seconds < input.law.parameters.consent.question_seconds
}
