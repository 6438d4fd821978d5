// Package workbook reads the Inputs sheet of a workbook that offerkit wrote back as a
// case, so that a client can fill in a spreadsheet instead of a case file.
//
// It knows the layout of that one sheet, which the writer shares, and nothing of what a
// term means: each row names its term in the case file's words, so a filled-in sheet
// becomes a case file in memory and is read as one. Whatever the case file takes, a cell
// takes too ("185k", "4y quarterly"), and every mistake is reported by sheet and cell.
//
//	kase, err := workbook.ReadAll(casefile.Options{Today: today}, casefile.Source{Name: "offers.xlsx", Data: data})
//
// Whatever is no workbook among the sources is read as a case file beside it.
package workbook
