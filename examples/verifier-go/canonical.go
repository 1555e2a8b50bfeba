package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
)

// The one spelling of JSON in a log: RFC 8785, with whole numbers up to 2^53-1 only.

var (
	wholeNumber = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,15})$`)
	entryForm   = regexp.MustCompile(`^(?s)\{"at":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z",` +
		`"fields":\{.*\},"id":"ent_[a-z2-7]{26}","tag":"[a-z_]+:[a-z_]+:[a-z_]+"\}$`)
	hexHash = regexp.MustCompile(`^[0-9a-f]{64}$`)
	short   = map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}
)

type object = map[string]any

// parse reads an object of so many levels from a text that is spelled in just one way; nil for any other.
func parse(text []byte, levels int) object {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if decoder.Decode(&value) != nil || spell(value, levels) != string(text) {
		return nil
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil
	}
	read, _ := value.(object)
	return read
}

// parseLine reads a line of a file.
func parseLine(line []byte) object {
	text, ended := bytes.CutSuffix(line, []byte("\n"))
	if !ended {
		return nil
	}
	return parse(text, 9)
}

// isEntry tells whether this is the body of an entry.
func isEntry(body []byte) bool {
	if len(body) > 8192 || !entryForm.Match(body) {
		return false
	}
	entry := parse(body, 8)
	_, ok := entry["fields"].(object)
	return ok && hasOnly(entry, "at", "fields", "id", "tag")
}

// spell writes canonically; what has no canonical form becomes nothing, which no text is.
func spell(value any, levels int) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case json.Number:
		if _, ok := integer(v); !ok {
			return ""
		}
	case string:
		return quote(v)
	case []any:
		parts := make([]string, len(v))
		for i, each := range v {
			parts[i] = spell(each, levels-1)
		}
		return bracket(parts, "[", "]", levels)
	case object:
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		slices.SortFunc(names, func(a, b string) int {
			return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
		})
		for i, name := range names {
			names[i] = quote(name) + ":" + spell(v[name], levels-1)
		}
		return bracket(names, "{", "}", levels)
	}
	return fmt.Sprint(value) // a number or truth value
}

func bracket(parts []string, open, end string, levels int) string {
	if levels < 1 {
		return ""
	}
	return open + strings.Join(parts, ",") + end
}

func quote(text string) string {
	var out strings.Builder
	for _, c := range text {
		if escape, ok := short[c]; ok {
			out.WriteString(escape)
		} else if c < ' ' {
			fmt.Fprintf(&out, `\u%04x`, c)
		} else {
			out.WriteRune(c)
		}
	}
	return `"` + out.String() + `"`
}

func hasOnly(read object, names ...string) bool {
	for _, name := range names {
		if _, ok := read[name]; !ok {
			return false
		}
	}
	return len(read) == len(names)
}

func integer(value any) (int64, bool) {
	number, _ := value.(json.Number)
	whole, err := number.Int64()
	return whole, err == nil && wholeNumber.MatchString(number.String()) && -(1<<53) < whole && whole < 1<<53
}

func hashes(value any) (found []hash, ok bool) {
	list, ok := value.([]any)
	for _, each := range list {
		spelled, _ := each.(string)
		decoded, _ := hex.DecodeString(spelled)
		if !hexHash.MatchString(spelled) {
			return nil, false
		}
		found = append(found, hash(decoded))
	}
	return found, ok
}
