package guardrail.inquiries_test

import data.guardrail.fixtures_test as asked
import data.guardrail.inquiries

wishing(intents) := asked.but({"message": {"intents": intents}})

passing(intents) := object.union(wishing(intents), {"conversation": {"ephemeral": true}})

test_nothing_asked if {
	inquiries.ruling == null with input as asked.usual
}

test_the_notice_is_shown_to_anybody if {
	inquiries.ruling.says == ["privacy_notice"] with input as wishing(["privacy"])
	inquiries.ruling.says == ["privacy_notice"] with input as passing(["privacy"])
	inquiries.ruling.says == ["privacy_notice"] with input as object.union(asked.nobody, {"message": {"intents": ["privacy"]}})
}

test_consents_are_shown_to_whom_they_are_of if {
	inquiries.ruling.says == ["consent_state"] with input as wishing(["consents"])
	inquiries.ruling.reasons == ["consent_needs_identity"] with input as passing(["consents"])
}

test_do_not_sell if {
	ruling := inquiries.ruling with input as object.union(wishing(["opt_out"]), asked.more)
	ruling.consents == [
		{"purpose": "marketing", "state": "withdrawn", "method": "words"},
		{"purpose": "sale", "state": "withdrawn", "method": "words"},
	]
	ruling.says == ["opted_out"]
	ruling.effects == ["opt_out_requested"]
	nothing := inquiries.ruling with input as wishing(["opt_out"])
	nothing.consents == []
	nothing.effects == []
	inquiries.ruling.reasons == ["opt_out_needs_identity"] with input as passing(["opt_out"])
}

test_an_opt_out_is_a_request_where_it_changes_something if {
	off := {"person": {"consents": {
		"marketing": {"state": "refused", "age_seconds": 60, "method": "words"},
		"sale": {"state": "withdrawn", "age_seconds": 60, "method": "signal"},
	}}}
	again := inquiries.ruling with input as object.union(object.union(wishing(["opt_out"]), asked.more), off)
	again.effects == []
	again.says == ["opted_out"]
}

test_stopping_goes_first if {
	every wish in ["opt_out", "consents", "privacy"] {
		inquiries.ruling == null with input as wishing([wish, "withdraw"])
	}
}
