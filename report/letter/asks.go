package letter

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// asks are what a text asks for: packages of equal worth where there are two or more, else one thing.
type asks struct {
	packages []negotiate.Package
	single   []negotiate.Change
	value    decimal.Decimal     // of the metric with it
	reaches  bool                // the target
	high     decimal.NullDecimal // the end of the range that begins with the last change
}

// mostPackages are offered at once: with more nobody chooses.
const mostPackages = 3

func newAsks(n *report.Negotiation, o Options) (a asks) {
	if n.Reached() || n.Ends() {
		return a
	}
	a.single, a.value, a.reaches = n.Counter()
	if packages := n.EqualPackages(); len(packages) > 1 && !o.Range {
		a.packages = packages[:min(len(packages), mostPackages)]
		return a
	}
	if o.Range && a.reaches && len(a.single) > 0 {
		a.high = rangeFrom(a.single[len(a.single)-1])
	}
	return a
}

// any reports whether something is asked for.
func (a *asks) any() bool { return len(a.single) > 0 || len(a.packages) > 0 }

// rangeFrom is the high end of a range whose low end is the ask (Ames & Mason, JPSP 2015): half of the
// increase above it, a tenth of the ask at the most, in whole steps and within the cap. There is none
// where not a step fits.
func rangeFrom(c negotiate.Change) (high decimal.NullDecimal) {
	l := c.Lever
	more := decimal.Min(c.Increase().Div(decimal.NewFromInt(2)), c.To.Div(decimal.NewFromInt(10)))
	steps := more.Div(l.Step).Floor()
	if steps.IsZero() {
		steps = decimal.NewFromInt(1)
	}
	to := c.To.Add(l.Step.Mul(steps))
	if l.Cap.Valid && to.GreaterThan(l.Cap.Decimal) {
		to = c.To.Add(l.Cap.Decimal.Sub(c.To).Div(l.Step).Floor().Mul(l.Step))
	}
	if to.GreaterThan(c.To) {
		high = decimal.NewNullDecimal(to)
	}
	return high
}

// changes are all that is asked for, in whichever package.
func (a *asks) changes() (all []negotiate.Change) {
	if a.packages == nil {
		return a.single
	}
	for i := range a.packages {
		all = append(all, raised(a.packages[i].Changes())...)
	}
	return all
}

// raised are the changes that ask for more than there is.
func raised(changes []negotiate.Change) (more []negotiate.Change) {
	for _, c := range changes {
		if !c.Increase().IsZero() {
			more = append(more, c)
		}
	}
	return more
}

// one says the one ask, with what the offer has today.
func (a *asks) one(n *report.Negotiation) string {
	changes := raised(a.single)
	last := len(changes) - 1
	if !a.high.Valid || last < 0 || changes[last].Lever != a.single[len(a.single)-1].Lever {
		return said(n, changes, "")
	}
	return said(n, changes, n.RangeInWords(changes[last], a.high.Decimal))
}

// said says changes, each with what it is today: "a base of $187,000, up from $165,000". The last may
// have words of its own.
func said(n *report.Negotiation, changes []negotiate.Change, last string) string {
	var parts []string
	for i, c := range changes {
		part := n.InWords([]negotiate.Change{c})
		if last != "" && i == len(changes)-1 {
			part = last
		}
		parts = append(parts, part+n.UpFrom(c.Lever))
	}
	return report.InSeries(parts)
}

// inLetters lists the packages: "A: a base of $166,000 (up from $160,000) and ...".
func (a *asks) inLetters(n *report.Negotiation) (items []string) {
	for i := range a.packages {
		items = append(items, fmt.Sprintf("%s: %s", report.PackageLetter(i), said(n, raised(a.packages[i].Changes()), "")))
	}
	return items
}
