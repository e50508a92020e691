package review_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"readout/model/review"
)

func TestLog(t *testing.T) {
	var l review.Log
	add := func(id string, do review.Do, of string) { l.Add(review.Action{ID: id, Do: do, Of: of}, false) }
	held := func(want ...string) {
		t.Helper()
		var got []string
		for _, a := range l.InForce() {
			got = append(got, a.ID)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("in force: %v, want %v", got, want)
		}
	}
	add("a", review.Judge, "")
	add("b", review.Tag, "")
	add("s", review.Seen, "")
	held("a", "b")
	add("u1", review.Undo, "b")
	held("a")
	if next, ok := l.Undo(); !ok || next.ID != "a" {
		t.Errorf("the next undo is of %q", next.ID)
	}
	if next, ok := l.Redo(); !ok || next.ID != "b" {
		t.Errorf("the next redo is of %q", next.ID)
	}
	add("r1", review.Redo, "b")
	held("a", "b")
	add("u2", review.Undo, "b")
	add("c", review.Judge, "")
	if _, ok := l.Redo(); ok {
		t.Error("after something new there is nothing to redo")
	}
	held("a", "c")
	add("u3", review.Undo, "nobody") // what is not there
	add("u4", review.Undo, "s")      // what cannot be undone
	add("u5", review.Undo, "b")      // what is undone already
	held("a", "c")
	if l.Add(review.Action{ID: "a", Do: review.Tag}, false) {
		t.Error("an action came in twice")
	}
	l.Add(review.Action{ID: "o", Do: review.Judge}, true)
	if next, _ := l.Undo(); next.ID != "c" {
		t.Errorf("undo would take back %q, which another did", next.ID)
	}
	held("a", "c", "o")
	if l.Len() != 11 {
		t.Errorf("%d actions, not all that were added", l.Len())
	}
}

func TestLine(t *testing.T) {
	a := review.Action{
		ID: "k-1", Time: "2026-03-14T14:02:05Z", Do: review.Write, Value: "first\nsecond <b> “x”",
		Items: []review.Target{{Kind: review.Pledge, ID: "p", Words: []review.Anchor{{Source: "a.txt", At: 7, Text: "build a bridge", Before: "will ", After: " by"}}}},
	}
	line, err := a.Line()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Count(line, []byte("\n")) != 1 || line[len(line)-1] != '\n' {
		t.Errorf("not one line: %q", line)
	}
	got, err := review.Parse(line)
	if err != nil || !reflect.DeepEqual(got, a) {
		t.Errorf("Parse = %+v, %v", got, err)
	}
	for _, bad := range []string{"", "{", "null", "[]", `{"id":"x"}`, `{"do":"verdict"}`, `{"id":1,"do":"verdict"}`} {
		if _, err := review.Parse([]byte(bad)); !errors.Is(err, review.ErrAction) {
			t.Errorf("Parse(%q): %v", bad, err)
		}
	}
	if a, err := review.Parse([]byte(`{"id":"x","do":"verdict","colour":"red"}`)); err != nil || a.ID != "x" {
		t.Errorf("what a later program adds: %v", err)
	}
}

// FuzzParse reads a line as encoding/json does, and once more what was written of it.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"id":"x","do":"verdict","items":[{"kind":"pledge","id":"p","words":[{"source":"a","at":-1,"text":"x\\\"]"}]}]}`,
		`{"id":"x","do":"note","value":"a\nb"}`, `{"id":"x","do":"seen","sources":{"a":"b"}}` + "\n", `{"id":"x","id":"y","do":"tag"}`,
		`{"id":"x","do":"add","spans":[{"at":1}],"who":[],"kind":"entry"} `, `{"id":"x","DO":"z"}`, `{"id":"x","do":"z","value":"\u00e9"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var want review.Action
		plain := json.Unmarshal(line, &want)
		a, err := review.Parse(line)
		if (err == nil) != (plain == nil && want.ID != "" && want.Do != "") {
			t.Fatalf("%v, encoding/json says %v", err, plain)
		}
		if err != nil {
			return
		}
		if !reflect.DeepEqual(a, want) {
			t.Fatalf("%+v, encoding/json reads %+v", a, want)
		}
		again, err := a.Line()
		if err != nil {
			return // longer than a line may be
		}
		if _, err := review.Parse(again); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
	})
}
