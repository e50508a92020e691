package tell

import (
	"strings"

	"readout/model"
)

// Role is what a participant is or does: "director", or, where the sources say it
// with a verb, "heads the Harbour Board"; "" where the verb has no object here.
func Role(p *model.Participant) string {
	role := Line(p.Role)
	if p.Kind != model.Person || !verb(role) {
		return role
	}
	if p.Affiliation == "" {
		return ""
	}
	return role + " " + Line(p.Affiliation)
}

// verb reports whether a role is one word that ends as a verb of a third person
// does: no single person is a plural.
func verb(role string) bool {
	if strings.ContainsAny(role, " -") || strings.ToLower(role) != role || !strings.HasSuffix(role, "s") {
		return false
	}
	for _, end := range []string{"ss", "us", "is", "os"} {
		if strings.HasSuffix(role, end) {
			return false
		}
	}
	return true
}
