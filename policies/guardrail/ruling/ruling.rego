# METADATA
# title: Ruling
# description: >-
#   What the decisions beside the turn share. The law in force comes with the question (guardrail.law answered it
#   before) and is cited by ground; a rule that this tree does not hold leaves the decision undefined, since a
#   citation that is lost would be a decision without its law.
package guardrail.ruling

default law_given := false

law_given if {
	is_boolean(input.law.known)
	is_object(input.law.parameters)
	is_object(input.law.grounds)
	is_string_or_null(input.law.valid_until)
}

# The rules of these grounds: those that set nothing, and those that set one of the parameters asked for.
cited(grounds, parameters) := citations if {
	keys := {key |
		some ground in grounds
		some key in object.get(input.law.grounds, ground, [])
		not beside(key, parameters)
	}
	citations := [citation(key[0], key[1]) | some key in sort(keys)]
	count(citations) == count(keys)
}

beside(key, parameters) if {
	sets := data.guardrail.jurisdictions[key[0]].rules[key[1]].parameters
	count([parameter | some parameter in sets; parameter in parameters]) == 0
}

citation(document, rule) := {
	"law": data.guardrail.jurisdictions[document].rules[rule].law,
	"article": data.guardrail.jurisdictions[document].rules[rule].article,
	"source": data.guardrail.jurisdictions[document].rules[rule].source,
	"rule": concat("/", [document, rule]),
}

# Roles that may do something on the control plane.
granted(roles, action) if {
	some role in roles
	action in data.guardrail.access.roles[role].may
}

default is_string_or_null(_) := false

is_string_or_null(value) if value == null

is_string_or_null(value) if is_string(value)

default is_seconds(_) := false

is_seconds(value) if {
	is_number(value)
	value >= 0
}

default is_seconds_or_null(_) := false

is_seconds_or_null(value) if value == null

is_seconds_or_null(value) if is_seconds(value)

default is_texts(_) := false

is_texts(value) if {
	is_array(value)
	count([each | some each in value; not is_string(each)]) == 0
}

# Orders to keep (litigation, an inquiry of an authority). One without an end has null and does not run out.
default are_holds(_) := false

are_holds(value) if {
	is_array(value)
	count([hold | some hold in value; not is_hold(hold)]) == 0
}

is_hold(hold) if {
	is_seconds_or_null(hold.until_seconds)
	is_string_or_null(hold.rule)
}

in_force(holds) := [hold | some hold in holds; not ended(hold)]

ended(hold) if hold.until_seconds == 0

# Until when the last of them runs, in seconds from now.
default last_end(_) := null

last_end(holds) := max([hold.until_seconds | some hold in holds]) if {
	count([hold | some hold in holds; hold.until_seconds == null]) == 0
}
