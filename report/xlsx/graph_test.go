package xlsx

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A figure that its formula does not come to shows on the Timeline as a payment that is fixed, so
// what may be fixed is listed here, and nothing else: an amount that lies so near half a cent that
// the engine, which carries 36 decimals, and a double round it to two sides.
func mayBeFixed(p *payment) bool {
	own := p.Number()
	if p.converted() {
		own = p.NativeNumber()
	}
	settled := own
	for settled.Op() == calc.OpNamed || settled.Op() == calc.OpIf {
		settled = settled.Operands()[min(1, len(settled.Operands())-1)]
	}
	if settled.Op() != calc.OpRound {
		return false
	}
	cents := settled.Operands()[0].Decimal().Shift(p.currency.Places())
	return cents.Sub(cents.Floor()).Sub(dec4(5000)).Abs().LessThan(decimal.New(1, -20))
}

// longestFormula is what a person can still read, far below the limit of Excel.
const longestFormula = 1500

// unread are cells of shipped cases that no figure rests on, because of other terms there.
var unread = map[string]bool{
	"w22-espp-lookback.yaml raise.rate:rate": true, // a horizon of one year sees no raise
	"w24-401k-tiers.yaml raise.rate:rate":    true,
	"full.yaml grants[0].price:money":        true, // the letter has shares, and today's price
}

// No payment is a constant but what is listed, no formula is too long, and every cell that may be
// typed over is read, in the shipped cases and in 202 others: the longest and the widest are among
// them.
func TestEveryPaymentIsAFormula(t *testing.T) {
	others := 200
	if testing.Short() {
		others = 25
	}
	cases := shippedCases(t)
	for seed := range others {
		cases[fmt.Sprintf("random %d", seed)] = randomCase(rand.New(rand.NewPCG(1, uint64(seed))))
	}
	long, many := cases["random 3"], randomCase(rand.New(rand.NewPCG(2, 1)))
	long.Years, many.Years = comp.MaxYears, 1
	for len(many.Offers) < comp.MaxOffers {
		many.Offers = append(many.Offers, many.Offers[0])
	}
	cases["of forty years"], cases["of 200 offers"] = long, many
	for name, c := range cases {
		isShipped := strings.HasSuffix(name, ".yaml")
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		d, err := report.Compare(result, report.Options{Timeline: true})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b := newBook(d)
		sheets := b.compose()
		for i := range b.timeline.rows {
			for j := range b.timeline.rows[i] {
				if p := &b.timeline.rows[i][j]; !p.live && !mayBeFixed(p) {
					t.Errorf("%s, offer %d: %s of %v is fixed", name, i, p.Item, p.Date)
				}
			}
		}
		read := map[string]bool{}
		for _, s := range sheets {
			eachOfSheet(s, func(p place, text string) {
				if len(text) > longestFormula {
					t.Errorf("%s, %s!%v: a formula of %d characters: %.300s", name, s.name, p, len(text), text)
				}
				for _, cell := range inputCells(s, text) {
					read[cell] = true
				}
			})
		}
		for _, limited := range b.inputs.sheet.limits {
			key, _ := b.inputs.sheet.at(place{inputKey, limited.from.row}).value.(string)
			restsOn := !strings.HasPrefix(key, "case.") && !unread[name+" "+key]
			if at := limited.from.fixed(); isShipped && restsOn && !read[at] {
				t.Errorf("%s: nothing reads %s of the Inputs, %s", name, at, key)
			}
		}
	}
}

func eachOfSheet(s *sheet, visit func(place, string)) {
	for r := range s.cells {
		for c := range s.cells[r] {
			if f := s.cells[r][c].formula; f != "" {
				visit(place{c + 1, r + 1}, f)
			}
		}
	}
}

var cellOfInputs = regexp.MustCompile(`Inputs!(\$[A-Z]+\$\d+)`)
var cellOfSheet = regexp.MustCompile(`\$?([A-Z]+)\$?(\d+)`)

