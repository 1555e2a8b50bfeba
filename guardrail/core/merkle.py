"""Merkle tree hashing and proofs of RFC 6962 section 2.1 (the same tree as RFC 9162 section 2.1).

A log of *n* leaves has one root. Two kinds of proof make it checkable without the whole log: an
*inclusion* proof shows that a leaf stands at an index, a *consistency* proof that a smaller log is a
prefix of a larger one. Everything here works on leaf hashes; the leaves themselves are of no interest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import TypeAlias

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()

Span: TypeAlias = tuple[int, int]
"""Leaves ``low <= index < high``."""


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf: SHA-256(0x00 || data). The prefix keeps leaves and nodes apart."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node: SHA-256(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that is needed to go on appending: the roots of the perfect subtrees, largest first.

    There is one for each bit set in ``size``, so a log of a billion entries has at most thirty.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ValueError("a frontier has one peak for each bit set in its size")

    def extend(self, leaves: Iterable[bytes]) -> Frontier:
        """The frontier after appending these leaf hashes."""
        size, peaks = self.size, list(self.peaks)
        for node in leaves:
            full = size
            while full & 1:  # the newest perfect subtrees merge, like carries of a binary counter
                node = sha256(b"\x01" + peaks.pop() + node).digest()
                full >>= 1
            peaks.append(node)
            size += 1
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        """The tree's root hash; for an empty tree the hash of nothing."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root hash over leaf hashes."""
    return Frontier().extend(leaves).root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """PATH(index, leaves) of RFC 6962 section 2.1.1, nearest sibling first."""
    return [root_of(leaves[low:high]) for low, high in inclusion_spans(len(leaves), index)]


def consistency_proof(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """PROOF(first, leaves) of RFC 6962 section 2.1.2: the first ``first`` leaves are a prefix."""
    return [root_of(leaves[low:high]) for low, high in consistency_spans(len(leaves), first)]


def inclusion_spans(size: int, index: int) -> list[Span]:
    """The subtrees whose roots make up the inclusion proof, in its order; with the leaf they are the tree."""
    if not 0 <= index < size:
        raise ValueError("no such leaf")
    spans: list[Span] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            spans.append((middle, high))
            high = middle
        else:
            spans.append((low, middle))
            low = middle
    return spans[::-1]


def consistency_spans(size: int, first: int) -> list[Span]:
    """The subtrees whose roots make up the consistency proof, in its order.

    They are the whole tree, without the earlier tree where that is itself a subtree (its root is known).
    """
    if not 0 < first <= size:
        raise ValueError("the earlier size lies between 1 and the later size")
    spans: list[Span] = []
    low, high = 0, size
    while first < high:
        middle = low + _split(high - low)
        if first <= middle:
            spans.append((middle, high))
            high = middle
        else:
            spans.append((low, middle))
            low = middle
    return [(low, high), *spans[::-1]] if low else spans[::-1]


def subtree_roots(leaves: Iterable[bytes], spans: Iterable[Span]) -> dict[Span, bytes]:
    """The root of each span, from one pass over leaves too many to hold.

    The spans do not overlap and begin at 0; ValueError when they leave a gap or the leaves end early.
    """
    stream, reached, roots = iter(leaves), 0, {}
    for low, high in sorted(spans):
        subtree = Frontier().extend(islice(stream, high - low))
        if low != reached or subtree.size != high - low:
            raise ValueError("leaves are missing")
        roots[low, high], reached = subtree.root, high
    return roots


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows this leaf hash at this index of the tree (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(proof):
        return False
    here, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            result = node_hash(sibling, result)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and result == root


def verify_consistency(first: int, first_root: bytes, second: int, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows one tree to be a prefix of the other (RFC 9162 section 2.1.4.2)."""
    if not 0 < first <= second or not _are_hashes(proof):
        return False
    if first == second:
        return not proof and first_root == second_root
    path = list(proof) if first & (first - 1) else [first_root, *proof]
    if not path:
        return False
    here, last = first - 1, second - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    earlier = later = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            earlier, later = node_hash(sibling, earlier), node_hash(sibling, later)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            later = node_hash(later, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and earlier == first_root and later == second_root


def _split(size: int) -> int:
    """The largest power of two smaller than ``size`` (which is at least two)."""
    return 1 << ((size - 1).bit_length() - 1)


def _are_hashes(proof: Sequence[bytes]) -> bool:
    return all(len(node) == HASH_SIZE for node in proof)
