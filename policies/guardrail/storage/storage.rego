# METADATA
# title: Storage
# description: >-
#   A transcript is kept only of what was admitted, and never longer than the regime's maximum. What waits for
#   consent expires with the question; what nobody is remembered for is not kept at all.
package guardrail.storage

import data.guardrail.facts

asked_for := facts.regime.retention.default_seconds if {
	input.route.retention_seconds == null
} else := input.route.retention_seconds

retention := min([asked_for, facts.regime.retention.maximum_seconds])

order(action) := {"keep": true, "expires_after": retention} if {
	action == "admit"
	not input.conversation.ephemeral
} else := {"keep": false, "expires_after": facts.regime.consent.question_seconds} if {
	action == "hold"
} else := {"keep": false, "expires_after": 0}
