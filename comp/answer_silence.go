package comp

// Silence is something that an offer does not say and that the employer can be asked. It is no
// error: the offer is computed as if there were no such clause, or by a stated default.
type Silence struct {
	Kind SilenceKind
	Term TermRef // that says less than it could; the zero TermRef where the whole offer does
}

// SilenceKind is what an offer does not say.
type SilenceKind string

// The kinds, in the order in which [Silences] lists them: what ends the talks first, then what takes
// pay back, then what decides the worth of equity, then the rest.
const (
	SilentDeadline   SilenceKind = "deadline"               // until when the offer stands
	SilentWriting    SilenceKind = "writing"                // the offer is not in writing, as far as the case says
	SilentClawback   SilenceKind = "clawback"               // whether a sign-on or a relocation has to be paid back
	SilentConversion SilenceKind = "conversion-price"       // at which price, averaged over which days, a value becomes shares
	SilentWindow     SilenceKind = "exercise-window"        // how long vested options can be exercised after leaving
	SilentPreference SilenceKind = "liquidation-preference" // what comes before the common shares at an exit
	SilentDilution   SilenceKind = "fully-diluted"          // of how many shares the grant is a part
	SilentVestDates  SilenceKind = "vest-dates"             // from which day a grant vests, and on which days
	SilentFirstBonus SilenceKind = "first-bonus"            // whether the first year's bonus is prorated or guaranteed
	SilentPayout     SilenceKind = "payout"                 // what share of its target the bonus has paid
	SilentRefresher  SilenceKind = "refresher"              // whether further grants follow the first ones
	SilentUnwritten  SilenceKind = "unwritten-refresher"    // refreshers are expected, and not in writing
	SilentRenewal    SilenceKind = "renewal"                // what comes after a fixed term
	SilentRaise      SilenceKind = "raise"                  // what raises there are
	SilentLevel      SilenceKind = "level"                  // the level of the job
	SilentStart      SilenceKind = "start"                  // the first day of work
)

// Silences lists what an offer does not say, in the order of the kinds. Today's job, market data and
// aspirations have no letter that could say it: they have none.
func Silences(o Offer) []Silence {
	if o.Current || o.Evidence == MarketData || o.Evidence == Aspiration {
		return nil
	}
	var found []Silence
	add := func(silent bool, kind SilenceKind, term TermRef) {
		if silent {
			found = append(found, Silence{kind, term})
		}
	}
	add(o.Deadline.IsZero() && o.Evidence != InProcess, SilentDeadline, TermRef{})
	add(o.Evidence == "" || o.Evidence == Verbal, SilentWriting, TermRef{})
	for i, s := range o.SignOn {
		add(s.Amount.IsPositive() && s.Clawback.IsSilent(), SilentClawback, SignOnTerm.At(i))
	}
	for _, r := range o.moving() {
		add(r.Amount.IsPositive() && r.Clawback.IsSilent(), SilentClawback, r.term)
	}
	found = append(found, silentGrants(&o, SilentConversion, func(g *Grant) bool {
		return g.Kind != CashGrant && g.Value.IsPositive() && !g.ByValue && !g.Repriced && g.Price.IsZero()
	})...)
	found = append(found, silentGrants(&o, SilentWindow, func(g *Grant) bool { return g.Kind == Option && g.ExerciseWindow == 0 })...)
	if o.Private.Stated() {
		add(o.Private.Preference.IsZero(), SilentPreference, PrivateTerm.Alone())
		add(o.Private.FullyDiluted.IsZero(), SilentDilution, PrivateTerm.Alone())
	}
	found = append(found, silentGrants(&o, SilentVestDates, func(g *Grant) bool { return g.Kind != CashGrant && g.Start.IsZero() })...)
	bonus := !o.Bonus.isZero()
	add(bonus && len(o.Bonus.Paid) == 0, SilentFirstBonus, BonusTerm.Alone())
	add(bonus && !o.Bonus.Payout.Valid && o.Bonus.Guaranteed != AlwaysGuaranteed, SilentPayout, BonusTerm.Alone())
	add(o.FirstRSU() != nil && len(o.Refreshers) == 0, SilentRefresher, TermRef{})
	for i := range o.Refreshers {
		add(o.Refreshers[i].isExpected(), SilentUnwritten, RefresherTerm.At(i))
	}
	fixed := !o.End.IsZero() // whose pay moves when it is renewed, and who stands outside the levels
	add(fixed, SilentRenewal, EndTerm.Alone())
	add(!fixed && o.Raise.Rate.IsZero() && len(o.Raise.Dated) == 0, SilentRaise, TermRef{})
	add(!fixed && o.Level == "", SilentLevel, TermRef{})
	add(o.Start.IsZero(), SilentStart, StartTerm.Alone())
	return found
}

// silentGrants lists the grants of an offer that do not say something.
func silentGrants(o *Offer, kind SilenceKind, silent func(*Grant) bool) (found []Silence) {
	for i := range o.Grants {
		if silent(&o.Grants[i]) {
			found = append(found, Silence{kind, GrantTerm.At(i)})
		}
	}
	return found
}
