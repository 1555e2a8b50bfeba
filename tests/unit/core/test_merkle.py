"""Hashing and proofs against the shared RFC 6962 test data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guardrail.core import merkle

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "merkle" / "rfc6962.json").read_text())
LEAVES = [merkle.leaf_hash(bytes.fromhex(data)) for data in VECTORS["leaves"]]


def test_empty_tree() -> None:
    assert merkle.Frontier().root.hex() == VECTORS["empty_root"]


def test_leaf_hash_of_nothing() -> None:
    assert merkle.leaf_hash(b"").hex() == VECTORS["empty_leaf_hash"]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots(size: int) -> None:
    assert merkle.root_of(LEAVES[:size]).hex() == VECTORS["roots"][size - 1]


@pytest.mark.parametrize("case", VECTORS["inclusion"], ids=lambda c: f"{c['index']} of {c['size']}")
def test_inclusion(case: dict[str, object]) -> None:
    index, size = int(str(case["index"])), int(str(case["size"]))
    proof = merkle.inclusion_proof(LEAVES[:size], index)
    assert [node.hex() for node in proof] == case["proof"]
    assert merkle.verify_inclusion(LEAVES[index], index, size, proof, merkle.root_of(LEAVES[:size]))


@pytest.mark.parametrize("case", VECTORS["consistency"], ids=lambda c: f"{c['first']} to {c['second']}")
def test_consistency(case: dict[str, object]) -> None:
    first, second = int(str(case["first"])), int(str(case["second"]))
    proof = merkle.consistency_proof(LEAVES[:second], first)
    assert [node.hex() for node in proof] == case["proof"]
    roots = merkle.root_of(LEAVES[:first]), merkle.root_of(LEAVES[:second])
    assert merkle.verify_consistency(first, roots[0], second, roots[1], proof)


def test_two_trees_of_one_size_are_inconsistent() -> None:
    other = [*LEAVES[:7], merkle.leaf_hash(b"other")]
    assert not merkle.verify_consistency(8, merkle.root_of(LEAVES), 8, merkle.root_of(other), [])


def test_leaf_and_node_are_apart() -> None:
    pair = LEAVES[0] + LEAVES[1]
    assert merkle.leaf_hash(pair) != merkle.node_hash(LEAVES[0], LEAVES[1])


@pytest.mark.parametrize("index", [-1, 8])
def test_no_proof_for_what_is_not_there(index: int) -> None:
    with pytest.raises(ValueError):
        merkle.inclusion_proof(LEAVES, index)
    assert not merkle.verify_inclusion(LEAVES[0], index, 8, [], merkle.root_of(LEAVES))


@pytest.mark.parametrize("first", [0, 9])
def test_no_consistency_outside_the_tree(first: int) -> None:
    with pytest.raises(ValueError):
        merkle.consistency_proof(LEAVES, first)
    assert not merkle.verify_consistency(first, LEAVES[0], 8, LEAVES[0], [])


def test_short_nodes_are_refused() -> None:
    root = merkle.root_of(LEAVES[:2])
    assert merkle.verify_inclusion(LEAVES[0], 0, 2, [LEAVES[1]], root)
    assert not merkle.verify_inclusion(LEAVES[0], 0, 2, [LEAVES[1][:-1]], root)
    assert not merkle.verify_consistency(1, LEAVES[0], 2, root, [b""])
    assert not merkle.verify_consistency(3, root, 4, root, [])


def test_a_frontier_must_fit_its_size() -> None:
    with pytest.raises(ValueError):
        merkle.Frontier(3, (LEAVES[0],))


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962 section 2.1.1, word by word."""
    if len(leaves) == 1:
        return []
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if index < k:
        return [*path(index, leaves[:k]), merkle.root_of(leaves[k:])]
    return [*path(index - k, leaves[k:]), merkle.root_of(leaves[:k])]


def subproof(first: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962 section 2.1.2, word by word."""
    if first == len(leaves):
        return [] if whole else [merkle.root_of(leaves)]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if first <= k:
        return [*subproof(first, leaves[:k], whole), merkle.root_of(leaves[k:])]
    return [*subproof(first - k, leaves[k:], False), merkle.root_of(leaves[:k])]


@pytest.mark.parametrize("size", range(1, 35))
def test_proofs_are_those_of_the_definition(size: int) -> None:
    leaves = [merkle.leaf_hash(bytes([number])) for number in range(size)]
    for number in range(size):
        assert merkle.inclusion_proof(leaves, number) == path(number, leaves)
        assert merkle.consistency_proof(leaves, number + 1) == subproof(number + 1, leaves, True)


@pytest.mark.parametrize("size", range(1, 35))
def test_one_pass_gives_the_same_proofs(size: int) -> None:
    leaves = [merkle.leaf_hash(bytes([number])) for number in range(size)]
    for number in range(size):
        spans = merkle.inclusion_spans(size, number)
        roots = merkle.subtree_roots(iter(leaves), [*spans, (number, number + 1)])
        assert [roots[span] for span in spans] == path(number, leaves)
        assert roots[number, number + 1] == leaves[number]


@pytest.mark.parametrize("spans", [[(0, 9)], [(0, 4), (5, 8)], [(1, 8)], [(0, 4), (2, 8)], [(0, 8), (8, 9)]])
def test_a_pass_over_too_few_leaves(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError):
        merkle.subtree_roots(LEAVES, spans)
