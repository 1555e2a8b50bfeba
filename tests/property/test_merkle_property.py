"""Proofs hold for every tree, and for nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guardrail.core import merkle

leaves = st.integers(1, 70).map(lambda n: [merkle.leaf_hash(b"%d" % i) for i in range(n)])


def naive_root(nodes: list[bytes]) -> bytes:
    """MTH of RFC 6962 section 2.1, word for word."""
    if not nodes:
        return merkle.EMPTY_ROOT
    if len(nodes) == 1:
        return nodes[0]
    k = 1
    while k * 2 < len(nodes):
        k *= 2
    return merkle.node_hash(naive_root(nodes[:k]), naive_root(nodes[k:]))


@given(leaves, st.data())
def test_appending_in_any_pieces_gives_the_root_of_the_definition(tree: list[bytes], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(tree)))
    frontier = merkle.Frontier().extend(tree[:cut]).extend(tree[cut:])
    assert frontier.root == naive_root(tree)
    assert frontier.size == len(tree)


@given(leaves, st.data())
def test_inclusion_holds_for_the_leaf_and_no_other(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    other = data.draw(st.integers(0, len(tree) - 1))
    root = merkle.root_of(tree)
    proof = merkle.inclusion_proof(tree, index)
    assert merkle.verify_inclusion(tree[index], index, len(tree), proof, root)
    assert merkle.verify_inclusion(tree[other], index, len(tree), proof, root) is (other == index)
    assert merkle.verify_inclusion(tree[index], other, len(tree), proof, root) is (other == index)
    assert not merkle.verify_inclusion(tree[index], index, len(tree), [*proof, root], root)


@given(leaves, st.data())
def test_consistency_holds_for_prefixes_only(tree: list[bytes], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(tree)))
    root = merkle.root_of(tree)
    proof = merkle.consistency_proof(tree, first)
    assert merkle.verify_consistency(first, merkle.root_of(tree[:first]), len(tree), root, proof)

    changed = data.draw(st.integers(0, first - 1))
    forged = [merkle.leaf_hash(b"forged") if i == changed else leaf for i, leaf in enumerate(tree[:first])]
    assert not merkle.verify_consistency(first, merkle.root_of(forged), len(tree), root, proof)


@given(leaves, st.data())
def test_a_flipped_bit_in_a_proof_is_found(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    proof = merkle.inclusion_proof(tree, index)
    if not proof:
        return
    at = data.draw(st.integers(0, len(proof) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = bytearray(proof[at])
    flipped[bit // 8] ^= 1 << bit % 8
    proof[at] = bytes(flipped)
    assert not merkle.verify_inclusion(tree[index], index, len(tree), proof, merkle.root_of(tree))
