package htmlpage_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func schedule(t testing.TB, text string) vesting.Schedule {
	t.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// twoOffers is the case that a candidate has most often: much up front against a higher
// salary and a flatter vesting.
func twoOffers(t testing.TB) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{
		{
			Company: "Amazon", Start: vesting.MustDate("2027-01-11"), Base: dec("160000"),
			SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000")}, {Year: 2, Amount: dec("94000")}},
			Price:  comp.Price{Today: dec("1200")},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("220"), Vesting: schedule(t, "5/15/40/40")}},
		},
		{
			Company: "Google", Start: vesting.MustDate("2027-01-11"), Base: dec("175000"),
			Bonus:  comp.Bonus{Rate: dec("0.15")},
			SignOn: []comp.SignOn{{Year: 1, Amount: dec("40000")}},
			Price:  comp.Price{Today: dec("170"), Growth: decimal.NullDecimal{Decimal: dec("0.08"), Valid: true}},
			Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("300000"), Price: dec("170"), Vesting: schedule(t, "4y quarterly")}},
		},
	}
	return c
}

func document(t testing.TB, c comp.Case) *report.Document { return documentIn(t, c, comp.ByYear) }

func documentIn(t testing.TB, c comp.Case, view comp.View) *report.Document {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{View: view, Timeline: true, Charts: true, Sources: true})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func write(t testing.TB, d *report.Document, o htmlpage.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := htmlpage.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOneDocumentIsOnePage(t *testing.T) {
	first := write(t, document(t, twoOffers(t)), htmlpage.Options{})
	for range 5 {
		if !bytes.Equal(first, write(t, document(t, twoOffers(t)), htmlpage.Options{})) {
			t.Fatal("the same document was written as different bytes")
		}
	}
}

// The policy forbids style attributes and inline handlers, so the page may have none.
func TestPageNeedsNoException(t *testing.T) {
	text := string(write(t, document(t, twoOffers(t)), htmlpage.Options{}))
	for _, forbidden := range []string{" style=", " onclick=", " onload=", "javascript:", "unsafe-inline", "unsafe-eval"} {
		if strings.Contains(text, forbidden) {
			t.Errorf("the page contains %q", forbidden)
		}
	}
	links := strings.Count(text, "https://") // of sources, which nothing loads
	if named := 2 * strings.Count(text, `<a href="https://`); links != named {
		t.Errorf("a page without ECharts names %d addresses, want those of its links, %d", links, named)
	}
	asked := string(write(t, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.CDN}))
	if strings.Count(asked, "https://") != links+2 { // the pinned script and its place in the policy
		t.Errorf("the page names %d addresses, want the pinned script's twice beside its links", strings.Count(asked, "https://"))
	}
}

func TestScriptThatCannotBeInlined(t *testing.T) {
	for name, script := range map[string][]byte{"empty": nil, "not text": {0xff, 0xfe}} {
		err := htmlpage.Write(&bytes.Buffer{}, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.Inlined, Script: script})
		if e := (*htmlpage.ScriptError)(nil); !errors.As(err, &e) {
			t.Errorf("%s: got %v, want a ScriptError", name, err)
		}
	}
}

// fiveOffers is the largest case that the limits on size and time are stated for.
func fiveOffers(t testing.TB) comp.Case {
	c := twoOffers(t)
	for _, name := range []string{"Meta", "Microsoft", "Netflix"} {
		o := c.Offers[1]
		o.Company = name
		o.Refreshers = []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y quarterly")}}
		o.SignOn = []comp.SignOn{{Year: 1, Amount: dec("50000"), Clawback: comp.Clawback{Months: 24}}}
		c.Offers = append(c.Offers, o)
	}
	return c
}

// Five offers over four years stay below 220 KB, so that a page can be mailed, ordinary
// ones, and below 230 KB the full case with an offer more. After tax, in five states of which each has rules of
// its own, they stay below 250 KB: the law for every filing status is in it.
func TestSizeOfFiveOffers(t *testing.T) {
	full := shipped(t, "../../testdata/cases/full.yaml")
	again := full.Offers[1]
	again.Name, again.Short = "Amazon Austin", "Amazon AUS"
	full.Offers = append(full.Offers, again)
	for _, x := range []struct {
		name string
		kase comp.Case
		most int
	}{{"ordinary", fiveOffers(t), 220_000}, {"full", full, 230_000}, {"after tax", fiveStates(t), 250_000}} {
		if size := len(write(t, document(t, x.kase), htmlpage.Options{})); size >= x.most {
			t.Errorf("the page of five offers, %s, has %d bytes", x.name, size)
		}
	}
}

func BenchmarkWriteTwoOffers(b *testing.B)  { benchmarkWrite(b, twoOffers(b)) }
func BenchmarkWriteFiveOffers(b *testing.B) { benchmarkWrite(b, fiveOffers(b)) }

func benchmarkWrite(b *testing.B, c comp.Case) {
	d := document(b, c)
	b.ReportAllocs()
	for b.Loop() {
		if err := htmlpage.Write(io.Discard, d, htmlpage.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func source(t testing.TB, file string) casefile.Source {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return casefile.Source{Name: file, Data: data}
}

// The mark of the leader has one colour in every format; the style sheet says it again in its own words.
func TestTheAccentIsTheOneOfEveryFormat(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	if want := "--accent: #" + strings.ToLower(report.Accent) + ";"; !strings.Contains(string(css), want) {
		t.Errorf("the page's light theme does not have %s", want)
	}
}
