package guardrail.disclosure_test

import data.guardrail.disclosure
import data.guardrail.fixtures_test as asked

told(age) := asked.but({"conversation": {"disclosed_age_seconds": age}})

test_first_contact if {
	disclosure.due with input as told(null)
}

test_within_interval if {
	not disclosure.due with input as told(10799)
}

test_interval_elapsed if {
	disclosure.due with input as told(10800)
}

test_whenever_asked if {
	disclosure.reason == "asked_whether_human" with input as asked.but({"message": {"intents": ["are_you_human"]}})
}

test_bot_cannot_ask_itself if {
	bot := asked.but({"direction": "outbound", "message": {"intents": ["are_you_human"]}})
	not disclosure.due with input as bot
}

test_nobody_left_to_tell if {
	left := asked.but({"conversation": {"disclosed_age_seconds": null}, "message": {"event": "leave"}})
	not disclosure.due with input as left
}

test_every_regime_has_interval_and_law if {
	every regime in data.guardrail.regimes {
		regime.disclosure.interval_seconds > 0
		regime.disclosure.interval_seconds <= 86400
		count(regime.disclosure.law) > 0
	}
}

test_strict_is_the_strictest if {
	every regime in data.guardrail.regimes {
		data.guardrail.regimes.strict.disclosure.interval_seconds <= regime.disclosure.interval_seconds
		data.guardrail.regimes.strict.retention.maximum_seconds <= regime.retention.maximum_seconds
		data.guardrail.regimes.strict.redaction.min_score_maximum <= regime.redaction.min_score_maximum
	}
	data.guardrail.regimes.strict.consent.mode == "opt_in"
}
