package journal

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"readout/model/review"
)

func action(j *Journal, value string) review.Action {
	return review.Action{ID: j.Name(), Do: review.Tag, Value: value, Items: []review.Target{{Kind: review.Pledge, ID: "p"}}}
}

func opened(t testing.TB, p Places) (*Journal, []review.Action) {
	t.Helper()
	j, all, err := Open(p)
	if err != nil {
		t.Fatal(err)
	}
	return j, all
}

func values(all []review.Action) string {
	var out []string
	for _, a := range all {
		out = append(out, a.Value)
	}
	return strings.Join(out, " ")
}

func beside(t testing.TB) Places { return Places{Beside: filepath.Join(t.TempDir(), review.FileName)} }

func TestAppend(t *testing.T) {
	p := beside(t)
	j, all := opened(t, p)
	if len(all) != 0 {
		t.Fatalf("a new journal holds %v", all)
	}
	if _, err := os.Stat(p.Beside); !errors.Is(err, fs.ErrNotExist) {
		t.Error("opening makes a file")
	}
	for i := range 5 {
		if _, err := j.Append(action(j, fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	if _, all = opened(t, p); values(all) != "0 1 2 3 4" {
		t.Errorf("read %s", values(all))
	}
}

// TestTwoWriters has two sessions write one file at once: all lines are there and
// each has learnt what the other added.
func TestTwoWriters(t *testing.T) {
	p := beside(t)
	const each = 40
	var wait sync.WaitGroup
	heard := make([]map[string]bool, 2)
	for w := range 2 {
		j, _ := opened(t, p)
		heard[w] = map[string]bool{}
		wait.Go(func() {
			for i := range each {
				a := action(j, fmt.Sprintf("%d-%d", w, i))
				heard[w][a.ID] = true
				others, err := j.Append(a)
				if err != nil {
					t.Error(err)
				}
				for _, o := range others {
					if heard[w][o.ID] {
						t.Errorf("%s came twice", o.Value)
					}
					heard[w][o.ID] = true
				}
			}
		})
	}
	wait.Wait()
	j, all := opened(t, p)
	if len(all) != 2*each || len(j.Damaged()) > 0 {
		t.Errorf("%d lines, %v", len(all), j.Damaged())
	}
	if len(heard[0]) < each || len(heard[0])+len(heard[1]) < 2*each+1 {
		t.Errorf("they heard of %d and %d actions", len(heard[0]), len(heard[1]))
	}
}

// TestDamage reads what can be read, names the rest and keeps it.
func TestDamage(t *testing.T) {
	p := beside(t)
	j, _ := opened(t, p)
	for _, v := range []string{"a", "b"} {
		if _, err := j.Append(action(j, v)); err != nil {
			t.Fatal(err)
		}
	}
	whole, err := os.ReadFile(p.Beside)
	if err != nil {
		t.Fatal(err)
	}
	first, second, _ := strings.Cut(string(whole), "\n")
	for name, c := range map[string]struct {
		file, want string
		damaged    string // lines
	}{
		"torn":              {first + "\n" + second[:20], "a new", "[2]"},
		"garbage between":   {first + "\n\x00\x1b]52;c;x\a garbage\n\n" + second, "a b new", "[2]"},
		"no line end":       {first + "\n" + strings.TrimSpace(second), "a b new", "[]"},
		"twice":             {first + "\n" + first + "\n" + second, "a b new", "[]"},
		"a merge's marks":   {"<<<<<<< ours\n" + first + "\n=======\n" + second + ">>>>>>> theirs\n", "a b new", "[1 3 5]"},
		"windows line ends": {first + "\r\n" + strings.TrimSpace(second) + "\r\n", "a b new", "[]"},
		"too long a line":   {strings.Repeat("x", review.MaxLine+1) + "\n" + first + "\n", "a new", "[1]"},
	} {
		if err := os.WriteFile(p.Beside, []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		j, _ := opened(t, p)
		if _, err := j.Append(action(j, "new")); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, all := opened(t, p)
		lines := []int{}
		for _, d := range again.Damaged() {
			lines = append(lines, d.Line)
		}
		if values(all) != c.want || fmt.Sprint(lines) != c.damaged {
			t.Errorf("%s: read %q, damaged lines %v", name, values(all), lines)
		}
		if file, err := os.ReadFile(p.Beside); err != nil || !strings.HasPrefix(string(file), c.file) {
			t.Errorf("%s: what was there was changed", name)
		}
		for _, d := range again.Damaged() {
			if strings.ContainsAny(d.String(), "\x1b\n\x00") {
				t.Errorf("%s: %q acts on a terminal", name, d)
			}
		}
	}
}

func TestHostile(t *testing.T) {
	p := beside(t)
	line := `{"id":"x","do":"note","value":"a\u001b]52;c;x\u0007b\u202ec` + "\u009b" + `d","items":[{"kind":"pledge","id":"\u001b[2J","words":[{"source":"\u001b[31ma","at":-5,"text":"\u0000x"}]}]}`
	if err := os.WriteFile(p.Beside, []byte(line+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, all := opened(t, p)
	if len(all) != 1 || strings.ContainsAny(fmt.Sprint(all), "\x1b\u202e\u009b\a\x00") {
		t.Errorf("%+v", all)
	}
}

// full is a file on a disk that has room for a few bytes more.
type full struct {
	*os.File
	room *int
}

func (f full) Write(b []byte) (int, error) {
	n, err := f.File.Write(b[:min(*f.room, len(b))])
	*f.room -= n
	if n < len(b) {
		return n, &fs.PathError{Op: "write", Path: f.Name(), Err: syscall.ENOSPC}
	}
	return n, err
}

// TestFullDisk says at once that nothing was kept, keeps nothing of it, and goes
// on when there is room.
func TestFullDisk(t *testing.T) {
	for room := range 260 {
		p := beside(t)
		j, _ := opened(t, p)
		left := room
		j.open = func(path string) (file, error) {
			f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
			return full{f, &left}, err
		}
		kept := ""
		for _, v := range []string{"a", "b", "c"} {
			_, err := j.Append(action(j, v))
			if err == nil {
				kept += " " + v
			} else if !strings.Contains(err.Error(), "no space left") || !strings.Contains(err.Error(), p.Beside) {
				t.Fatal(err)
			}
		}
		left = 1 << 20
		if _, err := j.Append(action(j, "d")); err != nil {
			t.Fatal(err)
		}
		again, all := opened(t, p)
		if values(all) != strings.TrimSpace(kept+" d") || len(again.Damaged()) > 0 {
			t.Fatalf("room for %d bytes: told that %q was kept, there is %q, %v", room, kept, values(all), again.Damaged())
		}
	}
}

// TestReadOnly goes on in the person's own folder when the articles' cannot be
// written to, and reads both.
func TestReadOnly(t *testing.T) {
	p := beside(t)
	p.Own = filepath.Join(t.TempDir(), "deep", "down", review.FileName)
	j, _ := opened(t, p)
	if _, err := j.Append(action(j, "a")); err != nil {
		t.Fatal(err)
	}
	j, _ = opened(t, p)
	j.open = func(path string) (file, error) {
		if path == p.Beside {
			return nil, &fs.PathError{Op: "open", Path: path, Err: syscall.EROFS}
		}
		return openFile(path)
	}
	for _, v := range []string{"b", "c"} {
		if _, err := j.Append(action(j, v)); err != nil {
			t.Fatal(err)
		}
	}
	if j.Path() != p.Own {
		t.Errorf("it goes on in %s", j.Path())
	}
	if _, all := opened(t, p); values(all) != "a b c" {
		t.Errorf("read %s", values(all))
	}
}

func TestPlacesOf(t *testing.T) {
	a, b := PlacesOf("/news/one", "", "/home/x", ""), PlacesOf("/other/one", "", "/home/x", "/state")
	if a.Beside != "/news/one/review.jsonl" || !strings.HasPrefix(a.Own, "/home/x/.local/state/readout/reviews/one-") {
		t.Errorf("%+v", a)
	}
	if filepath.Base(filepath.Dir(a.Own)) == filepath.Base(filepath.Dir(b.Own)) || !strings.HasPrefix(b.Own, "/state/readout/") {
		t.Errorf("%+v and %+v", a, b)
	}
	if c := PlacesOf("", "sample", "", "relative"); len(c.all()) != 0 {
		t.Errorf("%+v", c)
	}
}

// What is decided is not written where a link leads to.
func TestLink(t *testing.T) {
	dir := t.TempDir()
	victim, path := filepath.Join(dir, "victim"), filepath.Join(dir, "review.jsonl")
	j, _, err := Open(Places{Beside: path}) // the link comes later
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, path); err != nil {
		t.Skip("no links here:", err)
	}
	if _, err := j.Append(action(j, "$(date)")); err == nil || !strings.Contains(err.Error(), "is a link") {
		t.Errorf("written through a link: %v", err)
	}
	if _, _, err := Open(Places{Beside: path}); err == nil || !strings.Contains(err.Error(), "is a link") {
		t.Errorf("read through a link: %v", err)
	}
	if _, err := os.Lstat(victim); err == nil {
		t.Error("a file was made where the link leads to")
	}
}

// TestMain is also the program that TestKill kills: it adds actions and says after
// each that it is kept.
func TestMain(m *testing.M) {
	path := os.Getenv("READOUT_JOURNAL_OF_A_TEST")
	if path == "" {
		os.Exit(m.Run())
	}
	j, _, err := Open(Places{Beside: path})
	if err != nil {
		panic(err)
	}
	for {
		a := action(j, strings.Repeat("x", 300))
		if _, err := j.Append(a); err != nil {
			panic(err)
		}
		fmt.Println(a.ID)
	}
}

// TestKill kills a writer at random moments: the file always loads, and what the
// writer said was kept is there.
func TestKill(t *testing.T) {
	times := 200
	if testing.Short() {
		times = 5
	}
	p := beside(t)
	said := map[string]bool{}
	for range times {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "READOUT_JOURNAL_OF_A_TEST="+p.Beside)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		after := rand.IntN(12)
		spin := rand.IntN(400_000)
		lines := bufio.NewScanner(out)
		for i := 0; lines.Scan(); i++ {
			said[lines.Text()] = true
			if i == after {
				for range spin {
					_ = cmd.Process.Pid
				}
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = cmd.Wait() // killed
		_, all := opened(t, p)
		there := map[string]bool{}
		for _, a := range all {
			there[a.ID] = true
		}
		for id := range said {
			if !there[id] {
				t.Fatalf("%s was said to be kept and is lost", id)
			}
		}
		if len(there) > len(said)+times {
			t.Fatalf("%d actions, of which %d were acknowledged", len(there), len(said))
		}
	}
	t.Logf("%d kept of %d kills", len(said), times)
}

// BenchmarkOpen10000 is what ten thousand actions add to opening a dossier.
func BenchmarkOpen10000(b *testing.B) {
	p := beside(b)
	j, _ := opened(b, p)
	words := strings.Repeat("some words of a sentence, ", 4)
	var all []review.Action
	for i := range 10_000 {
		a := action(j, "accept")
		a.Items[0].Words = []review.Anchor{
			{Source: fmt.Sprintf("%03d-an-article.txt", i%40), At: i % 900, Text: words, Before: words[:30], After: words[:30]},
			{Source: "other.txt", At: i % 900, Text: words[:60], Before: words[:30], After: words[:30]},
		}
		all = append(all, a)
	}
	if _, err := j.Append(all...); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		if _, all := opened(b, p); len(all) != 10_000 {
			b.Fatal(len(all))
		}
	}
}
