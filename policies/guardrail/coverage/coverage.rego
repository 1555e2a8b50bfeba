# METADATA
# title: Coverage
# description: >-
#   "Nothing found" is worth something only where somebody looked. A turn of which a part was not read, or whose
#   language is too uncertain, is refused where the regime or the route asks for that; a route may ask for more
#   than its regime, never for less.
package guardrail.coverage

import data.guardrail.facts

default required := false

required if facts.regime.coverage.require

required if input.route.require_coverage

min_certainty := max([facts.regime.coverage.min_certainty, input.route.min_certainty])

# Everything is read or exempt by the route's choice; anything else is a fault, in every regime.
reason := "coverage_incomplete" if {
	input.coverage.scanned + input.coverage.exempt < input.coverage.parts
} else := "coverage_required" if {
	required
	input.coverage.exempt + input.coverage.attachments > 0
} else := "language_uncertain" if {
	facts.words
	input.coverage.certainty < min_certainty
}

default ruling := null

ruling := {
	"action": "refuse",
	"reasons": [reason],
	"grounds": ["minimisation"],
	"obligations": [],
	"effects": [],
	"says": [saying],
} if {
	facts.inbound
	reason
}

saying := "attachment_refused" if {
	reason == "coverage_required"
	input.coverage.attachments > 0
} else := "refused"
