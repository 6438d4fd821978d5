// Package jsonfile writes a comparison, and the other answers, as stable JSON contracts: money as
// strings with the currency's decimals ("300200.00"), dates as 2027-01-11, keys in snake_case.
package jsonfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Comparison is the contract of `offerkit compare --format json`.
type Comparison struct {
	AsOf        vesting.Date  `json:"as_of"`
	Candidate   string        `json:"candidate,omitempty"`
	Currency    comp.Currency `json:"currency"`
	Years       int           `json:"years"`
	Verdict     Verdict       `json:"verdict"`
	Assumptions Assumptions   `json:"assumptions"`
	Offers      []Offer       `json:"offers"`
	Rankings    []Ranking     `json:"rankings"`
	Crossovers  []Crossover   `json:"crossovers"`
	Disagree    *Disagreement `json:"disagreement,omitempty"` // left out where no two offers lead on different metrics
	Notes       []string      `json:"notes"`
	Rounds      []Move        `json:"rounds,omitempty"`     // as those of `offerkit rounds`
	Ask         *Ask          `json:"ask,omitempty"`        // the contract of `offerkit ask`, where a report was asked
	BreakEven   *BreakEvens   `json:"break_even,omitempty"` // the contracts of the commands, where a report was asked
	Stress      *Stress       `json:"stress,omitempty"`
	Scenarios   *Scenarios    `json:"scenarios,omitempty"`
	Simulation  *Simulation   `json:"simulation,omitempty"`
}

// Offer is what one offer comes to.
type Offer struct {
	Name        string            `json:"name"`
	Short       string            `json:"short"` // for tables and pictures
	Company     string            `json:"company"`
	Role        string            `json:"role,omitempty"`
	Level       string            `json:"level,omitempty"`
	Location    string            `json:"location,omitempty"`
	Deadline    *vesting.Date     `json:"deadline,omitempty"`
	Evidence    comp.Evidence     `json:"evidence,omitempty"`
	Remarks     string            `json:"remarks,omitempty"` // the case's own notes on the offer
	Currency    comp.Currency     `json:"currency"`
	Equity      comp.Currency     `json:"equity_currency,omitempty"` // of its shares, where that is another one
	Current     bool              `json:"current,omitempty"`         // today's job: to stay
	Start       vesting.Date      `json:"start"`
	End         vesting.Date      `json:"end,omitzero"` // the last day of a fixed term
	Price       *Price            `json:"price,omitempty"`
	Sell        comp.Sell         `json:"sell,omitempty"`   // hold, where shares are not sold at vest
	From        string            `json:"from,omitempty"`   // name of the offer that this is a variant of
	Rounds      []OfferRound      `json:"rounds,omitempty"` // from the first offer to the one compared, where it was revised
	Native      *Native           `json:"native,omitempty"` // of an offer in another currency than the report's
	Years       []Period          `json:"years"`
	Periods     []Period          `json:"periods,omitempty"`        // of the view asked for, where it is not by year
	AfterTax    []YearTax         `json:"after_tax,omitempty"`      // by service year
	CalendarTax []YearTax         `json:"calendar_taxes,omitempty"` // by calendar year, of the calendar views
	Metrics     map[string]string `json:"metrics"`
	Band        *Band             `json:"band,omitempty"` // of the total, where refreshers are expected
	Drop        *Drop             `json:"largest_drop,omitempty"`
	PTO         string            `json:"pto_a_year,omitempty"`
	Exercise    string            `json:"exercise_cost,omitempty"`
	Paper       []Paper           `json:"paper,omitempty"`
	Grid        *ExitGrid         `json:"exit_grid,omitempty"`
	Discount    []Discount        `json:"discounts,omitempty"`
	Staying     map[string]string `json:"against_staying,omitempty"` // by metric, less the first of today's jobs
	Resign      *Resignation      `json:"resigning,omitempty"`       // of today's job
	After       []After           `json:"after_horizon,omitempty"`
	Readings    []Reading         `json:"other_readings,omitempty"` // of schedules of which sources disagree
	Notes       []string          `json:"notes"`
}

// After is what a term vests after the horizon: in no figure.
type After struct {
	Item   string `json:"item"`
	Shares string `json:"shares,omitempty"`
	Amount string `json:"amount"`
}

// Reading is what another reading of a schedule would change, by service year and in all.
type Reading struct {
	Item     string   `json:"item"`
	Schedule string   `json:"schedule"`
	Years    []string `json:"years"`
	Total    string   `json:"total"`
}

