package htmlpage_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// judged is the page of a case with how far its ranking can be trusted.
func judged(t *testing.T, text string) string {
	t.Helper()
	kase, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "case.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	metric, err := comp.FindMetric("total", kase.Years)
	if err != nil {
		t.Fatal(err)
	}
	outlook := &report.Outlook{Comparison: c, Metric: metric}
	if outlook.Scenarios, err = risk.Scenarios(c); err != nil {
		t.Fatal(err)
	}
	j, err := report.Judge(t.Context(), outlook, risk.Draws{Paths: 400, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(c, report.Options{Timeline: true, Charts: true, Risk: j})
	if err != nil {
		t.Fatal(err)
	}
	return string(write(t, d, htmlpage.Options{}))
}

// pictureOf is the first picture of a figure of a page.
func pictureOf(t *testing.T, page, id string) string {
	t.Helper()
	_, figure, found := strings.Cut(page, `<figure id="`+id+`">`)
	if !found {
		t.Fatalf("the page has no figure %s", id)
	}
	picture, _, _ := strings.Cut(figure, "</svg>")
	return picture
}

const firm = `
as_of: 2027-01-11
ranges:
  "offers[1].price.today": [100, 250]
  price.growth: [0%, 0.0001%]
offers:
  - {company: Globex, base: 170k}
  - {company: Initech, base: 160k, bonus: 10%, price: 200, grants: [{kind: rsu, shares: 400, vesting: 4y annual}]}
`

var barOfColour = regexp.MustCompile(`<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="16" fill="(#\w+)"`)

// By hand: Initech pays 640,000 + 64,000 + 80,000 against 680,000, a gap of 104,000. A price from 100 to
// 250 makes it 64,000 to 124,000, a payout from 50% to 120% 72,000 to 116,800; nothing reaches 0.
func TestATornadoIsDrawnToScale(t *testing.T) {
	picture := pictureOf(t, judged(t, firm), "chart-tornado")
	bars := barOfColour.FindAllStringSubmatch(picture, -1)
	if len(bars) != 3 { // the growth, which is next to nothing, has one too
		t.Fatalf("%d bars, want one of the price, the payout and the growth: %v", len(bars), bars)
	}
	number := func(bar, part int) float64 {
		v, err := strconv.ParseFloat(bars[bar][part], 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	unit := number(0, 3) / 60_000 // of the currency
	if math.Abs(number(1, 3)/unit-44_800) > 100 {
		t.Errorf("the payout's bar is %.0f wide, want 44,800", number(1, 3)/unit)
	}
	if shift := (number(1, 1) - number(0, 1)) / unit; math.Abs(shift-8_000) > 100 {
		t.Errorf("the payout's bar begins %.0f from the price's, want 8,000", shift)
	}
	for _, want := range []string{">today $104,000<", ">$100<", ">$250<", ">50%<", ">120%<", ">Initech: bonus payout<", ">Initech ahead<"} {
		if !strings.Contains(picture, want) {
			t.Errorf("the picture lacks %s", want)
		}
	}
	if strings.Contains(picture, ">behind<") {
		t.Error("the lead is nowhere lost, and the picture has a shade for it")
	}
}

// A lead that a fall of the price loses: the bar has
// a part on either side of zero, in two shades.
func TestATornadoSaysWhereTheLeadIsLost(t *testing.T) {
	text := strings.NewReplacer("[100, 250]", "[1, 250]", "bonus: 10%", "bonus: 0%", "base: 160k", "base: 152k").Replace(firm)
	picture := pictureOf(t, judged(t, text), "chart-tornado")
	bars := barOfColour.FindAllStringSubmatch(picture, -1)
	// 608,000 + 80,000 is 8,000 ahead; at a price of 1 it is 608,400, 71,600 behind, and at 250 28,000 ahead.
	if len(bars) != 3 || bars[0][4] == bars[1][4] {
		t.Fatalf("want one bar in two shades, got %v", bars)
	}
	behind, _ := strconv.ParseFloat(bars[0][3], 64)
	ahead, _ := strconv.ParseFloat(bars[1][3], 64)
	if math.Abs(behind/ahead-71_600.0/28_000) > 0.02 {
		t.Errorf("%v behind and %v ahead, want 71,600 to 28,000", behind, ahead)
	}
	if !strings.Contains(picture, ">behind<") {
		t.Error("the picture does not say what its other shade is")
	}
}

// Two offers that differ in nothing but whose share it is: who grows more leads, and on the diagonal of
// the map they tie. By hand: of 121 combinations 55 are each one's.
const twins = `
as_of: 2027-01-11
offers:
  - {company: Acme, base: 1, price: 100, grants: [{kind: rsu, shares: 1000, vesting: 4y annual}]}
  - {company: Beta, base: 1, price: 100, grants: [{kind: rsu, shares: 1000, vesting: 4y annual}]}
`

func TestAHeatMapSaysWhoLeadsWhere(t *testing.T) {
	page := judged(t, twins)
	picture := pictureOf(t, page, "chart-map")
	if want := "Acme pays more over 4 years in 55 of 121 combinations, Beta in 55; 11 are too close to call"; !strings.Contains(page, want) {
		t.Errorf("the page does not say %q", want)
	}
	for letter, want := range map[string]int{">A<": 56, ">B<": 56, ">=<": 11} { // and one of each in the key
		if got := strings.Count(picture, letter); got != want {
			t.Errorf("%d cells say %s, want %d", got, letter, want)
		}
	}
	if !strings.Contains(picture, ">today: 0%, 0%<") || strings.Count(picture, `class="z s"`) != 2 {
		t.Error("today is not marked in the map and named in its key")
	}
}

// A share that does not move spreads nothing: the fan is the offer's own line, and says so.
func TestAFanIsTheDrawnSpread(t *testing.T) {
	still := strings.Replace(firm, "price: 200", "price: {today: 200, volatility: 0%}", 1)
	if page := judged(t, still); !strings.Contains(page, "What Initech pays does not spread: $784,000 over 4 years") {
		t.Error("no fan says that nothing spreads")
	}
	page := judged(t, firm)
	picture := pictureOf(t, page, "chart-fan-2")
	_, table, _ := strings.Cut(page, `<table id="spread-2"`)
	cells := regexp.MustCompile(`(?s)<th>Years 1 to 4(.*?)<tr|<th>Years 1 to 4(.*?)</table>`).FindString(table)
	figures := regexp.MustCompile(`<td>([\d,]+)`).FindAllStringSubmatch(cells, -1)
	if len(figures) != 4 {
		t.Fatalf("the table of the spread has %v", figures)
	}
	for name, column := range map[string]int{"p10": 1, "Middle": 2, "p90": 3} { // beside the mean
		v, err := strconv.ParseFloat(strings.ReplaceAll(figures[column][1], ",", ""), 64)
		if err != nil {
			t.Fatal(err)
		}
		if want := ">" + name + " " + (report.Axis{}).Rough(v) + "<"; !strings.Contains(picture, want) {
			t.Errorf("the fan lacks %s", want)
		}
	}
}

// What is said of risk, and of who leads on what, does not follow the controls, and says so where they have moved; the rest of the page
// follows as ever.
func TestRiskSaysThatItStandsAsWritten(t *testing.T) {
	url, ctx := serve(t, map[string][]byte{"/": []byte(judged(t, firm))}), browser(t)
	open(t, ctx, url+"/#discount=7")
	if fault := evaluate[string](t, ctx, `document.getElementById("what-if").dataset.fault ?? ""`); fault != "" {
		t.Fatalf("the page does not follow: %s", fault)
	}
	if got := evaluate[[]string](t, ctx, `[...document.querySelectorAll("section:has(.stale)")].map((e) => e.id)`); strings.Join(got, " ") != "disagreement-section break-even-section stress-section scenarios-section simulation-section" {
		t.Errorf("as written stand %v", got)
	}
	if got := evaluate[int](t, ctx, `document.querySelectorAll(".stale").length`); got != 5 {
		t.Errorf("%d marks, want one a section", got)
	}
}

// A scenario's button puts the page into the scenario: side by side stand the engine's own figures for it.
func TestAScenarioIsAButton(t *testing.T) {
	page := judged(t, `
as_of: 2026-11-23
scenarios:
  bear: {price.growth: -20%, bonus.payout: 50%}
  boom: {growth: 12.5%, discount_rate: 8%, "offers[0].base": 171234.56}
  other: {"offers[0].grants[0].price": 90}
offers:
  - {company: Acme, start: 2027-01-11, base: 170k, bonus: 15%, price: {today: 100, growth: 5%}, grants: [{kind: rsu, shares: 1000, price: 80, vesting: 4y quarterly}]}
  - {company: Beta, start: 2027-01-11, base: 160k, bonus: 20%, price: 50, grants: [{kind: rsu, shares: 4000, vesting: 4y annual}]}
`)
	url, ctx := serve(t, map[string][]byte{"/": []byte(page)}), browser(t)
	open(t, ctx, url+"/")
	if got := evaluate[[]string](t, ctx, `[...document.querySelectorAll("#scenario-buttons button")].map((e) => e.textContent)`); strings.Join(got, ",") != "bear,boom" {
		t.Fatalf("the buttons are %v", got)
	}
	const rows = `(id) => [...document.getElementById(id).tBodies[0].rows].map((r) => [...r.cells].map((c) => c.textContent).join("|")).join("\n")`
	for i, table := range []string{"scenario-2", "scenario-3"} {
		got := await[[]string](t, ctx, `(async () => {
			document.querySelectorAll("#scenario-buttons button")[`+strconv.Itoa(i)+`].click();
			await settled();
			const rows = `+rows+`;
			return [rows("metrics"), rows("`+table+`")];
		})()`)
		if got[0] != got[1] || got[0] == "" {
			t.Errorf("the button shows\n%s\nthe engine says\n%s", got[0], got[1])
		}
	}
	if got := await[string](t, ctx, `(async () => { document.getElementById("reset").click(); await settled(); return location.hash; })()`); got != "" {
		t.Errorf("back to the page as written leaves %s", got)
	}
}
