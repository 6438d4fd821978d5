package vesting_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// A schedule in percentages keeps what it was written with: the parts, their names, the instalments
// of each and the text around them, an employer's as its record has it (SPEC 4: amazon is 12:5 24:15 30:20 36:20 42:20 48:20).
func TestPercentages(t *testing.T) {
	for text, want := range map[string]string{
		"5/15/40/40":                            "1: 5 year 1, 15 year 2, 40 year 3, 40 year 4; |/|/|/|",
		"amazon":                                "1: 5 month 12, 15 month 24, 20 month 30, 20 month 36, 20 month 42, 20 month 48; 12:| 24:| 30:| 36:| 42:| 48:|",
		"33.3%/33.3%/33.4% Quarterly":           "4: 33.3 year 1, 33.3 year 2, 33.4 year 3; |%/|%/|% Quarterly",
		"25/25/25/25 quarterly, 12mo cliff":     "4: 25 year 1, 25 year 2, 25 year 3, 25 year 4; |/|/|/| quarterly, 12mo cliff",
		"60/40 monthly on 15":                   "12: 60 year 1, 40 year 2; |/| monthly on 15",
		"50/50 annual on 02-15":                 "1: 50 year 1, 50 year 2; |/| annual on 02-15",
		"12:5, 24:15,36:80":                     "1: 5 month 12, 15 month 24, 80 month 36; 12:|, 24:|,36:|",
		"5:5 15:15 45:80":                       "1: 5 month 5, 15 month 15, 80 month 45; 5:| 15:| 45:|",
		"12:1/4 24:3/4":                         "1: 25 month 12, 75 month 24; 12:| 24:|",
		"3:40 6:60 quarterly on 2-15 5-15 8-15": "",
		"3:1/12 6:11/12":                        "", // no decimal percentage
		"33.33333/66.66667":                     "", // more than four decimals
		"0/100":                                 "", // a part of nothing
		"100 monthly":                           "", // all of it
		"4y monthly":                            "",
		"3y cliff":                              "",
	} {
		s, err := vesting.Parse(text)
		if err != nil {
			if want != "" {
				t.Errorf("%s: %v", text, err)
			}
			continue
		}
		p, ok := s.Percentages()
		if got := writtenOf(p); got != want || ok != (want != "") {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

func writtenOf(p vesting.Percentages) string {
	if p.Parts == nil {
		return ""
	}
	var parts []string
	for i, part := range p.Parts {
		parts = append(parts, part.Decimal(6).Shift(2).String()+" "+p.Names[i])
	}
	return fmt.Sprintf("%d: %s; %s", p.Each, strings.Join(parts, ", "), strings.Join(p.Text, "|"))
}

// Whatever the schedule, the text composed of the pieces and other percentages is the schedule with
// those percentages; and each vest says how many instalments have vested by it.
func TestPercentagesComposeAndReach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := percentagesOf(t, "parts")
		form := rapid.SampledFrom([]string{"", " quarterly", " monthly", " quarterly, 12mo cliff", " monthly on 15", " annual on 02-15"}).Draw(t, "form")
		s := parsed(t, strings.Join(parts, "/")+form)
		if rapid.Bool().Draw(t, "by month") {
			for i, part := range parts {
				parts[i] = fmt.Sprintf("%d:%s", 7*i+5, part)
			}
			s = parsed(t, strings.Join(parts, " "))
		}
		p, ok := s.Percentages()
		if !ok {
			t.Fatalf("%s has none", s)
		}
		if again, _ := parsed(t, composed(p, p.Parts)).Percentages(); writtenOf(again) != writtenOf(p) {
			t.Fatalf("%s, composed %s", writtenOf(p), writtenOf(again))
		}
		total := 0
		for _, tranche := range s.Tranches(vesting.MustDate("2027-01-31")) {
			whole, instalments, ok := p.Reached(tranche.Cumulative)
			if reached := p.Each*whole + instalments; !ok || reached <= total || instalments >= p.Each {
				t.Fatalf("%s reaches %v after %d parts and %d instalments, %t", s, tranche.Cumulative, whole, instalments, ok)
			}
			total = p.Each*whole + instalments
		}
		if total != p.Each*len(p.Parts) {
			t.Fatalf("%s ends after %d instalments", s, total)
		}
	})
}

// percentagesOf draws percentages above 0 that add up to 100, in hundredths of a percent.
func percentagesOf(t *rapid.T, label string) []string {
	left, texts := 10_000, []string(nil)
	for n := rapid.IntRange(1, 5).Draw(t, label); n > 0; n-- {
		part := rapid.IntRange(1, left-n).Draw(t, label)
		texts, left = append(texts, fmt.Sprintf("%d.%02d", part/100, part%100)), left-part
	}
	return append(texts, fmt.Sprintf("%d.%02d", left/100, left%100))
}

func composed(p vesting.Percentages, parts []vesting.Fraction) string {
	text := p.Text[0]
	for i, part := range parts {
		text += part.Decimal(6).Shift(2).String() + p.Text[i+1]
	}
	return text
}

func parsed(t *rapid.T, text string) vesting.Schedule {
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
