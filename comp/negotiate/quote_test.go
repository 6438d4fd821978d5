package negotiate

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func decs(texts ...string) (list []decimal.Decimal) {
	for _, text := range texts {
		list = append(list, dec(text))
	}
	return list
}

func equalAll(t *testing.T, what string, got []decimal.Decimal, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
	for i := range want {
		equal(t, what, got[i], want[i])
	}
}

// W01, https://news.ycombinator.com/item?id=30249971: the recruiter's 300, 300, 300 and 320
// thousand rest on 15% at the start of each year. At a flat price the offer pays 300,200, 293,600,
// 265,600 and 265,600, so that 95,000 of the 1,220,000 are hope.
func TestQuoteW01(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Offers = []comp.Offer{
		{
			Company: "Amazon", Base: dec("160000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000")}, {Year: 2, Amount: dec("94000")}},
			Price:  comp.Price{Today: dec("1200")},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("220"), Vesting: schedule(t, "5/15/40/40")}},
			Quoted: decs("300000", "300000", "300000", "320000"),
		},
		{Company: "Flat", Base: dec("100000"), Quoted: decs("100000", "110000")},
	}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := NewQuotes(compared)
	if err != nil {
		t.Fatal(err)
	}
	q := &quotes.Offers[0]
	if !q.Exact || !q.Moved || q.Timing != comp.StartOfYear {
		t.Errorf("got %+v", q)
	}
	equal(t, "growth", q.Growth, "0.15")
	equal(t, "hope", q.Hope, "95000")
	equalAll(t, "flat", q.Flat, "300200", "293600", "265600", "265600")
	equalAll(t, "reproduced", q.Reproduced, "300200", "299540", "299656", "320604.40") // SPEC 6.2
	equalAll(t, "at a common growth", q.Common, "300200", "299540", "299656", "320604.40")
	equal(t, "common growth", quotes.CommonGrowth, "0.15")

	flat := &quotes.Offers[1]
	if flat.Moved || flat.Exact {
		t.Errorf("an offer without equity grows with no share: %+v", flat)
	}
	equal(t, "hope without equity", flat.Hope, "10000")
}

// W04, reddit, r/leetcode, 1fx9fg9: base 175,000 and 437,500 at 5/15/40/40 are 350,000 from year
// 3 on; the sign-ons that make years 1 and 2 equal to it are 153,125 and, as follows, 109,375.
func TestLevelW04(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Offers = []comp.Offer{{
		Company: "Amazon", Base: dec("175000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("100000")}},
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("437500"), Vesting: schedule(t, "5/15/40/40")}},
	}}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	l, err := LevelYears(compared, 0, LevelEqual)
	if err != nil || !l.Exact {
		t.Fatalf("got %+v, %v", l, err)
	}
	equalAll(t, "sign-ons", l.SignOn, "153125", "109375", "0", "0")
	equalAll(t, "years", l.Years, "350000", "350000", "350000", "350000")
	equalAll(t, "before", l.Before, "296875", "240625", "350000", "350000")

	// No year lower than year 1 of 296,875: only year 2 is, by 56,250.
	l, err = LevelYears(compared, 0, LevelFloor)
	if err != nil || !l.Exact {
		t.Fatalf("got %+v, %v", l, err)
	}
	equalAll(t, "sign-ons", l.SignOn, "100000", "56250", "0", "0")
	equalAll(t, "years", l.Years, "296875", "296875", "350000", "350000")
}
