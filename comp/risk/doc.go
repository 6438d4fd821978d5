// Package risk answers how far a decision can be trusted. It asks questions of the model in comp
// and computes no pay of its own: every figure is that of [comp.Compare] for a case with other
// terms, found on the graph that the figures remember, which is the same to the cent.
//
//	lead, err := risk.New(comparison, "total")
//	for _, b := range lead.BreakEvens(lead.Assumptions()) { // where the lead of the two changes
//		fmt.Println(b.Path, b.Values())
//	}
//	stress, err := lead.Stress()             // every assumption moved, and three wrong together
//	under, err := risk.Scenarios(comparison) // named sets of assumptions
//	grill, err := lead.Grill(lead.Leader)    // what a hostile interviewer asks of the decision
//
// An [Assumption] is a term of the case on which the figures rest, with the range in which it may
// plausibly be and the one in which it is searched, both with their reason ([Ranges]); the
// case's own `ranges` win. What the letter fixes is searched for break-evens, and is no
// assumption that a stress moves.
package risk
