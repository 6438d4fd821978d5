package workbook

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// unreadable says why a cell is no value of its row, in the words of the sheet, and what to
// do about it; nothing where it is one.
func (s *inputs) unreadable(key Key, col, row int) (why, mend string) {
	c, stored := s.cells[position{col, row}], s.at(col, row)
	number, isNumber := c.number()
	switch {
	case s.follows(col, row) || c.isBlank():
		return "", ""
	case c.derived && !c.value:
		return "the formula =" + shortened(oneLine(c.formula)) + " has no value in the file", "open the workbook in a spreadsheet program, let it calculate and save, or type the figure"
	case c.kind == errorCell:
		return "the cell is an error, " + stored, "mend its formula, or type the figure"
	case c.kind == boolCell && key.Kind != Flag:
		return shownBool(stored) + " is no " + key.Kind.noun(), "type " + key.Kind.example()
	case c.kind == boolCell:
		return "", ""
	case isNumber:
		return key.misread(number+s.days(key.Kind, c.shows), c.shows)
	}
	return key.illFormed(oneLine(stored))
}

// isBlank reports whether a cell shows nothing. A formula that gives the empty text, as ="" or
// =IF(A1="","",A1), leaves its cell blank on purpose; what ="" gives is known though a program
// that does not calculate wrote it.
func (c cell) isBlank() bool {
	if c.derived && !c.value {
		return c.formula == `""`
	}
	return strings.TrimSpace(c.text) == ""
}

func shownBool(stored string) string {
	return map[bool]string{true: "TRUE", false: "FALSE"}[stored == "1"]
}

// days is what a count of days lacks in a workbook of an old Mac, 0 for any other number.
func (s *inputs) days(kind Kind, shows format) float64 {
	if kind == Date && shows == general || shows == calendar {
		return float64(s.epoch)
	}
	return 0
}

// illFormed says why a text is no value of the row, where the case file's reader could not say
// it in the words of the sheet.
func (k Key) illFormed(text string) (why, mend string) {
	inBrackets := strings.HasPrefix(text, "{")
	switch {
	case k.Kind == Date:
		if _, err := vesting.ParseDate(text); err != nil {
			return fmt.Sprintf("%q is a text and no date", text), "type the date as your spreadsheet writes dates, or 2027-01-11"
		}
	case k.Kind == Terms && inBrackets && !casefile.WellFormed(text):
		// In the case file that the sheet stands for, an open bracket would be the mistake of
		// the next cell.
		return fmt.Sprintf("%q is not written as terms in brackets", text), "close each bracket and each quote once, as in " + k.terms()
	case k.Term == exchangeRates && !inBrackets && !rates().MatchString(text):
		return fmt.Sprintf("%q is no list of exchange rates", text), "write each currency with its rate, such as EUR 1.08, GBP 1.27"
	case k.Term == costOfLiving && !inBrackets:
		return fmt.Sprintf("%q is no list of places", text), "write each place with its index in brackets, as in " + k.terms()
	}
	return "", ""
}

// exchangeRates is the term of the exchange rates that stand in one cell.
const exchangeRates = "fx"

// costOfLiving is the term of the cost-of-living indexes that stand in one cell.
const costOfLiving = "cost_of_living"

// terms is an example of terms in brackets.
func (k Key) terms() string {
	if k.Term == exchangeRates {
		return "{EUR: 1.08, GBP: 1.27}"
	}
	if k.Term == costOfLiving {
		return `{"Seattle, WA": 145, "Austin, TX": 100}`
	}
	return "{months: 24, kind: pro-rata}"
}

// misread says why a number, as its cell shows it, is no value of the row. A day is counted
// from the usual epoch.
func (k Key) misread(x float64, shows format) (why, mend string) {
	switch {
	case k.Term == exchangeRates && k.Kind == Terms:
		return plain(x) + " names no currency", "write each currency with its rate, such as EUR 1.08, GBP 1.27"
	case k.Term == costOfLiving:
		return plain(x) + " names no place", "write each place with its index in brackets, as in " + k.terms()
	case k.Kind.takes(x, shows):
		return "", ""
	}
	why = shows.describe(x) + ", where " + k.Kind.expected() + " is expected"
	switch k.Kind {
	case Text:
		return why + "; a spreadsheet makes dates of texts such as 5/15 and 03-15", "type it as a text, with an apostrophe before it: " + k.apostrophe()
	case Terms:
		return why, "write it as in " + k.terms()
	case Flag:
		return why, "type true or false"
	}
	return why, "set the cell's number format to " + k.Kind.format() + " and type " + k.Kind.example()
}

