package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// Version is the version of the program.
const Version = "0.1.0"

// versionLine tells the version and, where the build knows it, the commit.
func versionLine() string {
	line := "readout " + Version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return line
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			line += " (" + s.Value[:12] + ")"
		}
	}
	return line + " " + runtime.Version()
}

// helpText is the help, made from the table of commands and flags: of the whole
// program when topic is nil or the command without a word, with the flags that go
// with every command, else of one command. It fits on a screen of 80 by 24.
func helpText(topic *command) string {
	var out strings.Builder
	if topic == nil || topic.name == "" {
		out.WriteString("readout: one briefing of many articles about one event\n\nUsage:\n")
		for _, c := range commands() {
			use := strings.TrimSpace(c.name + " " + c.args)
			fmt.Fprintf(&out, "  readout %-29s %s\n", use, c.about)
		}
		out.WriteString("\nFlags:\n")
		for _, f := range flags() {
			if f.only == nil {
				writeFlag(&out, f, "")
			}
		}
		fmt.Fprintf(&out, "\nExample: %s\n", example)
		out.WriteString("Exit codes: 0 all read, 1 nothing readable or wrong usage, 2 files left out.\n")
		return out.String()
	}
	fmt.Fprintf(&out, "readout %s: %s\n\nUsage:\n  readout %s\n\nFlags:\n", topic.name, topic.about, strings.TrimSpace(topic.name+" "+topic.args))
	for _, own := range []bool{true, false} { // its own before those of others too
		for _, f := range flags() {
			if f.of(topic.name) && (f.only != nil) == own {
				writeFlag(&out, f, topic.name)
			}
		}
	}
	return out.String()
}

// writeFlag tells a flag as a command has it.
func writeFlag(out *strings.Builder, f flag, command string) {
	name, about := "--"+f.name, f.about
	if own := f.aboutIn[command]; own != "" {
		about = own
	}
	if f.takes() {
		name += " F"
	}
	if f.short != "" {
		name = "-" + f.short + ", " + name
	}
	fmt.Fprintf(out, "  %-14s %s\n", name, about)
}
