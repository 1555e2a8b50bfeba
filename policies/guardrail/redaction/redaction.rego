# METADATA
# title: Redaction
# description: >-
#   Everything found is replaced before the bot sees it. A route may have a type kept in clear only by naming what
#   the bot needs it for, and never a secret; it may make replacement stricter, never weaker. Special categories
#   (GDPR Art. 9 and 10, Taiwan PDPA Art. 6, Civ. Code § 1798.140(ae)) stay replaced unless the law in force lets
#   them be kept.
package guardrail.redaction

import data.guardrail.entities

# What the law in force and Guardrail's own data say of types that are not simply replaced by a placeholder. Secrets
# have no purpose for a bot, and putting them back would mean storing them: they are redacted (entities/data.json).
required := object.union_n([
	{type: "keep" |
		some type in input.law.parameters.redaction.plain_types
		not type in input.law.parameters.redaction.special_types
	},
	{type: input.law.parameters.redaction.special_operator |
		input.law.parameters.redaction.special_operator != "placeholder"
		some type in input.law.parameters.redaction.special_types
	},
	entities.operators,
])

# A mask shows a part and a hash what is equal, but neither can be undone.
strictness := {"keep": 0, "placeholder": 1, "mask": 2, "hash": 3, "redact": 4}

chosen := {type: operator |
	some type, operator in input.route.operators
	strictness[operator] >= strictness[object.get(required, type, "placeholder")]
}

# A special category may be kept by a route that names it with its purpose: always, of a person who consented to the
# service, or never, as the law in force says. A secret may not.
kept := {type: purpose |
	some type, purpose in input.route.keep
	not type in entities.secrets
	true in [
		[wrong | some wrong in input.law.parameters.redaction.special_types; wrong == type] == [],
		input.law.parameters.redaction.special_keep == "always",
		[input.law.parameters.redaction.special_keep, consented] == ["with_consent", true],
	]
}

consented := object.get(input.person.consents, "service", {"state": "unknown"}).state == "given"

operators := required if {
	[input.route.operators, input.route.keep] == [{}, {}]
} else := object.union(
	object.remove(object.union(required, chosen), [type | some type, "placeholder" in chosen]),
	{type: "keep" | some type, _ in kept},
)

# A later line wins; a type that is not named is replaced by a placeholder.
order := {
	"default": "placeholder",
	"operators": operators,
	"min_score": min([input.route.min_score, input.law.parameters.redaction.min_score_maximum]),
	"exempt": {"exempt": ["operator"], "scan": []}[input.route.operator_text],
}

special_found := [type |
	some type, found in input.message.findings
	found > 0
	type in input.law.parameters.redaction.special_types
]

# What the law lets be kept, though the route names no purpose: the person may have it limited.
limits := ["limit_on_request" |
	some type in special_found
	[order.operators[type], object.get(kept, type, null)] == ["keep", null]
]

obligations := [] if {
	[input.route.keep, special_found] == [{}, []]
} else := array.concat(
	sort([concat(":", ["kept", type, purpose]) | some type, purpose in kept]),
	array.slice(limits, 0, 1),
)
