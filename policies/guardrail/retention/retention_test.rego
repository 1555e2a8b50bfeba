package guardrail.retention_test

import data.guardrail.retention
import data.guardrail.ruling_test as given

usual := {
	"law": given.law,
	"record": "message",
	"purpose": "service",
	"age_seconds": 100,
	"wanted_seconds": null,
	"ended": false,
	"holds": [],
}

but(facts) := answer if {
	answer := retention.decision with input as object.union(usual, facts)
}

endless := {"until_seconds": null, "rule": null}

test_the_default if {
	answer := but({})
	answer.decision == "keep"
	answer.seconds == 300
	answer.expires_seconds == 200
}

test_what_the_route_wants_within_the_maximum if {
	but({"wanted_seconds": 150}).expires_seconds == 50
	answer := but({"wanted_seconds": 99999})
	answer.seconds == 600
	answer.reasons == ["capped_by_law"]
	laxer := {"law": {"parameters": {"retention": {"default_seconds": 700}}}}
	but(laxer).seconds == 600
}

test_expired_is_deleted if {
	answer := but({"age_seconds": 300})
	answer.decision == "delete"
	answer.reasons == ["expired"]
	answer.expires_seconds == 0
}

test_a_purpose_that_ended_takes_its_data_along if {
	but({"ended": true}).reasons == ["purpose_ended"]
	but({"ended": true, "record": "consent_proof"}).decision == "keep"
}

test_each_record_has_its_time if {
	but({"record": "waiting"}).reasons == ["expired"]
	but({"record": "waiting", "age_seconds": 99}).seconds == 100
	but({"record": "consent_proof"}).seconds == 900
	but({"record": "request_proof", "wanted_seconds": 1}).seconds == 800
}

test_a_hold_suspends_the_deletion if {
	answer := but({"age_seconds": 300, "holds": [{"until_seconds": 50, "rule": null}]})
	answer.decision == "suspend"
	answer.expires_seconds == 50
	but({"ended": true, "holds": [endless]}).expires_seconds == null
	but({"age_seconds": 300, "holds": [{"until_seconds": 0, "rule": null}]}).decision == "delete"
}

test_a_hold_before_the_end_changes_nothing_yet if {
	but({"holds": [endless]}).decision == "keep"
}

test_unknown_law_deletes_nothing_by_itself if {
	answer := but({"law": given.unknown_law})
	answer.decision == "refuse"
	answer.obligations == ["ask_officer"]
}

test_an_incomplete_question_has_no_answer if {
	every broken in [
		{"record": "rumour"},
		{"purpose": null},
		{"age_seconds": -1},
		{"wanted_seconds": "1"},
		{"ended": null},
		{"holds": [{}]},
		{"law": {"parameters": {"retention": {"maximum_seconds": null}}}},
	] {
		not but(broken)
	}
	not retention.decision with input as {}
}
