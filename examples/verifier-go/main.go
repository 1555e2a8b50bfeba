// Command verifier checks exported audit logs, proofs and receipts of erasures of Guardrail, from docs/spec/audit-log.md
// and docs/spec/erasure-receipt.md alone.
//
//	verifier log FILE VKEY [CHECKPOINT]      an export; CHECKPOINT is a note kept elsewhere; VKEY is any key of the log
//	verifier proof FILE VKEY [CHECKPOINT]    an inclusion or consistency proof
//	verifier receipt FILE VKEY [CHECKPOINT]  a receipt of an erasure
//
// It prints one line of JSON. Exit codes: 0 everything holds, 1 something does not, 2 called wrongly.
package main

import (
	"encoding/json"
	"os"
)

var kinds = map[string]bool{"log": true, "proof": true, "receipt": true}

func main() {
	if len(os.Args) < 4 || len(os.Args) > 5 || !kinds[os.Args[1]] {
		wrongly("verifier log|proof|receipt FILE VKEY [CHECKPOINT]")
	}
	content, err := os.ReadFile(os.Args[2])
	trusted, ok := parseKey(os.Args[3])
	if err != nil || !ok {
		wrongly("the file cannot be read, or the key is malformed")
	}
	kept := []byte{}
	if len(os.Args) == 5 {
		if kept, err = os.ReadFile(os.Args[4]); err != nil || len(kept) == 0 {
			wrongly("the checkpoint cannot be read")
		}
	}
	l := log{trusted: trusted, kept: string(kept)}
	var found *problem
	var code string
	switch os.Args[1] {
	case "log":
		found = l.verify(content)
	case "proof":
		code = verifyProof(content, trusted, string(kept))
	case "receipt":
		code = verifyReceipt(content, trusted, string(kept))
	}
	if code != "" {
		found = &problem{code, 1, -1}
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"ok": found == nil, "problem": found, "size": l.signed, "checkpoints": l.checkpoints,
	})
	if found != nil {
		os.Exit(1)
	}
}

// pinned gives the checkpoint kept elsewhere, nil when there is none.
func (r keyring) pinned(kept string) *checkpoint {
	if kept == "" {
		return nil
	}
	found, err := r.verify(kept)
	if err != nil {
		wrongly("the checkpoint does not verify: " + err.Error())
	}
	return &found
}

func wrongly(message string) {
	os.Stderr.WriteString(message + "\n")
	os.Exit(2)
}
