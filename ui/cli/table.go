package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/model/near"
	"readout/ui/export"
	"readout/ui/tell"
)

// A call is a command line that was understood.
type call struct {
	command *command
	paths   []string // what is not a flag, the command left out
	format  string
	table   string // of csv
	to      string // the folder for all tables of csv, or for pages that are saved
	layers  bool
	linear  bool
	fresh   bool
	watch   bool
	only    string   // of the reviewed items those of one verdict; "" for all but the rejected
	notes   bool     // notes and tags of the review go with the items
	bare    bool     // as if nobody had reviewed it
	passing bool     // what is shown is kept nowhere, so no place in it either
	topic   *command // what --help was asked about; nil for all
	maxFile int64    // bytes that a file may have; 0 where it is not told
}

// A command is a first word with what it does. The one without a word opens the
// briefing.
type command struct {
	name, args, about string
	run               func(p Program, ctx context.Context, c call) (int, error)
}

// A flag is a word with dashes and what it sets.
type flag struct {
	name, short string   // without dashes
	values      []string // what it may be set to; none for a switch
	free        bool     // it may be set to anything
	about       string
	aboutIn     map[string]string // about, where a command has it differently
	only        []string          // the commands that have it; none for all
	tells       []string          // of one that all have, those it changes something for; none for all
	set         func(c *call, value string)
	ok          func(value string) bool                                   // of a free one: it is a value; nil where any is
	instead     func(p Program, ctx context.Context, c call) (int, error) // done in place of the command
}

// of reports whether the help of a command lists the flag.
func (f flag) of(command string) bool {
	return (f.only == nil || slices.Contains(f.only, command)) && (f.tells == nil || slices.Contains(f.tells, command))
}

// takes reports whether a value follows the flag.
func (f flag) takes() bool { return f.values != nil || f.free }

func commands() []command {
	return []command{
		{"", "[DIR | FILE... | -]", "show the briefing, or a sample", open},
		{"export", "[--format F] [PATH...]", "write it to standard output", write},
		{"import", "FILE.json [PATH...]", "hold a briefing against its articles", take},
		{"diff", "[OLD] NEW", "say what new articles changed", diff},
		{"explain", "ITEM [PATH...]", "say which rules and words made an item", explain},
		{"check", "[PATH...]", "say how each file was read", check},
		{"init", "DIR", "write a dossier.toml to be filled in", initialise},
		{"add", "URL... --to DIR", "save pages of the web to read offline", add},
		{"config", "", "print the settings, to be changed", printConfig},
	}
}

func flags() []flag {
	shown := []string{"", "import"} // the commands that open the screen
	return []flag{
		{name: "format", values: []string{"json", "md", "html", "txt", "csv"}, only: []string{"export", "import", "diff"}, about: "json, md, html, txt or csv", aboutIn: map[string]string{"diff": "txt, md or json"},
			set: func(c *call, v string) { c.format = v }},
		{name: "table", values: export.Tables(), only: []string{"export", "import"}, about: "in csv, which table: " + strings.Join(export.Tables()[:3], ", ") + ", ...",
			set: func(c *call, v string) { c.table = v }},
		{name: "to", free: true, only: []string{"export", "import", "add"}, about: "the folder for pages, or for all tables of csv",
			set: func(c *call, v string) { c.to = v }},
		{name: "layers", only: []string{"export", "import"}, about: "in json, every date and name that was read as well",
			set: func(c *call, _ string) { c.layers = true }},
		{name: "only", values: []string{"accepted", "rejected", "open"}, only: []string{"export"}, about: "of a reviewed dossier: accepted, rejected or open items",
			set: func(c *call, v string) { c.only = v }},
		{name: "with-notes", only: []string{"export"}, about: "of a reviewed dossier: the notes and tags as well",
			set: func(c *call, _ string) { c.notes = true }},
		{name: "no-review", only: []string{"export", "diff"}, about: "the briefing as if nobody had reviewed it",
			set: func(c *call, _ string) { c.bare = true }},
		{name: "linear", tells: shown, about: "plain text instead of the full screen",
			set: func(c *call, _ string) { c.linear = true }},
		{name: "fresh", tells: shown, about: "begin at the first screen, not where you left it",
			set: func(c *call, _ string) { c.fresh = true }},
		{name: "watch", tells: shown, about: "read the folder anew when its files change",
			set: func(c *call, _ string) { c.watch = true }},
		{name: "max-file", free: true, about: "how long a file may be, as in 200MB; 64MB if not told",
			ok: func(v string) bool { return size(v) > 0 }, set: func(c *call, v string) { c.maxFile = size(v) }},
		{name: "version", about: "say which version this is", instead: version},
		{name: "help", short: "h", about: "show this, or with a command its flags", instead: help},
	}
}

// example is a command line as most are.
const example = "readout ~/saved/summit"

// parse understands a command line. Flags may stand anywhere before "--".
func parse(args []string) (call, error) {
	list := commands()
	c := call{command: &list[0]}
	var given []flag
	var instead func(p Program, ctx context.Context, c call) (int, error)
	var words []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			words = append(words, args[i+1:]...)
			break
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			words = append(words, arg)
			continue
		}
		f, value, err := flagOf(arg)
		if err != nil {
			return c, err
		}
		if f.takes() && !strings.Contains(arg, "=") {
			if i++; i == len(args) {
				return c, wrongValue(f, "")
			}
			value = args[i]
		}
		if f.values != nil && !slices.Contains(f.values, value) || f.free && (value == "" || f.ok != nil && !f.ok(value)) {
			return c, wrongValue(f, value)
		}
		if f.instead != nil {
			instead = f.instead
			continue
		}
		f.set(&c, value)
		given = append(given, f)
	}
	if len(words) > 0 {
		for i := range list[1:] {
			if words[0] == list[i+1].name {
				c.command, words = &list[i+1], words[1:]
				break
			}
		}
	}
	if instead != nil {
		return call{command: &command{run: instead}, topic: c.command}, nil
	}
	for _, f := range given {
		if f.only != nil && !slices.Contains(f.only, c.command.name) {
			return c, mistake{fmt.Sprintf("--%s goes with %s only", f.name, tell.And(f.only)), fmt.Sprintf("readout %s --%s ...", f.only[0], f.name)}
		}
	}
	c.paths = words
	return c, nil
}

// flagOf finds the flag that arg names, and the value after its "=".
func flagOf(arg string) (flag, string, error) {
	name, value, assigned := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	var known []string
	for _, f := range flags() {
		if f.name == name || f.short == name && name != "" {
			if assigned && !f.takes() {
				return f, "", mistake{fmt.Sprintf("--%s takes no value", f.name), "readout --help lists the flags"}
			}
			return f, value, nil
		}
		known = append(known, "--"+f.name)
	}
	return flag{}, "", mistake{"unknown flag " + arg, meant("--"+name, known, "readout --help lists the flags")}
}

func wrongValue(f flag, value string) error {
	what := fmt.Sprintf("--%s needs a value", f.name)
	if value != "" {
		what = fmt.Sprintf("--%s cannot be %q", f.name, value)
	}
	if f.free {
		return mistake{what, f.about}
	}
	return mistake{what, "it is one of " + strings.Join(f.values, ", ")}
}

// meant is the hint at the known word that s was probably meant to be, or else.
func meant(s string, known []string, or string) string {
	if word := near.Word(s, known); word != "" {
		return fmt.Sprintf("did you mean %s?", word)
	}
	return or
}
