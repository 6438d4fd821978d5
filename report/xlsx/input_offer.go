package xlsx

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Who offers what from when, and the time that it takes.

func (b *book) offerRows() []inputRow {
	text := func(key, label string, get func(*comp.Offer) string) inputRow {
		return inputRow{key: key, label: label, kind: textInput, source: fromCase, of: words(get)}
	}
	rows := []inputRow{
		text("company", "Company", func(o *comp.Offer) string { return o.Company }),
		text("role", "Role", func(o *comp.Offer) string { return o.Role }),
		text("level", "Level", func(o *comp.Offer) string { return o.Level }),
		text("location", "Location", func(o *comp.Offer) string { return o.Location }),
		{key: "start", label: "First day of work", unit: "date", kind: dateInput, source: fromDates, hint: startHint,
			of: day(func(o *comp.Offer) vesting.Date { return o.Start })},
		{key: "deadline", label: "Answer by", unit: "date", kind: dateInput, source: fromDates,
			of: day(func(o *comp.Offer) vesting.Date { return o.Deadline })},
		{key: "evidence", label: "How firm it is", kind: textInput, words: asWords(comp.Evidences()), source: "written, verbal, process, market or aspiration",
			of: words(func(o *comp.Offer) comp.Evidence { return o.Evidence })},
		{key: "currency", label: "Currency of the offer", unit: "ISO 4217", kind: textInput, source: fromCase, hint: currencyHint,
			of: words(func(o *comp.Offer) comp.Currency { return o.Currency })},
		{key: "current", label: "Today's job", kind: flagInput, source: fromCase, hint: currentHint, of: flag(func(o *comp.Offer) bool { return o.Current })},
		{key: "notes", label: "Notes", kind: notesInput, source: fromCase, of: words(func(o *comp.Offer) string { return o.Notes })},
	}
	if b.form { // elsewhere the head of the column is the name
		name := text("name", "Name, where the company does not tell", func(o *comp.Offer) string { return o.Name })
		rows = append(rows[:1:1], append([]inputRow{name}, rows[1:]...)...)
	}
	return rows
}

func (b *book) timeRows() []inputRow {
	ranked := b.isRanked("hourly")
	number := func(key, label, unit string, hi float64, get func(*comp.Offer) decimal.Decimal) inputRow {
		return inputRow{key: key, label: label, unit: unit, kind: countInput, live: ranked, hi: hi, source: fromYou, of: amount(get)}
	}
	return []inputRow{
		number("hours", "Hours of work", "a week", 168, func(o *comp.Offer) decimal.Decimal { return o.Hours }),
		number("commute.minutes", "Commute, there and back", "minutes a day", 1440, func(o *comp.Offer) decimal.Decimal { return o.Commute.Minutes }),
		number("commute.days", "Days of commuting", "a week", 7, func(o *comp.Offer) decimal.Decimal { return o.Commute.Days }),
		number("pto", "Paid days off", "a year", 259, func(o *comp.Offer) decimal.Decimal { return o.PTO }),
	}
}
