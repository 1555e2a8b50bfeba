# METADATA
# title: Consent
# description: >-
#   Who may be served, and how a person says yes, no, and no longer. Withdrawing takes one message, as giving
#   does (GDPR Art. 7(3)). Silence and anything but a clear yes is not consent (GDPR Art. 4(11)).
# related_resources:
#   - http://data.europa.eu/eli/reg/2016/679/oj
package guardrail.consent

import data.guardrail.facts

# opt_in: nothing is processed before a yes. opt_out: until a no. none: another legal basis, the operator's.
mode := facts.regime.consent.mode if {
	input.route.consent == null
} else := "opt_in" if {
	input.route.consent == "required"
} else := input.route.consent

default blocked := false

blocked if {
	mode == "opt_in"
	input.person.consent != "given"
}

# Under opt-out a person is asked only after saying no, so "asked" blocks like the no it followed.
blocked if {
	mode == "opt_out"
	input.person.consent in {"asked", "refused", "withdrawn"}
}

default objected := false

objected if {
	mode != "none"
	input.person.consent in {"refused", "withdrawn"}
}

# A button counts whenever its question was shown; a plain word only while the question is open.
default gives := false

gives if {
	facts.words
	facts.pressed == "guardrail:consent:yes"
	input.person.consent != "unknown"
}

gives if {
	facts.words
	facts.consent_question_open
	facts.said_yes
	not facts.said_withdraw
}

default declines := false

declines if {
	facts.words
	facts.pressed == "guardrail:consent:no"
	input.person.consent != "given"
}

declines if {
	facts.words
	facts.consent_question_open
	facts.said_no
}

default withdraws := false

withdraws if {
	facts.words
	facts.said_withdraw
}

withdraws if {
	facts.words
	facts.pressed == "guardrail:consent:no"
	input.person.consent == "given"
}

default asking := []

asking := ["consent_asked"] if not facts.consent_question_open

default confirmation := []

confirmation := ["consent_given"] if input.person.waiting == 0

default ruling := null

# On a route without consent a consent button answers nothing that was asked.
ruling := {
	"action": "refuse",
	"reasons": ["nothing_asked"],
	"grounds": [],
	"obligations": [],
	"effects": [],
	"says": ["refused"],
} if {
	facts.inbound
	mode == "none"
	facts.pressed in {"guardrail:consent:yes", "guardrail:consent:no"}
} else := null if {
	mode == "none"
} else := {
	"action": "refuse",
	"reasons": ["proactive_without_consent"],
	"grounds": ["withdrawal"],
	"obligations": [],
	"effects": [],
	"says": [],
} if {
	not facts.inbound
	objected
} else := null if {
	not facts.inbound
} else := {
	"action": left_action,
	"reasons": ["left"],
	"grounds": ["withdrawal"],
	"obligations": [],
	"effects": ["consent_withdrawn", "drop_waiting"],
	"says": [],
} if {
	input.message.event == "leave"
} else := {
	"action": "refuse",
	"reasons": ["consent_needs_identity"],
	"grounds": ["consent"],
	"obligations": [],
	"effects": [],
	"says": ["refused"],
} if {
	input.conversation.ephemeral
	nobody_can_consent
} else := null if {
	input.conversation.ephemeral
} else := {
	"action": "answer",
	"reasons": ["consent_given"],
	"grounds": ["consent", "consent_proof"],
	"obligations": ["prove_consent"],
	"effects": ["consent_given", "deliver_waiting"],
	"says": confirmation,
} if {
	gives
} else := {
	"action": "answer",
	"reasons": ["consent_refused"],
	"grounds": ["consent"],
	"obligations": [],
	"effects": ["consent_refused", "drop_waiting"],
	"says": ["consent_refused"],
} if {
	declines
} else := {
	"action": "answer",
	"reasons": ["consent_withdrawn"],
	"grounds": ["withdrawal"],
	"obligations": ["stop_processing"],
	"effects": ["consent_withdrawn", "drop_waiting"],
	"says": ["consent_withdrawn"],
} if {
	withdraws
} else := {
	"action": "refuse",
	"reasons": ["consent_missing"],
	"grounds": ["consent"],
	"obligations": [],
	"effects": taken_back,
	"says": [],
} if {
	blocked
	input.message.event in {"signal", "unsend"}
} else := {
	"action": "refuse",
	"reasons": ["too_many_waiting"],
	"grounds": ["consent"],
	"obligations": [],
	"effects": asking,
	"says": ["refused", "consent_question"],
} if {
	blocked
	input.person.waiting >= facts.regime.consent.waiting_limit
} else := {
	"action": "hold",
	"reasons": ["consent_missing"],
	"grounds": ["consent"],
	"obligations": [],
	"effects": asking,
	"says": ["consent_question"],
} if {
	blocked
}

# The bot hears of a departure only if it was allowed to know the person.
default left_action := "admit"

left_action := "refuse" if blocked

# Nobody is remembered: a yes cannot be asked for, and a no must stop this one request.
default nobody_can_consent := false

nobody_can_consent if mode == "opt_in"

nobody_can_consent if withdraws

nobody_can_consent if declines

default taken_back := []

taken_back := ["delete_message"] if input.message.event == "unsend"
