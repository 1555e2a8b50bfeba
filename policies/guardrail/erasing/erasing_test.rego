package guardrail.erasing_test

import data.guardrail.erasing
import data.guardrail.fixtures_test as asked

test_nothing_asked if {
	erasing.ruling == null with input as asked.usual
	erasing.closing == [] with input as asked.usual
}

test_request_is_asked_back_in_every_state if {
	every state in ["asked", "given", "refused", "withdrawn", "expired"] {
		ruling := erasing.ruling with input as object.union(
			asked.but(asked.service(state)),
			{"message": {"intents": ["erase"]}},
		)
		ruling.effects == ["erasure_asked"]
	}
	new := erasing.ruling with input as object.union(asked.nobody, {"message": {"intents": ["erase"]}})
	new.effects == ["erasure_asked"]
}

test_yes_erases if {
	ruling := erasing.ruling with input as asked.answering_erasure(["yes"])
	ruling.effects == ["erase"]
}

test_no_cancels_even_naming_the_request if {
	ruling := erasing.ruling with input as asked.answering_erasure(["erase", "no"])
	ruling.effects == ["erasure_cancelled"]
}

test_yes_without_question_erases_nothing if {
	erasing.ruling == null with input as asked.but({"message": {"intents": ["yes"]}})
}

test_yes_to_consent_erases_nothing if {
	erasing.ruling == null with input as asked.answering_consent(["yes"])
}

test_stale_question_erases_nothing if {
	late := asked.but({
		"person": {"pending": "erasure", "pending_age_seconds": 86400},
		"message": {"intents": ["yes"]},
	})
	erasing.ruling == null with input as late
	erasing.closing == ["erasure_cancelled"] with input as late
}

test_old_button_asks_back if {
	ruling := erasing.ruling with input as asked.but({"message": {"choice": "guardrail:erase:yes"}})
	ruling.effects == ["erasure_asked"]
}

test_bot_cannot_erase if {
	bot := object.union(asked.answering_erasure(["yes"]), {"direction": "outbound"})
	erasing.ruling == null with input as bot
}

test_nothing_of_an_ephemeral_turn_can_be_erased if {
	passing := object.union(asked.answering_erasure(["yes"]), {"conversation": {"ephemeral": true}})
	erasing.ruling == null with input as passing
}

test_other_words_close_the_question if {
	erasing.closing == ["erasure_cancelled"] with input as asked.answering_erasure([])
}

test_signals_do_not if {
	signal := object.union(asked.answering_erasure([]), {"message": {"event": "signal"}})
	erasing.closing == [] with input as signal
}
