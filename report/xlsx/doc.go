// Package xlsx writes a report as an Excel workbook.
//
// The workbook is the library's own house drawn in cells: Inputs, a Timeline with a row a
// payment, Years that sum it by numeric keys, a Summary with the metrics and the charts.
// A sheet is first composed in memory as a [sheet] of typed cells, one file a sheet, and
// then written in one go. Decimals become doubles only in this last step, rounded.
//
// How a payment comes about is the engine's to know: graph.go writes the steps that its numbers
// remember (package comp/calc), terms as cells of the Inputs, named steps as rows of the
// Workings. The same goes for what a metric divides, what risk takes off and what leaving keeps:
// the sheets' own formulas are sums, present value, ranks, differences and words. A new kind of
// pay needs nothing here but its rows on the Inputs.
//
// What a person typed (a company's name, a note) is text in every cell: it is never a
// formula, and no formula looks anything up by it.
//
// The same document gives the same bytes.
package xlsx
