// Package report turns results into one neutral document: a verdict, tables, charts and
// notes, with typed cells. It knows no format; the packages below it (text, markdown,
// csv, json, html, xlsx) write the same document and so show the same numbers.
//
//	document, err := report.Compare(result, report.Options{Charts: true})
//	err = markdown.Write(w, document)
//
// Each answer of the library has its own: [Compare], [Ask], [Leave], [Quote] and the like. All
// sentences that a person reads are here.
package report
