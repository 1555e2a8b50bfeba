// Command verifier checks exported audit logs and proofs of Guardrail, from docs/spec/audit-log.md alone.
//
//	verifier log FILE VKEY [CHECKPOINT]    an export; CHECKPOINT is a note kept elsewhere
//	verifier proof FILE VKEY [CHECKPOINT]  an inclusion or consistency proof
//
// It prints one line of JSON. Exit codes: 0 everything holds, 1 something does not, 2 called wrongly.
package main

import (
	"encoding/json"
	"os"
)

func main() {
	if len(os.Args) < 4 || len(os.Args) > 5 || os.Args[1] != "log" && os.Args[1] != "proof" {
		wrongly("verifier log|proof FILE VKEY [CHECKPOINT]")
	}
	content, err := os.ReadFile(os.Args[2])
	trusted, ok := parseKey(os.Args[3])
	if err != nil || !ok {
		wrongly("the file cannot be read, or the key is malformed")
	}
	var pinned *checkpoint
	if len(os.Args) == 5 {
		note, unread := os.ReadFile(os.Args[4])
		kept, unsigned := trusted.verify(string(note))
		if unread != nil || unsigned != nil {
			wrongly("the checkpoint cannot be read, or does not verify")
		}
		pinned = &kept
	}
	l := log{trusted: trusted, pinned: pinned}
	var found *problem
	if os.Args[1] == "log" {
		found = l.verify(content)
	} else if code := verifyProof(content, trusted, pinned); code != "" {
		found = &problem{code, 1, -1}
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"ok": found == nil, "problem": found, "size": l.signed, "checkpoints": l.checkpoints,
	})
	if found != nil {
		os.Exit(1)
	}
}

func wrongly(message string) {
	os.Stderr.WriteString(message + "\n")
	os.Exit(2)
}
