# METADATA
# title: Storage
# description: >-
#   A transcript is kept only of what was admitted, and never longer than the law's maximum (GDPR Art. 5(1)(e)).
#   What waits for consent expires with the question; what nobody is remembered for is not kept at all.
package guardrail.storage

retention := min([
	object.get({null: input.law.parameters.retention.default_seconds}, input.route.retention_seconds, input.route.retention_seconds),
	input.law.parameters.retention.maximum_seconds,
])

# By what is decided about the turn.
order := {
	"admit": {
		"keep": input.conversation.ephemeral == false,
		"expires_after": object.get({true: 0}, input.conversation.ephemeral, retention),
	},
	"hold": {"keep": false, "expires_after": input.law.parameters.consent.question_seconds},
	"answer": {"keep": false, "expires_after": 0},
	"refuse": {"keep": false, "expires_after": 0},
}
