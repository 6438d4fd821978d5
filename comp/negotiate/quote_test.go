package negotiate

import (
	"errors"
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
	if err != nil || len(l.Off) > 0 {
		t.Fatalf("got %+v, %v", l, err)
	}
	equalAll(t, "sign-ons", l.SignOn, "153125", "109375", "0", "0")
	equalAll(t, "years", l.Years, "350000", "350000", "350000", "350000")
	equalAll(t, "before", l.Before, "296875", "240625", "350000", "350000")

	// No year lower than year 1 of 296,875: only year 2 is, by 56,250.
	l, err = LevelYears(compared, 0, LevelFloor)
	if err != nil || len(l.Off) > 0 {
		t.Fatalf("got %+v, %v", l, err)
	}
	equalAll(t, "sign-ons", l.SignOn, "100000", "56250", "0", "0")
	equalAll(t, "years", l.Years, "296875", "296875", "350000", "350000")
}

// Growth until the vest and growth by the year's end are one thing over one year: 100,000 and 1,000
// shares at 100, quoted at 220,000, grow 20% by both; at the start of year 1 nothing has grown yet.
func TestQuoteOtherTimings(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Years = 1
	c.Offers = []comp.Offer{{
		Company: "Acme", Base: dec("100000"), Price: comp.Price{Today: dec("100")}, Quoted: []decimal.Decimal{dec("220000")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("1000"), Vesting: schedule(t, "1y annual")}},
	}}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := NewQuotes(compared)
	if err != nil {
		t.Fatal(err)
	}
	q := &quotes.Offers[0]
	if !q.Exact || q.Timing != comp.AtVest || len(q.Others) != 1 || q.Others[0].Timing != comp.EndOfYear {
		t.Fatalf("got %+v", q)
	}
	equalAll(t, "growths", []decimal.Decimal{q.Growth, q.Others[0].Growth}, "0.2", "0.2")
}

// A floor keeps what the letter has, and only raises. Base 100,000; 2,000 shares at 10 over
// 50/20/10/20 are 10,000, 4,000, 2,000 and 4,000; the sign-ons of 5,000 and 20,000 make 115,000,
// 124,000, 102,000 and 104,000: years 3 and 4 lack 13,000 and 11,000 to year 1.
func TestLevelKeepsSignOns(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	clause := comp.Clawback{Months: 12}
	c.Offers = []comp.Offer{{
		Company: "Acme", Base: dec("100000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("5000"), Clawback: clause}, {Year: 2, Amount: dec("20000")}},
		Price: comp.Price{Today: dec("10")}, Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("2000"), Vesting: schedule(t, "50/20/10/20")}},
	}}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	l, err := LevelYears(compared, 0, LevelFloor)
	if err != nil || len(l.Off) > 0 {
		t.Fatalf("got %+v, %v", l, err)
	}
	equalAll(t, "sign-ons", l.SignOn, "5000", "20000", "13000", "11000")
	equalAll(t, "years", l.Years, "115000", "124000", "115000", "115000")
	equalAll(t, "the letter's own", []decimal.Decimal{c.Offers[0].SignOn[0].Amount, c.Offers[0].SignOn[1].Amount}, "5000", "20000")
}

// A sign-on makes a top-up give way until nothing is left of it. Base 200,000 and, from year 3, a
// top-up to 250,000: at a flat price of 100, 500 shares. Year 1 has a sign-on of 60,000: 260,000.
// Years 3 and 4 come to it with a sign-on of 60,000, at which the employer has nothing to top up.
func TestLevelOverTopUp(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Offers = []comp.Offer{{
		Company: "Acme", Base: dec("200000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("60000")}},
		Price: comp.Price{Today: dec("100")}, TopUp: comp.TopUp{Target: dec("250000")},
	}}
	for _, kind := range LevelKinds() {
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		l, err := LevelYears(compared, 0, kind)
		if err != nil || len(l.Off) > 0 {
			t.Fatalf("%s: got %+v, %v", kind, l, err)
		}
		equalAll(t, "before", l.Before, "260000", "200000", "250000", "250000")
		equalAll(t, "sign-ons", l.SignOn, "60000", "60000", "60000", "60000")
		equalAll(t, "years", l.Years, "260000", "260000", "260000", "260000")
	}

	// 100 over a top-up of 50,000: far more small steps than are tried.
	c.Offers[0].SignOn[0].Amount = dec("50100")
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	l, err := LevelYears(compared, 0, LevelEqual)
	if err != nil || len(l.Off) > 0 {
		t.Fatalf("got %+v, %v", l, err)
	}
	equalAll(t, "sign-ons", l.SignOn, "50100", "50100", "50100", "50100")
}

// Today's job pays a sign-on at hiring only.
func TestLevelOfTodaysJob(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Offers = []comp.Offer{{Company: "Now", Current: true, Base: dec("100000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("5000")}}}}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	var hired *HiredError
	if _, err := LevelYears(compared, 0, LevelEqual); !errors.As(err, &hired) || hired.Offer != "Now" {
		t.Errorf("got %v", err)
	}
}
