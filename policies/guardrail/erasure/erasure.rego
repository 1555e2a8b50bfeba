# METADATA
# title: Erasure
# description: >-
#   What is erased, item by item. A hold beats erasure and is named as a conflict; an exception keeps an item only if
#   every law that applies has it, and only for as long as it lasts; what is kept is used for nothing else (11 CCR
#   7022). The audit log holds nothing personal and stays; the proof of a request stays sealed until its time is up.
#   All else goes, also what somebody tried to keep by a word that is no exception.
package guardrail.erasure

import data.guardrail.ruling

kinds := {"message", "vault", "profile", "consent", "disclosure", "waiting", "key", "request_proof", "audit_entry"}

# Which bases still carry an item when the ground of the erasure took one away (GDPR Art. 17(1)(b) and (c)).
untouched := {
	"withdrawal": {"contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"},
	"objection": {"consent", "contract", "legal_obligation", "vital_interests"},
}

default well_formed := false

well_formed if {
	ruling.law_given
	input.ground in {"request", "withdrawal", "objection", "purpose_ended", "unlawful", "child", "legal_duty"}
	ruling.is_texts(input.about)
	is_array(input.items)
	count([item | some item in input.items; not is_item(item)]) == 0
	law_complete
}

is_item(item) if {
	is_string(item.id)
	item.kind in kinds
	is_string(item.purpose)
	is_string(item.basis)
	ruling.is_seconds(item.age_seconds)
	ruling.are_holds(item.holds)
	ruling.is_string_or_null(item.exception)
	ruling.is_seconds_or_null(item.exception_seconds)
}

law_complete if not input.law.known

law_complete if {
	ruling.is_texts(input.law.parameters.erasure.exceptions)
	is_number(input.law.parameters.rights.proof_seconds)
	is_number(input.law.parameters.retention.maximum_seconds)
}

default is_excepted(_) := false

is_excepted(item) if {
	item.exception in input.law.parameters.erasure.exceptions
	item.exception_seconds != 0
}

# An exception whose end nobody knows ends with the longest retention.
exception_end(item) := item.exception_seconds if {
	item.exception_seconds != null
} else := input.law.parameters.retention.maximum_seconds

default is_meant(_) := false

is_meant(item) if {
	count(input.about) == 0
	not carried(item)
}

is_meant(item) if {
	item.purpose in input.about
	not carried(item)
}

carried(item) if item.basis in untouched[input.ground]

proof_left(item) := input.law.parameters.rights.proof_seconds - item.age_seconds

# Claims are stored for the claim alone (GDPR Art. 18(1)(c)); other exceptions go on using the item, for themselves.
manner := {"legal_claims": "restrict"}

verdict(item) := {
	"action": "keep",
	"reason": "nothing_personal",
	"citation": null,
	"expires_seconds": null,
	"excepted": false,
	"held": false,
} if {
	item.kind == "audit_entry"
} else := {
	"action": "restrict",
	"reason": "hold",
	"citation": hold_citation(item),
	"expires_seconds": ruling.last_end(ruling.in_force(item.holds)),
	"excepted": true,
	"held": true,
} if {
	count(ruling.in_force(item.holds)) > 0
} else := {
	"action": object.get(manner, item.exception, "keep"),
	"reason": item.exception,
	"citation": exception_citation(item.exception),
	"expires_seconds": exception_end(item),
	"excepted": true,
	"held": false,
} if {
	is_excepted(item)
} else := {
	"action": "keep",
	"reason": "proof_of_request",
	"citation": first_citation("proof"),
	"expires_seconds": proof_left(item),
	"excepted": false,
	"held": false,
} if {
	item.kind == "request_proof"
	proof_left(item) > 0
} else := {
	"action": "keep",
	"reason": "not_meant",
	"citation": first_citation("other_basis"),
	"expires_seconds": null,
	"excepted": false,
	"held": false,
} if {
	item.kind != "request_proof"
	not is_meant(item)
} else := {
	"action": "erase",
	"reason": erased_because(item),
	"citation": first_citation("erasure"),
	"expires_seconds": 0,
	"excepted": false,
	"held": false,
}

