# METADATA
# title: The law in force
# description: >-
#   What the documents under guardrail/jurisdictions ask for on one day, of one kind of service, where several
#   jurisdictions apply: of each parameter the strictest value. A jurisdiction speaks through its own document and
#   those it lies within. Sources that we read (P) or found described reliably (S) give its value; where none does,
#   its own house rule (H) does, or else that of the document "house". What only one source tells (S1) or only
#   memory (U) can make the value stricter, never laxer. So adding a jurisdiction never loosens anything.
package guardrail.law

documents := data.guardrail.jurisdictions

kinds := {"assistant", "companion", "mental_health", "regulated"}

default well_formed := false

well_formed if {
	is_string(input.now)
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$`, input.now)
	is_array(input.jurisdictions)
	is_string(input.kind)
}

# Days are days in UTC; they compare as text.
today := split(input.now, "T")[0] if well_formed

named := {name | well_formed; some name in input.jurisdictions}

problem := "no_jurisdiction" if {
	count(named) == 0
} else := "unknown_jurisdiction" if {
	some name in named
	not documents[name]
} else := "unknown_kind" if {
	not input.kind in kinds
} else := "none"

# Where nobody can tell whose law applies, or to what, the strictest there is of every kind does.
asked := named if {
	problem == "none"
} else := {"strict"} if {
	well_formed
} else := set()

served := {input.kind} if {
	problem == "none"
} else := kinds

# A combination ("strict") stands for each of its parts beside itself.
units := asked | {part |
	some name in asked
	documents[name].combination
	some part in documents[name].within
}

# Whose rules speak in a unit: its own and those of what it lies within, at most three steps up.
sources[unit] := found - {"house"} if {
	some unit in units
	first := {above | not documents[unit].combination; some above in documents[unit].within}
	second := {above | some name in first; some above in documents[name].within}
	third := {above | some name in second; some above in documents[name].within}
	found := (({unit} | first) | second) | third
}

involved := {name | some names in sources; some name in names}

begun(rule) if rule.from == null

begun(rule) if {
	is_string(rule.from)
	rule.from <= today
}

ended(rule) if {
	is_string(rule.until)
	rule.until <= today
}

of_kind(rule) if not rule.kinds

of_kind(rule) if {
	some kind in rule.kinds
	kind in served
}

# The rules of a document in force today for this kind of service. "until" names the first day without the rule.
live[name] := {id: rule |
	some id, rule in documents[name].rules
	begun(rule)
	not ended(rule)
	of_kind(rule)
} if {
	some name in involved
}

# Parameters that a document sets by a reliable source; those it sets only where no other document does
# ("yields": a state may choose its own value); those of a house rule of its own.
reliable[name] := {parameter |
	some rule in live[name]
	rule.certainty in {"P", "S"}
	not rule.yields
	some parameter in rule.parameters
} if {
	some name in involved
}

yielding[name] := {parameter | some rule in live[name]; rule.yields; some parameter in rule.parameters} if {
	some name in involved
}

ours[name] := {parameter | some rule in live[name]; rule.certainty == "H"; some parameter in rule.parameters} if {
	some name in involved
}

settled[unit] := {parameter | some name in names; some parameter in reliable[name]} if some unit, names in sources

given[unit] := settled[unit] | {parameter | some name in names; some parameter in yielding[name]} if {
	some unit, names in sources
}

owned[unit] := given[unit] | {parameter | some name in names; some parameter in ours[name]} if {
	some unit, names in sources
}

speaks(rule, _, _) if {
	rule.certainty in {"P", "S"}
	not rule.yields
}

speaks(rule, parameter, unit) if {
	rule.yields
	not parameter in settled[unit]
}

speaks(rule, parameter, unit) if {
	rule.certainty == "H"
	not parameter in given[unit]
}

speaks(rule, _, _) if rule.certainty in {"S1", "U"}

# Every rule that counts toward a parameter's value: [parameter, document, id].
speaking := {[parameter, name, id] |
	some unit, names in sources
	some name in names
	some id, rule in live[name]
	some parameter in rule.parameters
	speaks(rule, parameter, unit)
}

# What some unit knows no value for comes from the house.
fallbacks := {[parameter, "house", id] |
	some id, rule in documents.house.rules
	some parameter in rule.parameters
	some unit in units
	not parameter in owned[unit]
}

counting := speaking | fallbacks

by_parameter[parameter] contains [name, id] if some [parameter, name, id] in counting

stricter[parameter] := data.guardrail.parameters[group][name].stricter if {
	some parameter, _ in by_parameter
	[group, name] := split(parameter, ".")
}

strictest("min", values) := min(values)

strictest("max", values) := max(values)

strictest("any", values) := true in values

strictest("union", values) := sort({each | some several in values; some each in several})

strictest("collect", values) := sort({each | some several in values; some each in several})

strictest("intersection", values) := sort({each |
	some several in values
	some each in several
	every others in values {
		each in others
	}
})

strictest(order, values) := order[max([rank | some rank, word in order; word in values])] if is_array(order)

chosen[parameter] := strictest(stricter[parameter], values) if {
	some parameter, rules in by_parameter
	values := {documents[name].rules[id].value | some [name, id] in rules}
}

# What each document gives by itself, where not all agree.
offered[parameter] := {name: strictest(stricter[parameter], values) |
	some [name, _] in by_parameter[parameter]
	values := {documents[name].rules[id].value | some [owner, id] in by_parameter[parameter]; owner == name}
} if {
	some parameter, rules in by_parameter
	count({documents[name].rules[id].value | some [name, id] in rules}) > 1
}

conflicts := [{"parameter": parameter, "values": values, "chosen": chosen[parameter]} |
	some parameter in sort(object.keys(offered))
	values := offered[parameter]
	count({value | some value in values}) > 1
]

parameters[group] := {name: chosen[parameter] |
	some name, _ in names
	parameter := sprintf("%s.%s", [group, name])
} if {
	some group, names in data.guardrail.parameters
}

# A rule that sets nothing is cited; another one if a value that binds is its own, or made of it.
cited := {[rule.ground, name, id] |
	some name in involved
	some id, rule in live[name]
	not rule.parameters
} | {[rule.ground, name, id] |
	some [parameter, name, id] in speaking
	rule := documents[name].rules[id]
	rests_on(parameter, rule.value)
}

rests_on(parameter, value) if value == chosen[parameter]

rests_on(parameter, _) if stricter[parameter] in {"union", "collect", "intersection"}

# The house is named only where no law is.
legal := {ground | some [ground, _, _] in cited}

housed := {[rule.ground, "house", id] |
	some [parameter, _, id] in fallbacks
	rule := documents.house.rules[id]
	not rule.ground in legal
	rests_on(parameter, rule.value)
}

citable := cited | housed

by_ground[ground] contains [name, id] if some [ground, name, id] in citable

grounds := {ground: sort(rules) | some ground, rules in by_ground}

cited_once := {[name, id] | some [_, name, id] in citable}

citations := [citation |
	some [name, id] in sort(cited_once)
	rule := documents[name].rules[id]
	citation := {
		"law": rule.law,
		"article": rule.article,
		"source": rule.source,
		"rule": sprintf("%s/%s", [name, id]),
	}
]

only_stricter := sort({sprintf("%s/%s", [name, id]) |
	some name in involved
	some id, rule in live[name]
	rule.certainty in {"S1", "U"}
})

# The next day on which a rule of any kind begins or ends.
turning := {day |
	some name in involved
	some rule in documents[name].rules
	some day in [rule.from, rule.until]
	is_string(day)
	day > today
}

valid_until := sprintf("%sT00:00:00Z", [min(turning)]) if {
	count(turning) > 0
} else := null

disclosure_law := sprintf("%s %s", [rule.law, rule.article]) if {
	[name, id] := grounds.disclosure[0]
	rule := documents[name].rules[id]
} else := "none"

authorities := [authority |
	some name in sort(asked)
	authority := documents[name].authority
	is_object(authority)
]

# METADATA
# title: The law in force
# description: Undefined for an incomplete question; whoever asked stops and alerts the operator.
# entrypoint: true
decision := {
	"decision": verdict,
	"reasons": reasons,
	"obligations": [],
	"citations": citations,
	"valid_until": valid_until,
	"jurisdictions": sort(asked | involved),
	"authorities": authorities,
	"parameters": parameters,
	"grounds": grounds,
	"conflicts": conflicts,
	"only_stricter": only_stricter,
	"disclosure_law": disclosure_law,
} if {
	well_formed
}

verdict := "in_force" if {
	problem == "none"
} else := "unknown_jurisdiction"

reasons := [] if {
	problem == "none"
} else := [problem]
