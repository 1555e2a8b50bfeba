package guardrail.handoff_test

import data.guardrail.handoff
import data.guardrail.ruling_test as given

usual := {
	"law": given.law,
	"to": "human",
	"by": "bot",
	"conversation": {"ephemeral": false, "human_age_seconds": null},
}

but(facts) := answer if {
	answer := handoff.decision with input as object.union(usual, facts)
}

test_bot_hands_over if {
	answer := but({})
	answer.decision == "allow"
	answer.reasons == ["handed_to_human"]
	answer.changes
	not answer.disclosure_due
	answer.max_seconds == 3600
	answer.valid_until == "2027-01-01T00:00:00Z"
}

test_whom_the_table_names if {
	every role in ["bot", "officer", "agent_desk"] {
		but({"by": role}).decision == "allow"
	}
	every role in ["person", "auditor", "admin", "approver", "monitor", "anybody"] {
		but({"by": role}).reasons == ["role_may_not"]
	}
}

test_a_second_handoff_gives_no_more_time if {
	answer := but({"conversation": {"human_age_seconds": 600}})
	answer.reasons == ["human_answers_already"]
	not answer.changes
	answer.max_seconds == 3000
}

test_after_the_longest_time_it_begins_anew if {
	but({"conversation": {"human_age_seconds": 3600}}).reasons == ["handed_to_human"]
}

test_back_to_the_bot_is_disclosed if {
	answer := but({"to": "bot", "conversation": {"human_age_seconds": 600}})
	answer.decision == "allow"
	answer.disclosure_due
	answer.changes
	answer.max_seconds == null
	but({"to": "bot", "conversation": {"human_age_seconds": 99999}}).disclosure_due
}

test_a_bot_that_answers_already_changes_nothing if {
	answer := but({"to": "bot"})
	answer.reasons == ["bot_answers_already"]
	not answer.changes
	not answer.disclosure_due
}

test_nothing_to_hand_over_without_a_conversation if {
	but({"conversation": {"ephemeral": true}}).reasons == ["nobody_remembered"]
}

test_unknown_law_denies if {
	answer := but({"law": given.unknown_law})
	answer.reasons == ["jurisdiction_unknown"]
	answer.max_seconds == null
}

test_an_incomplete_question_has_no_answer if {
	every broken in [
		{"to": "nobody"},
		{"by": 1},
		{"conversation": {"ephemeral": null}},
		{"conversation": {"human_age_seconds": "1"}},
		{"law": {"parameters": {"disclosure": {"human_seconds": "1"}}}},
	] {
		not but(broken)
	}
	not handoff.decision with input as {}
}
