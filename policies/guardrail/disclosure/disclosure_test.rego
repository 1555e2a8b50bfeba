package guardrail.disclosure_test

import data.guardrail.disclosure
import data.guardrail.fixtures_test as asked

told(age) := asked.but({"conversation": {"disclosed_age_seconds": age}})

test_first_contact if {
	disclosure.order.due with input as told(null)
}

test_within_interval if {
	not disclosure.order.due with input as told(10799)
}

test_interval_elapsed if {
	disclosure.order.due with input as told(10800)
}

test_minors_are_told_more_often_and_more if {
	minor := object.union(told(3600), {"person": {"age": "15"}})
	order := disclosure.order with input as minor
	order.due
	order.interval == 3600
	order.elements == ["automated", "operator", "break", "minors"]
	not disclosure.order.due with input as told(3600)
}

test_a_break_is_suggested_only_after_a_while if {
	first := disclosure.order with input as object.union(told(null), {"person": {"age": "15"}})
	first.elements == ["automated", "operator", "minors"]
}

test_whenever_asked if {
	asking := asked.but({"message": {"intents": ["are_you_human"]}})
	disclosure.reason == "asked_whether_human" with input as asking
}

test_bot_cannot_ask_itself if {
	bot := asked.but({"direction": "outbound", "message": {"intents": ["are_you_human"]}})
	not disclosure.order.due with input as bot
}

test_nobody_left_to_tell if {
	left := asked.but({"conversation": {"disclosed_age_seconds": null}, "message": {"event": "leave"}})
	not disclosure.order.due with input as left
}

test_a_human_says_so_by_themselves if {
	human := asked.but({
		"conversation": {"disclosed_age_seconds": null, "human_age_seconds": 86399},
		"message": {"intents": ["are_you_human"]},
	})
	order := disclosure.order with input as human
	order.human
	not order.due
}

test_a_forgotten_handoff_ends if {
	ended := asked.but({"conversation": {"disclosed_age_seconds": 90000, "human_age_seconds": 86400}})
	disclosure.reason == "human_left" with input as ended
	told_since := asked.but({"conversation": {"disclosed_age_seconds": 10, "human_age_seconds": 86420}})
	disclosure.reason == "none" with input as told_since
}

test_ephemeral_answers_carry_it_unless_the_route_says_no if {
	passing := {"conversation": {"ephemeral": true, "disclosed_age_seconds": null}}
	disclosure.reason == "first_contact" with input as asked.but(passing)
	not disclosure.order.due with input as object.union(asked.but(passing), {"route": {"disclose_ephemeral": false}})
}

test_a_signal_is_shown_when_it_is_processed_and_only_then if {
	signal := {"message": {"signals": ["gpc"]}}
	order := disclosure.order with input as asked.but(signal)
	order.due
	order.elements == ["automated", "operator", "signal"]
	disclosure.reason == "signal_processed" with input as asked.but(signal)
	again := object.union(signal, {"person": {"consents": {"sale": {"state": "withdrawn", "age_seconds": 9, "method": "signal"}}}})
	not disclosure.order.due with input as asked.but(again)
}

test_a_signal_is_not_shown_where_no_law_wants_it if {
	silent := object.union(asked.under({"signals": {"gpc_display": false}}), {"message": {"signals": ["gpc"]}})
	order := disclosure.order with input as asked.but(silent)
	not order.due
	asking := object.union(silent, {"message": {"intents": ["are_you_human"]}})
	told_of := disclosure.order with input as asked.but(asking)
	told_of.elements == ["automated", "operator"]
}
