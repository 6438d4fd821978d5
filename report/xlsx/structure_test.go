package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// shared are the functions that Excel 2016, LibreOffice and Google Sheets all have.
var shared = strings.Fields(`SIGN ABS AND NOT OR CHOOSE COLUMN COUNT COUNTIFS EDATE FIXED IF INDEX INT LARGE LOOKUP MATCH MAX MIN MONTH RANK ROUND
	ROUNDUP ROW ROWS SUBSTITUTE SUM SUMIFS SUMPRODUCT TEXT XNPV YEAR`)

var (
	functionName = regexp.MustCompile(`([A-Z][A-Z0-9.]*)\(`)
	quotedText   = regexp.MustCompile(`"[^"]*"`)
)

// eachFormula calls visit for every formula of a workbook.
func eachFormula(t *testing.T, f *excelize.File, visit func(at, formula string)) {
	t.Helper()
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				at := cellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(name, at); formula != "" {
					visit(name+"!"+at, formula)
				}
			}
		}
	}
}

func TestFormulasUseSharedFunctions(t *testing.T) {
	for _, c := range []comp.Case{everything(t), others(t), taxed(t)} {
		eachFormula(t, open(t, write(t, c)), func(at, formula string) {
			for _, match := range functionName.FindAllStringSubmatch(quotedText.ReplaceAllString(formula, ""), -1) {
				if !slices.Contains(shared, match[1]) {
					t.Errorf("%s uses %s", at, match[1])
				}
			}
			if len(formula) > 1_500 {
				t.Errorf("%s is a formula of %d characters, more than a person reads", at, len(formula))
			}
			for _, text := range quotedText.FindAllString(formula, -1) {
				if len(text) > 257 {
					t.Errorf("%s has a text of %d characters, the limit of Excel is 255", at, len(text)-2)
				}
			}
		})
	}
}

// Every payment is live, shares of a listed and of a private company that are dealt by a loaded
// allocation too.
func TestEveryAmountIsLive(t *testing.T) {
	listed, private := everything(t), others(t)
	listed.Offers[0].Grants[0].Allocation = vesting.FrontLoaded
	private.Offers[1].Grants = slices.Clone(private.Offers[1].Grants)
	private.Offers[1].Grants[0].Allocation, private.Offers[1].Grants[1].Allocation = vesting.FrontLoaded, vesting.BackLoadedToSingleTranche
	for _, c := range []comp.Case{everything(t), others(t), listed, private} {
		rows, err := open(t, write(t, c)).GetRows("Timeline")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[4:] {
			if len(row) > 14 && row[14] == "fixed" {
				t.Errorf("%s of %s is fixed", row[6], row[2])
			}
		}
	}
}

// Inputs are unlocked on a locked sheet, and every one says what it takes.
func TestInputsAreUnlockedAndLimited(t *testing.T) {
	f := open(t, write(t, everything(t)))
	limits, err := f.GetDataValidations("Inputs")
	if err != nil {
		t.Fatal(err)
	}
	limited := map[string]bool{}
	for _, l := range limits {
		at, _, _ := strings.Cut(l.Sqref, ":")
		limited[at] = true
		length := func(text *string) int {
			if text == nil {
				return math.MaxInt
			}
			return utf8.RuneCountInString(*text)
		}
		if length(l.PromptTitle) > 32 || length(l.Prompt) > 255 || length(l.Error) > 255 {
			t.Errorf("%s: a message is missing or longer than Excel takes", at)
		}
	}
	rows, _ := f.GetRows("Inputs")
	unlocked := 0
	for r := workbook.HeadRow; r < len(rows); r++ {
		for c := workbook.FirstColumn; c < workbook.FirstColumn+2; c++ {
			at := cellName(c, r+1)
			id, err := f.GetCellStyle("Inputs", at)
			if err != nil {
				t.Fatal(err)
			}
			look, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			isUnlocked := look.Protection != nil && !look.Protection.Locked && id != 0
			if isUnlocked != limited[at] {
				t.Errorf("%s: unlocked %t, with a limit %t", at, isUnlocked, limited[at])
			}
			if isUnlocked {
				unlocked++
			}
		}
	}
	if unlocked < 30 {
		t.Errorf("only %d cells may be typed over", unlocked)
	}
}

// parts returns the parts of a workbook by name.
func parts(t *testing.T, workbook []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		found[file.Name] = string(data)
	}
	return found
}

