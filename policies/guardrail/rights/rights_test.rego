package guardrail.rights_test

import data.guardrail.rights
import data.guardrail.ruling_test as given

usual := {
	"law": given.law,
	"right": "access",
	"way": "chat",
	"about": null,
	"identity": {
		"account": true,
		"code": false,
		"data_points": 0,
		"declaration": false,
		"permission": "none",
		"doubt": false,
	},
	"late": false,
	"extended": false,
	"extend": null,
	"excessive": "no",
	"compelling_grounds": false,
}

stranger := {"identity": {"account": false}}

but(facts) := answer if {
	answer := rights.decision with input as object.union(usual, facts)
}

test_a_request_in_order if {
	answer := but({})
	answer.decision == "accept"
	answer.reasons == ["request_in_order"]
	answer.deadlines == ["P1M", "P45D"]
	answer.acknowledge == ["P10B"]
	answer.extension == {"possible": true, "durations": ["P2M"]}
	answer.clock == {"start": "receipt", "pauses": false}
	answer.fee == "free"
	answer.proof_seconds == 800
	answer.refusal_elements == []
	answer.obligations == ["deliver_copy", "keep_proof", "protect_others"]
}

test_a_stranger_shows_who_they_are_first if {
	answer := but(stranger)
	answer.decision == "verify"
	answer.obligations == ["ask_identity", "forget_evidence", "keep_proof"]
	answer.identity == {"needed": "account", "shown": "none", "enough": false, "ways": ["account", "two_data_points"]}
	answer.deadlines == ["P1M", "P45D"]
}

test_levels if {
	levels := [
		[{"account": true, "code": true}, "reasonably_high"],
		[{"account": false, "code": true}, "none"],
		[{"data_points": 3, "declaration": true}, "reasonably_high"],
		[{"data_points": 3}, "reasonable"],
		[{"data_points": 2, "account": false}, "reasonable"],
		[{"data_points": 1, "declaration": true}, "account"],
	]
	every level in levels {
		but({"identity": level[0]}).identity.shown == level[1]
	}
}

test_more_sensitive_needs_more if {
	but({"right": "erasure"}).decision == "verify"
	but({"right": "erasure", "identity": {"code": true}}).decision == "accept"
	answer := but({"right": "erasure", "identity": {"code": true}})
	answer.obligations == ["decide_items", "keep_proof", "tell_recipients"]
}

test_doubt_asks_for_more_and_only_doubt if {
	but({"identity": {"doubt": true}}).identity.needed == "reasonable"
	but({"identity": {"doubt": true, "data_points": 2}}).decision == "accept"
	high := {"law": {"parameters": {"identity": {"access": "reasonably_high"}}}, "identity": {"doubt": true}}
	but(high).identity.needed == "reasonably_high"
}

test_whoever_says_no_proves_nothing if {
	answer := but(object.union(stranger, {"right": "opt_out", "way": "agent", "excessive": "refuse", "extend": "number"}))
	answer.decision == "accept"
	answer.fee == "free"
	answer.deadlines == ["P15B"]
	answer.identity.needed == "none"
	answer.identity.ways == []
}

test_an_agent_shows_a_permission if {
	answer := but({"way": "agent"})
	answer.decision == "verify"
	answer.reasons == ["permission_not_shown"]
	but({"way": "agent", "identity": {"permission": "signed"}}).decision == "accept"
	but({"way": "agent", "identity": {"permission": "power_of_attorney", "account": false}}).decision == "verify"
}

test_a_permission_not_shown_in_time if {
	answer := but({"way": "agent", "late": true})
	answer.decision == "refuse"
	answer.reasons == ["permission_not_shown"]
}

test_not_shown_in_time if {
	answer := but(object.union(stranger, {"late": true}))
	answer.decision == "refuse"
	answer.reasons == ["not_verified"]
	answer.refusal_elements == ["complaint", "reasons"]
}

test_an_extension_once_in_time_and_for_a_reason if {
	but({"extend": "complexity"}).decision == "extend"
	but({"extend": "number"}).obligations == ["keep_proof", "tell_extension_and_reasons"]
	but({"extend": "number", "extended": true}).reasons == ["request_in_order", "not_extended"]
	but({"extend": "number", "late": true}).decision == "accept"
	not but({"extended": true}).extension.possible
}

test_the_law_that_gives_no_more_time_wins if {
	answer := but({"right": "objection", "extend": "number"})
	answer.decision == "accept"
	not answer.extension.possible
	none := but({"right": "erasure", "extend": "number", "identity": {"code": true}})
	none.reasons == ["request_in_order", "not_extended"]
	none.acknowledge == []
}

test_a_clock_that_stands_while_the_person_is_asked if {
	but({"right": "objection"}).clock == {"start": "latest_of_request_identity_fee", "pauses": true}
}

test_excess_is_refused_or_charged if {
	refused := but({"excessive": "refuse"})
	refused.decision == "refuse"
	refused.obligations == ["explain_refusal", "keep_proof"]
	charged := but({"excessive": "charge"})
	charged.decision == "accept"
	charged.fee == "reasonable"
	"prove_excess" in charged.obligations
}

test_an_objection_to_marketing_is_absolute if {
	but({"right": "objection", "compelling_grounds": true}).reasons == ["compelling_grounds"]
	but({"right": "objection", "compelling_grounds": true, "about": "analytics"}).decision == "refuse"
	but({"right": "objection", "compelling_grounds": true, "about": "marketing"}).decision == "accept"
}

test_a_right_that_no_law_gives if {
	terms := {"law": {"parameters": {
		"identity": {"portability": "account"},
		"clock": {"portability": "receipt"},
		"deadline": {"portability": ["P1M"]},
	}}}
	answer := but(object.union(terms, {"right": "portability"}))
	answer.reasons == ["right_not_given"]
	answer.refusal_elements == ["complaint", "reasons"]
}

test_unknown_law_goes_to_an_officer if {
	answer := but({"law": given.unknown_law})
	answer.decision == "refuse"
	answer.obligations == ["ask_officer"]
	answer.refusal_elements == []
	answer.deadlines == []
	answer.proof_seconds == null
}

test_but_a_no_counts_at_once if {
	every right in ["opt_out", "limit", "withdraw"] {
		answer := but(object.union(stranger, {"law": given.unknown_law, "right": right}))
		answer.decision == "accept"
		answer.deadlines == ["P0D"]
		answer.identity.enough
		"ask_officer" in answer.obligations
	}
}

test_an_incomplete_question_has_no_answer if {
	every broken in [
		{"right": "revenge"},
		{"way": "pigeon"},
		{"about": "spam"},
		{"identity": {"account": 1}},
		{"identity": {"data_points": "3"}},
		{"identity": {"permission": null}},
		{"late": null},
		{"extend": "laziness"},
		{"excessive": true},
		{"compelling_grounds": null},
		{"law": {"parameters": {"clock": {"access": null}}}},
		{"law": {"parameters": {"identity": {"access": "some"}}}},
		{"right": "restriction"},
	] {
		not but(broken)
	}
	not rights.decision with input as {}
}
