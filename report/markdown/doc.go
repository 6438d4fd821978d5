// Package markdown writes a report document as Markdown with pipe tables.
//
//	document, err := report.Compare(result, report.Options{})
//	err = markdown.Write(w, document)
package markdown
