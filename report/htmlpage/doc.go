// Package htmlpage writes a report as one page that is complete in itself: it reads the same
// offline, in print, in a mail, and in a browser without scripts.
//
//	doc, err := report.Compare(comparison, report.Options{Timeline: true, Charts: true, Sources: true})
//	err = htmlpage.Write(w, doc, html.Options{})
//
// The charts are made as typed go-echarts options. The page draws those options itself,
// as inline SVG; where ECharts can be loaded it takes over on the screen, for tooltips
// and zoom. Nothing else is ever fetched, and every text of the document stays text: the
// page is written through html/template under a content security policy that names its
// own style and script by hash.
package htmlpage
