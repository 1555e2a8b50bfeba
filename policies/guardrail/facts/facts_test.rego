package guardrail.facts_test

import data.guardrail.facts
import data.guardrail.fixtures_test as asked

test_words_mean_what_they_mean if {
	said := facts.said with input as asked.but({"message": {"intents": ["erase", "yes"]}})
	said.yes
	said.erase
	said.to_guardrail
	said.method == "words"
}

test_a_button_wins_over_its_label if {
	said := facts.said with input as asked.but({"message": {"intents": ["yes"], "choice": "guardrail:consent:no"}})
	not said.yes
	said.pressed == "guardrail:consent:no"
	said.method == "button"
}

test_resent_history_signals_and_the_bot_say_nothing if {
	every change in [{"message": {"continued": true}}, {"message": {"event": "signal"}}, {"direction": "outbound"}] {
		said := facts.said with input as object.union(asked.but({"message": {"intents": ["withdraw"], "choice": null}}), change)
		not said.words
		not said.withdraw
		not said.to_guardrail
	}
}

test_a_question_is_open_while_it_is_fresh if {
	facts.open.consent with input as asked.answering_consent([])
	not facts.open.consent with input as object.union(asked.answering_consent([]), {"person": {"pending_age_seconds": 604800}})
	facts.open.erasure with input as asked.answering_erasure([])
	not facts.open.erasure with input as object.union(asked.answering_erasure([]), {"person": {"pending_age_seconds": 86400}})
	not facts.open.consent with input as asked.usual
}