// inputCells are the cells of the Inputs that a formula reads.
func inputCells(s *sheet, text string) []string {
	var cells []string
	if s.name == inputsSheet {
		for _, m := range cellOfSheet.FindAllStringSubmatch(text, -1) {
			cells = append(cells, "$"+m[1]+"$"+m[2])
		}
	}
	for _, m := range cellOfInputs.FindAllStringSubmatch(text, -1) {
		cells = append(cells, m[1])
	}
	return cells
}

func shippedCases(t *testing.T) map[string]comp.Case {
	t.Helper()
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	cases := map[string]comp.Case{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: file, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		cases[filepath.Base(file)] = c
	}
	return cases
}

// draw draws terms.
type draw struct{ *rand.Rand }

func (d draw) yes() bool { return d.IntN(2) == 0 }

// amount draws from 0.01 to a number of hundreds, to the cent.
func (d draw) amount(hundreds int) decimal.Decimal {
	return decimal.New(1+d.Int64N(int64(hundreds)*10_000), -2)
}

// percent draws whole percents up to a number.
func (d draw) percent(most int) decimal.Decimal { return decimal.New(1+d.Int64N(int64(most)), -2) }

func (d draw) schedule() vesting.Schedule {
	all := []string{"4y quarterly", "4y monthly, 12mo cliff", "5/15/40/40", "33/33/22/12 monthly", "3y annual"}
	s, _ := vesting.Parse(all[d.IntN(len(all))])
	return s
}

func randomCase(r *rand.Rand) comp.Case {
	d := draw{r}
	c := comp.NewCase(vesting.MustDate("2026-11-23").AddDays(d.IntN(500)))
	c.Years, c.Growth = 1+d.IntN(6), decimal.New(d.Int64N(80)-30, -2)
	c.GrowthTiming = comp.GrowthTimings()[d.IntN(3)]
	for range 1 + d.IntN(3) {
		o := comp.Offer{Company: "Initech", Start: c.AsOf.AddDays(d.IntN(200)), Base: d.amount(4000)}
		d.cash(&o)
		if d.IntN(4) == 0 {
			d.private(&o)
		} else {
			d.public(&o)
		}
		if d.IntN(3) == 0 {
			o.Currency = "EUR"
			c.Rates = []comp.ExchangeRate{{Currency: "EUR", On: c.AsOf, Rate: dec4(10_800)}, {Currency: "EUR", On: c.AsOf.AddDays(700), Rate: dec4(11_234)}}
		}
		c.Offers = append(c.Offers, o)
	}
	return c
}

func dec4(tenThousandths int64) decimal.Decimal { return decimal.New(tenThousandths, -4) }

func (d draw) cash(o *comp.Offer) {
	if d.yes() {
		o.Raise = comp.Raise{Rate: d.percent(12), First: d.IntN(20)}
	}
	switch d.IntN(3) {
	case 1:
		o.Bonus = comp.Bonus{Rate: d.percent(40)}
	case 2:
		o.Bonus = comp.Bonus{Amount: d.amount(300), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}, Prorate: comp.Prorations()[d.IntN(3)], HeldBack: comp.HeldBack{Share: d.percent(60), Months: 1 + d.IntN(20)}}
		o.Bonuses = []comp.Bonus{{Rate: d.percent(20), Begins: comp.DayOfYear{Month: 7, Day: 1}, Paid: []comp.DayOfYear{{Month: 3, Day: 15}, {Month: 9, Day: 15}}, Guaranteed: comp.BonusGuarantees()[d.IntN(3)]}}
	}
	d.commission(o)
	for year := 1; year <= d.IntN(3); year++ {
		s := comp.SignOn{Year: year, Amount: d.amount(500), Monthly: d.yes()}
		if d.yes() {
			s.Clawback = comp.Clawback{Months: 12 + d.IntN(24)}
		}
		o.SignOn = append(o.SignOn, s)
	}
	if d.yes() {
		o.Relocation = comp.Relocation{Amount: d.amount(100), Clawback: comp.Clawback{Months: 24}}
		o.Relocations = []comp.Relocation{{Amount: d.amount(50), GrossUp: d.percent(40), After: comp.Wait{Months: d.IntN(9)}, Clawback: comp.Clawback{Months: 12, Kind: comp.Cliff}}}
	}
	if d.yes() {
		o.Retirement = comp.Retirement{Tiers: []comp.MatchTier{{Rate: d.percent(100), UpTo: dec4(300)}, {Rate: d.percent(60), UpTo: dec4(600)}}}
	}
	if d.yes() {
		o.Benefits = []comp.Benefit{{Name: "lunch", Amount: d.amount(1), Per: comp.PerWeek}}
	}
}

