package guardrail.consent_test

import data.guardrail.consent
import data.guardrail.fixtures_test as asked

opt_out := asked.under({"consent": {"service": "opt_out"}})

test_consent_lets_pass if {
	consent.ruling == null with input as asked.usual
}

test_unknown_person_is_held if {
	ruling := consent.ruling with input as asked.nobody
	ruling.decision == "hold"
	ruling.effects == ["consent_asked"]
}

test_question_is_recorded_once if {
	ruling := consent.ruling with input as asked.answering_consent([])
	ruling.decision == "hold"
	ruling.effects == []
}

test_yes_gives if {
	ruling := consent.ruling with input as asked.answering_consent(["yes"])
	ruling.consents == [{"purpose": "service", "state": "given", "method": "words"}]
	ruling.effects == ["deliver_waiting"]
	ruling.says == []
}

test_no_refuses_and_ends_the_rest if {
	other := {"person": {"consents": {"training": {"state": "given", "age_seconds": 9, "method": "words"}}}}
	ruling := consent.ruling with input as object.union(asked.answering_consent(["no"]), other)
	ruling.effects == ["drop_waiting"]
	ruling.consents == [
		{"purpose": "service", "state": "refused", "method": "words"},
		{"purpose": "training", "state": "withdrawn", "method": "words"},
	]
}

test_yes_and_no_is_neither if {
	ruling := consent.ruling with input as asked.answering_consent(["no", "yes"])
	ruling.decision == "hold"
}

test_stop_beside_yes_is_not_consent if {
	ruling := consent.ruling with input as asked.answering_consent(["withdraw", "yes"])
	ruling.consents[0].state == "withdrawn"
}

test_stale_question_is_not_answered if {
	late := object.union(asked.answering_consent(["yes"]), {"person": {"pending_age_seconds": 604800}})
	not consent.answers.yes with input as late
}

test_button_without_question_is_not_consent if {
	pressed := object.union(asked.nobody, {"message": {"choice": "guardrail:consent:yes"}})
	not consent.answers.yes with input as pressed
}

test_a_yes_lapses if {
	old := asked.but({"person": {"consents": {"service": {"age_seconds": 31536000}}}})
	consent.service.lapsed with input as old
	ruling := consent.ruling with input as old
	ruling.decision == "hold"
	not consent.service.lapsed with input as object.union(old, opt_out)
}

test_one_message_withdraws if {
	ruling := consent.ruling with input as asked.but({"message": {"intents": ["withdraw"]}})
	ruling.consents == [{"purpose": "service", "state": "withdrawn", "method": "words"}]
	ruling.effects == ["drop_waiting", "withdrawal_requested"]
}

test_withdrawing_is_a_request_where_it_changes_something if {
	again := object.union(asked.service("withdrawn"), {"message": {"intents": ["withdraw"]}})
	ruling := consent.ruling with input as asked.but(again)
	ruling.effects == ["drop_waiting"]
}

test_departure_withdraws if {
	left := asked.but({"message": {"event": "leave"}})
	ruling := consent.ruling with input as left
	ruling.consents == [{"purpose": "service", "state": "withdrawn", "method": "departure"}]
	ruling.decision == "admit"
	unknown := consent.ruling with input as object.union(asked.nobody, {"message": {"event": "leave"}})
	unknown.decision == "refuse"
}

test_waiting_is_bounded if {
	many := object.union(asked.answering_consent([]), {"person": {"waiting": 20}})
	ruling := consent.ruling with input as many
	ruling.reasons == ["too_many_waiting"]
}

test_opt_out_serves_the_unknown if {
	consent.ruling == null with input as object.union(asked.nobody, opt_out)
}

test_opt_out_holds_after_a_no if {
	every state in ["refused", "withdrawn", "asked", "expired"] {
		ruling := consent.ruling with input as object.union(asked.but(asked.service(state)), opt_out)
		ruling.decision == "hold"
	}
}

test_the_route_chooses_before_its_basis_and_its_basis_before_the_law if {
	consent.mode == "opt_in" with input as object.union(asked.but(opt_out), {"route": {"consent": "required"}})
	consent.mode == "opt_out" with input as asked.but({"route": {"consent": "opt_out"}})
	consent.mode == "none" with input as asked.but({"route": {"consent": "none"}})
	every basis in ["contract", "legal_obligation", "vital_interests"] {
		consent.mode == "none" with input as asked.but({"route": {"purposes": {"service": basis}}})
	}
	every basis in ["legitimate_interests", "public_task"] {
		consent.mode == "opt_out" with input as asked.but({"route": {"purposes": {"service": basis}}})
	}
	by_consent := {"route": {"purposes": {"service": "consent"}}}
	consent.mode == "opt_in" with input as object.union(asked.but(opt_out), by_consent)
}

test_what_the_law_forbids_no_route_allows if {
	never := asked.but(object.union(asked.under({"consent": {"service": "never"}}), {"route": {"consent": "none"}}))
	ruling := consent.ruling with input as never
	ruling.reasons == ["service_prohibited"]
	outbound := consent.ruling with input as object.union(never, {"direction": "outbound"})
	outbound.reasons == ["service_prohibited"]
}

