package guardrail.access_test

import data.guardrail.access
import data.guardrail.ruling_test as given

usual := {
	"law": given.law,
	"roles": ["officer"],
	"action": "request.read",
	"own_request": false,
	"about_self": false,
	"holds_keys": false,
}

but(facts) := answer if {
	answer := access.decision with input as object.union(usual, facts)
}

test_the_table_grants if {
	answer := but({})
	answer.decision == "allow"
	answer.obligations == ["record"]
	answer.action == "request.read"
}

test_everything_else_is_denied if {
	but({"roles": []}).reasons == ["not_granted"]
	but({"roles": ["nobody"]}).reasons == ["not_granted"]
	but({"action": "log.read"}).reasons == ["not_granted"]
	but({"action": "made.up"}).reasons == ["not_granted"]
}

test_roles_add_up if {
	but({"roles": ["monitor", "officer"], "action": "health.read"}).decision == "allow"
}

test_an_auditor_reads_the_log_and_nothing_else if {
	but({"roles": ["auditor"], "action": "log.read"}).decision == "allow"
	but({"roles": ["auditor", "officer"]}).reasons == ["audits_only"]
	every role in object.keys(data.guardrail.access.roles) - {"auditor"} {
		every action in data.guardrail.access.roles[role].may {
			but({"roles": ["auditor", role], "action": action}).decision == "deny"
		}
	}
}

test_who_asked_does_not_approve if {
	every action in ["reveal.approve", "hold.approve", "key.approve"] {
		but({"roles": ["approver"], "action": action}).decision == "allow"
		but({"roles": ["approver"], "action": action, "own_request": true}).reasons == ["own_request"]
		but({"roles": ["approver", "officer"], "action": action, "own_request": true}).reasons == ["own_request"]
	}
	but({"own_request": true}).decision == "allow"
}

test_who_holds_keys_reads_no_words if {
	every action in data.guardrail.access.shows_words {
		but({"roles": ["officer", "agent_desk"], "action": action}).decision == "allow"
		but({"roles": ["officer", "agent_desk"], "action": action, "holds_keys": true}).reasons == ["holds_keys"]
		but({"roles": ["officer", "agent_desk", "admin"], "action": action}).reasons == ["holds_keys"]
	}
	but({"holds_keys": true}).decision == "allow"
}

test_no_role_alone_both_asks_and_approves if {
	every approval, request in data.guardrail.access.needs_second_person {
		every role in data.guardrail.access.roles {
			not {approval, request} - {action | some action in role.may} == set()
		}
	}
}

test_nobody_handles_their_own_data if {
	but({"about_self": true}).reasons == ["about_self"]
	but({"roles": ["auditor"], "action": "log.read", "about_self": true}).decision == "allow"
}

test_what_more_is_due if {
	but({"action": "reveal.request"}).obligations == ["record", "give_reason", "second_person"]
	but({"action": "hold.place"}).obligations == ["record", "give_reason"]
	but({"action": "hold.lift"}).obligations == ["record", "give_reason", "second_person"]
}

test_a_mistake_in_the_law_locks_nobody_out if {
	but({"law": given.unknown_law, "roles": ["admin"], "action": "policy.reload"}).decision == "allow"
}

test_an_incomplete_question_has_no_answer if {
	every broken in [{"roles": [1]}, {"action": 1}, {"own_request": null}, {"about_self": 0}, {"holds_keys": "no"}, {"law": {"known": null}}] {
		not but(broken)
	}
	not access.decision with input as {}
}
