package guardrail.proactive_test

import data.guardrail.proactive
import data.guardrail.ruling_test as given

yes := {"state": "given", "age_seconds": 10, "method": "button"}

no := {"state": "withdrawn", "age_seconds": 10, "method": "words"}

usual := {
	"law": given.law,
	"purpose": "service",
	"route": {"age": "unknown", "consent": null, "purposes": {}},
	"person": {
		"age": null,
		"consents": {"service": yes},
		"signals": [],
		"objections": [],
		"restricted": false,
		"told_to_object": false,
		"quiet": false,
	},
	"conversation": {"human_age_seconds": null},
}

but(facts) := answer if {
	answer := proactive.decision with input as object.union(usual, facts)
}

# Marketing by this basis, to somebody who said this.
marketing(basis, facts) := but(object.union({"purpose": "marketing", "route": {"purposes": {"marketing": basis}}}, facts))

test_service_with_consent if {
	answer := but({})
	answer.decision == "send"
	answer.reasons == ["consent_given"]
	answer.obligations == []
}

test_service_without if {
	but({"person": {"consents": {"service": {"state": "asked"}}}}).reasons == ["consent_missing"]
	but({"person": {"consents": {"service": no}}}).reasons == ["objected"]
	but({"person": {"consents": {"service": {"age_seconds": 1000}}}}).reasons == ["consent_expired"]
}

test_nobody_asked_is_unknown if {
	answer := proactive.decision with input as json_without_consents
	answer.reasons == ["consent_missing"]
}

json_without_consents := object.union(
	object.remove(usual, ["person"]),
	{"person": object.union(object.remove(usual.person, ["consents"]), {"consents": {}})},
)

test_what_the_operator_chose_for_the_service if {
	nothing := json_without_consents
	answer := proactive.decision with input as object.union(nothing, {"route": {"consent": "none"}})
	answer.reasons == ["other_legal_basis"]
	answer.obligations == ["legal_basis_of_operator"]
	free := proactive.decision with input as object.union(nothing, {"route": {"consent": "opt_out"}})
	free.reasons == ["not_objected"]
	asked := proactive.decision with input as object.union(nothing, {"route": {"consent": "required"}})
	asked.reasons == ["consent_missing"]
	interest := proactive.decision with input as object.union(nothing, {"route": {"purposes": {"service": "legitimate_interests"}}})
	interest.obligations == ["legal_basis_of_operator", "tell_right_to_object"]
	never := proactive.decision with input as object.union(nothing, {"law": {"parameters": {"consent": {"service": "never"}}}})
	never.reasons == ["purpose_never"]
	by_word := proactive.decision with input as object.union(nothing, {"route": {"purposes": {"service": "consent"}}})
	by_word.reasons == ["consent_missing"]
}

test_marketing_needs_its_own_yes if {
	marketing("consent", {}).reasons == ["consent_missing"]
	answer := marketing("consent", {"person": {"consents": {"marketing": yes}}})
	answer.decision == "send"
	answer.obligations == ["opt_out_line", "tell_right_to_object"]
}

test_marketing_by_interest_until_a_no if {
	answer := marketing("legitimate_interests", {})
	answer.reasons == ["not_objected"]
	answer.obligations == ["legal_basis_of_operator", "opt_out_line", "tell_right_to_object"]
	asked := {"person": {"consents": {"marketing": {"state": "asked", "age_seconds": 1, "method": "words"}}}}
	marketing("legitimate_interests", asked).reasons == ["objected"]
	told := marketing("legitimate_interests", {"person": {"told_to_object": true}})
	told.obligations == ["legal_basis_of_operator", "opt_out_line"]
}

test_an_objection_to_marketing_beats_every_basis if {
	every basis in ["consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"] {
		marketing(basis, {"person": {"objections": ["marketing"], "consents": {"marketing": yes}}}).reasons == ["objected"]
	}
}

