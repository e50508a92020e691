package bookmark

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestKeepAndFind(t *testing.T) {
	s := Store{Dir: filepath.Join(t.TempDir(), "a", "b")}
	want := Mark{
		Pane: "Pledges", Row: "norvik-build", Top: 3, Zoom: true, Card: &Card{Line: 2},
		Article: &Article{Source: "a.txt", Offset: -1}, Groups: map[string]string{"Pledges": "by status"},
		Filter: &Filter{Sources: []string{"a.txt"}, From: "2025"}, Read: map[string]int{"a.txt": 40},
	}
	if _, ok := s.Find("/norvik"); ok {
		t.Error("nothing was kept yet")
	}
	for _, m := range []Mark{{Pane: "Timeline"}, want} {
		if err := s.Keep("/norvik", m); err != nil {
			t.Fatal(err)
		}
	}
	if got, ok := s.Find("/norvik"); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("kept %+v, found %+v", want, got)
	}
	if _, ok := s.Find("/other"); ok {
		t.Error("another dossier has none")
	}
	entries, err := os.ReadDir(s.Dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("%d files: %v", len(entries), err)
	}
}

// What does not fit is no bookmark; it can be replaced all the same.
func TestDamaged(t *testing.T) {
	s := Store{Dir: t.TempDir()}
	for _, text := range []string{
		"", "{", "null", "[]", `{"Version":1}`, `{"Version":2,"Dossier":"/norvik"}`, `{"Version":1,"Dossier":"/else"}`,
		`{"Version":1,"Dossier":"/norvik","Mark":{"Top":"x"}}`, "\x00\xff",
	} {
		if err := os.WriteFile(s.path("/norvik"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if m, ok := s.Find("/norvik"); ok {
			t.Errorf("%q is %+v", text, m)
		}
	}
	if err := s.Keep("/norvik", Mark{Pane: "Timeline"}); err != nil {
		t.Error(err)
	}
	if m, ok := s.Find("/norvik"); !ok || m.Pane != "Timeline" {
		t.Errorf("%+v %v", m, ok)
	}
}

func TestNowhere(t *testing.T) {
	for _, s := range []Store{{}, {Dir: os.DevNull}, {Dir: filepath.Join(os.DevNull, "x")}} {
		err := s.Keep("/norvik", Mark{})
		if _, ok := s.Find("/norvik"); ok || s.Dir != "" && err == nil {
			t.Errorf("%+v: %v", s, err)
		}
	}
	if err := (Store{Dir: t.TempDir()}).Keep("", Mark{}); err != nil {
		t.Error("nothing is kept of a dossier without a name")
	}
}

func TestPersonal(t *testing.T) {
	for _, c := range []struct{ state, home, want string }{
		{"/s", "/h", "/s/readout/places"},
		{"", "/h", "/h/.local/state/readout/places"},
		{"relative", "/h", "/h/.local/state/readout/places"},
		{"", "", ""},
		{"", "relative", ""},
	} {
		env := map[string]string{"XDG_STATE_HOME": c.state, "HOME": c.home}
		if got := Personal(func(name string) string { return env[name] }).Dir; filepath.ToSlash(got) != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
