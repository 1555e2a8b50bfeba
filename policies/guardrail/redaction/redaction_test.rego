package guardrail.redaction_test

import data.guardrail.fixtures_test as asked
import data.guardrail.redaction

test_everything_is_replaced if {
	redaction.order["default"] == "placeholder" with input as asked.usual
	kept := {type | some type, operator in redaction.operators; operator == "keep"} with input as asked.usual
	kept == {"LINK"}
}

test_secrets_do_not_return if {
	every type in data.guardrail.entities.secrets {
		redaction.operators[type] == "redact" with input as asked.usual
	}
}

test_keeping_names_its_purpose if {
	route := asked.but({"route": {"keep": {"LOCATION": "delivery"}}})
	redaction.operators.LOCATION == "keep" with input as route
	redaction.obligations == ["kept:LOCATION:delivery"] with input as route
}

test_secrets_are_never_kept if {
	route := asked.but({"route": {"keep": {"PASSWORD": "login"}, "operators": {"API_KEY": "placeholder"}}})
	redaction.operators.PASSWORD == "redact" with input as route
	redaction.operators.API_KEY == "redact" with input as route
	redaction.obligations == [] with input as route
}

test_threshold_is_bounded if {
	redaction.order.min_score == 0.5 with input as asked.but({"route": {"min_score": 1}})
}

test_links_never_get_values_back if {
	restorable := redaction.restorable with input as asked.but({"route": {"restore_tool_arguments": true}})
	restorable == ["label", "message", "tool_arguments"]
}

test_special_categories_are_replaced if {
	operators := redaction.operators with input as asked.usual
	in_europe := redaction.operators with input as asked.but({"route": {"profile": "eu"}})
	count([type | some type, _ in operators; startswith(type, "SPECIAL_")]) == 0
	count([type | some type, _ in in_europe; startswith(type, "SPECIAL_")]) == 0
}

test_strict_never_keeps_a_special_category if {
	route := asked.but({"route": {"keep": {"SPECIAL_HEALTH": "advice"}}})
	not redaction.operators.SPECIAL_HEALTH with input as route
	redaction.obligations == [] with input as route
}

test_eu_keeps_one_by_name_and_with_consent_only if {
	route := asked.but({"route": {"profile": "eu", "keep": {"SPECIAL_HEALTH": "advice"}}})
	redaction.operators.SPECIAL_HEALTH == "keep" with input as route
	not redaction.operators.SPECIAL_UNION with input as route
	redaction.obligations == ["kept:SPECIAL_HEALTH:advice"] with input as route
	not redaction.operators.SPECIAL_HEALTH with input as object.union(route, {"person": {"consent": "unknown"}})
}

test_california_keeps_until_limited if {
	said := asked.but({"route": {"profile": "us_ca"}, "message": {"findings": {"SPECIAL_HEALTH": 1}}})
	redaction.operators.SPECIAL_HEALTH == "keep" with input as said
	redaction.obligations == ["limit_on_request"] with input as said
	limited := object.union(said, {"route": {"operators": {"SPECIAL_HEALTH": "placeholder"}}})
	not redaction.operators.SPECIAL_HEALTH with input as limited
	redaction.obligations == [] with input as limited
}

test_a_route_chooses_stricter_operators_only if {
	route := asked.but({"route": {"operators": {"PASSWORD": "mask", "CREDIT_CARD": "mask", "PERSON": "hash", "LINK": "redact"}}})
	redaction.operators.PASSWORD == "redact" with input as route
	redaction.operators.CREDIT_CARD == "mask" with input as route
	redaction.operators.PERSON == "hash" with input as route
	redaction.operators.LINK == "redact" with input as route
}

test_special_categories_cite_their_law_where_found if {
	redaction.grounds == ["special"] with input as asked.but({"message": {"findings": {"SPECIAL_UNION": 2}}})
	redaction.grounds == [] with input as asked.usual
}