// Resignation is what resigning from today's job comes to, on the first compared day and
// in the cheapest month of the twelve from then on.
type Resignation struct {
	Now      LeaveMonth `json:"now"`
	Cheapest LeaveMonth `json:"cheapest"`
}

// Price is the assumption about an offer's share.
type Price struct {
	Today        string            `json:"today,omitempty"`
	Growth       string            `json:"growth,omitempty"`
	GrowthTiming comp.GrowthTiming `json:"growth_timing,omitempty"`
	Path         []PricePoint      `json:"path,omitempty"`
}

// PricePoint is a dated price.
type PricePoint struct {
	On    vesting.Date `json:"on"`
	Price string       `json:"price"`
}

// Period is one line of a statement.
type Period struct {
	Year       int               `json:"year,omitempty"`
	Label      string            `json:"label,omitempty"`
	From       vesting.Date      `json:"from"`
	To         vesting.Date      `json:"to"`
	Components map[string]string `json:"components"`
	Total      string            `json:"total"`
	Guaranteed string            `json:"guaranteed"`
	Certainty  map[string]string `json:"certainty"`
	AfterTax   *PeriodTax        `json:"after_tax,omitempty"` // of a calendar view
}

// Band is a total without and with the refreshers and the top-up that nobody has put in writing.
type Band struct {
	Low  string `json:"low"`
	High string `json:"high"`
}

// Paper is one award of a private company at prices that nobody pays today.
type Paper struct {
	Item        string `json:"item"`
	Granted     string `json:"granted"`
	Vested      string `json:"vested"`
	AtFMV       string `json:"at_fmv,omitempty"`       // left out where the price is not known
	AtPreferred string `json:"at_preferred,omitempty"` // the same
	Exercise    string `json:"exercise_cost"`
}

// ExitGrid is what private equity pays by the value of the exit and by the dilution until
// then.
type ExitGrid struct {
	Exits     []string          `json:"exits"`
	Dilutions []decimal.Decimal `json:"dilutions"`
	Payouts   [][]string        `json:"payouts"` // by exit, then by dilution
}

// Discount is one line that risk takes off the total in risk-adjusted.
type Discount struct {
	Title  string          `json:"title"`
	Of     string          `json:"of"`
	Rate   decimal.Decimal `json:"rate"`
	Amount string          `json:"amount"`
}

// Native is an offer's totals in its own currency.
type Native struct {
	Currency comp.Currency `json:"currency"`
	Years    []NativeYear  `json:"years"`
	Total    string        `json:"total"`
}

// NativeYear is the total of one service year in the offer's own currency.
type NativeYear struct {
	Year  int    `json:"year"`
	Total string `json:"total"`
}

// Drop is the largest fall from one service year to the next.
type Drop struct {
	From   int    `json:"from_year"`
	To     int    `json:"to_year"`
	Amount string `json:"amount"`
}

// Ranking is the order of the offers by one metric.
type Ranking struct {
	Metric  string       `json:"metric"`
	Order   []string     `json:"order"`
	Gap     string       `json:"gap"`
	Verdict comp.Verdict `json:"verdict"`
}

// rankings writes the rankings of a comparison.
func rankings(c *comp.Comparison) (list []Ranking) {
	for _, r := range c.Rankings {
		ranking := Ranking{Metric: r.Metric.Name, Gap: money(c, r.Gap), Verdict: r.Verdict}
		for _, i := range r.Order {
			ranking.Order = append(ranking.Order, c.Offers[i].Name)
		}
		list = append(list, ranking)
	}
	return list
}

// Crossover is a day on which another offer becomes the one that has paid most.
type Crossover struct {
	Date vesting.Date `json:"date"`
	From string       `json:"from"`
	To   string       `json:"to"`
	Lead string       `json:"lead"`
}

// Write writes the contract of the document's comparison.
func Write(w io.Writer, d *report.Document) error {
	result := contract(d)
	if err := errors.Join(rounds(d.Comparison, result.Offers), afterTax(d, result.Offers)); err != nil {
		return err
	}
	result.Rounds = moves(d.Comparison, d.Moves)
	if d.Ask != nil {
		ask := askOf(d.Ask)
		result.Ask = &ask
	}
	if d.Risk != nil {
		result.judge(d.Risk)
	}
	return encode(w, result)
}

