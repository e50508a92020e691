// Package seeds holds the first dossier: five reports of one summit, as they
// were saved, and the dossier.toml that belongs to them. Data only; it imports
// nothing of this program.
package seeds

import "embed"

// Files are the articles and their dossier.toml, at the root of the file system.
//
//go:embed *.txt dossier.toml
var Files embed.FS
