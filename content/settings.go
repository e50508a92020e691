package content

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"readout/content/annot"
	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/day"
	"readout/model"
)

// settings is what a dossier.toml says, and what is wrong with it.
type settings struct {
	title   string
	event   annot.Day
	lenses  []annot.Lens
	known   []annot.Known
	same    [][]string
	apart   [][]string
	sources []correction
	faults  []fault
}

// A correction is what a dossier.toml says of one source.
type correction struct {
	path                               string
	line                               int
	title, outlet, dateline, published string
}

// A fault is something in a dossier.toml that is not sound.
type fault struct {
	line int
	text string // what is wrong, and the likely intent
}

// schema is the shape of a dossier.toml: which keys a table may have, and what
// each holds.
var schema = map[string][]field{
	"":            {{"title", text}, {"event", date}, {"issue", tables}, {"source", tables}, {"participant", tables}, {"same", tables}, {"different", tables}},
	"issue":       {{"id", text}, {"title", text}, {"question", text}, {"terms", texts}},
	"source":      {{"path", text}, {"title", text}, {"outlet", text}, {"published", date}, {"dateline", text}},
	"participant": {{"name", text}, {"aliases", texts}},
	"same":        {{"items", texts}},
	"different":   {{"items", texts}},
}

// parseSettings reads a dossier.toml. What is not sound becomes a fault and is
// left out; the rest holds.
func parseSettings(data []byte) *settings {
	s := &settings{}
	src, err := clean.Decode(data)
	if err != nil {
		s.faults = []fault{{1, err.Error()}}
		return s
	}
	if len(src) > maxSettings {
		s.faults = []fault{{0, fmt.Sprintf("longer than %d MB, so nothing in it is used", maxSettings>>20)}}
		return s
	}
	if line := tooDeep(src); line > 0 {
		s.faults = []fault{{line, "it is nested deeper than settings are, so nothing in it is used"}}
		return s
	}
	r := newReader(src)
	root := r.table("", "", r.parse())
	s.title = root.text("title")
	s.event = annot.ParseDay(root.text("event"))
	if e := root.text("event"); e != "" && s.event.IsZero() {
		r.faultAt("event", "event must be a whole day, as in 2024-03-06")
	}
	s.issues(r, root)
	s.participants(r, root)
	for _, t := range root.tables("source") {
		c := correction{t.text("path"), t.at("path"), t.text("title"), t.text("outlet"), t.text("dateline"), t.text("published")}
		if c.path == "" {
			r.fault(t.line, `a [[source]] needs a path, as in path = "report.txt"`)
			continue
		}
		s.sources = append(s.sources, c)
	}
	s.same = groups(r, root, "same")
	s.apart = groups(r, root, "different")
	s.faults = r.faults
	return s
}

func (s *settings) issues(r *reader, root table) {
	first := map[string]int{} // line of each id
	for _, t := range root.tables("issue") {
		id, title := t.text("id"), t.text("title")
		switch {
		case id == "" && title == "":
			r.fault(t.line, `an [[issue]] needs an id and a title, as in id = "costs"`)
			continue
		case id == "":
			r.fault(t.line, fmt.Sprintf("the issue %q needs an id", title))
			continue
		case first[id] > 0:
			r.fault(t.at("id"), fmt.Sprintf("the id %q is used twice, first on line %d; this issue is left out", id, first[id]))
			continue
		}
		first[id] = t.at("id")
		if title == "" {
			title = id
		}
		s.lenses = append(s.lenses, annot.Lens{ID: id, Title: title, Question: t.text("question"), Terms: t.texts("terms")})
	}
}

func (s *settings) participants(r *reader, root table) {
	first := map[string]int{}
	for _, t := range root.tables("participant") {
		name := t.text("name")
		switch {
		case name == "":
			r.fault(t.line, "a [[participant]] needs a name")
			continue
		case first[name] > 0:
			r.fault(t.at("name"), fmt.Sprintf("the participant %q stands here twice, first on line %d", name, first[name]))
			continue
		}
		first[name] = t.at("name")
		s.known = append(s.known, annot.Known{Name: name, Aliases: t.texts("aliases")})
	}
}

