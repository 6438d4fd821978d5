package report

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Question is which number is to be explained. The zero Question asks for the total of
// every offer.
type Question struct {
	Offer     string         // name or company; empty means every offer
	Year      int            // service year; 0 means every year
	Component comp.Component // empty means every component
	Certainty comp.Certainty // empty means every certainty
	Metric    string         // instead of year, component and certainty: any metric, walkaway@14 included
	Deep      Written        // where terms are written, to explain the payments down to them; nil where that is not asked
}

// Explanation is the payments behind a number; their sum is the number.
type Explanation struct {
	Question   Question
	Comparison *comp.Comparison
	Offers     []ExplainedOffer
}

// ExplainedOffer is the payments of one offer.
type ExplainedOffer struct {
	Result   *comp.Result
	Payments comp.Timeline
	Total    decimal.Decimal // what the payments, and the trace's lines, add up to
	Trace    *comp.Trace     // of a metric; otherwise nil
	Deep     *Deep           // how the payments came about; nil where that was not asked
}

// Value returns the number asked about.
func (o *ExplainedOffer) Value() decimal.Decimal {
	if o.Trace != nil {
		return o.Trace.Value
	}
	return o.Total
}

// UnknownOfferError reports a name that no offer of the case has.
type UnknownOfferError struct {
	Name  string
	Known []string
}

func (e *UnknownOfferError) Error() string {
	return fmt.Sprintf("no offer is named %q; write one of %s", e.Name, strings.Join(e.Known, ", "))
}

// FindOffer returns the offer that a person means by a name: as it is printed, else in whatever case, as tables
// shorten it, or by its company; else the only one whose name begins so. It returns an *UnknownOfferError
// for a name that is none, or the beginning of several.
func FindOffer(c *comp.Comparison, name string) (*comp.Result, error) {
	for _, is := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i := range c.Offers {
			if r := &c.Offers[i]; is(r.Name, name) || is(Plain(r.Name), name) || is(offerTitle(r), name) {
				return r, nil
			}
		}
	}
	for _, means := range []func(*comp.Result) bool{
		func(r *comp.Result) bool { return strings.EqualFold(r.Short, name) },
		func(r *comp.Result) bool { return strings.EqualFold(r.Offer.Company, name) },
		func(r *comp.Result) bool {
			return name != "" && len(name) <= len(r.Name) && strings.EqualFold(r.Name[:len(name)], name)
		},
	} {
		if r := onlyOne(c, means); r != nil {
			return r, nil
		}
	}
	e := &UnknownOfferError{Name: name}
	for i := range c.Offers {
		e.Known = append(e.Known, c.Offers[i].Name)
	}
	return nil, e
}

// onlyOne returns the offer that is meant; nil where none is, or several are.
func onlyOne(c *comp.Comparison, means func(*comp.Result) bool) (only *comp.Result) {
	for i := range c.Offers {
		if r := &c.Offers[i]; means(r) {
			if only != nil {
				return nil
			}
			only = r
		}
	}
	return only
}

// Explain finds the payments behind a number. It returns an *UnknownOfferError or a
// *comp.MetricError for a question about nothing in the comparison.
func Explain(c *comp.Comparison, q Question) (*Explanation, error) {
	e := &Explanation{Question: q, Comparison: c}
	asked := make([]*comp.Result, len(c.Offers))
	for i := range c.Offers {
		asked[i] = &c.Offers[i]
	}
	if q.Offer != "" {
		r, err := FindOffer(c, q.Offer)
		if err != nil {
			return nil, err
		}
		asked = []*comp.Result{r}
	}
	var sensitivity *comp.Sensitivity
	if q.Deep != nil {
		var err error
		if sensitivity, err = q.sensitivity(c); err != nil {
			return nil, err
		}
	}
	for _, r := range asked {
		o, err := explained(c, r, q)
		if err == nil && q.Deep != nil {
			err = o.deepen(c, q, sensitivity)
		}
		if err != nil {
			return nil, err
		}
		e.Offers = append(e.Offers, o)
	}
	return e, nil
}

// sensitivity is the number asked about, ready to be worked out for other terms.
func (q *Question) sensitivity(c *comp.Comparison) (*comp.Sensitivity, error) {
	if q.Metric != "" {
		return c.Sensitivity(q.Metric)
	}
	return c.SensitivityOfPayments(q.asks)
}