erased_because(item) := "proof_ended" if {
	item.kind == "request_proof"
} else := "exception_ended" if {
	item.exception in input.law.parameters.erasure.exceptions
} else := "exception_not_in_law" if {
	item.exception != null
} else := input.ground

settings := {"erasure.exceptions", "rights.proof_seconds", "rights.types"}

# The rule that a hold names, if this tree has it.
default hold_citation(_) := null

hold_citation(item) := [ruling.citation(parts[0], parts[1]) |
	some hold in ruling.in_force(item.holds)
	hold.rule != null
	parts := split(hold.rule, "/")
	count(parts) == 2
][0]

default first_citation(_) := null

first_citation(ground) := ruling.cited({ground}, settings)[0]

# The rule that has this exception, else the first of those about exceptions.
default exception_citation(_) := null

exception_citation(exception) := array.concat(
	[ruling.citation(key[0], key[1]) |
		some key in sort(input.law.grounds.erasure_exception)
		exception in data.guardrail.jurisdictions[key[0]].rules[key[1]].value
	],
	ruling.cited({"erasure_exception"}, settings),
)[0]

verdicts := {index: verdict(item) | some index, item in input.items} if {
	input.law.known
} else := {}

items := [{
	"id": item.id,
	"action": verdicts[index].action,
	"reason": verdicts[index].reason,
	"citation": verdicts[index].citation,
	"expires_seconds": verdicts[index].expires_seconds,
} |
	some index, item in input.items
]

conflicts := [item.id |
	some index, item in input.items
	verdicts[index].held
]

erased := [item | some item in items; item.action == "erase"]

excepted := [index | some index, each in verdicts; each.excepted]

# Sealed under the key that goes, something that stays would be lost.
resealed := [index |
	some index, item in input.items
	verdicts[index].action != "erase"
	not item.kind in {"audit_entry", "key"}
]

keys_erased := [index |
	some index, item in input.items
	item.kind == "key"
	verdicts[index].action == "erase"
]

outcome := {"decision": "refuse", "reasons": ["jurisdiction_unknown"]} if {
	not input.law.known
} else := {"decision": "partly", "reasons": ["hold_conflicts"]} if {
	count(conflicts) > 0
	count(erased) > 0
} else := {"decision": "keep", "reasons": ["hold_conflicts"]} if {
	count(conflicts) > 0
} else := {"decision": "partly", "reasons": ["exceptions"]} if {
	count(excepted) > 0
	count(erased) > 0
} else := {"decision": "keep", "reasons": ["exceptions"]} if {
	count(excepted) > 0
} else := {"decision": "erase", "reasons": [input.ground]} if {
	count(erased) > 0
} else := {"decision": "keep", "reasons": ["nothing_to_erase"]}

owes("ask_officer") if not input.law.known

owes("explain_what_is_kept") if count(excepted) > 0

owes("reseal_before_key_is_destroyed") if {
	count(keys_erased) > 0
	count(resealed) > 0
}

owes("tell_recipients") if count(erased) > 0

owes("use_only_for_exception") if count(excepted) > 0

obligations := [each |
	some each in [
		"ask_officer",
		"explain_what_is_kept",
		"reseal_before_key_is_destroyed",
		"tell_recipients",
		"use_only_for_exception",
	]
	owes(each)
]

default exception_grounds := set()

exception_grounds := {"erasure_exception"} if count(excepted) > 0

default erasure_grounds := set()

erasure_grounds := {"erasure", "recipients"} if count(erased) > 0

default proof_grounds := set()

proof_grounds := {"proof"} if {
	some item in items
	item.reason == "proof_of_request"
}

# METADATA
# title: What of this is erased, what stays, why and until when?
# entrypoint: true
decision := {
	"decision": outcome.decision,
	"reasons": outcome.reasons,
	"obligations": obligations,
	"citations": ruling.cited(((exception_grounds | erasure_grounds) | proof_grounds), settings),
	"valid_until": input.law.valid_until,
	"items": items,
	"conflicts": conflicts,
} if {
	well_formed
}
