# METADATA
# title: Storage
# description: >-
#   A transcript is kept only of what was admitted, and never longer than the law's maximum (GDPR Art. 5(1)(e)).
#   What waits for consent expires with the question; what nobody is remembered for is not kept at all.
package guardrail.storage

wished := input.law.parameters.retention.default_seconds if {
	input.route.retention_seconds == null
} else := input.route.retention_seconds

retention := min([wished, input.law.parameters.retention.maximum_seconds])

# By what is decided about the turn.
order := {
	"admit": {
		true: {"keep": false, "expires_after": 0},
		false: {"keep": true, "expires_after": retention},
	}[input.conversation.ephemeral],
	"hold": {"keep": false, "expires_after": input.law.parameters.consent.question_seconds},
	"answer": {"keep": false, "expires_after": 0},
	"refuse": {"keep": false, "expires_after": 0},
}
