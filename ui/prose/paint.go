package prose

import (
	"strings"

	"charm.land/lipgloss/v2"

	"readout/ui/theme"
)

// brushes are the SGR sequences that highlights begin with.
type brushes map[Kind]string

func newBrushes(th theme.Theme) brushes {
	out := make(brushes)
	for k, s := range map[Kind]lipgloss.Style{
		EvidenceOther: th.EvidenceOther, Evidence: th.Evidence, Match: th.Match, MatchCurrent: th.MatchCurrent,
	} {
		out[k], _, _ = strings.Cut(s.Render("x"), "x")
	}
	return out
}

// paint draws stretches on a rendered line, in place of its own look. It goes by
// bytes and measures nothing, so no cell can move.
func (b brushes) paint(l line, stretches []stretch) string {
	if len(stretches) == 0 {
		return l.styled
	}
	var out strings.Builder
	own := "" // the style that the line itself has here
	on := false
	at := -l.lead // byte of the text drawn
	for i := 0; i < len(l.styled); {
		if params, n, ok := sgr(l.styled[i:]); ok {
			if own += l.styled[i : i+n]; params == "" {
				own = ""
			}
			if !on {
				out.WriteString(l.styled[i : i+n])
			}
			i += n
			continue
		}
		if len(stretches) > 0 && at == stretches[0].to {
			out.WriteString("\x1b[m" + own)
			stretches, on = stretches[1:], false
		}
		if len(stretches) > 0 && at == stretches[0].from {
			if own != "" {
				out.WriteString("\x1b[m")
			}
			out.WriteString(b[stretches[0].kind])
			on = true
		}
		out.WriteByte(l.styled[i])
		at++
		i++
	}
	if on {
		out.WriteString("\x1b[m")
	}
	return out.String()
}
