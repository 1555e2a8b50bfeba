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

test_a_copy_is_requested if {
	inquiries.ruling.effects == ["access_requested"] with input as wishing(["access"])
	inquiries.ruling.reasons == ["access_needs_identity"] with input as passing(["access"])
}

test_do_not_sell if {
	ruling := inquiries.ruling with input as object.union(wishing(["opt_out"]), asked.more)
	ruling.consents == [
		{"purpose": "marketing", "state": "withdrawn", "method": "words"},
		{"purpose": "sale", "state": "withdrawn", "method": "words"},
	]
	ruling.says == ["opted_out"]
	nothing := inquiries.ruling with input as wishing(["opt_out"])
	nothing.consents == []
	inquiries.ruling.reasons == ["opt_out_needs_identity"] with input as passing(["opt_out"])
}

test_stopping_goes_first if {
	every wish in ["opt_out", "access", "consents", "privacy"] {
		inquiries.ruling == null with input as wishing([wish, "withdraw"])
	}
}