// Every part is well-formed whatever the offers are called, and charts carry a title,
// their data and an alternative text.
func TestPartsAreWellFormed(t *testing.T) {
	c := caseOf()
	for i, text := range hostile {
		o := amazon(t)
		o.Name, o.Notes = fmt.Sprintf("%s %d", text, i), text
		c.Offers = append(c.Offers, o)
	}
	all := parts(t, write(t, c))
	charts := 0
	for name, text := range all {
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := decoder.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
		if !strings.HasPrefix(name, "xl/charts/chart") {
			continue
		}
		charts++
		if strings.Contains(text, "<numCache><formatCode></formatCode></numCache>") || !strings.Contains(text, "<ptCount") || strings.Contains(text, `<ptCount val="0"`) {
			t.Errorf("%s carries no data", name)
		}
	}
	if want := len(hostile) + 2; charts != want {
		t.Errorf("%d charts, want %d: one an offer, one cumulative, one of leaving", charts, want)
	}
	if got := strings.Count(all["xl/drawings/drawing1.xml"], ` descr="`); got < charts {
		t.Errorf("%d alternative texts for %d charts", got, charts)
	}
	if !strings.Contains(all["xl/workbook.xml"], `fullCalcOnLoad="true"`) {
		t.Error("the workbook does not ask to be recalculated on load")
	}
}

// What nobody has promised is hatched in its component's colour: the options that an exit pays, and no
// listed share.
func TestWhatNobodyHasPromisedIsHatched(t *testing.T) {
	cases := shipped(t)
	for name, want := range map[string]string{"w25-options-exit": report.ComponentColour(comp.OptionPay), "amazon-vs-google": ""} {
		var hatched []string
		for part, text := range parts(t, write(t, cases[name])) {
			if strings.HasPrefix(part, "xl/charts/chart") {
				for _, fill := range regexp.MustCompile(`<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="(\w+)">`).FindAllStringSubmatch(text, -1) {
					hatched = append(hatched, fill[1])
				}
				if strings.Contains(text, "<a:alpha") {
					t.Errorf("%s, %s: a mark is left", name, part)
				}
			}
		}
		if got := strings.Join(hatched, " "); got != strings.TrimPrefix(want, "#") {
			t.Errorf("%s: hatched are %q, want %q", name, got, want)
		}
	}
}

// Bars of pay stand on 0 in every program, but where costs go below it.
func TestBarsStandOnZero(t *testing.T) {
	cases := shipped(t)
	for name, want := range map[string]int{"india": 2, "amazon-vs-google": 2, "full": 0} {
		based := 0
		for part, text := range parts(t, write(t, cases[name])) {
			if strings.HasPrefix(part, "xl/charts/chart") && strings.Contains(text, `<grouping val="stacked">`) && strings.Contains(text, `<min val="0">`) {
				based++
			}
		}
		if based != want {
			t.Errorf("%s: %d stacked charts begin at 0, want %d", name, based, want)
		}
	}
}

// The values in the file are typed: a script that does not calculate reads numbers.
func TestCachedValuesAreTyped(t *testing.T) {
	sheet := parts(t, write(t, everything(t)))["xl/worksheets/sheet4.xml"] // Years
	numbers := regexp.MustCompile(`<c r="[A-Z]+\d+" s="\d+"><f>SUMIFS[^<]*</f><v>-?[0-9.]+</v></c>`).FindAllString(sheet, -1)
	if all := strings.Count(sheet, "<f>SUMIFS"); all == 0 || len(numbers) != all {
		t.Errorf("%d of %d sums have a number", len(numbers), all)
	}
}

// Cents survive the way through doubles up to 9e12 (2^53 is 9.007e15).
func TestLargeAmounts(t *testing.T) {
	o := amazon(t)
	o.SignOn = nil
	o.Relocation.Amount = dec("9000000000000.01")
	f := open(t, write(t, caseOf(o)))
	rows, err := f.GetRows("Timeline", excelize.Options{RawCellValue: true})
	if err != nil || !slices.ContainsFunc(rows, func(row []string) bool {
		return len(row) > 11 && row[5] == "Relocation" && row[11] == "9000000000000.01"
	}) {
		t.Errorf("no relocation of 9000000000000.01 (%v)", err)
	}
	if math.Abs(9000000000000.01-9000000000000) < 0.005 {
		t.Error("doubles are not what they were")
	}
}
