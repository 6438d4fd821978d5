package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Step is a named step between the terms and the payments.
type Step struct {
	Name  string
	Value decimal.Decimal
	How   string // of terms and of other steps
}

// Deep is how the payments of an offer came about, down to the letter.
type Deep struct {
	Made  []calc.Number // the amounts of the payments, in their order
	Steps []Step        // each after those that it rests on
	Terms []Term
	Fixed []string // what is taken apart no further
}

// deep takes the payments of an offer apart, and the figure that is made of them. Each step and
// each term stands once.
func deep(r *comp.Result, payments comp.Timeline, figure calc.Number, written Written, in comp.Currency) (*Deep, error) {
	f := amounts{in}
	d, named := &Deep{}, map[string]bool{}
	for i := range payments {
		p := &payments[i]
		d.Made = append(d.Made, p.Number())
		if title := r.TitleOf(p.Component); !p.Number().Live() && !slices.Contains(d.Fixed, title) {
			d.Fixed = append(d.Fixed, title)
		}
	}
	all := append(slices.Clone(d.Made), figure)
	var err error
	if d.Terms, err = termsOf(all, written); err != nil {
		return nil, err
	}
	err = calc.Walk(all, func(n calc.Number) {
		if n.Op() != calc.OpNamed {
			return
		}
		s := Step{Name: n.Name(), Value: n.Decimal(), How: f.formula(n.Operands()[0])}
		if key := s.Name + " = " + s.How; !named[key] {
			named[key] = true
			d.Steps = append(d.Steps, s)
		}
	})
	return d, err
}

// amounts writes the numbers of formulas, of which nothing says which are amounts and which counts, as
// amounts of the reporting currency are grouped.
type amounts struct{ in comp.Currency }

// formula writes a number in the terms and steps that it is made of, with their values.
func (f amounts) formula(n calc.Number) string {
	operands := n.Operands()
	of := func(i int) string { return f.operand(operands[i]) }
	switch n.Op() {
	case calc.OpSum, calc.OpAdd:
		if len(operands) > mostTerms {
			return fmt.Sprintf("the sum of %d such parts: %s, ...", len(operands), of(0))
		}
		var parts []string
		for i := range operands {
			parts = append(parts, of(i))
		}
		return strings.Join(parts, " + ")
	case calc.OpSub:
		if operands[0].Op() == calc.OpSub { // what is taken off one after the other needs no brackets
			return f.formula(operands[0]) + " - " + of(1)
		}
		return of(0) + " - " + of(1)
	case calc.OpMul:
		return of(0) + " x " + of(1)
	case calc.OpNeg:
		if floor := operands[0]; floor.Op() == calc.OpFloor {
			if inner := floor.Operands()[0]; inner.Op() == calc.OpNeg { // -floor(-x)
				return f.formula(inner.Operands()[0]) + ", whole ones above"
			}
		}
		return "-" + of(0)
	case calc.OpMin, calc.OpMax:
		which := map[calc.Op]string{calc.OpMin: "lesser", calc.OpMax: "greater"}[n.Op()]
		return fmt.Sprintf("the %s of %s and %s", which, of(0), of(1))
	case calc.OpDiv:
		divisor := of(1)
		if operands[1].Op() == calc.OpMul {
			divisor = "(" + divisor + ")"
		}
		return of(0) + " / " + divisor
	case calc.OpRound:
		return fmt.Sprintf("%s, to %s", f.formula(operands[0]), Count(int(n.Places()), "decimal"))
	case calc.OpFloor:
		return f.formula(operands[0]) + ", whole ones below"
	case calc.OpPart, calc.OpPartFloor:
		num, den := n.Fraction()
		part := fmt.Sprintf("%d/%d of %s", num, den, of(0))
		if n.Op() == calc.OpPartFloor {
			part += ", whole ones below"
		}
		return part
	case calc.OpIf:
		return f.formula(taken(n))
	case calc.OpFixed, calc.OpInput, calc.OpNamed, calc.OpGrow, calc.OpDaily:
		return f.operand(n)
	}
	return Amount(n.Decimal(), f.in)
}

// taken is the branch of a choice that is taken today.
func taken(n calc.Number) calc.Number {
	operands := n.Operands()
	if operands[0].Decimal().IsZero() {
		return operands[2]
	}
	return operands[1]
}

// mostTerms are the terms of a sum that are written out.
const mostTerms = 6

// operand writes a number inside another's formula.
func (f amounts) operand(n calc.Number) string {
	switch n.Op() {
	case calc.OpFixed:
		return Amount(n.Decimal(), f.in)
	case calc.OpInput:
		return fmt.Sprintf("%s %s", (&Term{Path: n.Term()}).InOffer(), Amount(n.Decimal(), f.in))
	case calc.OpNamed:
		return Amount(n.Decimal(), f.in)
	case calc.OpGrow, calc.OpDaily:
		months, days := n.Span()
		return fmt.Sprintf("(1 + %s)^%s", f.operand(n.Operands()[0]), span(months, days))
	case calc.OpMul:
		return f.formula(n)
	case calc.OpIf:
		return f.operand(taken(n))
	}
	return "(" + f.formula(n) + ")"
}

// span writes the exponent of a growth in years.
func span(months, days int) string {
	switch {
	case months == 0 && days != 0:
		return fmt.Sprintf("(%d/365)", days)
	case days == 0 && months%12 == 0:
		return fmt.Sprint(months / 12)
	case days == 0:
		return fmt.Sprintf("(%d/12)", months)
	}
	return fmt.Sprintf("(%d/12 + %d/365)", months, days)
}

// blocks writes the steps and the terms down, amounts in the currency of the offer.
func (d *Deep) blocks(r *comp.Result, reporting comp.Currency) []Block {
	var blocks []Block
	if len(d.Steps) > 0 {
		steps := List{}
		for _, s := range d.Steps {
			steps.Items = append(steps.Items, fmt.Sprintf("%s: %s = %s", s.Name, Amount(s.Value.Round(shownPlaces), reporting), s.How))
		}
		blocks = append(blocks, Paragraph{Text: "The steps from the terms on, each once:"}, steps)
	}
	if len(d.Fixed) > 0 {
		blocks = append(blocks, Paragraph{Text: "Taken apart no further: " + strings.Join(d.Fixed, "; ") + "."})
	}
	if len(d.Terms) == 0 {
		return blocks
	}
	terms := List{}
	for i := range d.Terms {
		t := &d.Terms[i]
		terms.Items = append(terms.Items, fmt.Sprintf("%s (%s): %s, %s%s", t.InOffer(), t.Meaning(), t.Measured(r.CurrencyOf(t.InOffer()), reporting), t.Source(), t.effect(reporting)))
	}
	return append(blocks, Paragraph{Text: "The terms, each where it is written, and what a little more of it does to the figure:"}, terms)
}
