package guardrail.children_test

import data.guardrail.children
import data.guardrail.fixtures_test as asked

asking(age) := asked.but({"route": {"age": "ask"}, "person": {"age": age}})

test_nobody_asks_on_an_ordinary_route if {
	is := children.is with input as asked.usual
	not is.missing
	not is.minor
	not is.below_consent_age
}

test_a_route_that_asks_misses_the_age_until_it_is_told if {
	children.is.missing with input as asking(null)
	not children.is.missing with input as asking("18_plus")
	not children.is.missing with input as object.union(asking(null), {"conversation": {"ephemeral": true}})
}

test_only_what_is_certain_is_below if {
	every bracket in ["under_13", "13", "14", "15"] {
		children.is.below_consent_age with input as asking(bracket)
	}
	every bracket in ["16_17", "18_plus"] {
		not children.is.below_consent_age with input as asking(bracket)
	}
	children.is.minor with input as asking("16_17")
	not children.is.minor with input as asking("18_plus")
	lithuania := asked.under({"child": {"consent_age": 14}})
	children.is.below_consent_age with input as object.union(asking("13"), lithuania)
	not children.is.below_consent_age with input as object.union(asking("14"), lithuania)
}

test_on_a_route_for_minors_the_unknown_is_the_youngest if {
	is := children.is with input as asked.but({"route": {"age": "minors"}})
	is.minor
	is.below_consent_age
	is.below_13
	grown := children.is with input as asked.but({"route": {"age": "minors"}, "person": {"age": "16_17"}})
	not grown.below_consent_age
}

test_on_a_route_for_adults_a_known_child_is_a_child if {
	not children.is.minor with input as asked.but({"route": {"age": "adults"}})
	children.is.minor with input as asked.but({"route": {"age": "adults"}, "person": {"age": "14"}})
}

test_a_law_without_an_age_is_never_met if {
	none := asked.under({"child": {"consent_age": 0, "minimum_age": 0}})
	is := children.is with input as object.union(asked.but({"route": {"age": "minors", "kind": "companion"}}), none)
	not is.below_consent_age
	not is.not_served
}

test_companions_have_a_minimum_age if {
	young := object.union(asking("13"), asked.under({"child": {"minimum_age": 18}}))
	not children.is.not_served with input as young
	children.is.not_served with input as object.union(young, {"route": {"kind": "companion"}})
}

test_a_number_counts_while_the_question_is_open if {
	told := object.union(asking(null), {"message": {"age": "15"}})
	children.is.given == null with input as told
	open := object.union(told, {"person": {"pending": "age", "pending_age_seconds": 60}})
	children.is.given == "15" with input as open
	children.is.below_consent_age with input as open
	children.is.given == null with input as object.union(open, {"person": {"pending_age_seconds": 604800}})
}

test_nobody_grows_up_by_a_button if {
	children.is.given == "18_plus" with input as object.union(asking(null), {"message": {"choice": "guardrail:age:18_plus"}})
	children.is.given == null with input as object.union(asking("13"), {"message": {"choice": "guardrail:age:18_plus"}})
	children.is.given == "13" with input as object.union(asking("18_plus"), {"message": {"choice": "guardrail:age:13"}})
	children.is.given == null with input as asked.but({"message": {"choice": "guardrail:age:13"}})
}
