package guardrail.turn_test

import data.guardrail.fixtures_test as asked
import data.guardrail.turn

signal := {"message": {"signals": ["gpc"]}}

test_usual_turn_goes_on if {
	decision := turn.decision with input as asked.usual
	decision.decision == "admit"
	decision.says == []
	decision.restore == ["label", "message"]
	decision.allowed == {"service": true}
	decision.valid_until == "2027-01-01T00:00:00Z"
	decision.jurisdictions == ["eu"]
}

test_erasure_goes_before_consent if {
	decision := turn.decision with input as asked.answering_consent(["erase", "yes"])
	decision.effects == ["erasure_asked"]
	decision.consents == []
}

test_first_words_say_what_speaks if {
	new := object.union(asked.nobody, {"conversation": {"disclosed_age_seconds": null}})
	decision := turn.decision with input as new
	decision.says == ["bot_identity", "consent_question"]
	decision.allowed == {"service": false}
}

test_closing_goes_before_asking if {
	decision := turn.decision with input as object.union(asked.nobody, {"person": {"pending": "erasure", "pending_age_seconds": 60}})
	decision.effects == ["erasure_cancelled", "consent_asked"]
}

test_media_nothing_looks_into if {
	decision := turn.decision with input as asked.but({"message": {"attachments": ["image"]}})
	decision.decision == "refuse"
	decision.says == ["attachment_refused"]
	passed := turn.decision with input as asked.but({"route": {"attachments": "pass"}, "message": {"attachments": ["image"]}})
	passed.obligations == ["attachments_of_operator"]
}

test_unknown_jurisdiction_refuses if {
	unknown := object.union(object.remove(asked.usual, ["law"]), {"law": {"known": false, "jurisdictions": []}})
	decision := turn.decision with input as unknown
	decision.decision == "refuse"
	decision.reasons == ["jurisdiction_unknown"]
	decision.restore == []
}

test_incomplete_question_has_no_answer if {
	not turn.decision with input as object.remove(asked.usual, ["message"])
}

test_a_decision_cites_the_rules_it_rests_on if {
	decision := turn.decision with input as asked.usual
		with data.guardrail.jurisdictions as {"eu": {"rules": {
			"gdpr_6_1_a": {"law": "GDPR", "article": "Art. 6(1)(a)", "source": "x"},
			"gdpr_5_1_e": {"law": "GDPR", "article": "Art. 5(1)(e)", "source": "y"},
		}}}
	decision.citations == [
		{"law": "GDPR", "article": "Art. 6(1)(a)", "source": "x", "rule": "eu/gdpr_6_1_a"},
		{"law": "GDPR", "article": "Art. 5(1)(e)", "source": "y", "rule": "eu/gdpr_5_1_e"},
	]
}

test_nothing_returns_to_whom_consent_is_missing if {
	decision := turn.decision with input as object.union(asked.but(asked.service("asked")), {"direction": "outbound"})
	decision.decision == "admit"
	decision.reasons == ["not_objected"]
	decision.restore == []
	to_known := turn.decision with input as asked.but({"direction": "outbound"})
	to_known.restore == ["label", "message"]
}

test_a_lapsed_yes_is_recorded_and_asked_again if {
	old := asked.but({"person": {"consents": {"service": {"age_seconds": 31536000}}}})
	decision := turn.decision with input as old
	decision.decision == "hold"
	decision.consents == [{"purpose": "service", "state": "expired", "method": "time"}]
	decision.effects == ["consent_asked"]
}

test_yes_delivers_and_asks_for_the_next_purpose if {
	decision := turn.decision with input as object.union(asked.answering_consent(["yes"]), asked.more)
	decision.effects == ["deliver_waiting", "purpose_asked"]
	decision.asks == "marketing"
	decision.says == ["purpose_marketing"]
	decision.allowed == {"service": true, "marketing": false, "sale": false}
}

test_other_words_close_the_question_of_a_purpose_and_go_on if {
	decision := turn.decision with input as asked.answering_marketing([])
	decision.decision == "admit"
	decision.effects == ["question_closed"]
	decision.consents == []
}

test_a_notice_leaves_the_question_open if {
	decision := turn.decision with input as asked.answering_marketing(["privacy"])
	decision.says == ["privacy_notice"]
	decision.effects == []
}

test_a_signal_is_recorded_once_and_the_turn_goes_on if {
	decision := turn.decision with input as object.union(asked.but(asked.more), signal)
	decision.decision == "admit"
	decision.consents == [{"purpose": "sale", "state": "withdrawn", "method": "signal"}]
	decision.allowed == {"service": true, "marketing": false, "sale": false}
	decision.reasons == ["consent_given", "disclosure_signal_processed"]
}

test_of_an_ephemeral_turn_nothing_is_recorded if {
	passing := object.union(asked.but({"conversation": {"ephemeral": true}, "route": {"consent": "none", "purposes": {"sale": "legitimate_interests"}}}), signal)
	decision := turn.decision with input as object.union(passing, asked.under({"consent": {"sale": "opt_out"}}))
	decision.consents == []
	decision.allowed == {"service": true, "sale": false}
}

test_what_the_person_decides_goes_before_what_lapses if {
	old := object.union(asked.answering_marketing(["yes"]), {"person": {"consents": {"marketing": {"state": "given", "age_seconds": 31536000}}}})
	decision := turn.decision with input as old
	decision.consents == [{"purpose": "marketing", "state": "given", "method": "words"}]
	silent := turn.decision with input as object.union(old, {"message": {"intents": []}})
	silent.consents == [{"purpose": "marketing", "state": "expired", "method": "time"}]
}

test_an_age_is_recorded_beside_what_follows if {
	told := object.union(asked.nobody, {
		"route": {"age": "ask"},
		"person": {"pending": "age", "pending_age_seconds": 5, "waiting": 1},
		"message": {"age": "13"},
	})
	decision := turn.decision with input as told
	decision.effects == ["question_closed", "age_given", "drop_waiting"]
	decision.says == ["guardian_needed"]
}

test_who_asks_for_a_human_is_offered_one if {
	wish := asked.but({"message": {"intents": ["human_handoff"]}})
	decision := turn.decision with input as wish
	decision.decision == "admit"
	decision.obligations == ["offer_human"]
	helped := turn.decision with input as object.union(wish, {"conversation": {"human_age_seconds": 60}})
	helped.obligations == []
}

test_an_unsent_message_is_deleted if {
	decision := turn.decision with input as asked.but({"message": {"event": "unsend"}})
	decision.effects == ["delete_message"]
	decision.decision == "admit"
}

test_what_was_not_read_is_refused if {
	decision := turn.decision with input as asked.but({"coverage": {"parts": 2}})
	decision.reasons == ["coverage_incomplete"]
}

test_minors_and_special_categories_cite_their_law if {
	minor := asked.but({"person": {"age": "16_17"}, "conversation": {"disclosed_age_seconds": null}, "message": {"findings": {"SPECIAL_HEALTH": 1}}})
	{"minors", "special", "disclosure"} - turn.cited == set() with input as minor
}
