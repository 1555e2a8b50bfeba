package main

import (
	"crypto/sha256"
	"math/bits"
)

// The Merkle tree of RFC 6962 section 2.1, and the checks of RFC 9162 sections 2.1.3.2 and 2.1.4.2.

type hash [32]byte

func leafHash(body []byte) hash { return sha256.Sum256(append([]byte{0}, body...)) }

func nodeHash(left, right hash) hash {
	return sha256.Sum256(append(append([]byte{1}, left[:]...), right[:]...))
}

// A tree is kept as the roots of its perfect subtrees, largest first: one for each bit set in its size.
type tree struct {
	size  int64
	peaks []hash
}

func (t tree) isWhole() bool { return t.size >= 0 && len(t.peaks) == bits.OnesCount64(uint64(t.size)) }

func (t *tree) add(leaf hash) {
	for full := t.size; full&1 == 1; full >>= 1 {
		leaf = nodeHash(t.peaks[len(t.peaks)-1], leaf)
		t.peaks = t.peaks[:len(t.peaks)-1]
	}
	t.peaks = append(t.peaks, leaf)
	t.size++
}

func (t tree) root() hash {
	if len(t.peaks) == 0 {
		return sha256.Sum256(nil)
	}
	root := t.peaks[len(t.peaks)-1]
	for i := len(t.peaks) - 2; i >= 0; i-- {
		root = nodeHash(t.peaks[i], root)
	}
	return root
}

// includes tells whether the proof leads from a leaf to the root.
func includes(leaf hash, index, size int64, proof []hash, root hash) bool {
	climbed := 0 <= index && index < size && climb(index, size-1, proof, func(sibling hash, left bool) {
		if left {
			leaf = nodeHash(sibling, leaf)
		} else {
			leaf = nodeHash(leaf, sibling)
		}
	})
	return climbed && leaf == root
}

// continues tells whether the proof shows the first tree to be the beginning of the second.
func continues(first int64, firstRoot hash, second int64, secondRoot hash, proof []hash) bool {
	if first <= 0 || first > second {
		return false
	}
	if first == second {
		return len(proof) == 0 && firstRoot == secondRoot
	}
	if first&(first-1) == 0 {
		proof = append([]hash{firstRoot}, proof...)
	}
	if len(proof) == 0 {
		return false
	}
	here, last := first-1, second-1
	for here&1 == 1 {
		here, last = here>>1, last>>1
	}
	earlier, later := proof[0], proof[0]
	climbed := climb(here, last, proof[1:], func(sibling hash, left bool) {
		if left {
			earlier, later = nodeHash(sibling, earlier), nodeHash(sibling, later)
		} else {
			later = nodeHash(later, sibling)
		}
	})
	return climbed && earlier == firstRoot && later == secondRoot
}

// climb tells of each sibling up to the root whether it stands on the left; false when they are not just enough.
func climb(here, last int64, proof []hash, step func(sibling hash, left bool)) bool {
	for _, sibling := range proof {
		if last == 0 {
			return false
		}
		left := here&1 == 1 || here == last
		step(sibling, left)
		for left && here&1 == 0 && here != 0 {
			here, last = here>>1, last>>1
		}
		here, last = here>>1, last>>1
	}
	return last == 0
}
