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
	every part in ["direction", "route", "person", "conversation", "message", "coverage"] {
		not question.well_formed with input as object.remove(asked.usual, [part])
	}
}

test_pending_needs_its_age if {
	not question.well_formed with input as asked.but({"person": {"pending": "erasure"}})
}

test_unknown_words if {
	not question.well_formed with input as asked.but({"direction": "sideways"})
	not question.well_formed with input as asked.but({"person": {"consent": "maybe"}})
	not question.well_formed with input as asked.but({"message": {"choice": "guardrail:erase:everybody"}})
}
