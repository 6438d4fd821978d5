package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Offer is one job offer. Amounts are in its Currency. The zero value of a term means
// that it is not offered; only a name (or company) and a base are required.
type Offer struct {
	Company  string
	Name     string // where the company alone would not tell offers apart
	Short    string // for tables and pictures; empty where it is made of the name
	Role     string
	Level    string
	Location string
	Notes    string // free text

	Start    vesting.Date // first day of work; zero means the case's AsOf
	End      vesting.Date // last day worked of a fixed-term job; zero where it goes on
	Deadline vesting.Date // last day to answer; zero when none is known
	Evidence Evidence     // how firm the offer is; empty when not said
	Currency Currency     // empty means the case's
	Equity   Currency     // of share prices, strikes, values of grants and all of a private company; empty means Currency

	Base        decimal.Decimal // salary a year at the start; 0 of pay by a period
	Rate        PayRate         // pay by a period, or in more than twelve salaries, instead of Base
	Raise       Raise
	Bonus       Bonus
	Bonuses     []Bonus // further ones
	SignOn      []SignOn
	Commission  Commission
	Relocation  Relocation
	Relocations []Relocation // its further parts

	ProfitSharing ProfitSharing

	Price      Price           // of the share
	Sell       Sell            // empty means SellAtVest
	Dividend   decimal.Decimal // a year, of the price, paid on RSUs when they vest: 0.015 is 1.5%
	Private    Private
	Grants     []Grant
	Refreshers []Refresher
	TopUp      TopUp
	Promotion  Promotion
	ESPP       ESPP

	Retirement Retirement
	Benefits   []Benefit
	Costs      []Benefit
	Hours      decimal.Decimal // worked a week; 0 means 40
	Commute    Commute
	PTO        decimal.Decimal // paid days off a year

	Quoted []decimal.Decimal   // the recruiter's yearly totals, from year 1
	Need   decimal.NullDecimal // how much the employer needs the candidate, from 0 to 10; not valid where it is not stated

	Revised vesting.Date   // day of the revision whose terms these are; zero for the first offer
	Earlier []Revision     // the terms before it in order, the first offer first
	Awaited []vesting.Date // days of revisions after the valuation date, which are not in force yet
	From    string         // name of the offer of the case that this is a variant of; empty where it is none

	Current bool // today's job: it joins the comparison as "stay"
}

// groupsOfTerms lists all terms by heading: those of the case, then those of an offer.
func groupsOfTerms() []groupOfTerms {
	all := []groupOfTerms{
		{heading: "For all offers", make: caseTerms},
		{heading: "Offer", make: identityTerms, keys: []string{"company", "name", "short", "role", "level", "location", "start", "deadline", "evidence", "currency", "equity_currency"}},
	}
	for i := range kinds {
		all = append(all, groupOfTerms{heading: kinds[i].group, make: kinds[i].terms, keys: kinds[i].keys})
	}
	all = append(all,
		groupOfTerms{heading: "Share price", make: priceTerms, keys: []string{"price", "sell"}},
		groupOfTerms{heading: "Time", make: workTimeTerms, keys: []string{"hours", "commute", "pto", "end"}},
		groupOfTerms{heading: "Offer", make: recordTerms, keys: []string{"quoted", "need", "current", "from", "mix", "revisions", "notes"}},
	)
	for i := range all[1:] {
		all[1+i].within = inEachOffer
	}
	return all
}

// identityTerms say whose offer it is, for what, and how firm it is.
func identityTerms() []Term {
	return []Term{
		{Path: "company", Label: "Company", field: func(o *Offer, _ int) any { return &o.Company },
			Kind: KindText, Meaning: "the employer; it or name is required", Example: "Initech"},
		{Path: "name", Label: "Name, where the company does not tell", field: func(o *Offer, _ int) any { return &o.Name },
			Kind: KindText, Meaning: "name of the offer, where the company alone would not tell offers apart", Example: "Initech Austin"},
		{Path: "short", Label: "Short name", field: func(o *Offer, _ int) any { return &o.Short },
			Kind: KindText, Bounds: count(1, MaxShort),
			Meaning: fmt.Sprintf("name for tables and pictures, of at most %d characters; without one the first words of the name", MaxShort), Example: "Initech"},
		{Path: "role", Label: "Role", field: func(o *Offer, _ int) any { return &o.Role },
			Kind: KindText, Meaning: "job title", Example: "Senior Product Manager"},
		{Path: "level", Label: "Level", field: func(o *Offer, _ int) any { return &o.Level },
			Kind: KindText, Meaning: "level at the company", Example: "L6"},
		{Path: "location", Label: "Location", field: func(o *Offer, _ int) any { return &o.Location },
			Kind: KindText, Meaning: "place of work", Example: "Seattle, WA"},
		{Path: "start", Label: "First day of work", field: func(o *Offer, _ int) any { return &o.Start },
			Kind: KindDate, Meaning: "first day of work", Default: "the valuation date", Example: "2027-01-11"},
		{Path: "deadline", Label: "Answer by", field: func(o *Offer, _ int) any { return &o.Deadline },
			Kind: KindDate, Meaning: "last day to answer", Example: "2026-12-11"},
		{Path: "evidence", Label: "How firm it is", field: func(o *Offer, _ int) any { return &o.Evidence },
			Kind: KindWord, Choices: asWords(Evidences()),
			Meaning: "how firm the offer is: written, verbal, process, market or aspiration", Example: "written"},
		{Path: "currency", Label: "Currency of the offer", field: func(o *Offer, _ int) any { return &o.Currency },
			Kind: KindCurrency, Meaning: "ISO 4217 code of the offer's amounts", Default: "the one written in the amounts, else the case's,", Example: "USD"},
		{Path: "equity_currency", Label: "Currency of the shares", field: func(o *Offer, _ int) any { return &o.Equity },
			Kind: KindCurrency, Meaning: "ISO 4217 code of share prices, strikes, and the values of grants and refreshers, where the shares are in another currency than the pay in cash",
			Default: "the one written in those amounts, else the offer's,", Example: "USD"},
	}
}