// asks reports whether the number asked about counts a payment.
func (q *Question) asks(p *comp.Payment) bool {
	return (q.Year == 0 || p.Year == q.Year) && (q.Component == "" || p.Component == q.Component) && (q.Certainty == "" || p.Certainty == q.Certainty)
}

// deepen takes the payments apart, down to the terms of the case.
func (o *ExplainedOffer) deepen(c *comp.Comparison, q Question, s *comp.Sensitivity) error {
	remembers, err := c.Remember(o.Result)
	if err != nil {
		return err
	}
	again, err := explained(c, &remembers.Result, q)
	if err != nil {
		return err
	}
	// Beside the payments stand those of 0 that another term would bring alive.
	var paid comp.Timeline
	for i := range again.Payments {
		p := &again.Payments[i]
		if len(paid) == len(o.Payments) {
			break
		}
		if isSame(p, &o.Payments[len(paid)]) {
			paid = append(paid, *p)
		}
	}
	if len(paid) != len(o.Payments) {
		return fmt.Errorf("%s: %d payments, of which %d remember how they came about", o.Result.Name, len(o.Payments), len(paid))
	}
	i := slices.IndexFunc(c.Offers, func(r comp.Result) bool { return r.Name == o.Result.Name })
	if o.Deep, err = deep(o.Result, paid, s.Numbers[i], q.Deep, c.Case.Currency); err != nil {
		return err
	}
	return moveTerms(o.Deep.Terms, s, i)
}

// isSame reports whether two timelines of one offer have the same payment.
func isSame(p, q *comp.Payment) bool {
	return p.Date == q.Date && p.Year == q.Year && p.Component == q.Component && p.Term == q.Term &&
		p.Granted == q.Granted && p.TrueUp == q.TrueUp && p.Amount.Equal(q.Amount)
}

func explained(c *comp.Comparison, r *comp.Result, q Question) (ExplainedOffer, error) {
	o := ExplainedOffer{Result: r}
	if q.Metric != "" {
		trace, err := c.Trace(r, q.Metric)
		if err != nil {
			return o, err
		}
		o.Trace, o.Payments, o.Total = trace, trace.Payments, trace.Sum
		return o, nil
	}
	for i := range r.Timeline {
		if p := &r.Timeline[i]; q.asks(p) {
			o.Payments = append(o.Payments, *p)
		}
	}
	o.Total = o.Payments.Total()
	return o, nil
}

