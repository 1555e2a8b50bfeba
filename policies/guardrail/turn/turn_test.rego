package guardrail.turn_test

import data.guardrail.fixtures_test as asked
import data.guardrail.turn

test_usual_turn_goes_on if {
	decision := turn.decision with input as asked.usual
	decision.action == "admit"
	decision.says == []
	decision.restore == ["label", "message"]
	decision.valid_until == null
}

test_erasure_goes_before_consent if {
	decision := turn.decision with input as asked.answering_consent(["erase", "yes"])
	decision.effects == ["erasure_asked"]
}

test_first_words_say_what_speaks if {
	new := asked.but({
		"person": {"known": false, "consent": "unknown"},
		"conversation": {"disclosed_age_seconds": null},
	})
	decision := turn.decision with input as new
	decision.says == ["bot_identity", "consent_question"]
}

test_closing_goes_before_asking if {
	decision := turn.decision with input as asked.but({"person": {
		"consent": "asked",
		"pending": "erasure",
		"pending_age_seconds": 60,
	}})
	decision.effects == ["erasure_cancelled", "consent_asked"]
}

test_media_nothing_looks_into if {
	decision := turn.decision with input as asked.but({"message": {"attachments": ["image"]}})
	decision.action == "refuse"
	decision.says == ["attachment_refused"]
}

test_unknown_regime_refuses if {
	decision := turn.decision with input as asked.but({"route": {"profile": "atlantis"}})
	decision.action == "refuse"
	decision.restore == []
}

test_incomplete_question_has_no_answer if {
	not turn.decision with input as object.remove(asked.usual, ["message"])
}

test_every_decision_cites_its_law if {
	decision := turn.decision with input as asked.usual
	"Art. 6(1)(a)" in {citation.article | some citation in decision.citations}
	"Art. 5(1)(e)" in {citation.article | some citation in decision.citations}
}

test_every_ground_of_every_regime_cites_known_laws if {
	every regime in data.guardrail.regimes {
		every keys in regime.citations {
			every key in keys {
				data.guardrail.laws[key].article
			}
		}
	}
}

test_nothing_returns_to_whom_consent_is_missing if {
	decision := turn.decision with input as asked.but({"direction": "outbound", "person": {"consent": "asked"}})
	decision.action == "admit"
	decision.restore == []
}
