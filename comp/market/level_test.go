package market_test

import (
	"os"
	"slices"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp/market"
)

func TestNextLevel(t *testing.T) {
	for _, c := range []struct {
		level string
		known []string
		want  string
	}{
		{"L6", []string{"L5", "L6", "L7", "L8"}, "L7"},
		{"L6", []string{"L8", "l10", "L5"}, "L8"}, // L7 is not in the data
		{"L9", []string{"L10", "L2"}, "L10"},
		{"IC5", []string{"M6", "IC6"}, "IC6"},
		{"ic-5", []string{"IC 6"}, "IC 6"},
		{"62", []string{"63", "L64"}, "63"},
		{"Level 2", []string{"Level 3"}, "Level 3"},
		{"II", []string{"I", "III", "IV"}, "III"},
		{"SDE II", []string{"SDE III", "PM III"}, "SDE III"},
		{"Senior", []string{"Staff", "Principal"}, ""},
		{"L6", []string{"L6", "L5"}, ""},
		{"", []string{"L6", ""}, ""},
		{"L99999999999999999999", []string{"L6"}, ""},
	} {
		if got, found := market.NextLevel(c.level, c.known); got != c.want || found != (c.want != "") {
			t.Errorf("after %q of %q: %q, want %q", c.level, c.known, got, c.want)
		}
	}
}

// What was read for L6 answers for L7 too: of the two rows of L7 the median of the base is 215,000,
// of its bonus 35,000. A table that tells no levels apart has no answer for one, and of a level that
// is not in the data it is said which are.
func TestAtLevel(t *testing.T) {
	load := func(text string) *market.Data {
		f, err := os.Open(file(t, "t.csv", text))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		d, err := market.Load(market.Options{}, []market.Source{{Name: "t.csv", Data: f}}, questions(t, "PM", "L6", ""))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := load("role,level,base,bonus\nPM,L6,150k,20k\nPM,L6,170k,20k\nPM,l7,210k,30k\nPM,L7,220k,40k\nPM,L8,300k,\n")
	if a := d.Answers(); len(a) != 2 || a[0].Level != "L6" || !slices.Equal(amounts(a[0]), []string{"160000"}) || !slices.Equal(a[0].Levels, []string{"L6", "L7", "L8", "l7"}) {
		t.Errorf("at L6: %+v", a)
	}
	a := d.AtLevel("L7")
	if len(a) != 2 || !slices.Equal(amounts(a[0]), []string{"215000"}) || !slices.Equal(amounts(a[1]), []string{"35000"}) || a[0].Rows != 2 {
		t.Errorf("at L7: %+v", a)
	}
	if a := d.AtLevel("L9"); len(a) != 2 || a[0].Gap == nil || a[0].Gap.Kind != market.LevelUnknown {
		t.Errorf("at L9: %+v", a)
	}
	for _, text := range []string{"role,base\nPM,150k\nPM,170k\n", "role,p50\nPM,150k\n", "role,level,p50\nPM,,150k\nPM,L6,160k\n"} {
		if a := load(text).AtLevel("L7"); len(a) != 0 {
			t.Errorf("%q: at L7: %+v", text, a)
		}
	}
}
