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

// helpText is the help, made from the table of commands and flags. It fits on a
// screen of 80 by 24.
func helpText() string {
	var out strings.Builder
	out.WriteString("readout: one briefing of many articles about one event\n\nUsage:\n")
	for _, c := range commands() {
		use := strings.TrimSpace(c.name + " " + c.args)
		fmt.Fprintf(&out, "  readout %-29s %s\n", use, c.about)
	}
	out.WriteString("\nFlags:\n")
	for _, f := range flags() {
		name := "--" + f.name
		if f.values != nil {
			name += " F"
		}
		if f.short != "" {
			name = "-" + f.short + ", " + name
		}
		fmt.Fprintf(&out, "  %-14s %s\n", name, f.about)
	}
	out.WriteString("\nExamples:\n")
	for _, e := range examples() {
		fmt.Fprintf(&out, "  %s\n", strings.TrimSpace(fmt.Sprintf("%-39s %s", e[0], e[1])))
	}
	out.WriteString("\nExit codes: 0 all read, 1 nothing readable or wrong usage, 2 files left out.\n")
	return out.String()
}
