// Package casefile reads the case file, the YAML or JSON in which a candidate writes
// down job offers, and returns the [comp.Case] that it describes.
//
// The file is written by a person with a letter in hand, so the package does two things
// that a plain decoder does not. It reads numbers as people write them, from their
// source text and never through a float, and it answers every mistake of a file at once,
// each with the file, line and column, the offending line and what to write instead:
//
//	offers.yaml:7:5: unknown key "sing_on"; did you mean "sign_on"?
//	    7 |     sing_on: 40k
//	      |     ^^^^^^^
//
// [Read] reads one case from one or several files:
//
//	kase, err := casefile.Read(casefile.Options{Today: today},
//		casefile.Source{Name: "offers.yaml", Data: data})
//
// # Keys
//
// [File], [Offer] and the types of their fields are the one list of keys: a field's json
// tag is its key, and also holds the names under which people look for it. What a key means,
// an example of it and the words that it may be stand in its description, [comp.Term]. A
// field without omitempty is required.
//
// # Values
//
// Amounts are 185000, 185,000, $185,000, 185k, 1.2m, USD 185,000, £92.5k, 25 LPA, 3 lakh,
// 1.2 crore. Digits that can be read in two ways, such as 36.000, are refused in amounts of
// pay and in counts. Rates are 15% or a fraction below 1. Lengths of time are 12 months, 4 years, 18mo. Days are
// 2027-01-11. Exchange rates, hours, minutes and days of work are bare numbers.
//
// A part that an offer may have several of is a list, or the one item alone; a part of
// which most people know one figure is that figure: {target: 80k} and 80k are the same
// commission.
//
// A lakh is 100,000 and a crore 10,000,000 of a rupee or a taka: India's unless the case says
// otherwise, and refused beside dollars.
//
// An offer's currency is its key currency, else the currency written in its amounts,
// which must agree with each other and with the key, else the case's. The amounts of shares (price,
// rsu, options, grants but those of cash, refreshers, private) may be in another one: that is the key
// equity_currency, else the one written in them, else the offer's. Where nothing but the shares names a
// currency it is the whole offer's, if the case states no other. The case's
// currency is its key currency, else the one currency that every offer names (if fx has
// no rate of it), else USD.
// A bare $ is any dollar: the case's if that is one, else USD.
//
// # Rounds and variants
//
// The keys of an offer with revisions are the first offer; each revision dated up to the
// valuation date puts its keys over those before it, and the last is the offer of the case, with
// the earlier ones in it. A variant, an offer with from, has the keys of the offer that it is
// from, as they hold, under its own, but for evidence, deadline and quoted, which are of the offer that was made. A key is replaced as a whole: base, sign_on, rsu.
//
// # Several files
//
// The offers of several files are joined in order. Any other key of the case may stand in
// several files only where it means the same in all of them. A file may hold just one
// offer's keys, without offers.
//
// # Presets
//
// [ReadPresets] reads a file of employers' vesting schedules in the same way, with the keys
// of [PresetsFile].
//
// # Templates
//
// [ReadTemplate] reads how a coach's briefs look, likewise, with the keys of [TemplateFile].
package casefile
