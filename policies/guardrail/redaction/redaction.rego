# METADATA
# title: Redaction
# description: >-
#   Everything found is replaced before the bot sees it. A route may have a type kept in clear only by naming
#   what the bot needs it for, and never a secret; it may make replacement stricter, never weaker. Special
#   categories stay replaced unless the regime's data lets them be kept.
package guardrail.redaction

import data.guardrail.facts

# Secrets have no purpose for a bot, and putting them back would mean storing them.
secrets := {type | some type in data.guardrail.entities.secrets}

# What the regime protects beyond the rest (GDPR Art. 9 and 10, PDPA Art. 6, Civ. Code § 1798.140(ae)).
special := {type | some type in facts.regime.redaction.special.types}

kept[type] := purpose if {
	some type, purpose in input.route.keep
	may_keep(type)
}

default may_keep(_) := false

may_keep(type) if {
	not type in secrets
	not type in special
}

may_keep(type) if {
	type in special
	facts.regime.redaction.special.keep == "always"
}

# Only a route that names the category and its purpose, and only of a person who consented to that.
may_keep(type) if {
	type in special
	facts.regime.redaction.special.keep == "with_consent"
	input.person.consent == "given"
}

# What the law and its data say; a later line wins.
required := object.union_n([
	data.guardrail.entities.operators,
	facts.regime.redaction.operators,
	{type: facts.regime.redaction.special.operator | some type in special},
	{type: "redact" | some type in secrets},
])

# A mask shows a part and a hash what is equal, but neither can be undone.
strictness := {"keep": 0, "placeholder": 1, "mask": 2, "hash": 3, "redact": 4}

chosen[type] := operator if {
	some type, operator in input.route.operators
	strictness[operator] >= strictness[object.get(required, type, "placeholder")]
}

settled := object.union_n([required, chosen, {type: "keep" | some type, _ in kept}])

operators := {type: operator | some type, operator in settled; operator != "placeholder"}

default exempt := []

exempt := ["operator"] if input.route.operator_text == "exempt"

order := {
	"default": "placeholder",
	"operators": operators,
	"min_score": min([input.route.min_score, facts.regime.redaction.min_score_maximum]),
	"exempt": exempt,
}

found_special := {type | some type in special; input.message.findings[type] > 0}

# Kept because the regime says so, not because the route names a purpose: the person may have it limited.
default limits := []

limits := ["limit_on_request"] if {
	some type in found_special
	operators[type] == "keep"
	not kept[type]
}

obligations := array.concat(sort([sprintf("kept:%s:%s", [type, purpose]) | some type, purpose in kept]), limits)

default grounds := []

grounds := ["special"] if count(found_special) > 0

# Where a value may return to: what the person reads, never links, and tool arguments only where the route says so.
default tool_arguments := []

tool_arguments := ["tool_arguments"] if input.route.restore_tool_arguments

restorable := array.concat(["label", "message"], tool_arguments)
