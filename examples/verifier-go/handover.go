package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Hand-overs of a log's key: signed notes that both keys sign.

const handoverFormat = "guardrail-audit-handover/1"

var badHandover = errors.New("bad_handover")

type handover struct {
	size         int64
	root         hash
	old, new     key
	first, later []byte // signatures of the old and the new key
}

// A keyring is all keys of a log: the first one, and whom each handed over to.
type keyring struct {
	first     key
	handovers []handover
}

func (h handover) text() string {
	root := base64.StdEncoding.EncodeToString(h.root[:])
	return fmt.Sprintf("%s\n%d\n%s\n%s\n%s\n", handoverFormat, h.size, root, h.old, h.new)
}

func (h handover) note() string {
	return h.text() + "\n" + h.old.line(h.first) + h.new.line(h.later)
}

func (k key) line(signature []byte) string {
	signed := append(append([]byte{}, k.id...), signature...)
	return fmt.Sprintf("— %s %s\n", k.name, base64.StdEncoding.EncodeToString(signed))
}

// fields gives the fields of its entry in the log, as they are spelled.
func (h handover) fields() string {
	halves := func(s []byte) string { return fmt.Sprintf(`["%x","%x"]`, s[:32], s[32:]) }
	return fmt.Sprintf(`{"new":"%x","new_signature":%s,"old":"%x","old_signature":%s,"root":"%x","size":%d}`,
		[]byte(h.new.public), halves(h.later), []byte(h.old.public), halves(h.first), h.root[:], h.size)
}

// parseHandover reads the one spelling of a hand-over that both keys of one log signed.
func parseHandover(note string) (handover, error) {
	lines := strings.Split(note, "\n")
	if len(lines) != 9 || len([]rune(note)) > 64*1024 {
		return handover{}, badHandover
	}
	size, sized := parseSize(lines[1])
	root := fromBase64(lines[2])
	old, isOld := parseKey(lines[3])
	next, isNew := parseKey(lines[4])
	if !sized || len(root) != len(hash{}) || !isOld || !isNew || old.name != next.name {
		return handover{}, badHandover
	}
	signatures := [2][]byte{}
	for i := range signatures {
		decoded := fromBase64(lines[6+i][strings.LastIndex(lines[6+i], " ")+1:])
		if len(decoded) != 4+ed25519.SignatureSize {
			return handover{}, badHandover
		}
		signatures[i] = decoded[4:]
	}
	read := handover{size, hash(root), old, next, signatures[0], signatures[1]}
	text := []byte(read.text())
	if read.note() != note || !ed25519.Verify(old.public, text, read.first) || !ed25519.Verify(next.public, text, read.later) {
		return handover{}, badHandover
	}
	return read, nil
}

// newKeyring reads hand-overs that continue each other from the first key on, to a new key each time.
func newKeyring(first key, notes []string) (keyring, error) {
	ring, last, size := keyring{first: first}, first, int64(-1)
	for _, note := range notes {
		read, err := parseHandover(note)
		if err != nil || read.old.String() != last.String() || ring.has(read.new) || read.size <= size {
			return keyring{}, badHandover
		}
		ring.handovers = append(ring.handovers, read)
		last, size = read.new, read.size
	}
	return ring, nil
}

// chainOf reads the hand-overs of a chain that the trusted key is one of; without any, it is the only one.
func chainOf(trusted key, notes []string) (keyring, error) {
	if len(notes) == 0 {
		return newKeyring(trusted, nil)
	}
	oldest, err := parseHandover(notes[0])
	if err != nil {
		return keyring{}, err
	}
	keys, err := newKeyring(oldest.old, notes)
	if err == nil && !keys.has(trusted) {
		err = badSignature
	}
	return keys, err
}

func (r keyring) has(wanted key) bool {
	found := r.first.String() == wanted.String()
	for _, h := range r.handovers {
		found = found || h.new.String() == wanted.String()
	}
	return found
}

// last gives the key in use.
func (r keyring) last() key { return r.signer(math.MaxInt64) }

// signer gives the key whose checkpoints of this size are.
func (r keyring) signer(size int64) key {
	turn := r.first
	for _, h := range r.handovers {
		if h.size < size {
			turn = h.new
		}
	}
	return turn
}

// verify gives the checkpoint in a note of the key whose turn it was.
func (r keyring) verify(note string) (checkpoint, error) {
	lines := strings.Split(note, "\n")
	if len(lines) > 1 {
		if size, ok := parseSize(lines[1]); ok {
			return r.signer(size).verify(note)
		}
	}
	return r.last().verify(note)
}

func parseSize(text string) (int64, bool) {
	size, err := strconv.ParseInt(text, 10, 64)
	return size, err == nil && size >= 0 && strconv.FormatInt(size, 10) == text
}

// noteList reads a list of notes; false when it is none, or empty.
func noteList(value any) (notes []string, ok bool) {
	list, _ := value.([]any)
	for _, each := range list {
		note, isText := each.(string)
		if !isText {
			return nil, false
		}
		notes = append(notes, note)
	}
	return notes, len(notes) > 0
}
