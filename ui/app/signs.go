package app

import (
	"strconv"
	"strings"

	"readout/model"
	"readout/model/review"
	"readout/ui/card"
	"readout/ui/list"
	"readout/ui/tell"
	"readout/ui/theme"
)

// The letters of the verdicts, and what stands after them.
const (
	signWait   = "…" // not kept yet
	signNew    = "*" // a new article tells of it
	signNote   = "+" // it has a note or a tag
	signEdited = "~" // somebody changed it
	signOpen   = "!" // its words changed after the verdict
	signWidth  = 3   // with a space
)

// letter is a verdict as a letter, for which its key is easy to remember.
func letter(v review.Verdict) string {
	switch v {
	case review.Accept:
		return "a"
	case review.Reject:
		return "r"
	case review.Later:
		return "w"
	}
	return " "
}

// verdictMark is how a verdict looks.
func verdictMark(v review.Verdict, th theme.Theme) theme.Mark {
	switch v {
	case review.Accept:
		return theme.Mark{Glyph: "a", Word: "accepted", Style: th.Status(model.Agreed).Style}
	case review.Reject:
		return theme.Mark{Glyph: "r", Word: "rejected", Style: th.Status(model.Refused).Style}
	case review.Later:
		return theme.Mark{Glyph: "w", Word: "put off", Style: th.Notice}
	}
	return theme.Mark{Style: th.Dim}
}

// sign has every row show what was decided about it, from the first decision on.
func (m *Model) sign() {
	r := &m.review
	if r.of == nil || r.log.Len() == 0 && !r.news.Any() {
		m.glance.SetSigns(0, nil)
		for _, p := range m.panes {
			p.SetSigns(0, nil)
		}
		return
	}
	m.glance.SetSigns(signWidth, func(pane, row string) list.Sign {
		k, ok := m.itemKey(pane, row)
		if !ok {
			return list.Sign{}
		}
		return m.signOf(k)
	})
	for _, p := range m.panes {
		p.SetSigns(signWidth, func(row string) list.Sign {
			if m.all.Source(row) != nil {
				return m.sourceSign(row)
			}
			k, ok := m.itemKey(p.Name(), row)
			if !ok {
				return list.Sign{}
			}
			return m.signOf(k)
		})
	}
}

func (m *Model) signOf(k review.Key) list.Sign {
	r, th := &m.review, m.look.theme
	mark := r.of.Mark(k)
	first, second := letter(mark.Verdict), " "
	if r.waiting(k) {
		first = signWait
	}
	switch {
	case mark.Was != review.None:
		second = signOpen
	case m.isNew(k):
		second = signNew
	case len(mark.Notes)+len(mark.Tags) > 0:
		second = signNote
	case len(mark.Edited) > 0 || mark.Added || mark.Merged > 0:
		second = signEdited
	}
	style := verdictMark(mark.Verdict, th).Style
	if mark.Verdict == review.None {
		style = th.Notice
	}
	return list.Sign{Text: first + second, Paint: style}
}

// isNew reports whether an article that came since the last time tells of an item.
func (m *Model) isNew(k review.Key) bool {
	r := &m.review
	if !r.news.Any() {
		return false
	}
	then, now := r.news.Told(r.of.Evidence(k))
	return now > then
}

func (m *Model) sourceSign(id string) list.Sign {
	out := list.Sign{Paint: m.look.theme.Notice}
	if m.review.news.Added(id) || m.review.news.Changed(id) {
		out.Text = " " + signNew
	}
	return out
}

// progress says how much of a pane was reviewed, "" where nothing was, in few
// words where there are few cells.
func (m *Model) progress(pane string, width int) string {
	r := &m.review
	k, ok := m.itemKey(pane, "x")
	if !ok || r.of == nil || r.log.Len() == 0 {
		return ""
	}
	const narrow = 45
	return m.told(width < narrow, k.Kind)
}

// wholeProgress says how much of the whole dossier was reviewed, "" where nothing was.
func (m *Model) wholeProgress() string {
	if r := &m.review; r.of == nil || r.log.Len() == 0 {
		return ""
	}
	return m.told(false, reviewed()...)
}

// told says how many items of some kinds were decided, and how many put off.
func (m *Model) told(short bool, kinds ...review.Kind) string {
	done, of, off := 0, 0, 0
	for _, kind := range kinds {
		d, n := m.review.of.Progress(kind)
		done, of = done+d, of+n
		for _, k := range m.review.of.Items(kind) {
			if m.review.of.Mark(k).Verdict == review.Later {
				off++
			}
		}
	}
	var out []string
	switch {
	case done == 0:
	case done == of:
		return "all reviewed"
	case short:
		out = append(out, strconv.Itoa(done)+" done")
	default:
		out = append(out, strconv.Itoa(done)+"/"+strconv.Itoa(of)+" reviewed")
	}
	if off > 0 {
		out = append(out, strconv.Itoa(off)+" put off")
	}
	return strings.Join(out, ", ")
}

// makeCard is the card of the chosen row with what was decided about it.
func (m *Model) makeCard() card.Card {
	c := m.chosen().Card()
	r, th := &m.review, m.look.theme
	k, ok := m.itemKey(m.chosen().Name(), c.Key)
	if m.chosen().Name() == "Coverage" {
		row, _ := m.chosen().Chosen()
		k, ok = m.itemKey("Coverage", row.Key)
	}
	if !ok || r.of == nil {
		return c
	}
	mark := r.of.Mark(k)
	var fields []card.Field
	if mark.Verdict != review.None {
		v := verdictMark(mark.Verdict, th)
		if mark.Reworded {
			v.Word += "; it is spelled otherwise since"
		}
		fields = append(fields, card.Field{Name: "review", Value: v.Word, Mark: v})
	}
	if mark.Was != review.None {
		fields = append(fields, card.Field{Name: "review", Value: "was " + verdictMark(mark.Was, th).Word + " before its words changed", Mark: theme.Mark{Style: th.Notice}})
	}
	if then, now := r.news.Told(r.of.Evidence(k)); now > then {
		value := strconv.Itoa(now) + " of " + tell.Count(len(m.all.Sources), "source") + " now"
		if then > 0 {
			value += ", " + strconv.Itoa(then) + " the last time"
		}
		fields = append(fields, card.Field{Name: "new", Value: value})
	}
	if words := handmade(mark); words != "" {
		fields = append(fields, card.Field{Name: "changed", Value: words})
	}
	if len(mark.Tags) > 0 {
		fields = append(fields, card.Field{Name: "tags", Value: tell.Line(strings.Join(mark.Tags, ", "))})
	}
	for _, n := range mark.Notes {
		more := false
		for line := range strings.SplitSeq(strings.TrimSpace(n.Text), "\n") {
			if line = tell.Line(line); line != "" {
				fields = append(fields, card.Field{Name: "note", Value: line, More: more})
				more = true
			}
		}
	}
	c.Fields = append(fields, c.Fields...)
	for i := range c.Sections {
		for j := range c.Sections[i].Lines {
			l := &c.Sections[i].Lines[j]
			if v := mark.Evidence[l.Span]; v != review.None {
				l.Mark = verdictMark(v, th)
			}
		}
	}
	return c
}

// handmade tells what somebody changed of an item.
func handmade(mark review.Mark) string {
	var out []string
	if mark.Added {
		out = append(out, "added by hand")
	}
	if mark.Merged > 0 {
		out = append(out, "merged with "+tell.Count(mark.Merged, "other"))
	}
	for _, f := range mark.Edited {
		out = append(out, string(f))
	}
	return strings.Join(out, ", ")
}
