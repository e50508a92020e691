package merge

import (
	"slices"
	"strings"
	"unicode"
)

// sets parts the reports of a dossier into those of one undertaking each.
type sets struct {
	of      []int   // the set of a report
	members [][]int // reports by set, in order
}

func newSets(n int) *sets {
	s := &sets{of: make([]int, n), members: make([][]int, n)}
	for i := range n {
		s.of[i], s.members[i] = i, []int{i}
	}
	return s
}

// join puts the sets of two reports together; the one with the smaller number
// stays, so that the order of joins does not show.
func (s *sets) join(i, j int) {
	a, b := min(s.of[i], s.of[j]), max(s.of[i], s.of[j])
	if a == b {
		return
	}
	for _, x := range s.members[b] {
		s.of[x] = a
	}
	s.members[a] = append(s.members[a], s.members[b]...)
	slices.Sort(s.members[a])
	s.members[b] = nil
}

// groups are the sets, in the order of their first members.
func (s *sets) groups() [][]int {
	var out [][]int
	for _, g := range s.members {
		if len(g) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// compatible reports whether joining the sets of i and j would keep apart what
// one sentence tells as several undertakings.
func (s *sets) compatible(reports []report, i, j int) bool {
	if s.of[i] == s.of[j] || reports[i].sentence() == reports[j].sentence() {
		return true
	}
	sentences := map[[2]int]bool{}
	for _, x := range s.members[s.of[i]] {
		sentences[reports[x].sentence()] = true
	}
	return !slices.ContainsFunc(s.members[s.of[j]], func(y int) bool { return sentences[reports[y].sentence()] })
}

// slug makes an ID of the first words of a text: letters and digits of any
// script in lower case, parted by hyphens.
func slug(text string, words int) string {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(parts[:min(words, len(parts))], "-")
}
