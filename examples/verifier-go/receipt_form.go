package main

import (
	"regexp"
	"time"
	"unicode/utf8"
)

// The form of a receipt: docs/spec/erasure-receipt.schema.json, written as conditions.

type form func(value any) bool

var (
	isCode      = like(`[a-z][a-z0-9_]{1,63}`)
	isShortName = like(`[a-z][a-z0-9-]{0,31}`)
	isProven    = members(map[string]form{"entry": isProvenEntry, "position": isCount, "hashes": list(isHash)})
	isKept      = members(map[string]form{
		"kind":   like(`message|vault|profile|consent|disclosure|waiting|key|request_proof|audit_entry`),
		"action": like(`restrict|keep`), "reason": isCode, "citation": orNull(isCitation), "until": orNull(isTime),
	})
	isRecipient = members(map[string]form{"name": isShortName, "state": isCode, "at": orNull(isTime)})
	isAccount   = members(map[string]form{
		"subject": like(`sub_[a-z2-7]{26}`), "route": isShortName, "begun": isProven, "completed": isProven,
	})
	isReceiptForm = members(map[string]form{
		"format": like(`guardrail-erasure-receipt/1`),
		"id":     like(`rct_[a-z2-7]{26}`), "request": like(`req_[a-z2-7]{26}`),
		"right": like(`erasure|objection|withdraw`), "way": like(`chat|officer|agent|opendsr|channel`),
		"ground":      like(`request|withdrawal|objection|purpose_ended|unlawful|child|legal_duty`),
		"received_at": isTime, "decided_at": isTime, "unreadable_at": isTime, "completed_at": isTime, "issued_at": isTime,
		"erased": isCountsByCode, "keys": isCount, "epoch": isCount, "kept": list(isKept), "recipients": list(isRecipient),
		"backups_unreadable_from": orNull(isTime), "revision": like(`((sha256:)?[0-9a-f]{32,64})?`),
		"accounts": list(isAccount), "checkpoint": isText, "handovers": list(isText),
	})
)

func isReceipt(read object) bool { return isReceiptForm(read) && len(read["accounts"].([]any)) > 0 }

// like accepts texts of this pattern, the whole of them.
func like(pattern string) form {
	whole := regexp.MustCompile(`\A(?:` + pattern + `)\z`)
	return func(value any) bool {
		text, ok := value.(string)
		return ok && whole.MatchString(text)
	}
}

// members accepts objects of just these members.
func members(forms map[string]form) form {
	return func(value any) bool {
		read, ok := value.(object)
		for name, accepts := range forms {
			found, there := read[name]
			ok = ok && there && accepts(found)
		}
		return ok && len(read) == len(forms)
	}
}

func list(accepts form) form {
	return func(value any) bool {
		values, ok := value.([]any)
		for _, each := range values {
			ok = ok && accepts(each)
		}
		return ok
	}
}

func orNull(accepts form) form { return func(value any) bool { return value == nil || accepts(value) } }

func isText(value any) bool {
	_, ok := value.(string)
	return ok
}

func isHash(value any) bool {
	text, ok := value.(string)
	return ok && hexHash.MatchString(text)
}

func isCitation(value any) bool {
	text, ok := value.(string)
	return ok && utf8.RuneCountInString(text) <= 80
}

func isCount(value any) bool {
	count, ok := integer(value)
	return ok && count >= 0
}

func isCountsByCode(value any) bool {
	found, ok := counts(value)
	for name := range found {
		ok = ok && isCode(name)
	}
	return ok
}

func isProvenEntry(value any) bool {
	text, ok := value.(string)
	return ok && isEntry([]byte(text))
}

// moment reads a time of the one spelling.
func moment(value any) (at time.Time, ok bool) {
	const spelling = "2006-01-02T15:04:05.000000Z"
	text, _ := value.(string)
	at, err := time.Parse(spelling, text)
	return at, err == nil && at.Format(spelling) == text && at.Year() > 0
}

func isTime(value any) bool {
	_, ok := moment(value)
	return ok
}