// apostrophe is a text that a spreadsheet would take for a date, written so that it does not.
func (k Key) apostrophe() string {
	switch k.Term[strings.LastIndex(k.Term, ".")+1:] {
	case "vesting":
		return "'5/15/40/40"
	case "paid":
		return "'03-15"
	}
	return "'2027-01-11"
}

// The days that a number without a format of its own may stand for: those of this century and
// the end of the last. A count of shares or an amount is no date for want of a format.
var firstDay, lastDay = float64(epoch.DaysUntil(vesting.MustDate("1970-01-01"))), float64(epoch.DaysUntil(vesting.MustDate("2099-12-31")))

// takes reports whether a number that is shown so can be a value of the kind. A percentage is
// no amount, because 15% of what is not said; and a rate may do without its format, because
// the case file's reader asks back where 15 is meant.
func (k Kind) takes(x float64, shows format) bool {
	whole, isBare := x == math.Trunc(x), shows == general || shows == figure
	switch k {
	case Date:
		return whole && (shows == calendar && x >= 1 || shows == general && x >= firstDay && x <= lastDay)
	case Rate, Text:
		return isBare || shows == percentage
	case Flag:
		return isBare && (x == 0 || x == 1)
	}
	return isBare
}

// describe says what a cell shows.
func (f format) describe(x float64) string {
	switch written := plain(x); {
	case f == calendar && day(math.Trunc(x)) == plain(math.Trunc(x)):
		return written + ", a number that is no day"
	case f == calendar && x != math.Trunc(x):
		return "a date with a time of day, " + day(math.Trunc(x))
	case f == calendar:
		return "a date, " + day(x)
	case f == clock:
		minutes := int(math.Round(math.Mod(x, 1e6) * 24 * 60))
		return fmt.Sprintf("a time, %d:%02d", minutes/60, max(minutes%60, -minutes%60))
	case f == percentage:
		return "a percentage, " + plain(x*100) + "%"
	default:
		return "a number, " + written
	}
}

// noun names what a cell of the kind holds.
func (k Kind) noun() string {
	switch k {
	case Money:
		return "amount"
	case Rate:
		return "rate"
	case Date:
		return "date"
	case Months, Days:
		return "length of time"
	case Text, Terms:
		return "text"
	}
	return "number"
}

// expected is the noun with its article.
func (k Kind) expected() string {
	switch k {
	case Money:
		return "an amount"
	case Flag:
		return "true or false"
	}
	return "a " + k.noun()
}

// format names the number format of the kind, in the words of spreadsheet programs.
func (k Kind) format() string {
	switch k {
	case Rate:
		return "Percentage"
	case Date:
		return "Date"
	}
	return "Number"
}

// example is a value of the kind.
func (k Kind) example() string {
	switch k {
	case Money:
		return "an amount such as 160000"
	case Rate:
		return "a rate such as 15%"
	case Date:
		return "a date such as 2027-01-11"
	case Months:
		return "a number of months such as 12"
	case Days:
		return "a number of days such as 90"
	case Text, Terms:
		return "a text"
	}
	return "a number"
}

// scalar returns a cell as YAML, nothing where it is empty or follows another cell.
func (s *inputs) scalar(key Key, col, row int) string {
	c, stored, kind := s.cells[position{col, row}], s.at(col, row), key.Kind
	if stored == "" || s.follows(col, row) {
		return ""
	}
	number, isNumber := c.number()
	switch {
	case isNumber && kind == Date:
		return day(number + float64(s.epoch))
	case isNumber && c.shows == percentage && kind == Rate && !key.isBare(number):
		return plain(number*100) + "%"
	case isNumber && c.shows == percentage && kind == Text:
		return quoted(plain(number*100) + "%")
	case isNumber && kind == Text:
		return quoted(plain(number))
	case isNumber:
		return kind.number(number)
	case kind.isLength() && isDigits(stored): // 24, typed as a text
		return stored + " " + map[bool]string{true: "days", false: "months"}[kind == Days]
	case kind == Terms && strings.HasPrefix(stored, "{"):
		return oneLine(stored)
	case kind == Terms && rates().MatchString(stored):
		return "{" + rate().ReplaceAllString(oneLine(strings.ReplaceAll(stored, ";", ",")), "$1: $2") + "}"
	}
	if key.Term == notes {
		return quoted(lines(stored))
	}
	return quoted(oneLine(stored))
}

