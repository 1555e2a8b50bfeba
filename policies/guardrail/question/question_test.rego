package guardrail.question_test

import data.guardrail.fixtures_test as asked
import data.guardrail.question

test_usual_question if {
	question.well_formed with input as asked.usual
}

test_nothing_asked if {
	not question.well_formed with input as {}
}

test_each_part_is_needed if {
	every part in ["now", "direction", "law", "route", "person", "conversation", "message", "coverage"] {
		not question.well_formed with input as object.remove(asked.usual, [part])
	}
}

test_each_fact_of_the_law_is_needed if {
	every group, values in asked.law.parameters {
		every name, _ in values {
			smaller := object.remove(values, [name])
			law := object.union(
				object.remove(asked.law, ["parameters"]),
				{"parameters": object.union(object.remove(asked.law.parameters, [group]), {group: smaller})},
			)
			not question.well_formed with input as object.union(object.remove(asked.usual, ["law"]), {"law": law})
		}
	}
}

test_a_law_that_is_not_known_needs_no_parameters if {
	unknown := {"known": false, "jurisdictions": ["atlantis"]}
	question.well_formed with input as object.union(object.remove(asked.usual, ["law"]), {"law": unknown})
}

test_pending_needs_its_age_and_its_purpose if {
	not question.well_formed with input as asked.but({"person": {"pending": "erasure"}})
	not question.well_formed with input as asked.but({"person": {"pending": "purpose", "pending_age_seconds": 1}})
	not question.well_formed with input as asked.but({"person": {"pending_about": "sale"}})
}

test_unknown_words if {
	every change in [
		{"direction": "sideways"},
		{"law": {"known": "perhaps"}},
		asked.under({"consent": {"sale": "maybe"}}),
		asked.under({"redaction": {"special_keep": "sometimes"}}),
		{"route": {"kind": "friend"}},
		{"route": {"age": "old"}},
		{"route": {"purposes": {"profiling": "consent"}}},
		{"route": {"purposes": {"sale": "profit"}}},
		{"route": {"operators": {"PERSON": "keep"}}},
		{"route": {"keep": {"PERSON": 1}}},
		{"person": {"consents": {"service": {"state": "maybe"}}}},
		{"person": {"consents": {"service": {"method": "dream"}}}},
		{"person": {"consents": {"spying": {"state": "given", "age_seconds": 1, "method": "words"}}}},
		{"person": {"age": 15}},
		{"message": {"choice": "guardrail:erase:everybody"}},
		{"message": {"intents": ["dance"]}},
		{"message": {"signals": ["dnt"]}},
		{"message": {"purpose": "spying"}},
		{"message": {"findings": {"PERSON": "many"}}},
	] {
		not question.well_formed with input as asked.but(change)
	}
}

test_ages_are_numbers_and_not_below_zero if {
	every wrong in [-1, "1", true, null, [], {}] {
		not question.well_formed with input as asked.but({"person": {"consents": {"service": {"age_seconds": wrong}}}})
		not question.well_formed with input as asked.but({"person": {"waiting": wrong}})
	}
	every wrong in [-1, "1", true, [], {}] {
		not question.well_formed with input as asked.but({"conversation": {"human_age_seconds": wrong}})
	}
}
