# METADATA
# title: Opt-out
# description: >-
#   No to selling, sharing, advertising and whatever else the service can do without. It comes from the browser's
#   signal or from the person's own words, costs nothing, and nobody is asked who they are (11 CCR 7026): an opt-out
#   of somebody else harms nobody. What a signal switches off is the law's to say; a request switches off what it
#   names.
package guardrail.opt_out

import data.guardrail.ruling

switchable := {"analytics", "marketing", "emotion", "training", "sale"}

default well_formed := false

well_formed if {
	ruling.law_given
	input.source in {"signal", "request"}
	ruling.is_texts(input.signals)
	ruling.is_texts(input.purposes)
	count({purpose | some purpose in input.purposes} - switchable) == 0
	is_array(input.recipients)
	count([each | some each in input.recipients; not is_recipient(each)]) == 0
	law_complete
}

is_recipient(recipient) if {
	is_string(recipient.id)
	ruling.is_texts(recipient.purposes)
}

law_complete if not input.law.known

law_complete if {
	ruling.is_texts(input.law.parameters.signals.gpc)
	is_boolean(input.law.parameters.signals.gpc_display)
	is_number(input.law.parameters.consent.ask_again_seconds)
	ruling.is_texts(input.law.parameters.deadline.opt_out)
}

# A request that names nothing means everything.
asked := switchable if {
	count(input.purposes) == 0
} else := {purpose | some purpose in input.purposes}

signalled := {purpose |
	"gpc" in input.signals
	some purpose in input.law.parameters.signals.gpc
	purpose in switchable
}

default signal_shown := false

signal_shown if {
	input.source == "signal"
	"gpc" in input.signals
	input.law.parameters.signals.gpc_display
}

default again := null

again := input.law.parameters.consent.ask_again_seconds

display := {true: ["show_signal"], false: []}

# Where the law is not known, a no still counts, at once.
outcome := {
	"decision": "opt_out",
	"reasons": ["jurisdiction_unknown"],
	"obligations": ["tell_recipients", "do_not_ask_again"],
	"grounds": set(),
	"switched_off": switchable,
	"deadlines": ["P0D"],
} if {
	not input.law.known
} else := {
	"decision": "none",
	"reasons": ["signal_not_binding"],
	"obligations": ["forward_signal"],
	"grounds": {"signal"},
	"switched_off": set(),
	"deadlines": [],
} if {
	input.source == "signal"
	count(signalled) == 0
} else := {
	"decision": "opt_out",
	"reasons": ["signal_received"],
	"obligations": array.concat(["forward_signal", "tell_recipients", "do_not_ask_again"], display[signal_shown]),
	"grounds": {"signal", "opt_out"},
	"switched_off": signalled,
	"deadlines": input.law.parameters.deadline.opt_out,
} if {
	input.source == "signal"
} else := {
	"decision": "opt_out",
	"reasons": ["requested"],
	"obligations": ["tell_recipients", "do_not_ask_again"],
	"grounds": {"opt_out", "objection"},
	"switched_off": asked,
	"deadlines": input.law.parameters.deadline.opt_out,
}

tell := {recipient.id |
	some recipient in input.recipients
	some purpose in recipient.purposes
	purpose in outcome.switched_off
}

# METADATA
# title: What is switched off by this no?
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": outcome.obligations,
	"citations": ruling.cited(outcome.grounds, {
		"consent.ask_again_seconds",
		"consent.sale",
		"deadline.opt_out",
		"identity.opt_out",
		"signals.gpc",
		"signals.gpc_display",
	}),
	"valid_until": input.law.valid_until,
	"switched_off": sort(outcome.switched_off),
	"deadlines": outcome.deadlines,
	"identity": "none",
	"ask_again_seconds": again,
	"tell": sort(tell),
	"display": signal_shown,
} if {
	well_formed
}