// Document writes the explanation down.
func (e *Explanation) Document() *Document {
	c := e.Comparison
	doc := &Document{
		Title:    e.title(),
		Subtitle: fmt.Sprintf("%s, valued on %v; every payment behind the number", c.Case.Currency, c.Case.AsOf),
		Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	for i := range e.Offers {
		doc.Sections = append(doc.Sections, e.section(i))
		o := &e.Offers[i]
		doc.Verdict.add(o.conclusion(c.Case.Currency))
	}
	doc.Sections = append(doc.Sections, assumptionSection(c))
	return doc
}

// conclusion says what the number is and what it is the sum of.
func (o *ExplainedOffer) conclusion(currency comp.Currency) string {
	text := fmt.Sprintf("%s: %s, the sum of %s", o.Result.Name, Money(o.Total, currency), Count(len(o.Payments), "payment"))
	t := o.Trace
	switch {
	case t == nil:
	case len(t.Payments) == 0:
		text = fmt.Sprintf("%s: %s, the sum of %s", o.Result.Name, Money(o.Total, currency), Count(len(t.Lines), "term"))
	case len(t.Lines) > 0:
		text += fmt.Sprintf(" and %s", Count(len(t.Lines), "deduction"))
	}
	if t != nil && !t.Divisor.IsZero() {
		text += fmt.Sprintf("; divided by %s %s it is %s", Number(t.Divisor), t.Of, Money(t.Value, currency))
	}
	return text + "."
}

func (e *Explanation) title() string {
	if e.Question.Metric != "" {
		return e.Offers[0].Trace.Metric.Title + ": " + e.Offers[0].Trace.Metric.Meaning
	}
	text := "All pay"
	if e.Question.Component != "" {
		text = e.Comparison.TitleOf(e.Question.Component)
	}
	if e.Question.Certainty != "" {
		text += ", " + string(e.Question.Certainty)
	}
	if e.Question.Year != 0 {
		return fmt.Sprintf("%s in service year %d", text, e.Question.Year)
	}
	return fmt.Sprintf("%s over %s", text, Count(e.Comparison.Case.Years, "year"))
}

func (e *Explanation) section(i int) Section {
	o := &e.Offers[i]
	id := fmt.Sprintf("explain-%d", i+1)
	t := Table{ID: id, Title: o.Result.Name, Caption: string(e.Comparison.Case.Currency), Columns: []Column{
		textColumn("Date"), numberColumn("Year"), textColumn("Item"), textColumn("How"), numberColumn("Amount"),
	}}
	if e.isDiscounted() {
		t.Columns = []Column{textColumn("Date"), textColumn("Item"), numberColumn("Amount"), numberColumn("Present value")}
	}
	for j := range o.Payments {
		t.Rows = append(t.Rows, e.paymentRow(o, j))
	}
	t.Rows = append(t.Rows, o.lineRows(&e.Comparison.Case)...)
	total := []Cell{textCell("Total"), {Kind: EmptyCell}, {Kind: EmptyCell}, {Kind: EmptyCell}, moneyCell(o.Total)}
	if e.isDiscounted() {
		total = []Cell{textCell("Total"), {Kind: EmptyCell}, moneyCell(o.Payments.Total()), moneyCell(o.Total)}
	}
	t.Rows = append(t.Rows, Row{Total: true, Cells: total})
	s := Section{ID: id, Part: Detail, Title: o.Result.Name, Blocks: []Block{t}}
	s.Blocks = append(s.Blocks, taxSteps(o.Result, o.taxes(), id)...)
	if rates := exchanged(e.Comparison, o); rates != "" {
		s.Blocks = append(s.Blocks, List{Items: []string{rates}})
	}
	if rules := o.rules(&e.Comparison.Case); rules != nil {
		s.Blocks = append(s.Blocks, List{Items: rules})
	}
	if o.Deep != nil {
		s.Blocks = append(s.Blocks, o.Deep.blocks(o.Result, e.Comparison.Case.Currency)...)
	}
	return s
}

// isDiscounted reports whether the number asked about is a present value.
func (e *Explanation) isDiscounted() bool {
	t := e.Offers[0].Trace
	return t != nil && t.Metric.Kind == comp.MetricPV
}

// exchanged says at which rates an offer's payments are converted; empty for an offer in the
// reporting currency.
func exchanged(c *comp.Comparison, o *ExplainedOffer) string {
	var rates []string
	last := ""
	for i := range o.Payments {
		p := &o.Payments[i]
		if p.Native.IsZero() || p.Currency != "" { // which says its rate itself
			continue
		}
		rate, _ := c.Case.Exchange(o.Result.Currency, p.Date)
		if text := Number(rate); text != last {
			rates, last = append(rates, fmt.Sprintf("%s for payments from %v on", text, p.Date)), text
		}
	}
	if rates == nil {
		return ""
	}
	return fmt.Sprintf("How is in %s; each amount is converted to %s on its payday, at %s.", o.Result.Currency, c.Case.Currency, strings.Join(rates, ", "))
}

// paymentRow is one payment: how it was made, or, of the present value, what it is
// discounted to.
func (e *Explanation) paymentRow(o *ExplainedOffer, j int) Row {
	p := &o.Payments[j]
	if e.isDiscounted() {
		return Row{Cells: []Cell{dateCell(p.Date), textCell(p.Item), moneyCell(p.Amount), moneyCell(o.Trace.Parts[j])}}
	}
	return Row{Cells: []Cell{
		dateCell(p.Date), numberCell(decimal.NewFromInt(int64(p.Year))), textCell(p.Item), textCell(e.how(o.Result, p)), moneyCell(p.Amount),
	}}
}

// lineRows are what is no payment. A long reason stands below the table instead.
func (o *ExplainedOffer) lineRows(c *comp.Case) []Row {
	if o.Trace == nil {
		return nil
	}
	var rows []Row
	for i := range o.Trace.Lines {
		item, how := LineInWords(&o.Trace.Lines[i], c)
		rows = append(rows, Row{Cells: []Cell{
			{Kind: EmptyCell}, {Kind: EmptyCell}, textCell(item), textCell(short(how)), moneyCell(o.Trace.Lines[i].Amount),
		}})
	}
	return rows
}

// taxes are those among the lines.
func (o *ExplainedOffer) taxes() (years []*comp.YearTax) {
	if o.Trace == nil {
		return nil
	}
	for i := range o.Trace.Lines {
		if y := o.Trace.Lines[i].Tax; y != nil {
			years = append(years, y)
		}
	}
	return years
}

// widestReason is how much of a reason a column has room for.
const widestReason = 40

func short(how string) string {
	if len(how) > widestReason {
		return ""
	}
	return how
}

// rules lists the rules that the payments follow, each once, and the long reasons.
func (o *ExplainedOffer) rules(c *comp.Case) []string {
	var rules []string
	for j := range o.Payments {
		rule := fmt.Sprintf("%s: %s.", o.Result.TitleOf(o.Payments[j].Component), RuleOf(o.Result, &o.Payments[j]))
		if !slices.Contains(rules, rule) {
			rules = append(rules, rule)
		}
	}
	if o.Trace == nil {
		return rules
	}
	for i := range o.Trace.Lines {
		if item, how := LineInWords(&o.Trace.Lines[i], c); short(how) == "" {
			rules = append(rules, fmt.Sprintf("%s: %s.", item, how))
		}
	}
	return rules
}

// shownPlaces are the decimals to which a price is shown that is a quotient and has dozens, where they
// are enough to make the amount of it again; mostPlaces are those at which that is given up.
const shownPlaces, mostPlaces = 6, 12

// shownPrice is the price of a payment with so many decimals that the quantity times it is the amount
// that the whole quotient makes: 21,125 x (33.33333333 - 3), not 33.333333, which lacks a cent.
func shownPrice(p *comp.Payment, in comp.Currency) decimal.Decimal {
	for places := int32(shownPlaces); places < mostPlaces; places++ {
		shown := p.Price.Round(places)
		if in.Round(p.Quantity.Mul(shown.Sub(p.Strike))).Equal(in.Round(p.Quantity.Mul(p.Price.Sub(p.Strike)))) {
			return shown
		}
	}
	return p.Price.Round(mostPlaces)
}

// How writes the arithmetic of one payment on a line: "88 x 1,825.05", "15% of
// 160,000.00", "1/12 of 160,000.00".
func How(p *comp.Payment, in comp.Currency) string {
	price, strike := Amount(shownPrice(p, in), in), Amount(p.Strike, in)
	quantity := Number(p.Quantity)
	if p.Valued == comp.InDollars || p.Valued == comp.NotValued {
		quantity = Amount(p.Quantity, in)
	}
	if p.Valued == comp.InDollars {
		price = Number(shownPrice(p, in)) // an index
	}
	switch {
	case p.Price.LessThan(p.Strike): // underwater
		return fmt.Sprintf("%s x max(0, %s - %s)", quantity, price, strike)
	case !p.Strike.IsZero():
		return fmt.Sprintf("%s x (%s - %s)", quantity, price, strike)
	case !p.Quantity.IsZero():
		return fmt.Sprintf("%s x %s", quantity, price)
	case !p.Rate.IsZero() && !p.Basis.IsZero():
		return fmt.Sprintf("%s of %s", ExactPercent(p.Rate), Amount(p.Basis, in))
	case equalPart(p) != "":
		return equalPart(p) + " of " + Amount(p.Basis, in)
	case !p.Basis.IsZero():
		return Amount(p.Basis, in)
	case !p.Rate.IsZero():
		return ExactPercent(p.Rate)
	}
	return ""
}

// how says how a payment of an offer came about, down to the rate that converts what is paid in
// another currency than the offer.
func (e *Explanation) how(r *comp.Result, p *comp.Payment) string {
	in := r.PaidIn(p)
	text := How(p, in)
	switch {
	case p.Currency == "":
		return text
	case in == e.Comparison.Case.Currency:
		return fmt.Sprintf("%s in %s", text, in)
	}
	rate, _ := e.Comparison.Case.Exchange(in, p.ExchangedOn())
	return fmt.Sprintf("%s is %s %s, at %s", text, in, Money(p.Native, in), Number(rate))
}

// equalPart writes the part that one month's salary, or an extra one, is of a year's: 1/12 or 1/14; empty
// of any other payment.
func equalPart(p *comp.Payment) string {
	part := new(big.Rat).Sub(p.To.Rat(), p.From.Rat())
	if p.Basis.IsZero() || !part.Num().IsInt64() || part.Num().Int64() != 1 || part.IsInt() || part.Cmp(big.NewRat(1, 12)) > 0 {
		return ""
	}
	return part.RatString()
}
