package guardrail.purposes_test

import data.guardrail.fixtures_test as asked
import data.guardrail.purposes

doing(purpose, basis) := asked.but({"route": {"purposes": {purpose: basis}}})

said(purpose, state, age) := {"person": {"consents": {purpose: {"state": state, "age_seconds": age, "method": "words"}}}}

test_a_route_without_purposes_needs_nothing if {
	purposes.needs == {} with input as asked.usual
	purposes.permitted == {} with input as asked.usual
	purposes.askable == [] with input as asked.usual
}

test_consent_is_asked_for_where_the_law_wants_a_yes if {
	purposes.needs == {"marketing": 2} with input as doing("marketing", "consent")
	free := object.union(doing("marketing", "consent"), asked.under({"consent": {"marketing": "opt_out"}}))
	purposes.needs == {"marketing": 1} with input as free
}

test_other_bases_go_on_until_objected_or_in_any_case if {
	purposes.needs == {"analytics": 1} with input as doing("analytics", "legitimate_interests")
	purposes.needs == {"analytics": 0} with input as doing("analytics", "contract")
	purposes.permitted == {"analytics": true} with input as doing("analytics", "contract")
	objected := object.union(doing("analytics", "public_task"), said("analytics", "withdrawn", 9))
	purposes.permitted == {"analytics": false} with input as objected
}

test_no_basis_replaces_a_yes_for_emotion_training_and_sale if {
	every purpose in ["emotion", "training", "sale"] {
		purposes.needs[purpose] == 2 with input as doing(purpose, "contract")
	}
}

test_an_objection_to_marketing_always_counts if {
	objected := object.union(doing("marketing", "contract"), said("marketing", "refused", 9))
	purposes.permitted == {"marketing": false} with input as objected
}

test_never_is_never if {
	never := object.union(doing("analytics", "vital_interests"), asked.under({"consent": {"analytics": "never"}}))
	purposes.permitted == {"analytics": false} with input as never
	pressed := object.union(never, {"message": {"choice": "guardrail:purpose:analytics:yes"}})
	purposes.ruling.reasons == ["purpose_prohibited"] with input as pressed
}

test_a_yes_counts_until_it_lapses if {
	given := object.union(doing("training", "consent"), said("training", "given", 31535999))
	purposes.permitted == {"training": true} with input as given
	old := object.union(doing("training", "consent"), said("training", "given", 31536000))
	purposes.permitted == {"training": false} with input as old
	purposes.lapsed == {"training"} with input as old
	purposes.askable == ["training"] with input as old
}

test_asked_one_after_the_other if {
	purposes.askable == ["marketing", "sale"] with input as asked.but(asked.more)
	purposes.asking.says == ["purpose_marketing"] with input as asked.but(asked.more)
}

test_a_no_is_remembered if {
	every state in ["asked", "refused", "withdrawn"] {
		fresh := object.union(asked.but(asked.more), said("marketing", state, 15551999))
		purposes.askable == ["sale"] with input as fresh
		old := object.union(asked.but(asked.more), said("marketing", state, 15552000))
		purposes.askable == ["marketing", "sale"] with input as old
	}
}

test_yes_to_the_open_question if {
	ruling := purposes.ruling with input as asked.answering_marketing(["yes"])
	ruling.consents == [{"purpose": "marketing", "state": "given", "method": "words"}]
	ruling.asks == "sale"
	ruling.says == ["purpose_sale"]
	ruling.effects == ["purpose_asked"]
}

test_no_to_the_last_question if {
	last := object.union(asked.answering_marketing(["no"]), said("sale", "refused", 9))
	ruling := purposes.ruling with input as last
	ruling.consents == [{"purpose": "marketing", "state": "refused", "method": "words"}]
	ruling.asks == null
	ruling.says == ["purpose_noted"]
}

test_other_words_answer_nothing if {
	purposes.ruling == null with input as asked.answering_marketing([])
	purposes.ruling == null with input as asked.answering_marketing(["yes", "no"])
	purposes.ruling == null with input as asked.answering_marketing(["withdraw", "yes"])
	purposes.ruling == null with input as asked.but({"message": {"intents": ["yes"]}})
	stale := object.union(asked.answering_marketing(["yes"]), {"person": {"pending_age_seconds": 604800}})
	purposes.ruling == null with input as stale
}

