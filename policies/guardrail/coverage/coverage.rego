# METADATA
# title: Coverage
# description: >-
#   "Nothing found" is worth something only where somebody looked. A turn of which a part was not read, or whose
#   language is too uncertain, is refused where the law in force or the route asks for that; a route may ask for
#   more than its law, never for less.
package guardrail.coverage

import data.guardrail.facts.said

# Everything is read or exempt by the route's choice; anything else is a fault, under every law.
ruling := null if {
	input.direction == "outbound"
} else := {
	"decision": "refuse",
	"reasons": ["coverage_incomplete"],
	"grounds": ["minimisation"],
	"says": ["refused"],
} if {
	input.coverage.scanned + input.coverage.exempt < input.coverage.parts
} else := {
	"decision": "refuse",
	"reasons": ["coverage_required"],
	"grounds": ["minimisation"],
	"says": [{true: "attachment_refused", false: "refused"}[input.coverage.attachments > 0]],
} if {
	true in [input.law.parameters.coverage.require, input.route.require_coverage]
	input.coverage.exempt + input.coverage.attachments > 0
} else := {
	"decision": "refuse",
	"reasons": ["language_uncertain"],
	"grounds": ["minimisation"],
	"says": ["refused"],
} if {
	said.words
	true in [
		input.coverage.certainty < input.law.parameters.coverage.min_certainty,
		input.coverage.certainty < input.route.min_certainty,
	]
} else := null