// leastBare is the least whole number that is taken for percent in the cell of a percentage.
const leastBare = 3

// isBare reports whether a cell that shows 800% holds an 8 that was pasted or filled in for 8%: the
// case file's reader asks back, as it does for a bare 8. Of a term that is usually all of something,
// as a payout is, or more, as an accelerator, a multiple may be meant.
func (k Key) isBare(x float64) bool {
	t, known := comp.FindTerm("offers[]." + k.Term)
	if k.ForAll {
		t, known = comp.FindTerm(k.Term)
	}
	all := slices.ContainsFunc([]string{t.Default, t.Example}, func(text string) bool {
		percent, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
		return err == nil && percent >= 100
	})
	return known && !all && x >= leastBare && x == math.Trunc(x)
}

// notes is the one term whose text may have several lines.
const notes = "notes"

// breaks are the ways in which spreadsheet programs write the end of a line.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// lines keeps the lines of a text.
func lines(text string) string {
	all := strings.Split(breaks.Replace(text), "\n")
	for i, line := range all {
		all[i] = strings.TrimRightFunc(line, unicode.IsSpace)
	}
	return strings.Join(all, "\n")
}

// rateOfCurrency is the pattern of one exchange rate as a person writes it: EUR 1.08.
const rateOfCurrency = `([A-Za-z]{3})[ \t:=]+(\d+(?:\.\d+)?)`

// Exchange rates as a person writes them into one cell: EUR 1.08, GBP 1.27.
var (
	rate  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(rateOfCurrency) })
	rates = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^` + rateOfCurrency + `(\s*[,;]\s*` + rateOfCurrency + `)*$`)
	})
)

// number reads what a cell stores as a number. A spreadsheet writes up to 17 digits of a
// double; 15 are what was typed.
func (c cell) number() (float64, bool) {
	if c.kind != "" && c.kind != numberCell && c.kind != boolCell {
		return 0, false // a text such as 36.000 is for the case file's reader to judge
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(c.text), 64)
	return x, err == nil && x > -1e15 && x < 1e16
}

// isLength reports whether a bare count is a length of time by its row.
func (k Kind) isLength() bool { return k == Months || k == Days || k == Terms }

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// number writes a number in the words of the case file.
func (k Kind) number(x float64) string {
	switch k {
	case Rate: // which is 15% or 0.15, and 15 is for the case file's reader to ask about
		return plain(x)
	case Months, Terms: // a bare number of a clawback is its months
		return plain(x) + " months"
	case Days:
		return plain(x) + " days"
	case Flag:
		if x == 0 {
			return "false"
		}
		return "true"
	}
	written := plain(x)
	if before, decimals, found := strings.Cut(written, "."); found && len(decimals) == 3 && len(before) <= 3 {
		written += "0" // in a text 36.125 may be 36125; a number is itself
	}
	return written
}

// plain writes a double with its 15 certain digits and no exponent.
func plain(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		rounded = x
	}
	if rounded == 0 {
		return "0" // and not -0
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// epoch is the day from which spreadsheets count days.
var epoch = vesting.MustDate("1899-12-30")

// day writes a spreadsheet's count of days as a date; what is no such count stays a
// number, for the case file's reader to refuse.
func day(x float64) string {
	if x < 1 || x > 2_900_000 || x != float64(int(x)) {
		return plain(x)
	}
	return epoch.AddDays(int(x)).String()
}

// quoted writes a text as YAML: JSON's strings are YAML's.
func quoted(text string) string {
	data, err := json.Marshal(text)
	if err != nil {
		return `""`
	}
	return string(data)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
