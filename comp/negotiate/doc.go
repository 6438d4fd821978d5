// Package negotiate answers what to ask for. It asks questions of the model in comp and
// computes no pay of its own.
//
// [New] begins with one offer of a comparison and one metric; what is asked for is a target
// on it:
//
//	a, err := negotiate.New(comparison, 0, metric)
//	target, err := a.Best()              // the best other offer
//	for _, ask := range a.Asks(target) { // on each lever, the least that reaches it
//		fmt.Println(ask.Lever.Key, ask.To, ask.Value, ask.Below)
//	}
//
// A [Lever] is a term of the offer that candidates ask about, under the name that they know;
// every figure is [comp.Compare]'s own for the offer with that term changed, so that an ask is
// proven by the model: its value reaches the target, and one step less does not.
package negotiate
