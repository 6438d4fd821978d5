package market_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// questions asks for an offer of 160,000.
func questions(tb testing.TB, role, level, location string) []market.Question {
	tb.Helper()
	return questionsOf(tb, comp.Offer{Company: "Initech", Role: role, Level: level, Location: location, Base: decimal.NewFromInt(160_000)}, market.Override{})
}

func questionsOf(tb testing.TB, o comp.Offer, override market.Override) []market.Question {
	tb.Helper()
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{o}
	result, err := comp.Compare(c)
	if err != nil {
		tb.Fatal(err)
	}
	return market.Questions(result, override)
}

func read(tb testing.TB, o market.Options, q []market.Question, paths ...string) []market.Answer {
	tb.Helper()
	answers, err := tryRead(tb, o, q, paths...)
	if err != nil {
		tb.Fatal(err)
	}
	return answers
}

func tryRead(tb testing.TB, o market.Options, q []market.Question, paths ...string) ([]market.Answer, error) {
	tb.Helper()
	var sources []market.Source
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			tb.Fatal(err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			tb.Fatal(err)
		}
		sources = append(sources, market.Source{Name: filepath.Base(path), Data: f, Size: info.Size()})
	}
	return market.Read(o, sources, q)
}

// file writes a file of data.
func file(tb testing.TB, name, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
	return path
}

func schedule(tb testing.TB, text string) vesting.Schedule {
	tb.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func amount(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// amounts are the amounts of percentiles as texts.
func amounts(a market.Answer) (list []string) {
	for _, p := range a.Percentiles {
		text := p.Amount.String()
		if p.AtLeast {
			text = ">=" + text
		}
		list = append(list, text)
	}
	return list
}
