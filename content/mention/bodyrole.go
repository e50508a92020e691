package mention

import (
	"strings"

	"readout/content/annot"
	"readout/content/names"
	"readout/model"
)

// bodyAfter reads what a body is: ", a hedge fund that", ", the union's local branch,".
func (f *finder) bodyAfter(m *annot.Mention) {
	i := m.End
	if f.tok(i) != "," {
		return
	}
	i++
	home := [2]int{}
	switch f.tok(i) {
	case "its":
		home = [2]int{i, i + 1}
		i++
	case "the", "a", "an":
		i++
	default:
		return
	}
	for i < len(f.toks) {
		if k := f.mentionAt(i); k >= 0 && f.out[k].Kind != model.Person {
			if home == [2]int{} {
				home = [2]int{f.out[k].First, f.out[k].End}
			}
			i = f.out[k].End
		} else if f.traitAt(i).Has(names.Group) && i+1 < len(f.toks) && f.toks[i+1].Kind == annot.Clitic {
			home = [2]int{i, i + 1}
			i++
		} else {
			break
		}
		if i < len(f.toks) && f.toks[i].Kind == annot.Clitic {
			i++
		}
	}
	for h := i; h < len(f.toks) && h < i+4 && f.toks[h].Kind == annot.Word; h++ {
		if f.traits[h].Has(names.Group) || f.words.branch[f.toks[h].Lower] {
			for h+1 < len(f.toks) && f.toks[h+1].Kind == annot.Word && (f.traits[h+1].Has(names.Group) || f.words.branch[f.toks[h+1].Lower]) {
				h++
			}
			m.Role = [2]int{i, h + 1}
			if f.tok(h+1) == "of" {
				home = f.homeAt(h + 2)
			}
			m.Home = home
			return
		}
		if f.traits[h].Has(names.Never | names.Head) {
			return
		}
		if w := f.toks[h].Lower; strings.HasSuffix(w, "er") || strings.HasSuffix(w, "est") {
			i = h + 1 // "a smaller union"
		}
	}
}
