// Package text writes a report document for a terminal or a pipe: the verdict first, in the first
// screen with the few numbers that carry it, then aligned tables and the assumptions.
//
//	err := text.Write(os.Stdout, document, text.Options{Width: 80})
package text