// judge adds what the commands of risk answer.
func (c *Comparison) judge(j *report.Judgment) {
	if j.Thresholds != nil {
		c.BreakEven = breakEvensOf(j.Thresholds)
	}
	if j.Stress != nil {
		c.Stress = stressOf(j.Stress)
	}
	c.Scenarios = scenariosOf(j.Outlook)
	if j.Simulation != nil {
		c.Simulation = simulationOf(j.Simulation)
	}
}

func encode(w io.Writer, v any) error { return encodeAs(w, v, true) }

// encodeVerbatim leaves <, > and & as they are, which texts and addresses of sources have.
func encodeVerbatim(w io.Writer, v any) error { return encodeAs(w, v, false) }

func encodeAs(w io.Writer, v any, escapeHTML bool) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(escapeHTML)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escape(b.Bytes()))
	return err
}

// escape writes as \u007f and the like what encoding/json leaves in strings as it is and
// what may command a terminal or turn its line: DEL, the codes of C1, the marks of
// direction (SPEC 12). The value stays the same.
func escape(text []byte) []byte {
	if !bytes.ContainsFunc(text, unsafe) {
		return text
	}
	var b bytes.Buffer
	for _, r := range string(text) {
		if unsafe(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.Bytes()
}

func unsafe(r rune) bool {
	return unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r)
}

func contract(d *report.Document) Comparison {
	c := d.Comparison
	result := Comparison{
		AsOf: c.Case.AsOf, Candidate: c.Case.Candidate.Name, Currency: c.Case.Currency, Years: c.Case.Years,
		Verdict: verdict(&d.Verdict), Assumptions: assumptions(c),
		Crossovers: []Crossover{},
		Notes:      report.Assumptions(c),
	}
	for i := range c.Offers {
		o := offer(d, &c.Offers[i])
		if report.HasStaying(c) && !c.Offers[i].Offer.Current {
			o.Staying = map[string]string{}
			for _, f := range c.Offers[i].Metrics {
				adds := report.AgainstStaying(c, i, &f.Metric)
				o.Staying[f.Metric.Name] = money(c, adds)
			}
		}
		result.Offers = append(result.Offers, o)
	}
	resignations(c, result.Offers)
	result.Rankings = rankings(c)
	result.Disagree = disagreement(c)
	for _, x := range c.Crossovers {
		result.Crossovers = append(result.Crossovers, Crossover{
			Date: x.On, From: c.Offers[x.From].Name, To: c.Offers[x.To].Name, Lead: money(c, x.Lead),
		})
	}
	return result
}

// resignations adds what resigning comes to, to today's jobs.
func resignations(c *comp.Comparison, offers []Offer) {
	for _, r := range report.Resignations(c) {
		for i := range offers {
			if offers[i].Name == r.Result.Name {
				offers[i].Resign = &Resignation{Now: leaveMonth(c, r.Result, &r.Now, r.Repayments(&r.Now)), Cheapest: leaveMonth(c, r.Result, &r.Cheapest, r.Repayments(&r.Cheapest))}
			}
		}
	}
}

// selling says how vested shares are valued: sold at vest, held, or by offer.
func selling(c *comp.Comparison) string {
	held := 0
	for i := range c.Offers {
		if c.Offers[i].Offer.Sell == comp.Hold {
			held++
		}
	}
	switch held {
	case 0:
		return "sold at vest"
	case len(c.Offers):
		return "held"
	}
	return "by offer"
}

func offer(d *report.Document, r *comp.Result) Offer {
	c := d.Comparison
	o := Offer{
		Name: r.Name, Short: r.Short, Company: r.Offer.Company, Role: r.Offer.Role, Level: r.Offer.Level, Location: r.Offer.Location,
		Evidence: r.Offer.Evidence, Remarks: r.Offer.Notes, Currency: r.Currency, Current: r.Offer.Current, Start: r.Start, End: r.Offer.End, Price: price(c, r), Sell: r.Offer.Sell,
		Years: periods(c, r, r.Years), Metrics: map[string]string{}, Notes: report.Notes(r),
	}
	if !r.Offer.Deadline.IsZero() {
		o.Deadline = &r.Offer.Deadline
	}
	if r.Equity != r.Currency {
		o.Equity = r.Equity
	}
	if r.Currency != c.Case.Currency {
		o.Native = native(r)
	}
	if d.View != comp.ByYear {
		o.Periods = periods(c, r, c.Statement(r, d.View))
	}
	besideTotal(c, r, &o)
	for _, a := range c.After(r) {
		after := After{Item: a.Item, Amount: money(c, a.Amount)}
		if !a.Shares.IsZero() {
			after.Shares = a.Shares.String()
		}
		o.After = append(o.After, after)
	}
	for _, reading := range c.ScheduleReadings(r) {
		other := Reading{Item: reading.Item, Schedule: reading.Schedule, Total: money(c, reading.Total)}
		for _, v := range reading.Years {
			other.Years = append(other.Years, money(c, v))
		}
		o.Readings = append(o.Readings, other)
	}
	for _, f := range r.Metrics {
		o.Metrics[f.Metric.Name] = money(c, f.Value)
	}
	if r.Drop.To > 0 {
		o.Drop = &Drop{From: r.Drop.From, To: r.Drop.To, Amount: money(c, r.Drop.Amount)}
	}
	return o
}

// besideTotal adds what an offer has beside its total.
func besideTotal(c *comp.Comparison, r *comp.Result, o *Offer) {
	if band := r.Band(); !band.IsPoint() {
		o.Band = &Band{Low: money(c, band.Low), High: money(c, band.High)}
	}
	if r.PTO.IsPositive() {
		o.PTO = money(c, r.PTO)
	}
	if r.Exercise.IsPositive() {
		o.Exercise = money(c, r.Exercise)
	}
	for _, p := range r.Paper {
		o.Paper = append(o.Paper, Paper{
			Item: p.Item, Granted: p.Granted.String(), Vested: p.Vested.String(),
			AtFMV: moneyIfKnown(c, p.AtFMV), AtPreferred: moneyIfKnown(c, p.AtPreferred), Exercise: money(c, p.Exercise),
		})
	}
	if grid, ok := report.NewExitGrid(c, r, true); ok {
		o.Grid = &ExitGrid{Dilutions: grid.Dilutions}
		for i, exit := range grid.Exits {
			row := make([]string, len(grid.Dilutions))
			for j, v := range grid.Payouts[i] {
				row[j] = money(c, v)
			}
			o.Grid.Exits, o.Grid.Payouts = append(o.Grid.Exits, money(c, exit)), append(o.Grid.Payouts, row)
		}
	}
	for i := range r.Discounts {
		d := &r.Discounts[i]
		o.Discount = append(o.Discount, Discount{Title: d.Name(), Of: money(c, d.Of), Rate: d.Rate, Amount: money(c, d.Amount)})
	}
}

func native(r *comp.Result) *Native {
	years, total := r.NativeYears()
	n := &Native{Currency: r.Currency, Total: r.Currency.Format(total)}
	for i, year := range years {
		n.Years = append(n.Years, NativeYear{Year: i + 1, Total: r.Currency.Format(year)})
	}
	return n
}

func price(c *comp.Comparison, r *comp.Result) *Price {
	today := r.Offer.TodaysPrice()
	growth, timing := r.Offer.GrowthIn(&c.Case)
	switch {
	case len(r.Offer.Grants) == 0:
		return nil
	case len(r.Offer.Price.Path) > 0:
		p := &Price{}
		for _, point := range r.Offer.Price.Path {
			p.Path = append(p.Path, PricePoint{On: point.On, Price: point.Price.String()})
		}
		return p
	}
	p := &Price{Growth: growth.String(), GrowthTiming: timing}
	if !today.IsZero() {
		p.Today = today.String()
	}
	return p
}

// periods writes the lines of a statement, each with every component that the offer pays
// in any.
func periods(c *comp.Comparison, r *comp.Result, list []comp.Period) []Period {
	paid := report.Paid(r)
	result := make([]Period, len(list))
	for i, p := range list {
		result[i] = Period{
			Year: p.Year, From: p.From, To: p.To, Components: map[string]string{},
			Total: money(c, p.Total), Guaranteed: money(c, p.Guaranteed), Certainty: map[string]string{},
		}
		if p.Year == 0 {
			result[i].Label = p.Label
		}
		for class, amount := range p.Certainties {
			result[i].Certainty[string(class)] = money(c, amount)
		}
		for _, component := range paid {
			result[i].Components[string(component)] = money(c, p.Components[component])
		}
	}
	return result
}

func money(c *comp.Comparison, amount decimal.Decimal) string {
	return c.Case.Currency.Format(amount)
}

// moneyIfKnown writes an amount, 0 too, and nothing where it is not known.
func moneyIfKnown(c *comp.Comparison, amount decimal.NullDecimal) string {
	if !amount.Valid {
		return ""
	}
	return money(c, amount.Decimal)
}
