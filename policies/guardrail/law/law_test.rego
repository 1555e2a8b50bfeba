package guardrail.law_test

import data.guardrail.law

on(day, names) := {"now": sprintf("%sT12:00:00Z", [day]), "jurisdictions": names, "kind": "assistant"}

served(kind, day, names) := object.union(on(day, names), {"kind": kind})

today := "2026-11-22"

# A small world, so that these tests stand whatever the law becomes.

rule(certainty, value) := {
	"ground": "child",
	"parameters": ["child.consent_age"],
	"value": value,
	"from": null,
	"until": null,
	"law": "Law",
	"article": "1",
	"source": "https://example.org/",
	"certainty": certainty,
	"summary": "A rule.",
}

document(within, rules) := {"title": "A place", "within": within, "authority": null, "rules": rules}

meanings := {"child": {"consent_age": {"stricter": "max", "meaning": "An age."}}}

house := document([], {"age": object.union(rule("H", 16), {"law": "House rule"})})

union := document(["house"], {"age": object.union(rule("S", 15), {"yields": true})})

world := {
	"house": house,
	"union": union,
	"young": document(["union"], {"age": rule("P", 13)}),
	"silent": document(["union"], {}),
	"rumoured": document(["union"], {"age": rule("U", 12)}),
	"rumoured_older": document(["union"], {"age": rule("P", 13), "rumour": rule("S1", 17)}),
	"lone": document(["house"], {"age": rule("U", 14)}),
	"own": document(["house"], {"age": object.union(rule("H", 11), {"law": "House rule"})}),
	"dated": document(["house"], {
		"first": object.union(rule("S", 13), {"from": "2026-01-10", "until": "2026-02-01"}),
		"second": object.union(rule("S", 14), {"from": "2026-02-01"}),
		"companion": object.union(rule("S", 18), {"kinds": ["companion"]}),
	}),
	"strict": object.union(
		document(["dated", "house", "lone", "own", "rumoured", "silent", "union", "young"], {}),
		{"combination": true},
	),
}

answered(asked) := answer if {
	answer := law.decision with input as asked
		with data.guardrail.jurisdictions as world
		with data.guardrail.parameters as meanings
}

age(asked) := answered(asked).parameters.child.consent_age

test_a_law_gives_the_value if age(on(today, ["young"])) == 13

test_a_state_without_a_value_of_its_own_has_the_union_s if age(on(today, ["silent"])) == 15

test_the_union_s_default_gives_way_to_a_state_only_there if {
	age(on(today, ["young", "silent"])) == 15
	age(on(today, ["young", "union"])) == 15
}

test_the_strictest_of_two_binds if age(on(today, ["young", "dated"])) == 14

test_order_and_repetition_change_nothing if {
	answered(on(today, ["young", "dated", "young"])) == answered(on(today, ["dated", "young"]))
}

test_the_house_speaks_only_where_no_law_does if {
	age(on(today, ["lone"])) == 16
	age(on(today, ["young"])) == 13
}

test_memory_never_permits if {
	age(on(today, ["rumoured"])) == 15
	age(on(today, ["lone"])) == 16
}

test_one_source_alone_can_make_stricter if age(on(today, ["rumoured_older"])) == 17

test_another_place_s_law_does_not_replace_the_house if age(on(today, ["young", "lone"])) == 16

test_a_house_rule_of_a_place_comes_before_the_house if age(on(today, ["own"])) == 11

test_a_rule_holds_from_its_first_day if {
	age(on("2026-01-09", ["dated"])) == 16
	age(on("2026-01-10", ["dated"])) == 13
}

test_a_rule_ends_before_the_day_until if {
	age(on("2026-01-31", ["dated"])) == 13
	age(on("2026-02-01", ["dated"])) == 14
}

test_midnight_belongs_to_the_new_day if {
	asked := object.union(on(today, ["dated"]), {"now": "2026-02-01T00:00:00Z"})
	age(asked) == 14
	last := object.union(on(today, ["dated"]), {"now": "2026-01-31T23:59:59.999999Z"})
	age(last) == 13
}

