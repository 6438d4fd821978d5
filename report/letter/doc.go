// Package letter writes what is sent to the other side of a negotiation: an e-mail, notes for a call,
// and the mail after it. Its texts are forwarded, so that they hold nothing that the other side must
// not learn (no minimum, no target of one's own, no fallback, no other offer that nobody has made),
// and claim nothing that the case has no evidence of:
//
//	text, err := letter.Make(n, letter.Options{Tone: letter.Warm})
//
// What stays with the candidate is in package report: [report.Ask].
package letter
