// Package text writes a report document for a terminal or a pipe: aligned tables, the
// verdict last, where the eye of someone at a prompt falls first.
//
//	err := text.Write(os.Stdout, document, text.Options{Width: 80})
package text
