package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Rounds turns the ways of offers, or any two of their rounds, into a document of their own.
func Rounds(c *comp.Comparison, moves []Move) *Document {
	d := &Document{
		Title:    "How the offers have moved",
		Subtitle: fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Currency: c.Case.Currency, Comparison: c, View: comp.ByYear, Moves: moves,
	}
	if len(moves) == 1 {
		d.Title = moves[0].Title()
	}
	for i := range moves {
		m := &moves[i]
		d.Verdict.add(m.InWords(c))
		s := Section{ID: m.ID, Title: m.Title(), Part: Closing} // below the answer
		for _, t := range m.Tables(c) {
			s.Blocks = append(s.Blocks, t)
		}
		d.Sections = append(d.Sections, s)
	}
	d.Sections = append(d.Sections, assumptionSection(c))
	return d
}

// firstRound is how one names the first offer among its rounds.
const firstRound = "first"

// RoundError reports a round or variant that an offer has not, or that none is named for.
type RoundError struct {
	Kind  RoundErrorKind
	Name  string
	Known []string // what may be written
}

// RoundErrorKind says what is wrong with a round.
type RoundErrorKind int

// The kinds of errors.
const (
	NothingMoved RoundErrorKind = iota // no offer of the case has rounds or variants
	OfferUnmoved                       // the offer has none
	SeveralMoved                       // several have, and none is named
	NoSuchRound
	SameRound // two names of one round
)

func (e *RoundError) Error() string {
	switch e.Kind {
	case NothingMoved:
		return "no offer of the case has moved: none has revisions, and none is a variant (from) of another"
	case OfferUnmoved:
		return fmt.Sprintf("%s has no revisions and no variants", e.Name)
	case SeveralMoved:
		return fmt.Sprintf("several offers have moved; name one of %s", strings.Join(e.Known, ", "))
	case SameRound:
		return fmt.Sprintf("%q names the same round twice; write two of %s", e.Name, strings.Join(e.Known, ", "))
	}
	return fmt.Sprintf("there is no round %q; write two of %s", e.Name, strings.Join(e.Known, ", "))
}

// Between sets two rounds or variants of an offer side by side. A round goes by its day, the first by
// the word first, a variant by its name, and so do the terms that are compared. The offer may be
// empty where one alone has moved. It returns a *RoundError for what there is not, and an
// *UnknownOfferError for an offer that the case has not.
func Between(c *comp.Comparison, offer, from, to string) (Move, error) {
	at, err := moved(c, offer)
	if err != nil {
		return Move{}, err
	}
	rounds, names, err := versions(c, at)
	if err != nil {
		return Move{}, err
	}
	m := Move{ID: "rounds", Offer: c.Offers[at].Name, Beside: true}
	for _, name := range []string{from, to} {
		i := slices.IndexFunc(names, func(known string) bool {
			return strings.EqualFold(known, name) || strings.EqualFold(Plain(known), name)
		})
		if i < 0 {
			return Move{}, &RoundError{Kind: NoSuchRound, Name: name, Known: names}
		}
		m.Rounds = append(m.Rounds, rounds[i])
	}
	if m.first().Result == m.last().Result {
		return Move{}, &RoundError{Kind: SameRound, Name: to, Known: names}
	}
	return m, nil
}

// moved returns the position of the offer of a name, or of the one that has moved: what its variants
// are from.
func moved(c *comp.Comparison, offer string) (int, error) {
	if offer != "" {
		r, err := FindOffer(c, offer)
		if err != nil {
			return 0, err
		}
		return slices.IndexFunc(c.Offers, func(o comp.Result) bool { return o.Name == r.Name }), nil
	}
	var roots []int
	var names []string
	for i := range c.Offers {
		if o := &c.Offers[i].Offer; len(o.Earlier) == 0 && o.From == "" {
			continue
		}
		if root := rootOf(c, i); !slices.Contains(roots, root) {
			roots, names = append(roots, root), append(names, c.Offers[root].Name)
		}
	}
	switch len(roots) {
	case 0:
		return 0, &RoundError{Kind: NothingMoved}
	case 1:
		return roots[0], nil
	}
	return 0, &RoundError{Kind: SeveralMoved, Known: names}
}

// rootOf returns the offer that a variant is from in the end, or the offer itself.
func rootOf(c *comp.Comparison, offer int) int {
	for range c.Offers { // at most as many steps as there are offers
		from := c.Offers[offer].Offer.From
		next := slices.IndexFunc(c.Offers, func(o comp.Result) bool { return o.Name == from })
		if from == "" || next < 0 {
			break
		}
		offer = next
	}
	return offer
}

// versions lists the rounds of an offer and then its variants, with what each goes by: the last round
// by the name of the offer too.
func versions(c *comp.Comparison, offer int) (rounds []Round, names []string, err error) {
	own, err := roundsOf(c, offer)
	if err != nil {
		return nil, nil, err
	}
	for _, round := range own {
		name := firstRound
		if !round.First {
			name = round.Name
		}
		rounds, names = append(rounds, round), append(names, name)
	}
	root := rootOf(c, offer)
	for i := range c.Offers {
		if rootOf(c, i) == root {
			r := &c.Offers[i]
			rounds, names = append(rounds, Round{Name: r.Name, Result: r}), append(names, r.Name)
		}
	}
	if len(names) < 2 {
		return nil, nil, &RoundError{Kind: OfferUnmoved, Name: c.Offers[offer].Name}
	}
	return rounds, names, nil
}
