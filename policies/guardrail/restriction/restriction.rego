# METADATA
# title: Restriction
# description: >-
#   The data of a person who had the processing restricted is stored and not used (GDPR Art. 18(2)): no message of
#   theirs goes to the bot or is kept, and the bot does not write to them. What they say to Guardrail itself counts
#   as ever: rights, consents, taking back. Whoever restricted is told why nothing happens, and lifting it comes with a
#   warning (Art. 18(3)).
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
package guardrail.restriction

import data.guardrail.consent.ruling as of_consent

ends := {"left", "consent_refused", "consent_withdrawn", "opted_out"}

ruling := {
	"decision": "refuse",
	"reasons": ["processing_restricted"],
	"grounds": ["restriction"],
} if {
	input.direction == "outbound"
} else := object.union(of_consent, {"decision": "answer"}) if {
	of_consent.reasons[0] in ends
	input.message.event == "message"
} else := object.union(of_consent, {"decision": "refuse"}) if {
	of_consent.reasons[0] in ends
} else := {
	"decision": "refuse",
	"reasons": ["processing_restricted"],
	"grounds": ["restriction"],
	"effects": ["delete_message"],
	"stays": true,
} if {
	input.message.event == "unsend"
} else := {
	"decision": "refuse",
	"reasons": ["processing_restricted"],
	"grounds": ["restriction"],
	"says": ["restricted" | input.message.event == "message"],
	"stays": true,
}
