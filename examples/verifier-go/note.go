package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint), Ed25519 only.

type key struct {
	name   string
	id     []byte
	public ed25519.PublicKey
}

type checkpoint struct {
	size int64
	root hash
}

var (
	badNote      = errors.New("bad_note")
	badSignature = errors.New("bad_signature")
)

func (k key) String() string {
	return fmt.Sprintf("%s+%x+%s", k.name, k.id, base64.StdEncoding.EncodeToString(append([]byte{1}, k.public...)))
}

// parseKey reads name+hex(key id)+base64(0x01 || public key).
func parseKey(text string) (found key, ok bool) {
	name, rest, _ := strings.Cut(text, "+")
	_, encoded, _ := strings.Cut(rest, "+")
	decoded := fromBase64(encoded)
	if !isName(name) || len(decoded) != 33 || decoded[0] != 1 {
		return key{}, false
	}
	sum := sha256.Sum256(append([]byte(name+"\n"), decoded...))
	found = key{name, sum[:4], decoded[1:]}
	return found, found.String() == text
}

// verify gives the checkpoint in a note that this key signed.
func (k key) verify(note string) (checkpoint, error) {
	at := strings.LastIndex(note, "\n\n")
	if at < 1 || len([]rune(note)) > 64*1024 || !strings.HasSuffix(note[at+2:], "\n") {
		return checkpoint{}, badNote
	}
	text, signed, wrong := note[:at+1], false, false
	for _, line := range strings.Split(strings.TrimSuffix(note[at+2:], "\n"), "\n") {
		parts := strings.Split(line, " ")
		if len(parts) != 3 || parts[0] != "—" || !isName(parts[1]) {
			return checkpoint{}, badNote
		}
		signature := fromBase64(parts[2])
		if len(signature) < 5 {
			return checkpoint{}, badNote
		}
		if parts[1] == k.name && bytes.Equal(signature[:4], k.id) {
			signed = true
			wrong = wrong || !ed25519.Verify(k.public, []byte(text), signature[4:])
		}
	}
	if strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && c != '\n' }) {
		return checkpoint{}, badNote
	}
	if !signed || wrong {
		return checkpoint{}, badSignature
	}
	return k.parse(text)
}

func (k key) parse(text string) (checkpoint, error) {
	parts := strings.Split(text, "\n")
	if len(parts) != 4 || parts[0] != k.name || parts[3] != "" {
		return checkpoint{}, badNote
	}
	size, sized := parseSize(parts[1])
	root := fromBase64(parts[2])
	if !sized || len(root) != len(hash{}) {
		return checkpoint{}, badNote
	}
	return checkpoint{size, hash(root)}, nil
}

// isName: not empty, no plus sign; letters, marks, numbers, punctuation and symbols only.
func isName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(c rune) bool {
		return c == '+' || c == ' ' || !unicode.IsPrint(c)
	})
}

// fromBase64 decodes the one canonical spelling, and gives nothing for any other.
func fromBase64(text string) []byte {
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil || base64.StdEncoding.EncodeToString(decoded) != text {
		return nil
	}
	return decoded
}
