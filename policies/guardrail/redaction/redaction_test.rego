package guardrail.redaction_test

import data.guardrail.fixtures_test as asked
import data.guardrail.redaction

test_everything_is_replaced if {
	redaction.order["default"] == "placeholder" with input as asked.usual
	not "keep" in redaction.operators with input as asked.usual
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
