package keys_test

import (
	"strings"
	"testing"

	"readout/ui/keys"
)

func TestDefaultHasNoConflict(t *testing.T) {
	if _, err := keys.New(keys.Default()); err != nil {
		t.Error(err)
	}
}

func TestConflictNamesBoth(t *testing.T) {
	_, err := keys.New([]keys.Binding{
		{Action: keys.Zoom, Keys: []string{"z"}, In: keys.InList},
		{Action: keys.Quit, Keys: []string{"q"}, In: keys.InArticle},
		{Action: keys.Copy, Keys: []string{"y", "z"}, In: keys.InList | keys.InArticle},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, word := range []string{`"z"`, string(keys.Zoom), string(keys.Copy)} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not name %s", err, word)
		}
	}
}

func TestEveryBindingIsWhole(t *testing.T) {
	for _, b := range keys.Default() {
		if b.Action == keys.None || len(b.Keys) == 0 || b.In == 0 || b.Help == "" || b.Group == "" {
			t.Errorf("%+v lacks something", b)
		}
	}
}

// TestNothingNeedsAltGr finds a twin for every key that a German or a French
// keyboard has only with AltGr.
func TestNothingNeedsAltGr(t *testing.T) {
	for _, b := range keys.Default() {
		reachable := false
		for _, k := range b.Keys {
			if !strings.ContainsAny(k, `[]{}\|@~`) {
				reachable = true
			}
		}
		if !reachable {
			t.Errorf("%s has only %v", b.Action, b.Keys)
		}
	}
}