// commission draws by the base, so that what else is drawn is the same with and without it.
func (d draw) commission(o *comp.Offer) {
	own := draw{rand.New(rand.NewPCG(3, uint64(o.Base.IntPart())))}
	if own.IntN(3) == 0 {
		o.Commission = comp.Commission{Target: own.amount(900), Attainment: decimal.NewNullDecimal(own.percent(150)), Quarterly: own.yes(),
			Accelerators: []comp.Accelerator{{Above: dec4(10000), Rate: dec4(15000)}}}
		if own.yes() {
			o.Commission.Draw = comp.Draw{Amount: own.amount(50), Months: own.IntN(20), Kept: own.yes()}
		} else {
			o.Commission.Ramp = comp.Ramp{Months: own.IntN(20)}
		}
	}
}

func (d draw) public(o *comp.Offer) {
	for range d.IntN(3) {
		g := comp.Grant{Kind: comp.RSU, Vesting: d.schedule()}
		switch d.IntN(4) {
		case 0:
			g.Shares = decimal.NewFromInt(1 + d.Int64N(3000))
			g.Allocation = vesting.Allocation(d.IntN(6))
		case 1:
			g.Value, g.Price, g.Rounding = d.amount(5000), d.amount(3), comp.Roundings()[d.IntN(4)]
		case 2:
			g.Value, g.ByValue = d.amount(5000), true
		case 3:
			g.Value, g.Repriced = d.amount(5000), true
		}
		o.Grants = append(o.Grants, g)
	}
	hasShares := len(o.Grants) > 0 && !o.Grants[0].Shares.IsZero()
	if len(o.Grants) > 1 || hasShares || d.yes() { // two prices in letters do not say what a share is worth
		o.Price.Today = d.amount(4)
	}
	if d.yes() {
		o.Refreshers = []comp.Refresher{{Value: d.amount(800), Vesting: d.schedule()}}
	}
	if d.yes() {
		o.ESPP = comp.ESPP{Contribution: d.percent(15), Discount: d.percent(15), Lookback: d.yes(), Offering: 12, Purchase: 6}
	}
	if d.IntN(3) == 0 {
		o.TopUp = comp.TopUp{Target: d.amount(6000), Growth: d.percent(20), Year: 1 + d.IntN(3)}
	}
	if d.IntN(4) == 0 {
		o.Sell = comp.Hold
	}
}

func (d draw) private(o *comp.Offer) {
	o.Private = comp.Private{Preferred: decimal.NewFromInt(1).Add(d.amount(1)), FMV: d.amount(1), FullyDiluted: decimal.New(1+d.Int64N(20), 6), Investors: d.percent(60),
		Preference: decimal.New(d.Int64N(50), 6), Rounds: []comp.Round{{Dilution: d.percent(40)}},
		Exit: comp.Exit{Value: decimal.New(1+d.Int64N(900), 6), On: o.Start.AddMonths(d.IntN(60))}}
	o.Grants = []comp.Grant{
		{Kind: comp.Option, Shares: decimal.NewFromInt(1 + d.Int64N(50_000)), Strike: d.amount(1), Vesting: d.schedule(), Allocation: vesting.Allocation(d.IntN(6))},
		{Kind: comp.RSU, Value: d.amount(3000), DoubleTrigger: d.yes(), Vesting: d.schedule()},
	}
}

