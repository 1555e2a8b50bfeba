# METADATA
# title: Redaction
# description: >-
#   Everything found is replaced before the bot sees it. A route may have a type kept in clear only by naming what
#   the bot needs it for, and never a secret; it may make replacement stricter, never weaker. Special categories
#   (GDPR Art. 9 and 10, Taiwan PDPA Art. 6, Civ. Code § 1798.140(ae)) stay replaced unless the law in force lets
#   them be kept.
package guardrail.redaction

# Secrets have no purpose for a bot, and putting them back would mean storing them.
secrets := {type | some type in data.guardrail.entities.secrets}

special := {type | some type in input.law.parameters.redaction.special_types}

# What the law in force needs no replacement for, though others do.
plain := {type | some type in input.law.parameters.redaction.plain_types} - special

# Whether a route may keep a special category that it names with its purpose: always, of a person who consented to
# the service, or never.
special_may_be_kept := {
	"always": true,
	"with_consent": object.get(input.person.consents, "service", {"state": "unknown"}).state == "given",
	"never": false,
}[input.law.parameters.redaction.special_keep]

kept := {type: purpose |
	some type, purpose in input.route.keep
	[type in secrets, true in [count({type} & special) == 0, special_may_be_kept]] == [false, true]
}

# What the law and its data say; a later line wins.
required := object.union_n([
	data.guardrail.entities.operators,
	{type: "keep" | some type in plain},
	{type: input.law.parameters.redaction.special_operator | some type in special},
	{type: "redact" | some type in secrets},
])

# A mask shows a part and a hash what is equal, but neither can be undone.
strictness := {"keep": 0, "placeholder": 1, "mask": 2, "hash": 3, "redact": 4}

chosen := {type: operator |
	some type, operator in input.route.operators
	strictness[operator] >= strictness[object.get(required, type, "placeholder")]
}

settled := object.union_n([required, chosen, {type: "keep" | some type, _ in kept}])

order := {
	"default": "placeholder",
	"operators": {type: operator | some type, operator in settled; operator != "placeholder"},
	"min_score": min([input.route.min_score, input.law.parameters.redaction.min_score_maximum]),
	"exempt": {"exempt": ["operator"], "scan": []}[input.route.operator_text],
}

special_found := {type | some type, found in input.message.findings; found > 0; type in special} != set()

# What the law lets be kept, though the route names no purpose: the person may have it limited.
limits := ["limit_on_request" |
	special_found
	some type, _ in input.message.findings
	type in special
	[order.operators[type], object.get(kept, type, null)] == ["keep", null]
]

obligations := array.concat(
	sort([concat(":", ["kept", type, purpose]) | some type, purpose in kept]),
	array.slice(limits, 0, 1),
)

# Where a value may return to: what the person reads, never links, and tool arguments only where the route says so.
restorable := {true: ["label", "message", "tool_arguments"], false: ["label", "message"]}[input.route.restore_tool_arguments]
