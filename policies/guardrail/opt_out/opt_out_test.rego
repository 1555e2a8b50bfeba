package guardrail.opt_out_test

import data.guardrail.opt_out
import data.guardrail.ruling_test as given

usual := {
	"law": given.law,
	"source": "signal",
	"signals": ["gpc"],
	"purposes": [],
	"recipients": [
		{"id": "crm", "purposes": ["service", "marketing"]},
		{"id": "broker", "purposes": ["sale"]},
		{"id": "host", "purposes": ["service"]},
	],
}

but(facts) := answer if {
	answer := opt_out.decision with input as object.union(usual, facts)
}

test_a_signal_switches_off_what_the_law_says if {
	answer := but({})
	answer.decision == "opt_out"
	answer.switched_off == ["marketing", "sale"]
	answer.deadlines == ["P15B"]
	answer.identity == "none"
	answer.ask_again_seconds == 500
	answer.tell == ["broker", "crm"]
	answer.display
	answer.obligations == ["forward_signal", "tell_recipients", "do_not_ask_again", "show_signal"]
}

test_where_nothing_need_be_shown if {
	answer := but({"law": {"parameters": {"signals": {"gpc_display": false}}}})
	not answer.display
	answer.obligations == ["forward_signal", "tell_recipients", "do_not_ask_again"]
}

test_a_signal_that_binds_nothing_is_still_passed_on if {
	answer := but({"law": {"parameters": {"signals": {"gpc": []}}}})
	answer.decision == "none"
	answer.switched_off == []
	answer.obligations == ["forward_signal"]
	but({"signals": []}).decision == "none"
}

test_a_request_switches_off_what_it_names if {
	answer := but({"source": "request", "signals": [], "purposes": ["analytics"]})
	answer.switched_off == ["analytics"]
	answer.tell == []
	not answer.display
}

test_a_request_that_names_nothing_means_all if {
	but({"source": "request"}).switched_off == ["analytics", "emotion", "marketing", "sale", "training"]
}

test_a_no_counts_where_the_law_is_unknown if {
	lawless := object.union(object.remove(usual, ["law"]), {"law": given.unknown_law, "source": "request"})
	answer := opt_out.decision with input as lawless
	answer.decision == "opt_out"
	answer.deadlines == ["P0D"]
	answer.ask_again_seconds == null
}

test_an_incomplete_question_has_no_answer if {
	every broken in [
		{"source": "rumour"},
		{"signals": "gpc"},
		{"purposes": ["service"]},
		{"recipients": [{"id": 1, "purposes": []}]},
		{"law": {"parameters": {"deadline": {"opt_out": "P15B"}}}},
	] {
		not but(broken)
	}
	not opt_out.decision with input as {}
}
