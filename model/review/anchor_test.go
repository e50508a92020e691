package review_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/model/review"
)

const (
	report = "The Tolvan council met on Monday. Mayor Iri Voss said the city would rebuild the east bridge before winter. " +
		"Nobody knew what it would cost. The builders asked for 35 million. “We will pay,” Voss said, and left.\n\n" +
		"A second bridge, the old one at Marn, stays closed. Voss said the city would look at it next year."
	pledged = "rebuild the east bridge before winter"
)

// one is a briefing of one article with one pledge, said by certain words of it.
func one(text, words string) *model.Briefing {
	b := &model.Briefing{Sources: []model.Source{{
		ID: "a.txt", Number: 1, Title: "Bridges", TitleBasis: model.TitleStated,
		Published: model.Published{Basis: model.PublishedUnknown},
		Text:      text, Blocks: []model.Block{{Kind: model.Paragraph, End: len(text)}},
	}}}
	at := strings.Index(text, "Voss")
	b.Participants = []model.Participant{{ID: "voss", Name: "Voss", Kind: model.Person, Presence: model.PresenceUnknown,
		Mentions: []model.Span{{Source: "a.txt", Start: at, End: at + 4}}}}
	if at := strings.Index(text, words); at >= 0 && words != "" {
		s := model.Span{Source: "a.txt", Start: at, End: at + len(words)}
		sentence := model.Span{Source: "a.txt", Start: strings.LastIndex(text[:at], ". ") + 2, End: at + strings.Index(text[at:], ".") + 1}
		b.Pledges = []model.Pledge{{ID: "voss-" + strings.ReplaceAll(words, " ", "-"), Actors: []string{"voss"}, Action: s, Status: model.Promised, Evidence: []model.Span{sentence}}}
	}
	return b
}

// TestAnchors judges a pledge, edits the article and looks for the verdict.
func TestAnchors(t *testing.T) {
	edit := strings.NewReplacer
	for name, c := range map[string]struct {
		text     string
		words    string // of the pledge that is found in the new text
		found    bool
		reworded bool
	}{
		"nothing changed":           {report, pledged, true, false},
		"a paragraph before it":     {"Rain fell.\n\n" + report, pledged, true, false},
		"a sentence before it gone": {edit("The Tolvan council met on Monday. ", "").Replace(report), pledged, true, false},
		"other words around it":     {edit("said the city would", "promised to", "Nobody knew what it would cost.", "").Replace(report), pledged, false, false},
		"other words in the next":   {edit("Nobody knew what it would cost.", "").Replace(report), pledged, true, false},
		"a word changed":            {edit("east bridge", "west bridge").Replace(report), "rebuild the west bridge before winter", false, false},
		"a word added":              {edit("east bridge", "old east bridge").Replace(report), "rebuild the old east bridge before winter", false, false},
		"a negation":                {edit("would", "would not").Replace(report), pledged, false, false},
		"a status":                  {edit("said the city would", "refused to").Replace(report), pledged, false, false},
		"spelled otherwise":         {edit("rebuild", "rebiuld").Replace(report), "rebiuld the east bridge before winter", true, true},
		"a slip before its words":   {edit("Mayor", "Mayyor").Replace(report), pledged, true, true},
		"found in more words":       {report, "would rebuild the east bridge before winter", true, false},
		"the words twice":           {edit("look at it next year", pledged).Replace(report), pledged, true, false},
		"the sentence gone":         {edit("Mayor Iri Voss said the city would rebuild the east bridge before winter. ", "").Replace(report), "look at it next year", false, false},
		"another undertaking":       {edit(pledged, "sell the town hall to a bank").Replace(report), "sell the town hall to a bank", false, false},
		"an empty article":          {"Voss.", "", false, false},
	} {
		then := review.Apply(one(report, pledged), &review.Log{})
		target, ok := then.Target(then.Items(review.Pledge)[0], model.Span{})
		if !ok {
			t.Fatal("the pledge cannot be told")
		}
		var l review.Log
		l.Add(review.Action{ID: "1", Do: review.Judge, Value: string(review.Accept), Items: []review.Target{target}}, false)
		b := one(c.text, c.words)
		for i := range b.Pledges {
			b.Pledges[i].ID = "another-name"
		}
		now := review.Apply(b, &l)
		var m review.Mark
		if keys := now.Items(review.Pledge); len(keys) > 0 {
			m = now.Mark(keys[0])
		}
		if got := m.Verdict == review.Accept; got != c.found {
			t.Errorf("%s: found %t", name, got)
		}
		if got := len(now.Orphans()) == 0; got != c.found {
			t.Errorf("%s: orphans %v", name, now.Orphans())
		}
		if there := len(now.Items(review.Pledge)) > 0 && name != "the sentence gone" && name != "another undertaking"; there && !c.found && m.Was != review.Accept {
			t.Errorf("%s: nothing says that it was accepted", name)
		}
		if m.Reworded != c.reworded {
			t.Errorf("%s: reworded %t", name, m.Reworded)
		}
	}
}

