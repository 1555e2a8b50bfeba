package guardrail.erasure_test

import data.guardrail.erasure
import data.guardrail.ruling_test as given

item := {
	"id": "m1",
	"kind": "message",
	"purpose": "service",
	"basis": "consent",
	"age_seconds": 10,
	"holds": [],
	"exception": null,
	"exception_seconds": null,
}

# The answer to a question about these items, each a change to the usual one.
ask(items, facts) := answer if {
	answer := erasure.decision with input as object.union(
		{
			"law": given.law,
			"ground": "request",
			"about": [],
			"items": [object.union(item, each) | some each in items],
		},
		facts,
	)
}

one(changes, facts) := ask([changes], facts).items[0]

endless := {"until_seconds": null, "rule": null}

test_everything_goes if {
	answer := ask([{}, {"id": "v1", "kind": "vault"}, {"id": "k1", "kind": "key"}], {})
	answer.decision == "erase"
	answer.reasons == ["request"]
	answer.obligations == ["tell_recipients"]
	answer.conflicts == []
	every each in answer.items {
		each.action == "erase"
		each.reason == "request"
		each.expires_seconds == 0
	}
}

test_a_hold_beats_erasure_and_is_named if {
	answer := ask([{"holds": [{"until_seconds": 70, "rule": null}]}, {"id": "k1", "kind": "key"}], {})
	answer.decision == "partly"
	answer.reasons == ["hold_conflicts"]
	answer.conflicts == ["m1"]
	answer.items[0].action == "restrict"
	answer.items[0].reason == "hold"
	answer.items[0].expires_seconds == 70
	answer.obligations == [
		"explain_what_is_kept",
		"reseal_before_key_is_destroyed",
		"tell_recipients",
		"use_only_for_exception",
	]
}

test_nothing_but_holds if {
	answer := ask([{"holds": [endless]}], {})
	answer.decision == "keep"
	answer.reasons == ["hold_conflicts"]
	answer.items[0].expires_seconds == null
}

test_a_hold_beats_an_exception if {
	held := {"holds": [endless], "exception": "legal_duty", "exception_seconds": 5}
	one(held, {}).reason == "hold"
}

test_a_hold_that_ran_out_holds_nothing if {
	one({"holds": [{"until_seconds": 0, "rule": null}]}, {}).action == "erase"
}

test_an_exception_of_the_law_keeps_for_its_time if {
	duty := one({"exception": "legal_duty", "exception_seconds": 50}, {})
	duty.action == "keep"
	duty.reason == "legal_duty"
	duty.expires_seconds == 50
	one({"exception": "legal_claims", "exception_seconds": 50}, {}).action == "restrict"
	one({"exception": "legal_duty"}, {}).expires_seconds == 600
	ask([{"exception": "legal_duty"}], {}).decision == "keep"
	ask([{"exception": "legal_duty"}, {"id": "m2"}], {}).reasons == ["exceptions"]
}

test_an_exception_that_is_over_or_unknown_keeps_nothing if {
	one({"exception": "legal_duty", "exception_seconds": 0}, {}).reason == "exception_ended"
	one({"exception": "transaction", "exception_seconds": 50}, {}).reason == "exception_not_in_law"
	one({"exception": "because", "exception_seconds": 50}, {}).action == "erase"
}

test_the_log_and_the_proof_stay if {
	one({"kind": "audit_entry"}, {}) == {
		"id": "m1",
		"action": "keep",
		"reason": "nothing_personal",
		"citation": null,
		"expires_seconds": null,
	}
	proof := one({"kind": "request_proof"}, {})
	proof.reason == "proof_of_request"
	proof.expires_seconds == 790
	one({"kind": "request_proof", "age_seconds": 800}, {}).reason == "proof_ended"
	ask([{"kind": "audit_entry"}], {}).reasons == ["nothing_to_erase"]
}

test_a_withdrawal_takes_what_rested_on_consent if {
	withdrawn := {"ground": "withdrawal", "about": ["marketing"]}
	one({"purpose": "marketing"}, withdrawn).action == "erase"
	one({"purpose": "marketing", "basis": "contract"}, withdrawn).reason == "not_meant"
	one({"purpose": "service"}, withdrawn).reason == "not_meant"
	one({}, {"ground": "withdrawal"}).action == "erase"
}

test_an_objection_takes_what_rested_on_interests if {
	one({"basis": "legitimate_interests"}, {"ground": "objection"}).action == "erase"
	one({"basis": "contract"}, {"ground": "objection"}).action == "keep"
}

test_each_item_cites_its_rule if {
	cited := {"erasure": [["eu", "one"]], "erasure_exception": [["eu", "one"], ["eu", "three"]]}
	answer := ask(
		[
			{},
			{"id": "m2", "exception": "legal_duty"},
			{"id": "m3", "exception": "legal_claims"},
			{"id": "m4", "holds": [{"until_seconds": 1, "rule": "eu/two"}]},
			{"id": "m5", "holds": [{"until_seconds": 1, "rule": "eu/gone"}]},
			{"id": "m6", "holds": [{"until_seconds": 1, "rule": "nonsense"}]},
		],
		{"law": {"grounds": cited}},
	) with data.guardrail.jurisdictions as given.rules
	answer.items[0].citation.rule == "eu/one"
	answer.items[1].citation.rule == "eu/three"
	answer.items[2].citation.rule == "eu/one"
	answer.items[3].citation.rule == "eu/two"
	answer.items[4].citation == null
	answer.items[5].citation == null
	[each.rule | some each in answer.citations] == ["eu/one", "eu/three"]
}

test_proof_is_cited_where_it_stays if {
	answer := ask([{"kind": "request_proof"}], {"law": {"grounds": {"proof": [["eu", "one"]]}}}) with data.guardrail.jurisdictions as given.rules
	[each.rule | some each in answer.citations] == ["eu/one"]
	answer.items[0].citation.rule == "eu/one"
}

test_nothing_to_do if {
	ask([], {}).reasons == ["nothing_to_erase"]
}

test_unknown_law_waits_for_an_officer if {
	answer := ask([{}], {"law": given.unknown_law})
	answer.decision == "refuse"
	answer.items == []
	answer.obligations == ["ask_officer"]
}

test_an_incomplete_question_has_no_answer if {
	every broken in [
		{"ground": "whim"},
		{"about": "marketing"},
		{"law": {"parameters": {"erasure": {"exceptions": null}}}},
		{"law": {"parameters": {"rights": {"proof_seconds": "1"}}}},
	] {
		not ask([{}], broken)
	}
	every wrong in [
		{"id": 1},
		{"kind": "rumour"},
		{"purpose": null},
		{"basis": null},
		{"age_seconds": -1},
		{"holds": [{}]},
		{"exception": 1},
		{"exception_seconds": "1"},
	] {
		not ask([wrong], {})
	}
	not erasure.decision with input as {}
}
