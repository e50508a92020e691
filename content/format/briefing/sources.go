package briefing

import (
	"regexp"
	"slices"
	"strings"

	"readout/content/format/clean"
	"readout/model"
	"readout/model/contract"
)

// sources takes the articles: of the dossier where there is one, else as the file
// has them. What the file says about an article gives way to what it states itself.
func (r *reader) sources(in []contract.Source, dossier *model.Briefing) {
	ids := taken{}
	for i, s := range in {
		id, ok := ids.take(r, "source", clean.Name(s.ID), i)
		if !ok {
			continue
		}
		src := r.told(id, s)
		text := textOf(s.Text)
		if dossier == nil {
			if text != s.Text {
				r.fault("text: it held characters that cannot be seen or that act; they are left out")
			}
			if text == "" {
				r.fault("text: it has none; name the folder of its articles")
				continue
			}
			src.Text, src.Blocks = text, blocksOf(text)
		} else {
			article := dossier.Source(id)
			if article == nil {
				r.fault("there is no such article in the dossier: left out")
				continue
			}
			if s.Text != "" && s.Text != article.Text {
				r.fault("text: it differs from the article's, which counts")
			}
			r.state(&src, article)
		}
		src.Words = model.CountWords(src.Text)
		r.out.Sources = append(r.out.Sources, src)
	}
	slices.SortFunc(r.out.Sources, func(a, b model.Source) int { return strings.Compare(a.ID, b.ID) })
	for i := range r.out.Sources {
		r.out.Sources[i].Number = i + 1
		if s := r.out.Sources[i].SameAs; s == r.out.Sources[i].ID || r.out.Source(s) == nil {
			r.out.Sources[i].SameAs = ""
		}
		r.out.Sources[i].SameWording = slices.DeleteFunc(r.out.Sources[i].SameWording, func(w model.SameWording) bool { return r.out.Source(w.Source) == nil })
	}
}

var isoDate = regexp.MustCompile(`^\d{4}(-\d\d){0,2}$`)

// told is what the file says of an article.
func (r *reader) told(id string, s contract.Source) model.Source {
	src := model.Source{
		ID: id, Title: clean.Line(s.Title), Outlet: clean.Line(s.Outlet), Dateline: clean.Line(s.Dateline),
		TitleBasis: oneOf(r, "title_basis", s.TitleBasis, model.TitleLead, model.TitleStated, model.TitleLead),
		Published:  model.Published{Basis: model.PublishedUnknown},
		Language:   clean.Line(s.Language), SameAs: clean.Name(s.SameAs), NotAnalysed: clean.Line(s.NotAnalysed),
	}
	basis := oneOf(r, "published.basis", s.Published.Basis, model.PublishedUnknown, model.PublishedStated, model.PublishedInferred, model.PublishedUnknown)
	switch value := s.Published.Value; {
	case isoDate.MatchString(value) && basis != model.PublishedUnknown:
		src.Published = model.Published{Value: value, Basis: basis}
	case value != "" || basis != model.PublishedUnknown:
		r.fault("published: %s is no day that is %s", brief(value), basis)
	}
	for _, w := range s.SameWording {
		if w.Share >= 0 && w.Share <= 1 {
			src.SameWording = append(src.SameWording, model.SameWording{Source: clean.Name(w.Source), Share: w.Share})
		} else {
			r.fault("same_wording: a share of %v", w.Share)
		}
	}
	return src
}

// state gives a source what its article states.
func (r *reader) state(src, article *model.Source) {
	for _, f := range []struct {
		name  string
		told  *string
		state string
	}{{"title", &src.Title, article.Title}, {"outlet", &src.Outlet, article.Outlet}, {"dateline", &src.Dateline, article.Dateline}} {
		if f.state != "" && *f.told != f.state {
			if *f.told != "" {
				r.fault("%s: the file has %s, the article %s, which counts", f.name, brief(*f.told), brief(f.state))
			}
			*f.told = f.state
		}
	}
	if article.Published.Basis == model.PublishedStated && src.Published.Value != article.Published.Value {
		r.fault("published: the file has %s, the article %s, which counts", brief(src.Published.Value), brief(article.Published.Value))
		src.Published = article.Published
	}
	if src.TitleBasis != article.TitleBasis && src.Title == article.Title {
		src.TitleBasis = article.TitleBasis
	}
	src.Text, src.Blocks, src.Byline, src.URL, src.Language = article.Text, article.Blocks, article.Byline, article.URL, article.Language
}

// textOf is a reading text: cleaned, the tabs that part the cells of tables kept.
func textOf(s string) string {
	cells := strings.Split(s, "\t")
	for i := range cells {
		cells[i] = clean.Text(cells[i])
	}
	return strings.Join(cells, "\t")
}

// blocksOf are the paragraphs of a reading text whose layout is not known.
func blocksOf(text string) []model.Block {
	var out []model.Block
	at := 0
	for part := range strings.SplitSeq(text, "\n\n") {
		b := model.Block{Kind: model.Paragraph, Start: at, End: at + len(part)}
		switch {
		case strings.Contains(part, "\t"):
			b.Kind = model.Table
		case strings.Contains(part, "\n"):
			b.Kind = model.Preformatted
		}
		if part != "" {
			out = append(out, b)
		}
		at += len(part) + len("\n\n")
	}
	return out
}
