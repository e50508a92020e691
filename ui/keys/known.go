package keys

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model/near"
)

// named are the keys that have a name rather than a letter.
func named() []string {
	return []string{
		"enter", "esc", "tab", "space", "backspace", "delete", "insert", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
		"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
	}
}

// Known reports whether a terminal can send a key of that name: a letter, a named
// key, either with ctrl+, alt+ and shift+ before it, or two of them with a blank
// between. Where it cannot, a hint says what was probably meant.
func Known(key string) (hint string, ok bool) {
	parts := strings.Split(key, " ")
	if len(parts) > 2 {
		return "two keys at most go together", false
	}
	for _, p := range parts {
		if hint, ok := knownOne(p); !ok {
			return hint, false
		}
	}
	return "", true
}

func knownOne(key string) (hint string, ok bool) {
	const or = "a letter, or one of enter, esc, tab, space, up, pgdown, f1 …, with ctrl+ or alt+ before it"
	modifiers := []string{"ctrl", "alt", "shift"}
	before := ""
	for {
		mod, rest, found := strings.Cut(key, "+")
		if !found || mod == "" {
			break
		}
		if !slices.Contains(modifiers, mod) {
			if word := near.Word(mod, modifiers); word != "" {
				return "did you mean " + before + word + "+" + rest + "?", false
			}
			return or, false
		}
		before += mod + "+"
		key = rest
	}
	if r, n := utf8.DecodeRuneInString(key); n == len(key) && n > 0 && unicode.IsPrint(r) && r != ' ' {
		return "", true
	}
	if slices.Contains(named(), key) {
		return "", true
	}
	if word := near.Word(key, named()); word != "" {
		return "did you mean " + before + word + "?", false
	}
	return or, false
}