test_a_rule_binds_its_kinds_of_service_only if {
	age(served("companion", today, ["dated"])) == 18
	age(served("assistant", today, ["dated"])) == 14
}

test_valid_until_the_next_change if {
	answered(on("2026-01-09", ["dated"])).valid_until == "2026-01-10T00:00:00Z"
	answered(on("2026-01-10", ["dated"])).valid_until == "2026-02-01T00:00:00Z"
	answered(on("2026-02-01", ["dated"])).valid_until == null
}

test_valid_until_counts_every_place if {
	answered(on("2026-01-09", ["young", "dated"])).valid_until == "2026-01-10T00:00:00Z"
	answered(on("2026-01-09", ["young"])).valid_until == null
}

test_a_combination_is_as_strict_as_each_part if age(on(today, ["strict"])) == 16

test_conflicts_are_named if {
	answered(on(today, ["young", "dated"])).conflicts == [{
		"parameter": "child.consent_age",
		"values": {"dated": 14, "young": 13},
		"chosen": 14,
	}]
}

test_a_default_that_gave_way_is_no_conflict if answered(on(today, ["young"])).conflicts == []

test_what_binds_is_cited_and_what_lost_is_not if {
	answered(on(today, ["young", "dated"])).grounds == {"child": [["dated", "second"]]}
}

test_the_house_is_cited_only_without_a_law if {
	answered(on(today, ["lone"])).grounds == {"child": [["house", "age"]]}
	answered(on(today, ["young"])).grounds == {"child": [["young", "age"]]}
}

test_citations_carry_the_rule if {
	answered(on(today, ["young"])).citations == [{
		"law": "Law",
		"article": "1",
		"source": "https://example.org/",
		"rule": "young/age",
	}]
}

test_unsure_rules_are_listed if {
	answered(on(today, ["rumoured", "rumoured_older"])).only_stricter == ["rumoured/age", "rumoured_older/rumour"]
}

test_those_concerned_are_listed_without_the_house if {
	answered(on(today, ["young"])).jurisdictions == ["union", "young"]
	answered(on(today, ["house"])).jurisdictions == ["house"]
}

test_where_people_complain if {
	answer := law.decision with input as on(today, ["lt", "us-ut"])
	count(answer.authorities) == 2
	startswith(answer.authorities[0].url, "https://vdai.lrv.lt")
}

# What cannot be told is as strict as can be.

test_an_unknown_place_gets_the_strictest if {
	answer := answered(on(today, ["young", "atlantis"]))
	answer.decision == "unknown_jurisdiction"
	answer.reasons == ["unknown_jurisdiction"]
	answer.parameters.child.consent_age == 18
	answer.jurisdictions == ["dated", "lone", "own", "rumoured", "silent", "strict", "union", "young"]
}

test_no_place_gets_the_strictest if {
	answer := answered(on(today, []))
	answer.decision == "unknown_jurisdiction"
	answer.reasons == ["no_jurisdiction"]
	answer.parameters.child.consent_age == 18
}

test_an_unknown_kind_gets_the_rules_of_all if {
	answer := answered(served("oracle", today, ["dated"]))
	answer.decision == "unknown_jurisdiction"
	answer.reasons == ["unknown_kind"]
	answer.parameters.child.consent_age == 18
}

refused(question) if not law.decision with input as question

test_an_incomplete_question_asks_for_nobody_s_law if law.asked == set() with input as {}

test_an_incomplete_question_has_no_answer if {
	refused({})
	refused({"now": "tomorrow", "jurisdictions": ["eu"], "kind": "assistant"})
	refused({"now": 1, "jurisdictions": ["eu"], "kind": "assistant"})
	refused({"now": "2026-11-22T00:00:00Z", "jurisdictions": "eu", "kind": "assistant"})
	refused({"now": "2026-11-22T00:00:00Z", "jurisdictions": ["eu"]})
	refused({"now": "2026-11-22T00:00:00+02:00", "jurisdictions": ["eu"], "kind": "assistant"})
}

