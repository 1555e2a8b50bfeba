# METADATA
# title: Question
# description: >-
#   Only a complete question is decided. A missing fact would silently make a condition false, and a condition that
#   is silently false lets things pass; so an incomplete question has no answer at all. The words that may occur
#   stand in words/data.json.
package guardrail.question

import data.guardrail.words

# In Rego's order null and truth values come before 0, texts after every number, then arrays, then objects: by the
# smallest and the largest of them a list shows whether it holds one kind only.
default well_formed := false

well_formed if {
	route := input.route
	person := input.person
	conversation := input.conversation
	message := input.message
	coverage := input.coverage

	# Null where it never happened.
	moments := [
		route.retention_seconds,
		person.pending_age_seconds,
		conversation.disclosed_age_seconds,
		conversation.human_age_seconds,
	]
	numbers := array.concat([moment | some moment in moments; moment != null], [
		route.min_score,
		route.min_certainty,
		person.waiting,
		coverage.parts,
		coverage.scanned,
		coverage.exempt,
		coverage.attachments,
		coverage.languages,
		coverage.certainty,
		coverage.unmodelled,
		coverage.disguised,
	])
	min(numbers) >= 0
	max(numbers) < ""
	{
		route.restore_tool_arguments,
		route.disclose_ephemeral,
		route.require_coverage,
		person.known,
		conversation.ephemeral,
		conversation.group,
		person.restricted,
		message.continued,
		message.certain,
		message.code,
	} - {true, false} == set()
	lists := [message.intents, message.attachments, message.signals, message.kinds]
	min(lists) >= []
	max(lists) < {}
	min([route.purposes, route.keep, route.operators, person.consents, message.findings]) >= {}
	texts := [input.now, route.channel, message.language]
	min(texts) >= ""
	max(texts) < []

	known := words
	input.direction in known.direction
	route.kind in known.kind
	route.age in known.audience
	route.consent in known.route_consent
	route.operator_text in known.operator_text
	route.attachments in known.attachments
	person.pending in known.pending
	person.pending_about in known.about
	person.age in known.bracket
	message.event in known.event
	message.choice in known.choice
	message.age in known.bracket
	message.purpose in known.purpose
	[person.pending == null, person.pending == "purpose"] == [person.pending_age_seconds == null, person.pending_about != null]

	# No entry of these is of another kind.
	[wrong | some wrong in message.intents; not wrong in known.intent] == []
	[wrong | some wrong in message.signals; not wrong in known.signal] == []
	[wrong | some wrong in message.findings; not is_number(wrong)] == []
	[wrong | some wrong in route.keep; not is_string(wrong)] == []
	[wrong | some wrong in route.operators; not wrong in known.operator] == []
	[wrong | some purpose, basis in route.purposes; wrong := purpose; not [purpose in known.purpose, basis in known.basis] == [true, true]] == []
	[wrong | some purpose, consent in person.consents; wrong := purpose; not well_formed_consent(purpose, consent)] == []
	law
}

well_formed_consent(purpose, consent) if {
	purpose in words.purpose
	consent.state in words.state
	consent.method in words.method
	consent.age_seconds >= 0
	is_number(consent.age_seconds)
}

# The law in force, or that it is not known.
law if {
	input.law.known == false
	is_array(input.law.jurisdictions)
} else if {
	known := words
	lists := [
		input.law.jurisdictions,
		input.law.parameters.disclosure.elements,
		input.law.parameters.disclosure.minor_elements,
		input.law.parameters.redaction.special_types,
		input.law.parameters.redaction.plain_types,
		input.law.parameters.signals.gpc,
	]
	min(lists) >= []
	max(lists) < {}
	in_force := input.law.parameters
	numbers := [
		in_force.consent.question_seconds,
		in_force.consent.renew_seconds,
		in_force.consent.ask_again_seconds,
		in_force.consent.waiting_limit,
		in_force.child.consent_age,
		in_force.child.minor_age,
		in_force.child.sale_age,
		in_force.child.minimum_age,
		in_force.coverage.min_certainty,
		in_force.disclosure.interval_seconds,
		in_force.disclosure.minor_interval_seconds,
		in_force.disclosure.human_seconds,
		in_force.erasure.question_seconds,
		in_force.redaction.min_score_maximum,
		in_force.retention.default_seconds,
		in_force.retention.maximum_seconds,
	]
	min(numbers) >= 0
	max(numbers) < ""
	{input.law.known, in_force.coverage.require, in_force.signals.gpc_display, true, false} == {true, false}
	{
		in_force.consent.service,
		in_force.consent.analytics,
		in_force.consent.marketing,
		in_force.consent.emotion,
		in_force.consent.training,
		in_force.consent.sale,
	} - {mode | some mode in known.mode} == set()
	in_force.redaction.special_operator in known.law_operator
	in_force.redaction.special_keep in known.special_keep
	is_string(input.law.disclosure_law)
	true in [input.law.valid_until == null, is_string(input.law.valid_until)]
	input.law.grounds >= {}
}