func groups(r *reader, root table, key string) [][]string {
	var out [][]string
	for _, t := range root.tables(key) {
		items := t.texts("items")
		if len(items) < 2 {
			r.fault(t.line, fmt.Sprintf("[[%s]] needs two items or more, as in items = [\"one\", \"other\"]", key))
			continue
		}
		out = append(out, items)
	}
	return out
}

// readSettings reads the dossier.toml at p; no settings when p is "".
func readSettings(fsys fs.FS, p string) *settings {
	if p == "" {
		return &settings{}
	}
	data, err := read(fsys, p)
	if err != nil {
		return &settings{faults: []fault{{0, err.Error()}}}
	}
	return parseSettings(data)
}

// apply gives a dossier what the settings say of it.
func (s *settings) apply(d *annot.Dossier) {
	d.Title, d.Event, d.Lens, d.Known = s.title, s.event, s.lenses, s.known
	d.Same, d.Apart = s.same, s.apart
}

// correct gives the articles what the settings at p say of them. A path may name
// one part of a file ("alerts.mbox#3") or the file and so all of its parts. One that
// is not there becomes a fault.
func (s *settings) correct(p string, paths []string, articles map[string][]*format.Article) {
	for _, c := range s.sources {
		full := path.Join(path.Dir(p), c.path)
		list := named(asRead(full, paths), articles)
		if len(list) == 0 && !slices.Contains(paths, full) { // else it is left out, with a notice of its own
			s.faults = append(s.faults, fault{c.line, fmt.Sprintf("no article %q in this dossier%s", c.path, meant(c.path, paths))})
		}
		for _, a := range list {
			for to, from := range map[*string]string{&a.Outlet: c.outlet, &a.Dateline: c.dateline, &a.Published: c.published} {
				if from != "" {
					*to = from
				}
			}
			if c.title != "" {
				a.Called = c.title
			}
		}
	}
}

// asRead is the path that is meant by one of dossier.toml: the same, or the only one
// that is shown so when what cannot be shown is taken out of it, as init writes it.
func asRead(full string, paths []string) string {
	if slices.Contains(paths, full) {
		return full
	}
	at := slices.IndexFunc(paths, func(p string) bool { return clean.Name(p) == full })
	if at < 0 {
		return full
	}
	return paths[at]
}

// named are the articles of the file at a path, or the one that a part of it is.
func named(full string, articles map[string][]*format.Article) []*format.Article {
	if list := articles[full]; len(list) > 0 {
		return list
	}
	if i := strings.LastIndexByte(full, '#'); i >= 0 {
		for _, a := range articles[full[:i]] {
			if a.Part == full[i+1:] {
				return []*format.Article{a}
			}
		}
	}
	return nil
}

// maxFaults is how many mistakes of one file are told one by one.
const maxFaults = 50

// notices are the faults of the settings at p, in the order of their lines.
func (s *settings) notices(p string) []model.Notice {
	slices.SortStableFunc(s.faults, func(a, b fault) int { return a.line - b.line })
	var out []model.Notice
	for i, f := range s.faults {
		if i == maxFaults {
			rest := fmt.Sprintf("and %d more mistakes", len(s.faults)-i)
			return append(out, model.Notice{Path: p, Message: rest, Lost: true})
		}
		message := f.text
		if f.line > 0 {
			message = fmt.Sprintf("line %d: %s", f.line, f.text)
		}
		out = append(out, model.Notice{Path: p, Message: message, Lost: true})
	}
	return out
}

// isoDate is a date as dossier.toml has it, "" when it is none.
func isoDate(s string) string {
	if d, n := day.Prefix(s); n == len(s) && d.Year != 0 {
		return d.String()
	}
	if len(s) == 4 && s >= "1500" && s <= "2999" {
		return s
	}
	return ""
}