test_hostile_names_are_unknown if {
	every name in ["../young", "young/rules", "YOUNG", "", "y\u043eung", "strict,young"] {
		answered(on(today, [name])).reasons == ["unknown_jurisdiction"]
	}
}

# How values of each sort combine.

test_orders_take_the_later_word if {
	law.strictest(["none", "opt_out", "opt_in", "never"], {"opt_in", "opt_out"}) == "opt_in"
	law.strictest(["always", "with_consent", "never"], {"always"}) == "always"
}

test_numbers_take_an_end if {
	law.strictest("min", {10800, 86400}) == 10800
	law.strictest("max", {0, 18, 13}) == 18
}

test_true_is_stricter if {
	law.strictest("any", {true, false}) == true
	law.strictest("any", {false}) == false
}

test_lists_join_or_meet if {
	law.strictest("union", {["b", "a"], ["c", "a"]}) == ["a", "b", "c"]
	law.strictest("collect", {["P1M"], ["P45D"]}) == ["P1M", "P45D"]
	law.strictest("intersection", {["a", "b", "c"], ["c", "b"]}) == ["b", "c"]
	law.strictest("intersection", {["a"], []}) == []
}

# The law itself.

test_ages_of_europe if {
	ages := {name: age |
		some name in ["eu", "lt", "dk", "no"]
		answer := law.decision with input as on(today, [name])
		age := answer.parameters.child.consent_age
	}
	ages == {"eu": 16, "lt": 14, "dk": 15, "no": 16}
}

test_the_marking_duty_begins_without_the_grace if {
	before := law.decision with input as on("2026-08-01", ["eu"])
	before.parameters.disclosure.marking == false
	after := law.decision with input as on("2026-08-02", ["eu"])
	after.parameters.disclosure.marking == true
	after.valid_until == "2026-12-02T00:00:00Z"
}

test_switching_from_europe_to_california if {
	eu := law.decision with input as on(today, ["eu"])
	ca := law.decision with input as on(today, ["us-ca"])
	[eu.parameters.consent.service, ca.parameters.consent.service] == ["opt_in", "opt_out"]
	[eu.parameters.redaction.special_keep, ca.parameters.redaction.special_keep] == ["with_consent", "always"]
	[eu.parameters.deadline.access, ca.parameters.deadline.access] == [["P1M"], ["P45D"]]
	[eu.parameters.signals.gpc_display, ca.parameters.signals.gpc_display] == [false, true]
	eu.disclosure_law == "EU AI Act Art. 50(1)"
	startswith(ca.disclosure_law, "California Business and Professions Code")
}

test_a_repeal_told_by_one_source_permits_nothing if {
	answer := law.decision with input as served("companion", "2027-01-02", ["us-ca"])
	answer.parameters.disclosure.minor_interval_seconds == 10800
}

test_utah_s_mental_health_chatbots_never_sell if {
	law.decision.parameters.consent.sale == "never" with input as served("mental_health", "2025-05-07", ["us-ut"])
	law.decision.parameters.consent.sale == "opt_in" with input as served("mental_health", "2025-05-06", ["us-ut"])
}

test_china_s_companions_pause_after_two_hours if {
	answer := law.decision with input as served("companion", today, ["cn", "us-ny"])
	answer.parameters.disclosure.interval_seconds == 7200
	"break" in answer.parameters.disclosure.elements
}

test_the_clock_that_starts_first_counts if {
	uk := law.decision with input as on(today, ["uk"])
	uk.parameters.clock.access == "latest_of_request_identity_fee"
	both := law.decision with input as on(today, ["uk", "us-ca"])
	both.parameters.clock.access == "receipt"
	some conflict in both.conflicts
	conflict.parameter == "clock.access"
}
