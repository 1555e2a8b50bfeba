package guardrail.restriction_test

import data.guardrail.fixtures_test as asked
import data.guardrail.turn

restricted(facts) := object.union(asked.but({"person": {"restricted": true}}), facts)

says(message) := restricted({"message": message})

decided(facts) := answer if {
	answer := turn.decision with input as facts
}

test_a_message_goes_nowhere_and_the_person_is_told if {
	answer := decided(restricted({}))
	[answer.decision, answer.reasons, answer.says, answer.effects] == ["refuse", ["processing_restricted"], ["restricted"], []]
	answer.storage.keep == false
	answer.restore == []
	answer.allowed == {"service": false}
}

test_no_purpose_is_allowed if {
	more := object.union(restricted({}), {"route": {"purposes": {"marketing": "consent", "analytics": "legitimate_interests"}}})
	answer := decided(more)
	answer.allowed == {"service": false, "marketing": false, "analytics": false}
}

test_nothing_happens_without_words if {
	every event in ["signal", "unsend", "leave"] {
		answer := decided(says({"event": event}))
		answer.decision == "refuse"
		answer.says == []
	}
	decided(says({"event": "unsend"})).effects == ["delete_message"]
	decided(says({"event": "leave"})).consents == [{"purpose": "service", "state": "withdrawn", "method": "departure"}]
}

test_the_bot_does_not_write_to_them if {
	answer := decided(object.union(restricted({}), {"direction": "outbound"}))
	[answer.decision, answer.reasons, answer.restore] == ["refuse", ["processing_restricted"], []]
}

test_resent_history_goes_nowhere_either if {
	decided(says({"continued": true})).decision == "refuse"
}

test_taking_back_works if {
	answer := decided(says({"intents": ["withdraw"]}))
	answer.decision == "answer"
	answer.effects == ["drop_waiting", "withdrawal_requested"]
	answer.consents == [{"purpose": "service", "state": "withdrawn", "method": "words"}]
}

test_refusing_works if {
	asked_before := object.union(asked.answering_consent(["no"]), {"person": {"restricted": true}})
	decided(asked_before).consents == [{"purpose": "service", "state": "refused", "method": "words"}]
}

test_a_yes_delivers_nothing if {
	answer := decided(object.union(asked.answering_consent(["yes"]), {"person": {"restricted": true}}))
	[answer.decision, answer.effects, answer.consents] == ["refuse", [], []]
}

test_a_stop_that_the_service_does_not_know_admits_nothing if {
	free := object.union(says({"intents": ["withdraw", "no"]}), {"route": {"consent": "none"}})
	decided(free).decision == "refuse"
}

test_an_age_is_not_noted if {
	answer := decided(object.union(says({"age": "14"}), {"route": {"age": "ask"}}))
	answer.effects == []
}

test_rights_work if {
	every intent, effect in {
		"erase": "erasure_asked",
		"access": "access_requested",
		"restrict": "restriction_requested",
		"code": "code_asked",
	} {
		decided(says({"intents": [intent]})).effects == [effect]
	}
	decided(says({"intents": ["privacy"]})).says == ["privacy_notice"]
	decided(says({"code": true})).effects == ["code_entered"]
}
