package merge

import (
	"readout/content/annot"
	"readout/model"
)

const (
	daysOff    = 8  // days between two dates of one appointment at most
	toItsDate  = 7  // tokens between an appointment and its date at most
	fewAppoint = 12 // dates of one kind of appointment that are compared
)

// appointments tells where sources put one appointment to come on different days:
// "a hearing on May 5", "the hearing is set for May 6". Two days that one source
// gives for the same kind of appointment are two appointments.
func (p *parter) appointments(told *dates) {
	byKind := map[string][]dated{}
	var kinds []string
	days := map[string]map[int]map[annot.Day]bool{} // by kind and document
	for n, doc := range p.dossier.Docs {
		for i := range doc.Timexes {
			x := &doc.Timexes[i]
			if x.Precision != model.Day || x.Vague || doc.Anchor.IsZero() || !doc.Anchor.Time().Before(x.From.Time()) {
				continue
			}
			d, ok := appointment(n, doc, x)
			if !ok {
				continue
			}
			d.which = p.whichOf(doc, &d)
			if byKind[d.appointment] == nil {
				kinds = append(kinds, d.appointment)
				days[d.appointment] = map[int]map[annot.Day]bool{}
			}
			byKind[d.appointment] = append(byKind[d.appointment], d)
			in := days[d.appointment]
			if in[n] == nil {
				in[n] = map[annot.Day]bool{}
			}
			in[n][x.From] = true
		}
	}
	for _, kind := range kinds {
		ds := byKind[kind]
		ds = ds[:min(len(ds), fewAppoint)]
		for j := range ds {
			for i := range j {
				if len(days[kind][ds[i].n]) == 1 && len(days[kind][ds[j].n]) == 1 && abs(ds[i].day-ds[j].day) <= daysOff && p.contradict(&ds[i], &ds[j]) && p.sameAppointment(&ds[i], &ds[j]) && !p.reconciled(&ds[i], &ds[j]) {
					told.add(&ds[i], &ds[j])
				}
			}
		}
	}
}

// sameAppointment reports whether two appointments of one kind are not called by
// different things, a council's vote and one of investiture, and, if a verb tells
// either, are about one thing: their sentences share a word beside the kind.
func (p *parter) sameAppointment(a, b *dated) bool {
	if len(a.which) > 0 && len(b.which) > 0 && p.lib.terms.common(a.which, b.which) == 0 {
		return false
	}
	if !a.verbal && !b.verbal {
		return true
	}
	_, n := p.lib.terms.overlap(p.lib.sentences[a.n][a.sentence], p.lib.sentences[b.n][b.sentence])
	return n >= 2
}

// whichOf is what stands before the word for an appointment or behind it after "of".
func (p *parter) whichOf(doc *annot.Document, d *dated) termset {
	at := d.first
	for singular(doc.Tokens[at].Lower) != d.appointment {
		at++
	}
	out := p.lib.terms.in(doc, d.first, at)
	if at+1 < d.x.First && doc.Tokens[at+1].Lower == "of" {
		end := at + 2
		for end < d.x.First && doc.Tokens[end].Kind != annot.Punct && !vocab().closes[doc.Tokens[end].Lower] && !verbAt(doc, end) {
			end++
		}
		out = union(out, p.lib.terms.in(doc, at+2, end))
	}
	return out
}

// appointment is the appointment whose day a time expression gives: the last word
// for one that stands shortly before it, with no other day between.
func appointment(n int, doc *annot.Document, x *annot.Timex) (dated, bool) {
	at := doc.SentenceOf(x.First)
	if at < 0 {
		return dated{}, false
	}
	for i := x.First - 1; i >= max(doc.Sentences[at].First, x.First-toItsDate); i-- {
		t := &doc.Tokens[i]
		if t.Kind == annot.Number {
			break
		}
		if kind := singular(t.Lower); parting().appointment[kind] && (i == 0 || doc.Tokens[i-1].Kind != annot.Number) {
			first := i
			for first > doc.Sentences[at].First && i-first < 2 && doc.Tokens[first-1].Kind == annot.Word && !vocab().closes[doc.Tokens[first-1].Lower] && !verbAt(doc, first-1) {
				first--
			}
			return dated{n: n, day: dayOf(x), sentence: at, first: first, end: x.End, x: x, appointment: kind, verbal: verbAt(doc, i)}, true
		}
	}
	return dated{}, false
}
