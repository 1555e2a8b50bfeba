# METADATA
# title: Question
# description: >-
#   Only a complete question is decided. A missing fact would silently make a condition false, and a condition
#   that is silently false lets things pass; so an incomplete question has no answer at all.
package guardrail.question

default well_formed := false

well_formed if {
	input.direction in {"inbound", "outbound"}
	route
	person
	conversation
	message
	coverage
}

default route := false

route if {
	is_string(input.route.profile)
	input.route.consent in {null, "required", "opt_out", "none"}
	seconds_or_null(input.route.retention_seconds)
	input.route.operator_text in {"scan", "exempt"}
	input.route.attachments in {"block", "pass"}
	is_boolean(input.route.restore_tool_arguments)
	is_boolean(input.route.disclose_ephemeral)
	is_number(input.route.min_score)
	is_boolean(input.route.require_coverage)
	is_number(input.route.min_certainty)
	texts(input.route.keep)
	texts(input.route.operators)
}

default person := false

person if {
	is_boolean(input.person.known)
	input.person.consent in {"unknown", "asked", "given", "refused", "withdrawn"}
	seconds_or_null(input.person.consent_age_seconds)
	is_number(input.person.waiting)
	pending
}

default pending := false

pending if {
	input.person.pending == null
	input.person.pending_age_seconds == null
}

pending if {
	input.person.pending in {"consent", "erasure"}
	is_number(input.person.pending_age_seconds)
}

default conversation := false

conversation if {
	is_boolean(input.conversation.ephemeral)
	is_boolean(input.conversation.group)
	seconds_or_null(input.conversation.disclosed_age_seconds)
}

default message := false

message if {
	input.message.event in {"message", "signal", "unsend", "leave"}
	is_boolean(input.message.continued)
	is_array(input.message.intents)
	input.message.choice in {
		null,
		"guardrail:consent:yes",
		"guardrail:consent:no",
		"guardrail:erase:yes",
		"guardrail:erase:no",
	}
	is_object(input.message.findings)
	is_array(input.message.attachments)
}

default coverage := false

coverage if {
	is_number(input.coverage.parts)
	is_number(input.coverage.scanned)
	is_number(input.coverage.exempt)
	is_number(input.coverage.attachments)
	is_number(input.coverage.languages)
	is_number(input.coverage.certainty)
	is_number(input.coverage.unmodelled)
	is_number(input.coverage.disguised)
}

default seconds_or_null(_) := false

seconds_or_null(value) if value == null

seconds_or_null(value) if is_number(value)

default texts(_) := false

texts(value) if {
	is_object(value)
	count([each | some each in value; not is_string(each)]) == 0
}
