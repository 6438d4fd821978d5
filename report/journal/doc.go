// Package journal keeps a decision in files of its reader's: the answers to the questions of
// offerkit grill, a line of JSON each, and the decision log, a Markdown file of dated entries to which
// one is added and in which none is ever rewritten.
//
//	log, err := journal.Parse(old)          // what is there, and which entries were edited by hand
//	entry := journal.NewEntry(decision)      // the decision as it is now
//	text, added := log.Append(entry, names)  // old, and below it what is new
package journal
