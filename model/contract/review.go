package contract

// A Review is what people decided about an item.
type Review struct {
	Verdict  string   `json:"verdict,omitempty"` // accept, reject, later
	Notes    []Note   `json:"notes,omitempty"`
	Tags     []string `json:"tags,omitempty"`
	Edited   []string `json:"edited,omitempty"`   // fields that a person chose
	Added    bool     `json:"added,omitempty"`    // a person found the item
	Merged   int      `json:"merged,omitempty"`   // how many others became one with it
	Evidence []Judged `json:"evidence,omitempty"` // pieces of evidence with a verdict of their own
}

// A Note is what somebody wrote about an item, or about a piece of its evidence.
type Note struct {
	Time string `json:"time,omitempty"`
	Text string `json:"text"`
	Span *Span  `json:"span,omitempty"`
}

// Judged is a verdict on a piece of evidence.
type Judged struct {
	Verdict string `json:"verdict"`
	Span    Span   `json:"span"`
}

// Empty reports whether nothing was decided.
func (r *Review) Empty() bool {
	return r.Verdict == "" && len(r.Notes)+len(r.Tags)+len(r.Edited)+len(r.Evidence)+r.Merged == 0 && !r.Added
}

// reviewed gives every item what was decided about it.
func (b *Briefing) reviewed(of func(kind, id string) *Review) {
	for i := range b.Participants {
		b.Participants[i].Review = of("participant", b.Participants[i].ID)
	}
	for i := range b.Timeline {
		b.Timeline[i].Review = of("entry", b.Timeline[i].ID)
	}
	for i := range b.Pledges {
		b.Pledges[i].Review = of("pledge", b.Pledges[i].ID)
	}
	for i := range b.Issues {
		b.Issues[i].Review = of("issue", b.Issues[i].ID)
	}
	for i := range b.Differences {
		b.Differences[i].Review = of("difference", b.Differences[i].ID)
	}
}
