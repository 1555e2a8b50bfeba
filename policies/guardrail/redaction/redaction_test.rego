package guardrail.redaction_test

import data.guardrail.entities
import data.guardrail.fixtures_test as asked
import data.guardrail.redaction

california := asked.under({"redaction": {
	"special_operator": "keep",
	"special_keep": "always",
	"special_types": ["SPECIAL_HEALTH"],
	"plain_types": ["SPECIAL_UNION", "SPECIAL_HEALTH"],
}})

test_everything_is_replaced if {
	order := redaction.order with input as asked.usual
	order["default"] == "placeholder"
	{type | some type, "keep" in order.operators} == {"LINK"}
}

test_secrets_do_not_return if {
	order := redaction.order with input as asked.usual
	every type in entities.secrets {
		order.operators[type] == "redact"
	}
}

test_keeping_names_its_purpose if {
	route := asked.but({"route": {"keep": {"LOCATION": "delivery"}}})
	redaction.order.operators.LOCATION == "keep" with input as route
	redaction.obligations == ["kept:LOCATION:delivery"] with input as route
}

test_secrets_are_never_kept if {
	route := asked.but({"route": {"keep": {"PASSWORD": "login"}, "operators": {"API_KEY": "placeholder"}}})
	redaction.order.operators.PASSWORD == "redact" with input as route
	redaction.order.operators.API_KEY == "redact" with input as route
	redaction.obligations == [] with input as route
}

test_threshold_is_bounded if {
	redaction.order.min_score == 0.5 with input as asked.but({"route": {"min_score": 1}})
}

test_the_operators_own_text_may_be_exempt if {
	redaction.order.exempt == ["operator"] with input as asked.but({"route": {"operator_text": "exempt"}})
}

test_a_special_category_is_kept_by_name_and_with_consent_only if {
	route := {"route": {"keep": {"SPECIAL_HEALTH": "advice"}}}
	order := redaction.order with input as asked.but(route)
	order.operators.SPECIAL_HEALTH == "keep"
	not order.operators.SPECIAL_UNION
	redaction.obligations == ["kept:SPECIAL_HEALTH:advice"] with input as asked.but(route)
	not redaction.order.operators.SPECIAL_HEALTH with input as object.union(asked.nobody, route)
}

test_where_the_law_says_never_no_route_keeps_one if {
	never := object.union(
		asked.under({"redaction": {"special_keep": "never"}}),
		{"route": {"keep": {"SPECIAL_HEALTH": "advice"}}},
	)
	not redaction.order.operators.SPECIAL_HEALTH with input as asked.but(never)
	redaction.obligations == [] with input as asked.but(never)
}

test_kept_until_limited if {
	said := object.union(asked.but(california), {"message": {"findings": {"SPECIAL_HEALTH": 1}}})
	redaction.order.operators.SPECIAL_HEALTH == "keep" with input as said
	redaction.obligations == ["limit_on_request"] with input as said
	limited := object.union(said, {"route": {"operators": {"SPECIAL_HEALTH": "placeholder"}}})
	not redaction.order.operators.SPECIAL_HEALTH with input as limited
	redaction.obligations == [] with input as limited
}

test_what_one_law_protects_no_other_makes_plain if {
	both := asked.under({"redaction": {"plain_types": ["SPECIAL_HEALTH", "SPECIAL_POLITICAL"]}})
	order := redaction.order with input as asked.but(both)
	not order.operators.SPECIAL_HEALTH
	order.operators.SPECIAL_POLITICAL == "keep"
}

test_a_route_chooses_stricter_operators_only if {
	route := asked.but({"route": {"operators": {"PASSWORD": "mask", "CREDIT_CARD": "mask", "PERSON": "hash", "LINK": "redact"}}})
	order := redaction.order with input as route
	order.operators.PASSWORD == "redact"
	order.operators.CREDIT_CARD == "mask"
	order.operators.PERSON == "hash"
	order.operators.LINK == "redact"
}

test_special_categories_are_noticed_where_found if {
	redaction.special_found == ["SPECIAL_UNION"] with input as asked.but({"message": {"findings": {"SPECIAL_UNION": 2}}})
	redaction.special_found == [] with input as asked.usual
}
