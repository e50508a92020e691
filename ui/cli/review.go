package cli

import (
	"fmt"

	"readout/model"
	"readout/model/review"
	"readout/ui/export"
	"readout/ui/journal"
	"readout/ui/tell"
)

// reviewed is a briefing as it was reviewed: edited and merged as people decided,
// without what they rejected. Without a review it is the briefing, and nil.
func (p Program) reviewed(b *model.Briefing, files selection, c call) (*model.Briefing, *export.Review, error) {
	if c.bare {
		return b, nil, nil
	}
	log, err := p.log(files)
	if err != nil && c.command.name == "" {
		p.complain(err.Error())
		return b, nil, nil
	}
	if err != nil {
		return nil, nil, mistake{err.Error(), "--no-review leaves the review out"}
	}
	if len(log.InForce()) == 0 {
		if c.only != "" {
			return nil, nil, mistake{"nothing of this dossier was reviewed", "open it, accept and reject, and export it then"}
		}
		return b, nil, nil
	}
	r := review.Apply(b, log)
	if n := len(r.Orphans()); n > 0 {
		p.complain(fmt.Sprintf("the words that %s of the review rested on were changed or are gone from the articles; R in readout lists them", tell.Count(n, "action")))
	}
	counts := map[review.Verdict]int{}
	all := 0
	for _, kind := range review.Kinds() {
		for _, k := range r.Items(kind) {
			counts[r.Mark(k).Verdict]++
			all++
		}
	}
	about := fmt.Sprintf("Reviewed: %d of %s accepted", counts[review.Accept], tell.Count(all, "item"))
	if n := counts[review.Reject]; n > 0 {
		about += fmt.Sprintf(", %d rejected", n)
	}
	about += kept(c.only) + "."
	part := r.Only
	if c.only == "accepted" { // what nobody accepted is not handed on as such
		part = r.Alone
	}
	return part(func(_ review.Key, m review.Mark) bool { return wanted(c.only, m.Verdict) }), &export.Review{Mark: r.Mark, Notes: c.notes, About: about}, nil
}

// log is the review of a selection, empty where there is no place for one. Lines
// of it that are damaged are named.
func (p Program) log(files selection) (*review.Log, error) {
	var log review.Log
	places := files.places(p.env)
	if places.None() {
		return &log, nil
	}
	j, actions, err := journal.Open(places)
	if err != nil {
		return nil, err
	}
	for _, d := range j.Damaged() {
		p.complain(d.String())
	}
	for _, a := range actions {
		log.Add(a, false)
	}
	return &log, nil
}

// wanted reports whether an item of a verdict is handed on.
func wanted(only string, v review.Verdict) bool {
	switch only {
	case "accepted":
		return v == review.Accept
	case "rejected":
		return v == review.Reject
	case "open":
		return v == review.None || v == review.Later
	}
	return v != review.Reject
}

// kept says which of the items are there.
func kept(only string) string {
	switch only {
	case "accepted":
		return "; those accepted are here"
	case "rejected":
		return "; those rejected are here"
	case "open":
		return "; those not decided are here"
	}
	return "; what was rejected is left out"
}
