# METADATA
# title: Inquiries
# description: >-
#   What Guardrail answers by itself, in every state and before any consent: the privacy notice (GDPR Art. 13,
#   Taiwan PDPA Art. 8, Civ. Code § 1798.100), what somebody agreed to, and "do not sell my data" (Civ. Code
#   § 1798.120), after which the service goes on.
package guardrail.inquiries

import data.guardrail.facts.said
import data.guardrail.purposes.needs
import data.guardrail.purposes.nothing_known

# What was not switched off before.
news := [purpose |
	some purpose in ["marketing", "sale"]
	needs[purpose]
	not object.get(input.person.consents, purpose, nothing_known).state in {"refused", "withdrawn"}
]

unidentified(wish) := {
	"decision": "refuse",
	"reasons": [concat("_", [wish, "needs_identity"])],
	"says": ["refused"],
	"stays": true,
}

ruling := unidentified("opt_out") if {
	{said.opt_out, input.conversation.ephemeral} == {true}
} else := {
	"decision": "answer",
	"reasons": ["opted_out"],
	"grounds": ["opt_out"],
	"obligations": ["stop_sale"],
	"effects": ["opt_out_requested" | news != []],
	"consents": [{"purpose": purpose, "state": "withdrawn", "method": "words"} |
		some purpose in ["marketing", "sale"]
		needs[purpose]
	],
	"says": ["opted_out"],
	"stays": input.person.pending != "purpose",
} if {
	said.opt_out
} else := unidentified("consent") if {
	{said.consents, input.conversation.ephemeral} == {true}
} else := {
	"decision": "answer",
	"reasons": ["consents_shown"],
	"grounds": ["notice"],
	"says": ["consent_state"],
	"stays": true,
} if {
	said.consents
} else := {
	"decision": "answer",
	"reasons": ["notice_shown"],
	"grounds": ["notice"],
	"says": ["privacy_notice"],
	"stays": true,
} if {
	said.privacy
} else := null