// TestRenamed finds what was judged when the file has another name.
func TestRenamed(t *testing.T) {
	then := review.Apply(one(report, pledged), &review.Log{})
	target, _ := then.Target(then.Items(review.Pledge)[0], model.Span{})
	b := one(report, pledged)
	b.Sources[0].ID = "b.txt"
	for _, spans := range [][]model.Span{b.Pledges[0].Evidence, b.Participants[0].Mentions} {
		spans[0].Source = "b.txt"
	}
	b.Pledges[0].Action.Source = "b.txt"
	var l review.Log
	l.Add(review.Action{ID: "1", Do: review.Judge, Value: string(review.Reject), Items: []review.Target{target}}, false)
	now := review.Apply(b, &l)
	if m := now.Mark(now.Items(review.Pledge)[0]); m.Verdict != review.Reject {
		t.Errorf("the mark is %+v, orphans %v", m, now.Orphans())
	}
}

// TestChosenWords keeps exactly the words that were chosen, wherever they are now.
func TestChosenWords(t *testing.T) {
	b := one(report, pledged)
	at := strings.Index(report, "35 million")
	a := quote(b, model.Span{Source: "a.txt", Start: at, End: at + len("35 million")})
	for text, want := range map[string]string{
		report:                 "35 million",
		"It rained. " + report: "35 million",
		strings.Replace(report, "35 million", "36 million", 1):                    "36 million", // all around it is as it was
		strings.Replace(report, "asked for 35 million", "got 35 million more", 1): "35 million",
		strings.Replace(report, " The builders asked for 35 million.", "", 1):     "",
	} {
		b := one(text, pledged)
		var l review.Log
		now := review.Apply(b, &l)
		target, _ := now.Target(now.Items(review.Pledge)[0], model.Span{})
		l.Add(review.Action{ID: "1", Do: review.Edit, Field: review.Wording, Spans: []review.Anchor{a}, Items: []review.Target{target}}, false)
		now = now.Again(&l)
		got := ""
		if len(now.Orphans()) == 0 {
			got = b.Text(now.Briefing().Pledges[0].Action)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if err := model.Check(now.Briefing()); err != nil {
			t.Error(err)
		}
	}
}

// TestTurn judges a sentence, changes one word of it and asks whether the verdict
// holds; one given again holds, and nothing is left to be said.
func TestTurn(t *testing.T) {
	const text = "It rained. Voss said on Monday that the council has agreed to lend $250 million in seven days to the harbour."
	for _, c := range []struct {
		from, to string
		holds    bool
	}{
		{"agreed", "refused", false}, {"$250", "$25", false}, {"$250", "€250", false}, {"seven", "eleven", false},
		{"Monday", "Sunday", false}, {"has agreed", "has not agreed", false}, {"agreed", "agrees", false},
		{"harbour", "harbor", true}, {"council", "Council", true}, {"to lend", "tolend", true}, {"harbour.", "harbour!", true},
	} {
		then := review.Apply(one(text, "lend $250 million"), &review.Log{})
		target, _ := then.Target(then.Items(review.Pledge)[0], model.Span{})
		var l review.Log
		l.Add(review.Action{ID: "1", Do: review.Judge, Value: string(review.Accept), Items: []review.Target{target}}, false)
		b := one(strings.Replace(text, c.from, c.to, 1), "million in ")
		now := review.Apply(b, &l)
		key := now.Items(review.Pledge)[0]
		if m := now.Mark(key); (m.Verdict == review.Accept) != c.holds || (m.Was == review.Accept) == c.holds || (len(now.Orphans()) == 0) != c.holds {
			t.Errorf("%s: %+v, orphans %d", c.to, m, len(now.Orphans()))
		}
		target, _ = now.Target(key, model.Span{})
		now.Do(review.Action{ID: "2", Do: review.Judge, Value: string(review.Accept), Items: []review.Target{target}})
		if m := now.Mark(key); m.Verdict != review.Accept || m.Was != review.None || len(now.Orphans()) > 0 {
			t.Errorf("%s, judged again: %+v, orphans %v", c.to, m, now.Orphans())
		}
	}
}