// recordTerms are what else an offer has: no pay.
func recordTerms() []Term {
	return []Term{
		{Path: "quoted", Kind: KindList, Unit: UnitCurrencyAYear, Bounds: count(0, MaxYears), Meaning: "the recruiter's yearly totals, from year 1", Example: "[300k, 300k, 300k, 320k]"},
		{Path: "need", Label: "How much they need you", field: func(o *Offer, _ int) any { return &o.Need },
			Kind: KindCount, Bounds: count(0, 10), Meaning: "how much they need you, from 0 to 10", Example: "8"},
		{Path: "current", Label: "Today's job", field: func(o *Offer, _ int) any { return &o.Current },
			Kind: KindFlag, Meaning: "true for today's job", Default: "false", Example: "true"},
		{Path: "from", Label: "Variant of", field: func(o *Offer, _ int) any { return &o.From },
			Kind: KindText, Meaning: "another offer of the case that this is a variant of: each key given replaces that key whole, and all others but evidence, deadline and quoted are that offer's", Example: "Amazon"},
		{Path: "mix", Kind: KindList, Parts: "offers[]",
			Meaning: "a choice that the letter leaves, such as RSUs or cash: each its name and the keys that it sets; the offer is compared once with each",
			Example: "[{name: all RSUs, rsu: {value: 300k, vesting: 4y quarterly}}, {name: half cash, rsu: {value: 150k, vesting: 4y quarterly}, bonus: 40k}]"},
		{Path: "revisions", Kind: KindList, Parts: "offers[]",
			Meaning: "changes to the offer in order of date, each with its day and the keys that it replaces; those up to the valuation date hold", Example: "[{on: 2026-11-20, base: 170k}]"},
		{Path: "notes", Label: "Notes", field: func(o *Offer, _ int) any { return &o.Notes },
			Kind: KindText, Meaning: "free text", Example: "free text"},
	}
}

// Revision is the terms of an offer from a day on.
type Revision struct {
	On    vesting.Date // zero for the first offer
	Offer Offer
}

// Evidence grades how firm an offer is (SPEC 10.5).
type Evidence string

// The grades of evidence, from the firmest.
const (
	Written    Evidence = "written"
	Verbal     Evidence = "verbal"
	InProcess  Evidence = "process"
	MarketData Evidence = "market"
	Aspiration Evidence = "aspiration"
)

// Evidences lists the grades of evidence, from the firmest.
func Evidences() []Evidence {
	return []Evidence{Written, Verbal, InProcess, MarketData, Aspiration}
}

// start returns the first day of work: the case's valuation date where none is given.
func (o *Offer) start(c *Case) vesting.Date {
	if o.Start.IsZero() {
		return c.AsOf
	}
	return o.Start
}

func (o *Offer) currency(c *Case) Currency {
	if o.Currency == "" {
		return c.Currency
	}
	return o.Currency
}

// equity returns the currency of the offer's shares.
func (o *Offer) equity(c *Case) Currency {
	if o.Equity == "" {
		return o.currency(c)
	}
	return o.Equity
}

func (o *Offer) check(at checker, c *Case) {
	if seen(o.Company) == "" && seen(o.Name) == "" {
		at.refuse("an offer needs a company or a name that can be seen", "add company: NAME")
	}
	at.at("start").year(o.Start)
	o.checkEnd(at, c)
	if o.Currency != "" {
		at.at("currency").currency(o.Currency)
	}
	at.at("currency").exchanged(o.currency(c), c)
	if o.Equity != "" {
		at.at("equity_currency").currency(o.Equity)
		if o.Equity != o.currency(c) {
			at.at("equity_currency").exchanged(o.Equity, c)
		}
	}
	if o.Evidence != "" {
		oneOf(at.at("evidence"), o.Evidence)
	}
	o.checkWorkTime(at)
	o.Price.check(at.at("price"), o)
	if o.Sell != "" {
		oneOf(at.at("sell"), o.Sell)
	}
	for i := range kinds {
		kinds[i].check(o, at, c)
	}
	at.at("quoted").tooMany(len(o.Quoted), "yearly totals", "write a total a year, from year 1")
	for i, total := range o.Quoted {
		at.at("quoted[%d]", i).amount(total)
	}
	at.at("need").need(o.Need)
	o.checkStay(at, c)
}

// vests counts the instalments of all that is granted within the horizon.
func (c *Case) vests() (n int) {
	for i := range c.Offers {
		o := &c.Offers[i]
		for k := range o.Grants {
			n += o.Grants[k].Vesting.Count()
		}
		for k := range o.Refreshers {
			n += o.Refreshers[k].count(min(max(c.Years, 0), MaxYears)) * o.Refreshers[k].Vesting.Count()
		}
	}
	return n
}
