package guardrail.coverage_test

import data.guardrail.coverage
import data.guardrail.fixtures_test as asked

test_what_was_read_goes_on if {
	coverage.ruling == null with input as asked.usual
}

test_a_part_that_nobody_read_stops_the_turn if {
	coverage.ruling.reasons == ["coverage_incomplete"] with input as asked.but({"coverage": {"parts": 2}})
}

test_exempt_parts_count_as_the_routes_choice if {
	exempt := {"parts": 2, "exempt": 1}
	coverage.ruling == null with input as asked.but({"coverage": exempt})
	strict := asked.but({"route": {"require_coverage": true}, "coverage": exempt})
	coverage.ruling.reasons == ["coverage_required"] with input as strict
	coverage.ruling.says == ["refused"] with input as strict
}

test_the_law_may_require_it if {
	exempt := object.union(asked.under({"coverage": {"require": true}}), {"coverage": {"parts": 2, "exempt": 1}})
	coverage.ruling.reasons == ["coverage_required"] with input as asked.but(exempt)
}

test_media_count_where_coverage_is_required if {
	passed := asked.but({"route": {"require_coverage": true}, "coverage": {"attachments": 1}})
	coverage.ruling.says == ["attachment_refused"] with input as passed
}

test_an_uncertain_language if {
	doubtful := asked.but({"route": {"min_certainty": 0.8}, "coverage": {"certainty": 0.79}})
	coverage.ruling.reasons == ["language_uncertain"] with input as doubtful
	coverage.ruling == null with input as object.union(doubtful, {"message": {"event": "signal"}})
	coverage.ruling == null with input as object.union(doubtful, {"direction": "outbound"})
	by_law := asked.but(object.union(asked.under({"coverage": {"min_certainty": 0.9}}), {"coverage": {"certainty": 0.8}}))
	coverage.ruling.reasons == ["language_uncertain"] with input as by_law
}
