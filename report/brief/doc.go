// Package brief makes the internal brief of a negotiation: what a coach hands over, with nothing in
// it but figures that the model has proven. It asks the questions of ask, stress, grill and market
// of one case and puts their answers into one short document in the order in which they are needed.
//
//	b, err := brief.Make(ctx, comparison, brief.Options{})
//	err = htmlpage.WriteBrief(w, b.Document, htmlpage.Style{})
//
// What goes to the other side is no part of it: a brief holds the walk-away line and the fallbacks.
package brief
