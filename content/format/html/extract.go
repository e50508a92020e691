package html

import (
	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/content/format"
)

// mostElements is up to how many elements a page is given to the library. Its time
// grows faster than the page; what is larger is read by the marks of body alone.
const mostElements = 30_000

// extract gives the blocks of the part of a page that go-readability takes for the
// article, none where it finds none: as it stands, and pruned of what our own
// words for classes know. The page is left as it is.
//
// The library finds the right part of more pages than the marks of body do, and
// lets more of what does not belong into it.
func extract(doc *html.Node, hidden map[string]bool) (whole, pruned []format.Block) {
	defer func() {
		if recover() != nil { // over a page that nobody thought of
			whole, pruned = nil, nil
		}
	}()
	if elements(doc) > mostElements {
		return nil, nil
	}
	p := readability.NewParser()
	p.KeepClasses = true
	p.DisableJSONLD = true
	article, err := p.ParseDocument(doc, nil)
	if err != nil || article.Node == nil {
		return nil, nil
	}
	whole = blocks(article.Node)
	pruner{hidden, prose(article.Node)}.prune(article.Node)
	return whole, blocks(article.Node)
}

// choose takes of three readings of a page the one to trust: what was pruned of the
// library's choice, unless that left less than our own marks find.
func choose(own, whole, pruned []format.Block) []format.Block {
	switch {
	case len(whole) == 0:
		return own
	case len(words(pruned))*5 < len(words(own))*4:
		return whole
	}
	return pruned
}

func elements(doc *html.Node) int {
	n := 0
	for c := range doc.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom != atom.Br {
			n++
		}
	}
	return n
}
