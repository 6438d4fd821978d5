// Package offersheet reads the sheet of offers that a person has already: a CSV file, or a
// workbook that offerkit did not write, with a label in each row and an offer in each column, or
// the other way round.
//
// Each label is looked for among the terms of a case, by the description of the terms, the other
// names that the case file knows for its keys, and a short list of what people write besides. What
// matches becomes a case file in memory and is read as one: whatever the case file takes, a cell
// takes too, and every mistake is reported by its cell. What does not match, or can be meant in two
// ways, is left out and listed as a [Question]: nothing is guessed in silence.
//
//	,Initech,Globex
//	Base salary,"$185,000",170k
//	Target bonus %,15,10
//	Signing bonus (yr 1),40k,
package offersheet
