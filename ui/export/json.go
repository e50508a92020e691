// Package export writes a briefing for other programs and other readers: JSON,
// plain text, Markdown, HTML and tables. It writes what the model holds and nothing that the
// sources do not say; it reads no file and imports nothing of content.
package export

import (
	"io"

	"readout/model"
	"readout/model/contract"
)

// JSON writes the briefing to the contract. With layers it also writes every
// time expression and every name that was read.
func JSON(w io.Writer, b *model.Briefing, r *Review, layers bool) error {
	return contract.Write(w, b, layers, r.contracted(b))
}
