# METADATA
# title: Retention
# description: >-
#   How long something is kept: as long as was asked for, never longer than the law's maximum, no longer than its
#   purpose lasts (GDPR Art. 5(1)(e)). A hold suspends the deletion, never the counting.
package guardrail.retention

import data.guardrail.ruling

default well_formed := false

well_formed if {
	ruling.law_given
	input.record in {"message", "vault", "profile", "waiting", "consent_proof", "request_proof"}
	is_string(input.purpose)
	ruling.is_seconds(input.age_seconds)
	ruling.is_seconds_or_null(input.wanted_seconds)
	is_boolean(input.ended)
	ruling.are_holds(input.holds)
	law_complete
}

law_complete if not input.law.known

law_complete if {
	is_number(input.law.parameters.retention.default_seconds)
	is_number(input.law.parameters.retention.maximum_seconds)
	is_number(input.law.parameters.consent.question_seconds)
	is_number(input.law.parameters.consent.proof_seconds)
	is_number(input.law.parameters.rights.proof_seconds)
}

# Proof has its own time, which nobody chooses; what waits for consent goes with the question.
seconds := input.law.parameters.rights.proof_seconds if {
	input.record == "request_proof"
} else := input.law.parameters.consent.proof_seconds if {
	input.record == "consent_proof"
} else := input.law.parameters.consent.question_seconds if {
	input.record == "waiting"
} else := min([input.law.parameters.retention.default_seconds, input.law.parameters.retention.maximum_seconds]) if {
	input.wanted_seconds == null
} else := min([input.wanted_seconds, input.law.parameters.retention.maximum_seconds])

default capped := false

capped if {
	not input.record in {"request_proof", "consent_proof", "waiting"}
	input.wanted_seconds != null
	input.wanted_seconds > seconds
}

# Proof outlives the purpose it proves.
default purpose_ended := false

purpose_ended if {
	input.ended
	not input.record in {"request_proof", "consent_proof"}
}

time_reason := {true: "capped_by_law", false: "in_time"}

ground := object.get({"request_proof": "proof", "consent_proof": "consent_proof", "waiting": "consent"}, input.record, "storage")

setting := {
	"proof": "rights.proof_seconds",
	"consent_proof": "consent.proof_seconds",
	"consent": "consent.question_seconds",
	"storage": "retention.maximum_seconds",
}[ground]

outcome := {
	"decision": "refuse",
	"reasons": ["jurisdiction_unknown"],
	"obligations": ["ask_officer"],
	"seconds": 0,
	"expires_seconds": null,
	"grounds": set(),
} if {
	not input.law.known
} else := {
	"decision": "suspend",
	"reasons": ["hold"],
	"obligations": ["use_only_for_hold"],
	"seconds": seconds,
	"expires_seconds": ruling.last_end(ruling.in_force(input.holds)),
	"grounds": {"erasure_exception", ground},
} if {
	count(ruling.in_force(input.holds)) > 0
	over
} else := {
	"decision": "delete",
	"reasons": ["purpose_ended"],
	"obligations": ["delete"],
	"seconds": seconds,
	"expires_seconds": 0,
	"grounds": {"erasure", ground},
} if {
	purpose_ended
} else := {
	"decision": "delete",
	"reasons": ["expired"],
	"obligations": ["delete"],
	"seconds": seconds,
	"expires_seconds": 0,
	"grounds": {ground},
} if {
	over
} else := {
	"decision": "keep",
	"reasons": [time_reason[capped]],
	"obligations": [],
	"seconds": seconds,
	"expires_seconds": seconds - input.age_seconds,
	"grounds": {ground},
}

default over := false

over if purpose_ended

over if input.age_seconds >= seconds

# METADATA
# title: Is this kept, and for how long?
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": outcome.obligations,
	"citations": ruling.cited(outcome.grounds, {setting, "erasure.exceptions"}),
	"valid_until": input.law.valid_until,
	"seconds": outcome.seconds,
	"expires_seconds": outcome.expires_seconds,
} if {
	well_formed
}
