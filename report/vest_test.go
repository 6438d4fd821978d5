package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// vested is a grant of whole shares from 2027-01-11 on.
func vested(t *testing.T, schedule string, shares int64) *Vested {
	t.Helper()
	parsed, err := vesting.Parse(schedule)
	if err != nil {
		t.Fatal(err)
	}
	g := vesting.Grant{Start: vesting.MustDate("2027-01-11")}
	if g.Shares, err = vesting.FractionFromDecimal(decimal.NewFromInt(shares)); err != nil {
		t.Fatal(err)
	}
	v := &Vested{Schedule: schedule, Grant: g}
	if v.Award, err = parsed.Award(g); err != nil {
		t.Fatal(err)
	}
	return v
}

// A verdict says how many vest, when the first and when the last: 5% of 2,000 is 100.
func TestVestedVerdict(t *testing.T) {
	nothing := vested(t, "1y annual", 1)
	nothing.Award, nothing.Pending = vesting.Award{}, []string{"ipo", "sale"}
	for _, c := range []struct {
		vested *Vested
		want   string
	}{
		{vested(t, "5/15/40/40", 2000), "All 2,000 shares vest in 4 vests: the first 100 (5%) on 2028-01-11, the last 800 on 2031-01-11."},
		{vested(t, "1y annual", 7), "All 7 shares vest, all on 2028-01-11."},
		{nothing, "Nothing vests yet: it depends on ipo, sale. Say what happened with --event ID=DATE."},
	} {
		if got := c.vested.Document(nil).Verdict.Sentences(); len(got) != 1 || got[0] != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// The bar is drawn for the part of the grant that has vested, in a column of its own.
func TestVestedBar(t *testing.T) {
	v := vested(t, "5/15/40/40", 220)
	if columns := v.Document(nil).Tables()[0].Columns; len(columns) != 4 {
		t.Errorf("%d columns without a bar, want 4", len(columns))
	}
	var bars []string
	for _, row := range v.Document(decimal.Decimal.String).Tables()[0].Rows {
		bars = append(bars, row.Cells[4].Text)
	}
	if want := []string{"0.05", "0.2", "0.6", "1"}; !slices.Equal(bars, want) {
		t.Errorf("parts %q, want %q", bars, want)
	}
}

// One share vests, two vest; and a caveat goes with every vest.
func TestVestInWords(t *testing.T) {
	v := vested(t, "1y annual", 1)
	if got, want := v.VestInWords(v.Award.Events[0]), "1 share vests (1y annual)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	v = vested(t, "1y annual", 2)
	v.Preset = &vesting.Preset{Company: "Acme", Officer: true, Confidence: "low"}
	if got, want := v.VestInWords(v.Award.Events[0]), "2 shares vest (1y annual)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	want := []string{"2 of 2 vested", "Schedule of Acme: officer grant, low confidence"}
	if got := v.VestDetails(v.Award.Events[0]); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Every row that is known from officers only, or of low confidence, says so, and a narrow
// list fits 80 columns.
func TestPresetList(t *testing.T) {
	presets := vesting.Embedded().All()
	wide, narrow := PresetList(presets, false).Tables()[0].Rows, PresetList(presets, true).Tables()[0].Rows
	for i, p := range presets {
		trusted, below := wide[i].Cells[3].Text, narrow[2*i+1].Cells[1].Text
		for label, due := range map[string]bool{"officer grant": p.Officer, "low": p.Confidence == "low"} {
			if due && (!strings.Contains(trusted, label) || !strings.Contains(below, label)) {
				t.Errorf("%s: %q and %q do not say %s", p.Name, trusted, below, label)
			}
		}
		for _, row := range narrow[2*i : 2*i+2] {
			if n := len([]rune(row.Cells[1].Text)); n > narrowWidth {
				t.Errorf("%s: %d characters: %s", p.Name, n, row.Cells[1].Text)
			}
		}
	}
}
