package main

// verifyProof checks an inclusion or consistency proof; the code is empty when it holds.
func verifyProof(line []byte, trusted key, kept string) (code string) {
	read := parseLine(line)
	given, rotated := read["handovers"]
	notes, areNotes := noteList(given)
	delete(read, "handovers")
	inclusion := read["format"] == "guardrail-audit-inclusion/1" &&
		hasOnly(read, "body", "checkpoint", "format", "hashes", "position", "root", "size")
	consistency := read["format"] == "guardrail-audit-consistency/1" &&
		hasOnly(read, "checkpoint", "earlier_root", "earlier_size", "format", "hashes", "root", "size")
	about, earlier, body := read["position"], []any{}, []byte(spell(read["body"], 8))
	if consistency {
		about, earlier = read["earlier_size"], []any{read["earlier_root"]}
	}
	note, isText := read["checkpoint"].(string)
	size, isSize := integer(read["size"])
	place, isPlace := integer(about)
	nodes, areHashes := hashes(read["hashes"])
	roots, areRoots := hashes(append([]any{read["root"]}, earlier...))
	if !(inclusion && isEntry(body) || consistency) || !isText || !isSize || !isPlace || !areHashes || !areRoots ||
		rotated && !areNotes {
		return "malformed"
	}
	keys, err := chainOf(trusted, notes)
	if err != nil {
		return err.Error()
	}
	pinned := keys.pinned(kept)
	signed, err := keys.verify(note)
	switch {
	case err != nil:
		return err.Error()
	case size != signed.size || roots[0] != signed.root:
		return "altered"
	case inclusion && !includes(leafHash(body), place, size, nodes, signed.root):
		return "unproven"
	case consistency && !continues(place, roots[1], size, signed.root, nodes):
		return "unproven"
	case pinned != nil && (inclusion || place != pinned.size):
		return "other_size"
	case pinned != nil && roots[1] != pinned.root:
		return "rewritten"
	}
	return ""
}
