# METADATA
# title: Turn
# description: One question a turn; the answer says everything that happens to it.
# scope: subpackages
package guardrail.turn

import data.guardrail.consent
import data.guardrail.coverage
import data.guardrail.disclosure
import data.guardrail.erasing
import data.guardrail.facts
import data.guardrail.question
import data.guardrail.redaction
import data.guardrail.storage

# The first rule that has something to say decides.
ruling := [rule | some rule in [unknown_regime, erasing.ruling, consent.ruling, unscanned, coverage.ruling, taken_back, admitted]; rule != null][0]

default unknown_regime := null

unknown_regime := {
	"action": "refuse",
	"reasons": ["profile_unknown"],
	"grounds": [],
	"obligations": [],
	"effects": [],
	"says": ["safe_reply"],
} if {
	not facts.regime_known
}

default unscanned := null

unscanned := {
	"action": "refuse",
	"reasons": ["attachment_unscanned"],
	"grounds": ["minimisation"],
	"obligations": [],
	"effects": [],
	"says": ["attachment_refused"],
} if {
	facts.inbound
	input.route.attachments == "block"
	count(input.message.attachments) > 0
}

default taken_back := null

taken_back := {
	"action": "admit",
	"reasons": ["message_unsent"],
	"grounds": ["erasure"],
	"obligations": [],
	"effects": ["delete_message"],
	"says": [],
} if {
	facts.inbound
	input.message.event == "unsend"
}

admitted := {
	"action": "admit",
	"reasons": [admission],
	"grounds": ["minimisation"],
	"obligations": array.concat(basis, unread),
	"effects": [],
	"says": [],
}

admission := "other_legal_basis" if {
	consent.mode == "none"
} else := "consent_given" if {
	input.person.consent == "given"
} else := "not_objected"

# Without consent the operator answers for another basis (GDPR Art. 6(1)(b) to (f)).
default basis := []

basis := ["legal_basis_of_operator"] if consent.mode == "none"

# Media that the route lets pass unread.
default unread := []

unread := ["attachments_of_operator"] if {
	facts.inbound
	count(input.message.attachments) > 0
}

default basis_grounds := []

basis_grounds := ["consent"] if {
	ruling.action == "admit"
	consent.mode != "none"
} else := ["other_basis"] if {
	ruling.action == "admit"
}

default storage_grounds := []

storage_grounds := ["storage"] if storage_order.keep

default disclosure_reasons := []

disclosure_reasons := [sprintf("disclosure_%s", [disclosure.reason])] if disclosure.due

default disclosure_grounds := []

disclosure_grounds := ["disclosure"] if disclosure.due

default kept := []

kept := redaction.obligations if ruling.action == "admit"

default special_grounds := []

special_grounds := redaction.grounds if ruling.action == "admit"

storage_order := storage.order(ruling.action)

grounds := {ground |
	some ground in array.concat(
		array.concat(array.concat(ruling.grounds, special_grounds), basis_grounds),
		array.concat(storage_grounds, disclosure_grounds),
	)
}

citation(law) := {"law": law.law, "article": law.article, "source": law.source}

cited := {key |
	some ground in grounds
	some key in facts.regime.citations[ground]
}

# Guardrail's own words to a person who was not told yet begin with what is speaking. After an erasure nobody
# is left to have been told.
default identity := []

identity := ["bot_identity"] if {
	disclosure.due
	count(ruling.says) > 0
	not "erase" in ruling.effects
	not "safe_reply" in ruling.says
}

# Values return into the answer of an admitted turn; into a bot's own call only for a person whose data may be used.
default restore := []

restore := redaction.restorable if {
	ruling.action == "admit"
	facts.inbound
} else := redaction.restorable if {
	ruling.action == "admit"
	input.person.known
	not consent.blocked
}

# METADATA
# title: What happens to this turn
# description: >-
#   Without a default on purpose: should the question be incomplete or a rule fail, the answer is undefined, and
#   whoever asked stops the turn and alerts the operator instead of taking a made-up refusal for the law's.
# entrypoint: true
decision := {
	"action": ruling.action,
	"reasons": array.concat(ruling.reasons, disclosure_reasons),
	"citations": [citation(data.guardrail.laws[key]) | some key in sort(cited)],
	"obligations": array.concat(ruling.obligations, kept),
	"effects": array.concat(erasing.closing, ruling.effects),
	"says": array.concat(identity, ruling.says),
	"redaction": redaction.order,
	"restore": restore,
	"storage": storage_order,
	"disclosure": {"due": disclosure.due, "interval": disclosure.interval, "law": disclosure.law},
	"valid_until": null,
} if {
	question.well_formed
}
