package guardrail.demands_test

import data.guardrail.demands
import data.guardrail.fixtures_test as asked

wishing(intents) := asked.but({"message": {"intents": intents}})

passing(facts) := object.union(facts, {"conversation": {"ephemeral": true}})

grouped(facts) := object.union(facts, {"conversation": {"group": true}})

entering := asked.but({"message": {"code": true}})

# Somebody who was asked this long ago whether an account is theirs, too, and says this.
linking(seconds, message) := asked.but({"person": {"pending": "link", "pending_age_seconds": seconds}, "message": message})

test_nothing_demanded if {
	demands.ruling == null with input as asked.usual
	demands.ruling == null with input as wishing(["yes", "privacy"])
}

test_every_right_can_be_demanded if {
	effects := {
		"access": "access_requested",
		"portability": "portability_requested",
		"rectify": "rectification_requested",
		"restrict": "restriction_requested",
		"object": "objection_requested",
		"limit": "limit_requested",
		"human_review": "review_requested",
	}
	every intent, effect in effects {
		ruling := demands.ruling with input as wishing([intent])
		[ruling.decision, ruling.reasons, ruling.stays] == ["answer", [effect], true]
		effect in ruling.effects
		before := demands.ruling with input as object.union(asked.nobody, {"message": {"intents": [intent]}})
		before.effects == [effect]
		refused := demands.ruling with input as passing(wishing([intent]))
		refused.reasons == [concat("_", [intent, "needs_identity"])]
	}
}

test_a_copy_has_words_of_its_own if {
	demands.ruling.says == ["access_received"] with input as wishing(["access"])
	demands.ruling.says == ["request_received"] with input as wishing(["restrict"])
}

test_of_two_demands_the_first_is_taken if {
	demands.ruling.effects == ["access_requested"] with input as wishing(["object", "access"])
}

test_stopping_goes_first if {
	every wish in ["access", "portability", "rectify", "restrict", "object", "limit", "human_review", "code", "unlink"] {
		demands.ruling == null with input as wishing([wish, "withdraw"])
	}
}

test_a_button_wins_over_its_label if {
	pressed := asked.but({"message": {"choice": "guardrail:consent:no", "intents": ["restrict"]}})
	demands.ruling == null with input as pressed
}

test_an_objection_stops_what_goes_on_until_somebody_objects if {
	free := object.union(wishing(["object"]), asked.under({"consent": {"service": "opt_out"}}))
	ruling := demands.ruling with input as object.union(free, asked.more)
	ruling.effects == ["drop_waiting", "objection_requested"]
	ruling.consents[0] == {"purpose": "service", "state": "withdrawn", "method": "words"}
	ruling.obligations == ["stop_processing"]
	again := demands.ruling with input as object.union(free, asked.service("withdrawn"))
	again.consents == []
	again.effects == ["objection_requested"]
}

test_who_objects_agrees_no_longer if {
	ruling := demands.ruling with input as object.union(wishing(["object"]), {"person": {"consents": {"training": {
		"state": "given",
		"age_seconds": 60,
		"method": "words",
	}}}})
	[change.purpose | some change in ruling.consents] == ["service", "training"]
	ruling.effects == ["drop_waiting", "objection_requested"]
	asked_only := demands.ruling with input as object.union(wishing(["object"]), asked.service("asked"))
	asked_only.consents == []
}

test_an_objection_to_what_rests_on_another_basis_is_looked_at if {
	ruling := demands.ruling with input as object.union(wishing(["object"]), {"route": {"consent": "none"}})
	[ruling.consents, ruling.effects] == [[], ["objection_requested"]]
}

test_codes if {
	demands.ruling.effects == ["code_asked"] with input as wishing(["code"])
	demands.ruling.effects == ["code_entered"] with input as entering
	demands.ruling.says == ["code_refused"] with input as entering
	demands.ruling.effects == ["parting_requested"] with input as wishing(["unlink"])
}

test_groups_give_and_take_no_codes if {
	every facts in [entering, wishing(["code"])] {
		ruling := demands.ruling with input as grouped(facts)
		ruling.reasons == ["code_in_group"]
		not ruling.effects
	}
	every facts in [entering, wishing(["code"])] {
		ruling := demands.ruling with input as passing(grouped(facts))
		ruling.reasons == ["code_needs_identity"]
	}
}

test_a_code_that_nobody_says_is_none if {
	demands.ruling == null with input as object.union(entering, {"direction": "outbound"})
	demands.ruling == null with input as object.union(entering, {"message": {"continued": true}})
}

test_linking_is_confirmed_once_and_freshly if {
	demands.ruling.effects == ["link_confirmed"] with input as linking(60, {"intents": ["yes"]})
	demands.ruling.effects == ["link_confirmed"] with input as linking(60, {"choice": "guardrail:link:yes"})
	demands.ruling.effects == ["link_cancelled"] with input as linking(60, {"intents": ["no"]})
	demands.ruling.effects == ["link_cancelled"] with input as linking(60, {"choice": "guardrail:link:no"})
	demands.ruling == null with input as linking(60, {"intents": ["yes", "no"]})
	demands.ruling == null with input as linking(60, {"intents": ["yes", "withdraw"]})
	demands.ruling == null with input as linking(600, {"intents": ["yes"]})
	demands.ruling == null with input as grouped(linking(60, {"intents": ["yes"]}))
	demands.ruling.reasons == ["nothing_asked"] with input as linking(600, {"choice": "guardrail:link:yes"})
	demands.ruling.reasons == ["nothing_asked"] with input as asked.but({"message": {"choice": "guardrail:link:yes"}})
}

test_another_code_is_taken_while_a_question_is_open if {
	demands.ruling.effects == ["code_entered"] with input as linking(60, {"code": true, "intents": []})
}