test_a_button_counts_at_any_time if {
	pressed := object.union(asked.but(asked.more), {"message": {"choice": "guardrail:purpose:sale:yes"}})
	ruling := purposes.ruling with input as pressed
	ruling.consents == [{"purpose": "sale", "state": "given", "method": "button"}]
	ruling.says == ["purpose_noted"]
	ruling.stays
	withdrawn := object.union(asked.but(object.union(asked.more, said("sale", "given", 9))), {"message": {"choice": "guardrail:purpose:sale:no"}})
	taken_back := purposes.ruling with input as withdrawn
	taken_back.consents == [{"purpose": "sale", "state": "withdrawn", "method": "button"}]
}

test_a_button_for_what_the_route_does_not_do if {
	pressed := asked.but({"message": {"choice": "guardrail:purpose:sale:yes"}})
	purposes.ruling.reasons == ["nothing_asked"] with input as pressed
}

test_without_identity_nothing_is_remembered if {
	pressed := object.union(asked.but(asked.more), {"message": {"choice": "guardrail:purpose:sale:yes"}, "conversation": {"ephemeral": true}})
	purposes.ruling.reasons == ["consent_needs_identity"] with input as pressed
}

test_a_childs_data_is_sold_only_after_a_yes if {
	free := object.union(doing("sale", "legitimate_interests"), asked.under({
		"consent": {"sale": "opt_out"},
		"child": {"consent_age": 13},
	}))
	purposes.permitted == {"sale": true} with input as free
	purposes.permitted == {"sale": false} with input as object.union(free, {"person": {"age": "14"}})
	purposes.askable == ["sale"] with input as object.union(free, {"person": {"age": "14"}})
	young := object.union(free, {"person": {"age": "under_13"}})
	purposes.askable == [] with input as young
	alone := object.union(young, said("sale", "given", 9))
	purposes.permitted == {"sale": false} with input as alone
	guardian := object.union(alone, {"person": {"consents": {"sale": {"method": "guardian"}}}})
	purposes.permitted == {"sale": true} with input as guardian
	pressed := object.union(young, {"message": {"choice": "guardrail:purpose:sale:yes"}})
	purposes.ruling.reasons == ["guardian_needed"] with input as pressed
}

test_a_signal_switches_off if {
	signal := object.union(asked.but(asked.more), {"message": {"signals": ["gpc"]}})
	purposes.signal == {"purposes": ["sale"], "new": ["sale"]} with input as signal
	both := object.union(signal, asked.under({"signals": {"gpc": ["marketing", "sale"]}}))
	purposes.signal.new == ["marketing", "sale"] with input as both
	off := object.union(signal, said("sale", "withdrawn", 9))
	purposes.signal == {"purposes": ["sale"], "new": []} with input as off
	purposes.askable == ["marketing"] with input as signal
	given := object.union(signal, said("sale", "given", 9))
	purposes.permitted.sale == false with input as given
}

test_a_signal_stops_the_sale_also_of_a_route_that_does_not_tell_of_one if {
	signal := {"message": {"signals": ["gpc"]}}
	purposes.signal.new == ["sale"] with input as asked.but(signal)
	nothing := object.union(asked.but(signal), asked.under({"signals": {"gpc": []}}))
	purposes.signal.new == [] with input as nothing
	selling := object.union(nothing, {"route": {"purposes": {"sale": "consent"}}})
	purposes.signal.new == ["sale"] with input as selling
	purposes.signal.new == [] with input as object.union(asked.but(signal), {"direction": "outbound"})
}

test_a_signal_stands_against_a_button if {
	pressed := object.union(asked.but(asked.more), {"message": {"signals": ["gpc"], "choice": "guardrail:purpose:sale:yes"}})
	ruling := purposes.ruling with input as pressed
	ruling.reasons == ["signal_stands"]
	not ruling.consents
	ruling.says == ["opted_out"]
}

test_what_ends_with_the_service if {
	all := object.union(asked.but({"route": {"purposes": {"analytics": "legitimate_interests", "marketing": "consent", "sale": "consent"}}}), said("sale", "given", 9))
	purposes.ending == ["analytics", "sale"] with input as all
}
