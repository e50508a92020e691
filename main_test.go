package main

import (
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"readout": main})
}

// The commands as a person types them, with what they write and their exit codes.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a command and holds its exit code: "exits 2 readout bad".
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits code command...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// The seeds are embedded whole, and nothing is left out of them.
func TestSeeds(t *testing.T) {
	entries, err := os.ReadDir("seeds")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := seeds.ReadFile("seeds/" + e.Name()); err != nil {
			t.Errorf("%s is not embedded", e.Name())
		}
	}
}

// Whatever packages do before main is done at every start, for every person: a
// library that reads its tables there is told by what it allocates.
func TestPackagesBeginLight(t *testing.T) {
	const most = 400 << 10 // bytes, of one package
	cmd := exec.Command("readout", "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	// init unicode @0.1 ms, 0.02 ms clock, 13280 bytes, 20 allocs
	lines := regexp.MustCompile(`(?m)^init (\S+) .* (\d+) bytes, \d+ allocs$`).FindAllStringSubmatch(string(trace), -1)
	if len(lines) < 10 {
		t.Fatalf("only %d packages tell what they take:\n%s", len(lines), trace)
	}
	for _, l := range lines {
		if n, err := strconv.Atoi(l[2]); err != nil || n > most {
			t.Errorf("%s takes %s bytes before main, want %d at most", l[1], l[2], most)
		}
	}
}

// BenchmarkColdStart runs the program over its embedded dossier from the start of
// the process to its end: packages begun, lexicons read, articles analysed.
func BenchmarkColdStart(b *testing.B) {
	for b.Loop() {
		if err := exec.Command("readout", "export", "--format", "txt").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
