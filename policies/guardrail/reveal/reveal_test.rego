package guardrail.reveal_test

import data.guardrail.reveal
import data.guardrail.ruling_test as given

usual := {
	"law": given.law,
	"phase": "open",
	"reason_given": true,
	"wanted_seconds": 300,
	"transcripts": 1,
	"subject": "living",
	"requester": {"roles": ["officer"], "holds_keys": false, "about_self": false},
	"approval": {"roles": ["approver"], "by_requester": false, "about_self": false, "age_seconds": 60},
	"opened_age_seconds": null,
}

but(facts) := answer if {
	answer := reveal.decision with input as object.union(usual, facts)
}

test_two_people_and_a_reason_open_one_transcript if {
	answer := but({})
	answer.decision == "allow"
	answer.seconds == 300
	answer.obligations == ["close_in_time", "record", "tell_in_copy"]
}

test_for_minutes_at_most if {
	but({"wanted_seconds": 99999}).seconds == 900
	but({"wanted_seconds": 99999, "opened_age_seconds": 800}).seconds == 100
	but({"opened_age_seconds": 300}).reasons == ["time_over"]
	but({"wanted_seconds": 0}).reasons == ["no_time"]
}

test_a_request_waits_for_the_second_person if {
	answer := but({"phase": "request", "approval": null})
	answer.decision == "allow"
	answer.seconds == 0
	answer.obligations == ["record", "second_person"]
	but({"phase": "approve"}).reasons == ["approved"]
	but({"approval": null}).reasons == ["approval_missing"]
	but({"phase": "approve", "approval": null}).reasons == ["approval_missing"]
}

test_nobody_approves_themselves if {
	but({"approval": {"by_requester": true}}).reasons == ["own_request"]
	both := {"roles": ["officer", "approver"]}
	but({"requester": both, "approval": object.union(both, {"by_requester": true})}).reasons == ["own_request"]
}

test_roles if {
	but({"requester": {"roles": ["agent_desk"]}}).reasons == ["role_may_not"]
	but({"requester": {"roles": ["auditor", "officer"]}}).reasons == ["role_may_not"]
	but({"approval": {"roles": ["officer"]}}).reasons == ["approver_may_not"]
	but({"approval": {"roles": ["auditor", "approver"]}}).reasons == ["approver_may_not"]
}

test_who_holds_keys_does_not_read if {
	but({"requester": {"holds_keys": true}}).reasons == ["holds_keys"]
	but({"requester": {"roles": ["admin", "officer"]}}).reasons == ["holds_keys"]
}

test_nobody_reveals_or_approves_their_own_data if {
	but({"requester": {"about_self": true}}).reasons == ["about_self"]
	but({"approval": {"about_self": true}}).reasons == ["about_approver"]
}

test_not_without_a_reason if {
	but({"reason_given": false}).reasons == ["reason_missing"]
}

test_one_at_a_time if {
	but({"transcripts": 2}).reasons == ["not_one_transcript"]
	but({"transcripts": 0}).reasons == ["not_one_transcript"]
}

test_an_approval_does_not_last if {
	but({"approval": {"age_seconds": 86400}}).reasons == ["approval_expired"]
}

test_not_when_erased_or_restricted if {
	but({"subject": "erased"}).reasons == ["subject_erased"]
	but({"subject": "restricted"}).reasons == ["subject_restricted"]
	but({"law": given.unknown_law}).reasons == ["jurisdiction_unknown"]
}

test_an_incomplete_question_has_no_answer if {
	every broken in [
		{"phase": "peek"},
		{"reason_given": null},
		{"wanted_seconds": "1"},
		{"transcripts": null},
		{"subject": "dead"},
		{"requester": {"roles": [1]}},
		{"requester": {"holds_keys": null}},
		{"approval": {"age_seconds": -1}},
		{"approval": {"by_requester": null}},
		{"opened_age_seconds": -1},
	] {
		not but(broken)
	}
	not reveal.decision with input as {}
}