test_a_signal_switches_off_what_the_law_says if {
	signal := {"person": {"signals": ["gpc"], "consents": {"marketing": yes, "analytics": yes}}}
	marketing("consent", signal).reasons == ["opted_out_by_signal"]
	analytics := object.union(signal, {"purpose": "analytics", "route": {"purposes": {"analytics": "consent"}}})
	but(analytics).decision == "send"
}

test_a_purpose_that_the_route_does_not_have if {
	but({"purpose": "marketing"}).reasons == ["purpose_not_of_route"]
}

test_a_purpose_that_the_law_forbids if {
	emotion := {"purpose": "emotion", "route": {"purposes": {"emotion": "consent"}}, "person": {"consents": {"emotion": yes}}}
	but(emotion).reasons == ["purpose_never"]
}

test_no_service_no_advertising if {
	stopped := {"person": {"consents": {"marketing": yes, "service": no}}}
	marketing("consent", stopped).reasons == ["service_not_allowed", "objected"]
}

test_children_need_a_guardian if {
	child := {"person": {"age": "13", "consents": {"marketing": yes, "service": {"method": "guardian"}}}}
	marketing("consent", child).reasons == ["guardian_needed"]
	guarded := {"person": {"consents": {"marketing": {"method": "guardian"}}}}
	marketing("consent", object.union(child, guarded)).decision == "send"
	older := {"person": {"age": "14", "consents": {"marketing": yes}}}
	marketing("consent", older).decision == "send"
}

test_on_a_route_for_minors_everybody_may_be_one if {
	minors := {"route": {"age": "minors"}}
	but(minors).reasons == ["guardian_needed"]
	but(object.union(minors, {"person": {"age": "18_plus"}})).decision == "send"
}

test_a_childs_data_is_sold_only_after_a_yes if {
	sale := {"purpose": "sale", "route": {"purposes": {"sale": "legitimate_interests"}}}
	but(sale).reasons == ["not_objected"]
	but(object.union(sale, {"person": {"age": "15"}})).reasons == ["consent_missing"]
	but(object.union(sale, {"person": {"age": "15", "consents": {"sale": yes}}})).reasons == ["consent_given"]
	young := {"law": {"parameters": {"child": {"consent_age": 0}}}, "person": {"age": "under_13", "consents": {"sale": yes}}}
	but(object.union(sale, young)).reasons == ["guardian_needed"]
}

test_only_service_disturbs if {
	quiet := {"person": {"quiet": true, "consents": {"marketing": yes}}}
	marketing("consent", quiet).decision == "wait"
	but({"person": {"quiet": true}}).decision == "send"
	human := {"conversation": {"human_age_seconds": 60}, "person": {"consents": {"marketing": yes}}}
	marketing("consent", human).reasons == ["human_answers"]
	but({"conversation": {"human_age_seconds": 60}}).decision == "send"
	over := {"conversation": {"human_age_seconds": 3600}, "person": {"consents": {"marketing": yes}}}
	marketing("consent", over).decision == "send"
}

test_restricted_data_is_only_stored if {
	but({"person": {"restricted": true}}).reasons == ["processing_restricted"]
}

test_unknown_law_sends_nothing if {
	but({"law": given.unknown_law}).reasons == ["jurisdiction_unknown"]
}

test_an_incomplete_question_has_no_answer if {
	every broken in [
		{"purpose": "spam"},
		{"route": {"consent": "maybe"}},
		{"route": {"age": null}},
		{"route": {"purposes": null}},
		{"person": {"age": "12"}},
		{"person": {"consents": {"service": {"age_seconds": "1"}}}},
		{"person": {"consents": {"service": {"state": null}}}},
		{"person": {"signals": "gpc"}},
		{"person": {"quiet": 0}},
		{"conversation": {"human_age_seconds": -1}},
		{"law": {"parameters": {"consent": {"service": null}}}},
		{"law": {"parameters": {"child": {"sale_age": "16"}}}},
	] {
		not but(broken)
	}
	not proactive.decision with input as {}
}
