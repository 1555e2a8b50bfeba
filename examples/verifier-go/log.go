package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

var entryLine = regexp.MustCompile(`^(?s)\{"body":(.*),"leaf":"([0-9a-f]{64})","position":(0|[1-9][0-9]{0,17})\}` + "\n$")

// A problem is what does not hold, by the codes of the specification; a position of -1 is none.
type problem struct {
	Code     string `json:"code"`
	Line     int    `json:"line"`
	Position int64  `json:"position"`
}

// A log is what one pass over an export has seen so far.
type log struct {
	trusted     key
	kept        string // a checkpoint kept elsewhere, if any
	keys        keyring
	due         []handover // that must stand in what is still to be read
	pinned      *checkpoint
	tree        tree
	signed      int64
	checkpoints int
	line        int
}

// verify gives the first problem of an export, nil when everything holds.
func (l *log) verify(export []byte) (found *problem) {
	lines := bytes.SplitAfter(export, []byte("\n"))
	for i, line := range lines {
		if i > 0 && len(line) == 0 {
			break
		}
		l.line = i + 1
		if i == 0 {
			found = l.header(line)
		} else if bytes.HasPrefix(line, []byte(`{"body":`)) {
			found = l.entry(line)
		} else {
			found = l.checkpoint(line)
		}
		if found != nil {
			return found
		}
	}
	return l.end()
}

func (l *log) header(line []byte) *problem {
	claim := parseLine(line)
	vkey, _ := claim["vkey"].(string)
	first, isKey := parseKey(vkey)
	origin, isText := claim["origin"].(string)
	given, rotated := claim["handovers"]
	notes, areNotes := noteList(given)
	delete(claim, "handovers")
	before, known := tree{}, hasOnly(claim, "format", "origin", "vkey")
	if !known {
		size, isNumber := integer(claim["position"])
		peaks, areHashes := hashes(claim["peaks"])
		before = tree{size, peaks}
		known = hasOnly(claim, "format", "origin", "peaks", "position", "vkey") &&
			isNumber && areHashes && size > 0 && before.isWhole()
	}
	if !known || !isKey || !isText || rotated && !areNotes || claim["format"] != "guardrail-audit-log/1" {
		return l.found("malformed", -1)
	}
	keys, err := newKeyring(first, notes)
	if err != nil {
		return l.found(err.Error(), -1)
	}
	if origin != l.trusted.name || !keys.has(l.trusted) {
		return l.found("other_key", -1)
	}
	l.keys, l.tree, l.pinned = keys, before, keys.pinned(l.kept)
	for _, h := range keys.handovers {
		if h.size >= before.size {
			l.due = append(l.due, h)
		}
	}
	if l.pinned != nil && l.pinned.size < before.size {
		return l.found("missing", l.pinned.size)
	}
	return l.compare()
}

func (l *log) entry(line []byte) *problem {
	position := l.tree.size
	parts := entryLine.FindSubmatch(line)
	if parts == nil {
		return l.found("malformed", position)
	}
	leaf := leafHash(parts[1])
	stated, _ := strconv.ParseInt(string(parts[3]), 10, 64)
	switch {
	case stated > position:
		return l.found("missing", position)
	case stated < position:
		return l.found("repeated", position)
	case fmt.Sprintf("%x", leaf) != string(parts[2]):
		return l.found("edited", position)
	case !isEntry(parts[1]):
		return l.found("malformed", position)
	}
	if len(l.due) > 0 && l.due[0].size == position {
		if l.due[0].root != l.tree.root() {
			return l.found("altered", l.signed)
		}
		body := parse(parts[1], 8)
		if body["tag"] != "audit:key:rotated" || spell(body["fields"], 7) != l.due[0].fields() {
			return l.found("bad_handover", position)
		}
		l.due = l.due[1:]
	}
	l.tree.add(leaf)
	return l.compare()
}

func (l *log) checkpoint(line []byte) *problem {
	read := parseLine(line)
	note, isText := read["checkpoint"].(string)
	if !isText || len(read) != 1 {
		return l.found("malformed", l.tree.size)
	}
	signed, err := l.keys.verify(note)
	switch {
	case err != nil:
		return l.found(err.Error(), -1)
	case signed.size > l.tree.size:
		return l.found("missing", l.tree.size)
	case signed.size < l.tree.size, l.checkpoints > 0 && signed.size == l.signed:
		return l.found("misplaced", -1)
	case signed.root != l.tree.root():
		return l.found("altered", l.signed)
	}
	l.signed = signed.size
	l.checkpoints++
	return nil
}

func (l *log) end() *problem {
	if l.pinned != nil && l.pinned.size > l.tree.size {
		return l.found("truncated", l.tree.size)
	}
	if len(l.due) > 0 {
		return l.found("truncated", l.tree.size)
	}
	if l.tree.size != l.signed {
		return l.found("unsigned", l.signed)
	}
	return nil
}

func (l *log) compare() *problem {
	if l.pinned != nil && l.pinned.size == l.tree.size && l.pinned.root != l.tree.root() {
		return l.found("rewritten", -1)
	}
	return nil
}

func (l *log) found(code string, position int64) *problem { return &problem{code, l.line, position} }
