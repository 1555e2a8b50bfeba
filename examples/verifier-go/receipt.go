package main

import (
	"bytes"
	"crypto/ed25519"
	"maps"
	"strings"
	"time"
	"unicode/utf8"
)

// Receipts of erasures, from docs/spec/erasure-receipt.md.

const (
	mostBytes = 1 << 20
	dayMillis = 86_400_000
)

// verifyReceipt checks a receipt; the code is empty when it holds.
func verifyReceipt(content []byte, trusted key, kept string) (code string) {
	text, by, ok := splitReceipt(content)
	read := parse(bytes.TrimSuffix(text, []byte("\n")), 9)
	if !ok || !isReceipt(read) {
		return "malformed"
	}
	var notes []string
	for _, note := range read["handovers"].([]any) {
		notes = append(notes, note.(string))
	}
	keys, err := chainOf(trusted, notes)
	if err != nil {
		return err.Error()
	}
	if !by.signed(text, keys.last()) {
		return "bad_signature"
	}
	signed, err := keys.verify(read["checkpoint"].(string))
	if err != nil {
		return err.Error()
	}
	if !proven(read, signed) {
		return "unproven"
	}
	if !agrees(read) {
		return "contradicts_log"
	}
	pinned := keys.pinned(kept)
	switch {
	case pinned != nil && pinned.size != signed.size:
		return "other_size"
	case pinned != nil && pinned.root != signed.root:
		return "rewritten"
	}
	return ""
}

// A signatureLine is the last line of a receipt: whose it is, and the id and signature of the key.
type signatureLine struct {
	name    string
	decoded []byte
}

// splitReceipt gives the first line with its line feed, and who signed it; an empty line stands between them.
func splitReceipt(content []byte) (text []byte, by signatureLine, ok bool) {
	lines := bytes.SplitAfter(content, []byte("\n"))
	if len(content) > mostBytes || !utf8.Valid(content) || len(lines) != 4 || string(lines[1]) != "\n" || len(lines[3]) > 0 {
		return nil, by, false
	}
	parts := strings.Split(strings.TrimSuffix(string(lines[2]), "\n"), " ")
	if len(parts) != 3 || parts[0] != "—" || !isName(parts[1]) {
		return nil, by, false
	}
	by = signatureLine{parts[1], fromBase64(parts[2])}
	return lines[0], by, len(by.decoded) == 4+ed25519.SignatureSize
}

func (s signatureLine) signed(text []byte, k key) bool {
	return s.name == k.name && bytes.Equal(s.decoded[:4], k.id) && ed25519.Verify(k.public, text, s.decoded[4:])
}

// An erased account is the two entries that the log has about it.
type erased struct {
	begun, completed object // fields
	from, until      time.Time
	rows             map[string]int64
}

// agrees tells whether the receipt says what its entries say.
func agrees(read object) bool {
	var decided, completed, unreadable time.Time
	var keys, epoch, longest int64
	rows, seen := map[string]int64{}, map[string]bool{}
	backups, rotated := "", true
	for _, each := range read["accounts"].([]any) {
		account := each.(object)
		found, ok := entriesOf(account, read["request"])
		if !ok || seen[account["subject"].(string)] {
			return false
		}
		seen[account["subject"].(string)] = true
		if decided.IsZero() || found.from.Before(decided) {
			decided = found.from
		}
		if found.until.After(completed) {
			completed = found.until
		}
		for table, count := range found.rows {
			rows[table] += count
		}
		keys += whole(found.completed["keys"])
		epoch = max(epoch, whole(found.completed["epoch"]))
		longest = max(longest, whole(found.completed["milliseconds"]))
		if at, told := found.completed["backups_unreadable_from"].(string); !told {
			rotated = false
		} else {
			backups = max(backups, at)
		}
	}
	unreadable, _ = moment(read["unreadable_at"])
	took := (unreadable.UnixMicro() - decided.UnixMicro() + 999) / 1000 // up to whole ones
	told, _ := counts(read["erased"])
	return moments(read["decided_at"], decided) && moments(read["completed_at"], completed) &&
		longest == min(max(took, 0), dayMillis) && maps.Equal(told, rows) &&
		whole(read["keys"]) == keys && whole(read["epoch"]) == epoch &&
		(!rotated || read["backups_unreadable_from"] == backups)
}

// entriesOf reads both entries of an account: of the right kind, in the right order, about this account and request.
func entriesOf(account object, request any) (found erased, ok bool) {
	first, second := account["begun"].(object), account["completed"].(object)
	begun, completed := parse([]byte(first["entry"].(string)), 8), parse([]byte(second["entry"].(string)), 8)
	found.from, _ = moment(begun["at"])
	found.until, _ = moment(completed["at"])
	found.begun, found.completed = begun["fields"].(object), completed["fields"].(object)
	rows, counted := counts(found.completed["rows"])
	found.rows = rows
	for _, fields := range []object{found.begun, found.completed} {
		if fields["subject"] != account["subject"] || fields["request"] != request {
			return found, false
		}
	}
	from, given := found.completed["backups_unreadable_from"]
	return found, begun["tag"] == "erasure:subject:begun" && completed["tag"] == "erasure:subject:completed" &&
		whole(first["position"]) < whole(second["position"]) && found.begun["route"] == account["route"] && counted &&
		isCount(found.completed["keys"]) && isCount(found.completed["epoch"]) && isCount(found.completed["milliseconds"]) &&
		isTime(begun["at"]) && isTime(completed["at"]) && (!given || isTime(from))
}

// proven tells whether all entries are in the log of the checkpoint.
func proven(read object, signed checkpoint) bool {
	for _, account := range read["accounts"].([]any) {
		for _, which := range []string{"begun", "completed"} {
			entry := account.(object)[which].(object)
			leaf := leafHash([]byte(entry["entry"].(string)))
			siblings, _ := hashes(entry["hashes"])
			if !includes(leaf, whole(entry["position"]), signed.size, siblings, signed.root) {
				return false
			}
		}
	}
	return true
}

func moments(said any, wanted time.Time) bool {
	at, ok := moment(said)
	return ok && at.Equal(wanted)
}

func whole(value any) int64 {
	found, _ := integer(value)
	return found
}

// counts reads numbers by name.
func counts(value any) (found map[string]int64, ok bool) {
	named, ok := value.(object)
	found = map[string]int64{}
	for name, count := range named {
		ok = ok && isCount(count)
		found[name] = whole(count)
	}
	return found, ok
}
