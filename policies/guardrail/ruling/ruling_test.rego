package guardrail.ruling_test

import data.guardrail.ruling

# A law to ask under: the values are made up, so that no test depends on what the jurisdictions say today.
law := {
	"known": true,
	"jurisdictions": ["eu", "house"],
	"disclosure_law": "A law",
	"valid_until": "2027-01-01T00:00:00Z",
	"grounds": {},
	"parameters": {
		"consent": {
			"service": "opt_in",
			"analytics": "opt_in",
			"marketing": "opt_in",
			"emotion": "never",
			"training": "opt_in",
			"sale": "opt_out",
			"renew_seconds": 1000,
			"question_seconds": 100,
			"ask_again_seconds": 500,
			"proof_seconds": 900,
		},
		"child": {"consent_age": 14, "sale_age": 16, "minor_age": 18, "minimum_age": 0},
		"disclosure": {"human_seconds": 3600},
		"signals": {"gpc": ["marketing", "sale"], "gpc_display": true},
		"retention": {"default_seconds": 300, "maximum_seconds": 600},
		"erasure": {"exceptions": ["legal_claims", "legal_duty"]},
		"deadline": {"access": ["P1M", "P45D"], "objection": ["P1M"], "opt_out": ["P15B"], "erasure": ["P1M"]},
		"extension": {"access": ["P2M"], "objection": ["P0D", "P2M"]},
		"acknowledge": {"access": ["P10B"]},
		"clock": {"access": "receipt", "objection": "latest_of_request_identity_fee", "opt_out": "receipt", "erasure": "receipt"},
		"identity": {"access": "account", "objection": "account", "opt_out": "none", "erasure": "reasonable"},
		"rights": {
			"types": ["access", "erasure", "objection"],
			"fee": "free",
			"refusal_elements": ["complaint", "reasons"],
			"proof_seconds": 800,
		},
	},
}

unknown_law := object.union(object.remove(law, ["parameters"]), {"known": false, "parameters": {}, "valid_until": null})

# Rules to cite.
rules := {"eu": {"rules": {
	"one": {"law": "Law", "article": "Art. 1", "source": "https://example.org/1"},
	"two": {"law": "Law", "article": "Art. 2", "source": "https://example.org/2", "parameters": ["rights.fee"], "value": "free"},
	"three": {
		"law": "Law",
		"article": "Art. 3",
		"source": "https://example.org/3",
		"parameters": ["erasure.exceptions"],
		"value": ["legal_duty"],
	},
}}}

# The law with these citations.
citing(grounds) := object.union(law, {"grounds": grounds})

articles(grounds, parameters, cited) := [each.article | some each in citations] if {
	citations := ruling.cited(grounds, parameters) with input as {"law": citing(cited)}
		with data.guardrail.jurisdictions as rules
}

test_law_of_a_question if {
	ruling.law_given with input as {"law": law}
	ruling.law_given with input as {"law": unknown_law}
	every broken in [
		{},
		{"law": {}},
		{"law": object.union(law, {"known": "yes"})},
		{"law": object.union(law, {"valid_until": 7})},
		{"law": object.remove(law, ["valid_until"])},
		{"law": object.remove(law, ["grounds"])},
		{"law": object.union(law, {"parameters": null})},
	] {
		not ruling.law_given with input as broken
	}
}

test_rules_of_a_ground_are_cited_in_order if {
	articles({"a"}, set(), {"a": [["eu", "one"]]}) == ["Art. 1"]
	articles({"a", "b"}, {"rights.fee"}, {"b": [["eu", "two"]], "a": [["eu", "one"]]}) == ["Art. 1", "Art. 2"]
	articles({"c"}, set(), {"a": [["eu", "one"]]}) == []
}

test_rules_about_other_parameters_are_not if {
	articles({"a"}, {"rights.fee"}, {"a": [["eu", "one"], ["eu", "two"], ["eu", "three"]]}) == ["Art. 1", "Art. 2"]
}

test_a_rule_that_is_missing_leaves_no_citations_at_all if {
	not articles({"a"}, set(), {"a": [["eu", "one"], ["eu", "gone"]]})
	not articles({"a"}, set(), {"a": [["nowhere", "one"]]})
}

test_a_citation_names_its_rule if {
	cited := ruling.cited({"a"}, set()) with input as {"law": citing({"a": [["eu", "one"]]})}
		with data.guardrail.jurisdictions as rules
	cited == [{"law": "Law", "article": "Art. 1", "source": "https://example.org/1", "rule": "eu/one"}]
}

test_roles_grant_what_the_table_says if {
	ruling.granted(["monitor", "officer"], "reveal.request")
	not ruling.granted(["monitor"], "reveal.request")
	not ruling.granted(["nobody"], "reveal.request")
	not ruling.granted([], "reveal.request")
}

test_seconds if {
	ruling.is_seconds(0)
	ruling.is_seconds_or_null(null)
	ruling.is_seconds_or_null(5)
	every wrong in [-1, "5", true, null, [1]] {
		not ruling.is_seconds(wrong)
	}
	not ruling.is_seconds_or_null(-1)
}

test_texts if {
	ruling.is_texts([])
	ruling.is_texts(["a"])
	every wrong in ["a", null, {"a": "b"}, ["a", 1]] {
		not ruling.is_texts(wrong)
	}
}

test_holds if {
	ruling.are_holds([])
	ruling.are_holds([{"until_seconds": null, "rule": null}, {"until_seconds": 5, "rule": "eu/one"}])
	every wrong in [null, [{}], [{"until_seconds": -1, "rule": null}], [{"until_seconds": 1, "rule": 1}], ["hold"]] {
		not ruling.are_holds(wrong)
	}
}

test_a_hold_that_ran_out_holds_nothing if {
	over := {"until_seconds": 0, "rule": null}
	soon := {"until_seconds": 5, "rule": null}
	endless := {"until_seconds": null, "rule": null}
	ruling.in_force([over, soon, endless]) == [soon, endless]
	ruling.last_end([soon, {"until_seconds": 9, "rule": null}]) == 9
	ruling.last_end([soon, endless]) == null
}
