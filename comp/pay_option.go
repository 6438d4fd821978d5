package comp

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// OptionType is the tax kind of an option grant.
type OptionType string

// The option types. The empty type means NSO.
const (
	ISO OptionType = "iso" // incentive stock option
	NSO OptionType = "nso" // non-qualified stock option
)

// OptionTypes lists the option types.
func OptionTypes() []OptionType { return []OptionType{ISO, NSO} }

// RuleOption: options at what that price has over the strike, never below 0 (SPEC 5.7, 6.3).
const RuleOption Rule = "option"

// Terms of an option where the grant is silent: ten years is the longest life of an ISO
// (26 U.S.C. 422(b)(3)), and ninety days is how plans write the three months after
// leaving in which it stays one (26 U.S.C. 422(a)(2)).
const (
	defaultExpiry = 120 // months
	defaultWindow = 90  // days
)

// expiry returns the last day on which the options of a grant can be exercised by
// someone who stays. RSUs of two triggers lapse only where the grant says so; it returns
// the zero date where nothing lapses.
func (g *Grant) expiry(vestingStart vesting.Date) vesting.Date {
	switch {
	case g.Expires > 0:
		return vestingStart.AddMonths(g.Expires)
	case g.Kind == Option:
		return vestingStart.AddMonths(defaultExpiry)
	}
	return vesting.Date{}
}

// window returns how long after leaving the vested options of a grant can be exercised.
func (g *Grant) window() vesting.ExerciseWindow {
	return vesting.ExerciseWindow{Length: g.Window(), Unit: vesting.Days}
}

// Window returns how many days after leaving the vested options of a grant can be exercised in: as
// the letter says, else 90.
func (g *Grant) Window() int { return cmp.Or(g.ExerciseWindow, defaultWindow) }

// optionTitle names an option grant for a person: "ISO grant".
func (g *Grant) optionTitle() string {
	if g.Type == "" {
		return "Option grant"
	}
	return strings.ToUpper(string(g.Type)) + " grant"
}

// checkOption names what cannot stand in the terms of an option, and the terms of an
// option in a grant that is none.
func (g *Grant) checkOption(at checker) {
	g.checkOptionTerms(at)
	if g.Kind != Option {
		g.checkNoOption(at)
		return
	}
	switch {
	case g.Shares.IsZero() && g.Percent.IsZero():
		at.at("shares").refuse("an option grant needs a count of options", "write shares: 10000, or percent: 0.25%; a value of options depends on who computed it")
	case g.Strike.IsZero():
		at.at("strike").refuse("an option needs a strike", "write strike: 3; options that cost nothing are shares: kind: rsu")
	default:
		g.checkLife(at)
	}
	if g.ByValue {
		at.at("denominated").refuse("options are a count, not a value", "leave denominated out")
	}
}

// checkOptionTerms names each term of an option that is absurd by itself.
func (g *Grant) checkOptionTerms(at checker) {
	at.at("strike").amount(g.Strike)
	if g.Type != "" {
		oneOf(at.at("type"), g.Type)
	}
	if at := at.at("expires"); at.outsideCount(g.Expires) {
		at.refuse(fmt.Sprintf("%d months are outside %v", g.Expires, at.term().Bounds), "write for example expires: 10 years")
	}
	if at := at.at("exercise_window"); at.outsideCount(g.ExerciseWindow) {
		at.refuse(fmt.Sprintf("%d days are outside %v", g.ExerciseWindow, at.term().Bounds), "write for example exercise_window: 90 days")
	}
}

// checkLife names what cannot stand in the life of options.
func (g *Grant) checkLife(at checker) {
	switch life := cmp.Or(g.Expires, defaultExpiry); {
	case g.Type == ISO && life > defaultExpiry:
		at.at("expires").refuse(fmt.Sprintf("an ISO cannot live %d months", life), "write at most 10 years (26 U.S.C. 422(b)(3)), or type: nso")
	case life < g.Vesting.Months():
		at.at("expires").refuse(fmt.Sprintf("the options expire after %s and vest until month %d", counted(life, "month"), g.Vesting.Months()),
			"write a longer expires or a shorter vesting")
	}
}

// checkNoOption refuses the terms of an option in any other grant.
func (g *Grant) checkNoOption(at checker) {
	for _, term := range []struct {
		key    string
		stated bool
	}{
		{"type", g.Type != ""},
		{"strike", !g.Strike.IsZero()},
		{"expires", g.Expires != 0 && !g.DoubleTrigger},
		{"exercise_window", g.ExerciseWindow != 0},
	} {
		if term.stated {
			at.at("%s", term.key).refuse(fmt.Sprintf("a grant of kind %s has no %s", g.Kind, term.key), "write kind: option, or leave it out")
		}
	}
}

// optionsOf returns the tax kind of the options that a payment is of, and false for every other
// payment.
func (o *Offer) optionsOf(p *Payment) (OptionType, bool) {
	i := p.Term.Index
	switch {
	case i < 0:
	case p.Component == OptionPay && p.Term.Kind == GrantTerm && i < len(o.Grants):
		return cmp.Or(o.Grants[i].Type, NSO), true
	case p.Component == RefresherPay && p.Term.Kind == RefresherTerm && i < len(o.Refreshers) && o.Refreshers[i].Kind == Option:
		return cmp.Or(o.Refreshers[i].Type, NSO), true
	}
	return NSO, p.Component == OptionPay
}

// IsOption reports whether a payment of the offer is the gain of options, of a grant or of a refresher.
func (o *Offer) IsOption(p *Payment) bool {
	if o == nil || p == nil {
		return false
	}
	_, is := o.optionsOf(p)
	return is
}

// noteTax says what kind of income the gain of an option grant is. How much tax it comes
// to depends on the rest of a household's income; its bound does not: 28% is the higher
// rate of the alternative minimum tax. Since is the shortest horizon that has the grant.
func (u *unfolding) noteTax(g *Grant, p *Payment, since int) {
	if u.currency != USD {
		return
	}
	if g.Type == ISO {
		u.note(Note{Term: p.Term, Kind: NoteGainAsISO, Item: p.Item, first: since})
		return
	}
	u.note(Note{Term: p.Term, Kind: NoteGainAsWages, Item: p.Item, first: since})
}
