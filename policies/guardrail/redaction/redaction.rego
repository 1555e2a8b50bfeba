# METADATA
# title: Redaction
# description: >-
#   Everything found is replaced before the bot sees it. A route may have a type kept in clear only by naming
#   what the bot needs it for, and never a secret; it may make replacement stricter, never weaker.
package guardrail.redaction

import data.guardrail.facts

# Secrets have no purpose for a bot, and putting them back would mean storing them.
secrets := {type | some type in data.guardrail.entities.secrets}

kept[type] := purpose if {
	some type, purpose in input.route.keep
	not type in secrets
}

chosen[type] := operator if {
	some type, operator in input.route.operators
	not type in secrets
	not kept[type]
}

operators := object.union_n([
	chosen,
	{type: "keep" | some type, _ in kept},
	{type: "redact" | some type in secrets},
])

default exempt := []

exempt := ["operator"] if input.route.operator_text == "exempt"

order := {
	"default": "placeholder",
	"operators": operators,
	"min_score": min([input.route.min_score, facts.regime.redaction.min_score_maximum]),
	"exempt": exempt,
}

obligations := sort([sprintf("kept:%s:%s", [type, purpose]) | some type, purpose in kept])

# Where a value may return to: what the person reads, never links, and tool arguments only where the route says so.
default tool_arguments := []

tool_arguments := ["tool_arguments"] if input.route.restore_tool_arguments

restorable := array.concat(["label", "message"], tool_arguments)
