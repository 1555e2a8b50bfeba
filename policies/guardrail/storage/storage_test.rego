package guardrail.storage_test

import data.guardrail.fixtures_test as asked
import data.guardrail.storage

test_admitted_is_kept_for_the_default if {
	storage.order.admit == {"keep": true, "expires_after": 2592000} with input as asked.usual
}

test_route_may_keep_shorter if {
	storage.retention == 60 with input as asked.but({"route": {"retention_seconds": 60}})
}

test_route_may_not_keep_longer_than_the_maximum if {
	storage.retention == 15552000 with input as asked.but({"route": {"retention_seconds": 99999999}})
}

test_held_is_no_transcript_and_expires_with_the_question if {
	storage.order.hold == {"keep": false, "expires_after": 604800} with input as asked.usual
}

test_refused_and_answered_are_not_kept if {
	storage.order.refuse == {"keep": false, "expires_after": 0} with input as asked.usual
	storage.order.answer == {"keep": false, "expires_after": 0} with input as asked.usual
}

test_ephemeral_is_not_kept if {
	order := storage.order.admit with input as asked.but({"conversation": {"ephemeral": true}})
	order == {"keep": false, "expires_after": 0}
}
