package mention

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"readout/content/lexicon"
)

//go:embed context.txt
var contextText string

// contextWords are the words beside names that tell what they name.
type contextWords struct {
	speech, bodyVerb, bodyNoun, locative, tight, leads, junior, motion, genitive, tail, prefix, deliberation, modal, branch, small, dating, rule, joint, military, deed, settlement, determiner, either, be, appoint, lead, led, succeed, belong, onBehalf, within, relative, outsider, whole, saint, bygone, craft map[string]bool
}

var context = sync.OnceValue(func() *contextWords {
	l := &lexicon.Lexicon{}
	if err := l.Parse("content/mention/context.txt", contextText); err != nil {
		panic(fmt.Sprintf("a lexicon that its own test reads: %v", err))
	}
	set := func(class string) map[string]bool {
		words := map[string]bool{}
		for _, item := range l.Items(class) {
			for w := range strings.SplitSeq(strings.Trim(item, "()"), "/") {
				words[w] = true
			}
		}
		return words
	}
	return &contextWords{
		speech: set("speech"), bodyVerb: set("bodyverb"), bodyNoun: set("bodynoun"), locative: set("locative"),
		tight: set("tight locative"), leads: set("leads"), junior: set("junior"), motion: set("motion"), genitive: set("genitive"),
		tail: set("compound tail"), prefix: set("compound prefix"), deliberation: set("deliberation"), modal: set("modal"), branch: set("branch"),
		small: set("small suffix"), dating: set("dating"), rule: set("rule"), joint: set("joint"), military: set("military"),
		deed: set("deed"), settlement: set("settlement"), determiner: set("determiner"), either: set("either"),
		be: set("be"), appoint: set("appoint"), lead: set("lead"), led: set("led"), succeed: set("succeed"), belong: set("belong"),
		onBehalf: set("on behalf"), within: set("within"), relative: set("relative"), outsider: set("outsider"), whole: set("whole"), saint: set("saint"), bygone: set("bygone"), craft: set("craft"),
	}
})