test_no_rule_of_consent_without_consent if {
	every state in ["asked", "refused", "withdrawn"] {
		consent.ruling == null with input as object.union(asked.but(asked.service(state)), {"route": {"consent": "none"}})
	}
	pressed := {"route": {"consent": "none"}, "message": {"choice": "guardrail:consent:yes"}}
	ruling := consent.ruling with input as asked.but(pressed)
	ruling.reasons == ["nothing_asked"]
}

test_where_nothing_was_consented_stop_still_ends_the_rest if {
	ruling := consent.ruling with input as asked.but({
		"route": {"consent": "none", "purposes": {"marketing": "legitimate_interests"}},
		"message": {"intents": ["withdraw"]},
	})
	ruling.reasons == ["opted_out"]
	ruling.consents == [{"purpose": "marketing", "state": "withdrawn", "method": "words"}]
}

test_bot_does_not_write_to_who_refused if {
	every state in ["refused", "withdrawn"] {
		ruling := consent.ruling with input as object.union(asked.but(asked.service(state)), {"direction": "outbound"})
		ruling.reasons == ["proactive_without_consent"]
	}
}

test_bot_advertises_to_who_agreed_only if {
	push := object.union(asked.but(asked.more), {"direction": "outbound", "message": {"purpose": "marketing"}})
	unknown := consent.ruling with input as push
	unknown.reasons == ["proactive_without_consent"]
	given := {"person": {"consents": {"marketing": {"state": "given", "age_seconds": 9, "method": "words"}}}}
	consent.ruling == null with input as object.union(push, given)
	no := {"person": {"consents": {"marketing": {"state": "refused", "age_seconds": 9, "method": "words"}}}}
	refused := consent.ruling with input as object.union(push, no)
	refused.reasons == ["proactive_objected"]
	service := object.union(push, {"message": {"purpose": "service"}})
	consent.ruling == null with input as service
}

test_a_child_needs_a_guardian if {
	child := asked.but({"person": {"age": "13"}})
	ruling := consent.ruling with input as child
	ruling.reasons == ["guardian_needed"]
	ruling.says == ["guardian_needed"]
	silent := consent.ruling with input as object.union(child, {"message": {"event": "signal"}})
	silent.says == []
	consent.ruling == null with input as object.union(child, {"person": {"consents": {"service": {"method": "guardian"}}}})
	consent.ruling == null with input as object.union(child, opt_out)
}

test_companions_do_not_serve_whom_the_law_excludes if {
	young := object.union(asked.under({"child": {"minimum_age": 18}}), {"route": {"kind": "companion"}, "person": {"age": "16_17"}})
	ruling := consent.ruling with input as asked.but(young)
	ruling.reasons == ["minor_not_served"]
	outbound := consent.ruling with input as object.union(asked.but(young), {"direction": "outbound"})
	outbound.reasons == ["minor_not_served"]
}

test_the_age_is_asked_first if {
	new := object.union(asked.nobody, {"route": {"age": "ask"}})
	ruling := consent.ruling with input as new
	ruling.effects == ["age_asked"]
	ruling.says == ["age_question"]
	asked_already := object.union(new, {"person": {"pending": "age", "pending_age_seconds": 5, "waiting": 1}})
	again := consent.ruling with input as asked_already
	again.effects == []
	full := consent.ruling with input as object.union(asked_already, {"person": {"waiting": 20}})
	full.reasons == ["too_many_waiting"]
	silent := consent.ruling with input as object.union(new, {"message": {"event": "signal"}})
	silent.reasons == ["age_unknown"]
}

test_after_the_age_comes_the_question_or_the_message if {
	told := object.union(asked.nobody, {
		"route": {"age": "ask"},
		"person": {"pending": "age", "pending_age_seconds": 5, "waiting": 1},
		"message": {"age": "16_17"},
	})
	ruling := consent.ruling with input as told
	ruling.says == ["consent_question"]
	goes_on := consent.ruling with input as object.union(told, opt_out)
	goes_on.effects == ["deliver_waiting"]
	goes_on.says == []
}

test_signals_of_who_gave_no_consent_go_nowhere if {
	unsent := consent.ruling with input as object.union(asked.nobody, {"message": {"event": "unsend"}})
	unsent.effects == ["delete_message"]
	unsent.decision == "refuse"
}

test_without_identity_nobody_can_consent if {
	passing := {"conversation": {"ephemeral": true}}
	ruling := consent.ruling with input as object.union(asked.nobody, passing)
	ruling.reasons == ["consent_needs_identity"]
	free := object.union(object.union(asked.nobody, passing), opt_out)
	consent.ruling == null with input as free
	consent.ruling == null with input as object.union(free, {"message": {"intents": ["yes"]}})
	stopped := consent.ruling with input as object.union(free, {"message": {"intents": ["withdraw"]}})
	stopped.reasons == ["consent_needs_identity"]
}

test_resent_words_answer_nothing if {
	resent := object.union(asked.answering_consent(["yes"]), {"message": {"continued": true}})
	not consent.answers.yes with input as resent
}

test_a_button_of_a_higher_age_answers_nothing if {
	ruling := consent.ruling with input as asked.but({
		"route": {"age": "ask"},
		"person": {"age": "13"},
		"message": {"choice": "guardrail:age:18_plus"},
	})
	ruling.reasons == ["nothing_asked"]
}
