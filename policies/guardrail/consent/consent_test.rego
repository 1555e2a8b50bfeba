package guardrail.consent_test

import data.guardrail.consent
import data.guardrail.fixtures_test as asked

test_consent_lets_pass if {
	consent.ruling == null with input as asked.usual
}

test_unknown_person_is_held if {
	ruling := consent.ruling with input as asked.but({"person": {"consent": "unknown"}})
	ruling.action == "hold"
	ruling.effects == ["consent_asked"]
}

test_question_is_recorded_once if {
	ruling := consent.ruling with input as asked.answering_consent([])
	ruling.action == "hold"
	ruling.effects == []
}

test_yes_gives if {
	ruling := consent.ruling with input as asked.answering_consent(["yes"])
	ruling.effects == ["consent_given", "deliver_waiting"]
	ruling.says == []
}

test_no_refuses if {
	ruling := consent.ruling with input as asked.answering_consent(["no"])
	ruling.effects == ["consent_refused", "drop_waiting"]
}

test_yes_and_no_is_neither if {
	ruling := consent.ruling with input as asked.answering_consent(["no", "yes"])
	ruling.action == "hold"
}

test_stop_beside_yes_is_not_consent if {
	ruling := consent.ruling with input as asked.answering_consent(["withdraw", "yes"])
	ruling.effects == ["consent_withdrawn", "drop_waiting"]
}

test_stale_question_is_not_answered if {
	late := asked.but({
		"person": {"consent": "asked", "pending": "consent", "pending_age_seconds": 604800},
		"message": {"intents": ["yes"]},
	})
	not consent.gives with input as late
}

test_button_without_question_is_not_consent if {
	pressed := asked.but({"person": {"consent": "unknown"}, "message": {"choice": "guardrail:consent:yes"}})
	not consent.gives with input as pressed
}

test_one_message_withdraws if {
	ruling := consent.ruling with input as asked.but({"message": {"intents": ["withdraw"]}})
	ruling.effects == ["consent_withdrawn", "drop_waiting"]
}

test_waiting_is_bounded if {
	many := asked.but({"person": {"consent": "asked", "pending": "consent", "pending_age_seconds": 1, "waiting": 20}})
	ruling := consent.ruling with input as many
	ruling.action == "refuse"
}

test_opt_out_serves_the_unknown if {
	consent.ruling == null with input as asked.but({"route": {"profile": "us_ca"}, "person": {"consent": "unknown"}})
}

test_opt_out_holds_after_a_no if {
	every state in ["refused", "withdrawn", "asked"] {
		ruling := consent.ruling with input as asked.but({"route": {"consent": "opt_out"}, "person": {"consent": state}})
		ruling.action == "hold"
	}
}

test_no_rule_of_consent_without_consent if {
	every state in ["unknown", "asked", "refused", "withdrawn"] {
		consent.ruling == null with input as asked.but({"route": {"consent": "none"}, "person": {"consent": state}})
	}
}

test_bot_does_not_write_to_who_refused if {
	every state in ["refused", "withdrawn"] {
		ruling := consent.ruling with input as asked.but({"direction": "outbound", "person": {"consent": state}})
		ruling.reasons == ["proactive_without_consent"]
	}
}

test_resent_words_answer_nothing if {
	resent := object.union(asked.answering_consent(["yes"]), {"message": {"continued": true}})
	not consent.gives with input as resent
}
