package jsonfile

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The contract: money as strings with the currency's decimals, dates as 2027-01-11, an
// offer in another currency with its own totals beside the converted ones.
func TestContract(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years = 1
	c.Rates = []comp.ExchangeRate{{Currency: "KWD", Rate: decimal.RequireFromString("3.25")}}
	start := vesting.MustDate("2027-01-11")
	c.Offers = []comp.Offer{
		{Company: "Initech", Start: start, Base: decimal.NewFromInt(120_000)},
		{Company: "Gulf", Start: start, Currency: "KWD", Base: decimal.NewFromInt(24_000)},
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	var got struct {
		AsOf     string `json:"as_of"`
		Currency string
		Years    int
		Offers   []struct {
			Name, Company, Currency string
			Native                  *struct {
				Currency string
				Total    string
				Years    []struct {
					Year  int
					Total string
				}
			}
			Years []struct {
				Year       int
				From, To   string
				Components map[string]string
				Total      string
			}
			Metrics map[string]string
		}
		Rankings []struct {
			Metric  string
			Order   []string
			Gap     string
			Verdict string
		}
		Crossovers []any
		Notes      []string
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	gulf := got.Offers[1]
	for what, pair := range map[string][2]string{
		"as_of":           {got.AsOf, "2026-11-23"},
		"from":            {gulf.Years[0].From, "2027-01-11"},
		"to":              {gulf.Years[0].To, "2028-01-11"},
		"converted base":  {gulf.Years[0].Components["base"], "78000.00"}, // 24,000 * 3.25
		"native total":    {gulf.Native.Total, "24000.000"},               // KWD has three decimals
		"native year":     {gulf.Native.Years[0].Total, "24000.000"},
		"native currency": {gulf.Native.Currency, "KWD"},
		"offer currency":  {gulf.Currency, "KWD"},
		"metric":          {got.Offers[0].Metrics["total"], "120000.00"},
		"leader":          {got.Rankings[0].Order[0], "Initech"},
		"gap":             {got.Rankings[0].Gap, "42000.00"},
		"verdict":         {got.Rankings[0].Verdict, "leads"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
		}
	}
	if got.Offers[0].Native != nil || got.Crossovers == nil || got.Notes == nil {
		t.Errorf("native %v, crossovers %v, notes %v", got.Offers[0].Native, got.Crossovers, got.Notes)
	}
}

// The assumptions name what every bonus pays of its target: 90% and, where the letter is silent, all of it.
func TestEveryBonusHasItsPayout(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	rate := decimal.RequireFromString("0.1")
	c.Offers = []comp.Offer{
		{Company: "Initech", Base: decimal.NewFromInt(120_000), Bonus: comp.Bonus{Name: "Company bonus", Rate: rate, Payout: decimal.NewNullDecimal(decimal.RequireFromString("0.9"))}, Bonuses: []comp.Bonus{{Amount: decimal.NewFromInt(5_000)}}},
		{Company: "Hooli", Base: decimal.NewFromInt(120_000), Bonus: comp.Bonus{Rate: rate}},
		{Company: "Globex", Base: decimal.NewFromInt(120_000)},
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(assumptions(result).Offers)
	if err != nil {
		t.Fatal(err)
	}
	const want = `[{"offer":"Initech","bonus_payout":"0.9","bonus_payouts":[{"bonus":"Company bonus","payout":"0.9"},{"bonus":"Bonus 2","payout":"1"}]},{"offer":"Hooli","bonus_payout":"1"}]`
	if string(got) != want {
		t.Errorf("%s, want %s", got, want)
	}
}
