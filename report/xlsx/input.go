package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
)

// inputRow is one term of the offers, or of the whole case.
type inputRow struct {
	term   comp.Term
	path   string // within an offer: sign_on[0].amount
	forAll bool   // it holds for all offers and stands in the column of the first
	label  string
	kind   workbook.Kind

	schedule string // that has rows for its percentages, within an offer: of the rows of them, their sum and itself
	place    int    // of a percentage in its schedule
	adds     int    // of the sum, how many rows above it have percentages
}

// notesTerm is the one term whose text may have several lines.
const notesTerm = "offers[].notes"

// rowsOf returns the rows of a term of the form: two where it is a rate or an amount, and those of
// the percentages of a schedule.
func (b *book) rowsOf(f report.FormRow) []inputRow {
	r := inputRow{term: f.Term, path: f.Path, forAll: f.ForAll, label: f.Label, kind: kindOf(f.Term.Kind)}
	if f.Nested {
		r.label = "  " + r.label
	}
	switch {
	case r.term.Kind == comp.KindRateOrMoney:
		flat := r
		flat.kind, flat.label = workbook.Money, r.label+", flat"
		switch f.Half {
		case report.RateHalf:
			return []inputRow{r}
		case report.AmountHalf:
			return []inputRow{flat}
		}
		return []inputRow{r, flat}
	case r.term.Kind == comp.KindSchedule && !b.form:
		return b.scheduleRows(r)
	}
	return []inputRow{r}
}

// kindOf says how a kind of terms is read back; what is made of other terms is read as terms.
func kindOf(k comp.TermKind) workbook.Kind {
	switch k {
	case comp.KindMoney, comp.KindPrice:
		return workbook.Money
	case comp.KindRate, comp.KindRateOrMoney:
		return workbook.Rate
	case comp.KindCount:
		return workbook.Count
	case comp.KindMonths:
		return workbook.Months
	case comp.KindDays:
		return workbook.Days
	case comp.KindDate:
		return workbook.Date
	case comp.KindFlag:
		return workbook.Flag
	case comp.KindPart, comp.KindList, comp.KindByCurrency, comp.KindByPlace:
		return workbook.Terms
	}
	return workbook.Text
}

// isFlat reports whether the row is the amount of a term that may be a rate.
func (r *inputRow) isFlat() bool { return r.kind == workbook.Money }

// key is the key by which the row is read back: an exchange rate without a date is all that its
// currency has.
func (r *inputRow) key() workbook.Key {
	k := workbook.Key{Term: r.path, ForAll: r.forAll, Kind: r.kind}
	if r.term.Path == "fx[].rate" && !strings.Contains(r.path, "[") {
		k.Term = strings.TrimSuffix(r.path, ".rate")
	}
	return k
}

// paths are the paths of the row's cells, by column.
func (r *inputRow) paths(offers int) []string {
	if r.forAll {
		offers = 1
	}
	paths := make([]string, offers)
	for i := range paths {
		paths[i] = r.pathOf(i)
	}
	return paths
}

// pathOf is the path of an offer's cell.
func (r *inputRow) pathOf(offer int) string {
	if r.forAll {
		return r.path
	}
	return "offers[" + strconv.Itoa(offer) + "]." + r.path
}

// unit says in what a row is counted.
func (b *book) unit(r *inputRow) string {
	switch unit := r.term.Unit; {
	case r.kind == workbook.Date, r.term.Kind == comp.KindDayOfYear:
		return map[bool]string{true: "date", false: "month-day"}[r.kind == workbook.Date]
	case len(r.words()) > 0:
		return "choice"
	case r.term.Kind == comp.KindCurrency:
		return "ISO 4217"
	case unit == comp.UnitReporting:
		return string(b.currency)
	case r.term.Kind == comp.KindRateOrMoney && !r.isFlat():
		return string(comp.UnitPercent)
	default:
		cash := b.common(comp.UnitCurrency, func(o *comp.Result) comp.Currency { return o.Currency })
		shares := b.common(comp.UnitEquity, func(o *comp.Result) comp.Currency { return o.Equity })
		return strings.NewReplacer(string(comp.UnitCurrency), cash, string(comp.UnitEquity), shares).Replace(string(unit))
	}
}

// common is the currency of amounts that are in one for all offers, and otherwise their unit.
func (b *book) common(unit comp.Unit, of func(*comp.Result) comp.Currency) string {
	offers := b.comparison.Offers
	if b.form || len(offers) == 0 || slices.ContainsFunc(offers, func(r comp.Result) bool { return of(&r) != of(&offers[0]) }) {
		return string(unit)
	}
	return string(of(&offers[0]))
}

