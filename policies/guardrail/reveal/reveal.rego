# METADATA
# title: Reveal
# description: >-
#   Breaking the glass: somebody reads what a person really wrote. One transcript, for a stated reason, agreed to by a
#   second person, for minutes (data.json beside this file), and the person learns of it with the next copy of their
#   data. Not after an erasure, not while processing is restricted (GDPR Art. 18).
package guardrail.reveal

import data.guardrail.ruling

bounds := data.guardrail.reveal.limits

default well_formed := false

well_formed if {
	ruling.law_given
	input.phase in {"request", "approve", "open"}
	is_boolean(input.reason_given)
	ruling.is_seconds(input.wanted_seconds)
	ruling.is_seconds(input.transcripts)
	input.subject in {"living", "restricted", "erased"}
	ruling.is_texts(input.requester.roles)
	is_boolean(input.requester.holds_keys)
	is_boolean(input.requester.about_self)
	approval_complete
	ruling.is_seconds_or_null(input.opened_age_seconds)
}

approval_complete if input.approval == null

approval_complete if {
	ruling.is_texts(input.approval.roles)
	is_boolean(input.approval.by_requester)
	is_boolean(input.approval.about_self)
	ruling.is_seconds(input.approval.age_seconds)
}

seconds := min([input.wanted_seconds, bounds.seconds])

# The time box begins when the transcript is opened first, and closing it does not stop it.
left := seconds if {
	input.opened_age_seconds == null
} else := max([0, seconds - input.opened_age_seconds])

has_keys if input.requester.holds_keys

has_keys if {
	some role in input.requester.roles
	role in data.guardrail.access.holds_keys
}

audits(roles) if {
	some role in roles
	role in data.guardrail.access.alone
}

may(roles, action) if {
	ruling.granted(roles, action)
	not audits(roles)
}

# What stands against it, in this order; null: nothing.
obstacle := "jurisdiction_unknown" if {
	not input.law.known
} else := "subject_erased" if {
	input.subject == "erased"
} else := "subject_restricted" if {
	input.subject == "restricted"
} else := "role_may_not" if {
	not may(input.requester.roles, "reveal.request")
} else := "holds_keys" if {
	has_keys
} else := "about_self" if {
	input.requester.about_self
} else := "reason_missing" if {
	not input.reason_given
} else := "not_one_transcript" if {
	input.transcripts != bounds.transcripts
} else := "no_time" if {
	seconds == 0
} else := against_approval

against_approval := null if {
	input.phase == "request"
} else := "approval_missing" if {
	input.approval == null
} else := "own_request" if {
	input.approval.by_requester
} else := "approver_may_not" if {
	not may(input.approval.roles, "reveal.approve")
} else := "about_approver" if {
	input.approval.about_self
} else := null if {
	input.phase == "approve"
} else := "approval_expired" if {
	input.approval.age_seconds >= bounds.approval_seconds
} else := "time_over" if {
	left == 0
} else := null

allowed := {
	"request": {"reasons": ["wait_for_second_person"], "obligations": ["record", "second_person"], "seconds": 0},
	"approve": {"reasons": ["approved"], "obligations": ["record"], "seconds": 0},
	"open": {"reasons": ["reason_and_approval"], "obligations": ["close_in_time", "record", "tell_in_copy"], "seconds": left},
}

outcome := {"decision": "deny", "reasons": [obstacle], "obligations": ["record"], "seconds": 0} if {
	obstacle != null
} else := object.union({"decision": "allow"}, allowed[input.phase])

# METADATA
# title: May this transcript be read in clear, and for how long?
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": outcome.obligations,
	"citations": ruling.cited({"reveal"}, set()),
	"valid_until": input.law.valid_until,
	"seconds": outcome.seconds,
} if {
	well_formed
}