// A payment without a formula says so, in its row and where the Inputs are explained.
func TestAFixedAmountSaysThatItIs(t *testing.T) {
	c := shippedCases(t)["w09-refreshers-cliff.yaml"]
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{Timeline: true})
	if err != nil {
		t.Fatal(err)
	}
	b := newBook(d)
	b.inputsSheet()
	b.layOutTimeline()
	b.timeline.rows[0][1].live, b.timeline.fixed = false, 1
	s, row := b.timelineSheet(), b.timeline.row(0, 1)
	if rule, _ := s.at(place{ruleColumn, row}).value.(string); s.at(place{liveColumn, row}).value != "fixed" || !strings.HasPrefix(rule, "computed by offerkit, not live: ") {
		t.Errorf("%v: %s", s.at(place{liveColumn, row}).value, rule)
	}
	if notes := strings.Join(b.workbookNotes(), " "); !strings.Contains(notes, "Payments without a formula: 1") || !strings.Contains(b.liveNote(), "marks as fixed") {
		t.Errorf("%s; %s", b.liveNote(), notes)
	}
}

// A step that no formula is known for is a fault, not a figure.
func TestAnUnknownStepPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a step without an operation is written as something")
		}
	}()
	unaries()[calc.Number{}.Op()](calc.Number{}, formula{})
}

// One option at 1.015 with a strike of 1 is worth 0.015, in cents 0.02; in doubles the difference is
// 0.0149999999999999, which must not become 0.01, nor where what is underwater is worth 0.
func TestHalfACentOfADifferenceIsRoundedUp(t *testing.T) {
	options, price, strike := calc.Input("options", dec4(10000)), calc.Input("price", dec4(10150)), calc.Input("strike", dec4(10000))
	above := price.Sub(strike)
	for _, worth := range []calc.Number{above, above.Max(calc.Number{})} {
		g := newGraph(&book{}, 0)
		for _, n := range []calc.Number{options, price, strike} {
			g.known[n.Step()] = formula{text: n.Term(), value: double(n.Decimal()), binds: bindsCell}
		}
		if f := g.expression(options.Mul(worth).Round(2)); f.value != 0.02 {
			t.Errorf("%s is %v", f.text, f.value)
		}
	}
}

// A table of law is cells, once for all offers: 10% up to 1,000 and 30% above it is a tenth of all
// and a fifth more of what is above.
func TestTablesAreCells(t *testing.T) {
	law := func() *calc.Table {
		return &calc.Table{Name: "tax", Rows: []calc.Row{{Value: decimal.New(1, -1)}, {From: decimal.New(1000, 0), Value: decimal.New(3, -1)}}}
	}
	b := &book{}
	wages := calc.Input("wages", decimal.NewFromInt(1500))
	for offer := range 2 {
		g := newGraph(b, offer)
		g.known[wages.Step()] = formula{text: "B2", value: 1500, binds: bindsCell}
		const from, value, adds = "'Tax tables'!$A$7:$A$8", "'Tax tables'!$B$7:$B$8", "'Tax tables'!$C$7:$C$8"
		for _, x := range []struct {
			n     calc.Number
			text  string
			value float64
		}{
			{calc.Brackets(law(), wages), "SUMPRODUCT((B2>" + from + ")*(B2-" + from + ")*" + adds + ")", 250},
			{calc.Lookup(law(), wages), "LOOKUP(ROUND(B2,8)," + from + "," + value + ")", 0.3},
		} {
			if f := g.expression(x.n); f.text != x.text || f.value != x.value {
				t.Errorf("got %s, %v", f.text, f.value)
			}
		}
	}
	if n := len(b.taxTables.all); n != 1 {
		t.Errorf("%d tables", n)
	}
}