// words are the choices of a row that has some.
func (r *inputRow) words() []string {
	if r.kind == workbook.Flag {
		return []string{"true", "false"}
	}
	return r.term.Choices
}

// about says what a term is, and how it is written where somebody is to write it.
func (r *inputRow) about(form, fixed bool) string {
	text := r.term.Meaning
	switch {
	case form && len(r.words()) == 0:
		text += "; such as " + r.term.Example
		fallthrough
	case form:
		if r.term.Default != "" {
			text += "; if empty " + strings.TrimSuffix(r.term.Default, ",")
		}
	case r.adds > 0:
	case fixed && r.schedule != "":
		text += " (follows the percentages below it; without any it is fixed here: change it in the case file)"
	case fixed:
		text += " (fixed here: change it in the case file)"
	}
	return text
}

// look is the frame of an input, or the grey of a fixed term.
func (r *inputRow) look(currency comp.Currency, live bool) style {
	look := style{align: "right", colour: muted, format: formatText}
	if live {
		look = style{align: "right", colour: typed, bed: inputBed, box: true, unlocked: true, format: formatText}
	}
	switch r.kind {
	case workbook.Money:
		look.format = formatMoney(currency)
		if r.term.Kind == comp.KindPrice {
			look.format = grouped(currency, "0.00##")
		}
	case workbook.Rate, workbook.Part:
		look.format = "0.0###%"
	case workbook.Count, workbook.Months, workbook.Days:
		look.format = "#,##0.####"
	case workbook.Date:
		look.format = formatDate
	}
	return look
}

// largest is the largest amount that a cell takes.
const largest = 1e15

// validation says beforehand what a cell takes, and refuses anything else; of a form it only
// warns, which takes what the case file takes, such as 185k. It returns false for a text, which
// takes anything.
func (r *inputRow) validation(unit, written string, form bool) (excelize.DataValidation, bool) {
	v := excelize.DataValidation{AllowBlank: form, ShowInputMessage: true, ShowErrorMessage: true}
	lo, hi, refusal := double(r.term.Bounds.Lo), double(r.term.Bounds.Hi), ""
	if r.term.Bounds.IsZero() || r.term.Kind == comp.KindRateOrMoney && r.isFlat() {
		lo, hi = 0, largest
	}
	switch {
	case len(r.words()) > 0:
		v.Type, v.Formula1 = "list", `"`+strings.Join(r.words(), ",")+`"`
		refusal = "Write one of " + strings.Join(r.words(), ", ") + "."
	case r.kind == workbook.Rate || r.kind == workbook.Part:
		v.Type, v.Operator, v.Formula1, v.Formula2 = "decimal", "between", fmt.Sprint(lo), fmt.Sprint(hi)
		refusal = fmt.Sprintf("Write a percentage from %.0f%% to %.0f%%.", lo*100, hi*100)
	case r.kind == workbook.Date:
		v.Type, v.Operator, v.Formula1 = "date", "greaterThan", "25569" // 1970
		refusal = "Write a date such as 2027-01-11."
	case r.kind == workbook.Text || r.kind == workbook.Terms:
		return v, false
	case r.term.Unit == comp.UnitIndex: // which figures are divided by
		v.Type, v.Operator, v.Formula1, v.Formula2 = "decimal", "between", fmt.Sprintf("%.0f", lo), fmt.Sprintf("%.0f", hi)
		refusal = fmt.Sprintf("Write a number from %.0f to %.0f.", lo, hi)
	default: // 0 is what is not offered, whatever the least value of what is
		v.Type, v.Operator, v.Formula1, v.Formula2 = "decimal", "between", "0", fmt.Sprintf("%.0f", hi)
		refusal = "Write a number of 0 or more, without words or a currency sign."
	}
	title, text, stop := plain(strings.TrimSpace(r.label), 30), plain(r.prompt(unit, written), 250), "stop"
	if form {
		stop = "warning"
	}
	v.PromptTitle, v.Prompt, v.ErrorTitle, v.Error, v.ErrorStyle = &title, &text, &title, &refusal, &stop
	return v, true
}

// prompt says what a cell holds, to the reader who is about to type.
func (r *inputRow) prompt(unit, written string) string {
	text := r.term.Meaning + "."
	if unit != "" {
		text = "Unit: " + unit + ". " + text
	}
	if written != "" {
		text = "Written: " + written + ". " + text
	}
	return text
}

// writtenAs says how a term is written in the case file, and where; empty where it is not.
func (b *book) writtenAs(path string) string {
	if b.document.Written == nil {
		return ""
	}
	t := report.Term{Path: path}
	if t.Place, t.Text = b.document.Written(path); t.Place == "" {
		return ""
	}
	return t.Source()
}
