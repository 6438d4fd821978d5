package xlsx_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// blankForm is the form for two offers, with a base and a grant in each.
func blankForm(t *testing.T) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.WriteForm(&b, comp.NewCase(vesting.MustDate("2026-11-23")), 2); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// filled returns the file with cells filled in by the keys of their rows, in the first offer, and where each stands.
func filled(t *testing.T, f *excelize.File, cells map[string]any) ([]byte, func(key string) string) {
	t.Helper()
	rows, err := f.GetRows(workbook.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	at := func(key string) string {
		for i, row := range rows {
			if len(row) > 0 && row[0] == key {
				return workbook.CellName(workbook.FirstColumn, i+1)
			}
		}
		t.Fatalf("no row %s", key)
		return ""
	}
	for key, value := range cells {
		if err := f.SetCellValue(workbook.Sheet, at(key), value); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), at
}

var placeholder = regexp.MustCompile(`<[^>]+>`)

// A mistake in a form is said by the label of its row, and its mend by those of the rows to write in, with their
// cells; never by a key of the case file. Each want is the mistake's row, what is found, and the mend, in which a
// key in brackets stands for its cell, as <base:money> for D9.
func TestMendsNameRowsAndCells(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells map[string]any
		want  string
	}{
		{"a grant without a size", map[string]any{"grants[0].vesting:text": "4y annual"},
			`<grants[0].vesting:text>: "Grant 1, vesting": a grant needs shares or a value; write 220 in "Grant 1, shares" (<grants[0].shares:count>), or 300k in "Grant 1, value" (<grants[0].value:money>)`},
		{"shares without a price", map[string]any{"grants[0].vesting:text": "4y annual", "grants[0].shares:count": 220},
			`<grants[0].shares:count>: "Grant 1, shares": shares without a share price have no value; write today's price of a share in "Grant 1, price in the letter" (<grants[0].price:money>)`},
		{"options without a strike", map[string]any{"grants[1].vesting:text": "4y annual", "grants[1].shares:count": 220, "grants[1].kind:text": "option", "price.today:money": 4},
			`<grants[1].kind:text>: "Grant 2, kind": an option needs a strike; write 3 in "Grant 2, strike" (<grants[1].strike:money>); options that cost nothing are shares: rsu`},
		{"a choice of a part of an item", map[string]any{"sign_on[0].amount:money": "40k", "sign_on[0].paid:text": "weekly"},
			`<sign_on[0].paid:text>: "Sign-on 1, paid": "weekly" is none of the choices; write lump or monthly`},
		{"two ways to say one thing", map[string]any{"commission.target:money": "80k", "commission.ote:money": "240k"},
			`<commission.ote:money>: "On-target earnings": it says the target too, with the base; keep "Commission at target" (<commission.target:money>) or "On-target earnings" (<commission.ote:money>)`},
		{"what a private company has not", map[string]any{"private.fmv:money": 4, "price.today:money": 12},
			`<price.today:money>: "Share price today": nobody trades the share of a private company, so it has no price of today; clear the cell; ` +
				`"Preferred price" (<private.preferred:money>) or "Fair market value (409A)" (<private.fmv:money>) is what a share is worth on paper`},
		{"a refresher without vesting", map[string]any{"refreshers[0].value:money": "60k"},
			`<refreshers[0].value:money>: "Refreshers 1, value of each": a refresher needs a vesting schedule; write 4y quarterly in "Refreshers 1, vesting" (<refreshers[0].vesting:text>)`},
		{"a part that is missing", map[string]any{"retirement.tiers[0].rate:rate": 1.0},
			`<retirement.tiers[0].up_to:rate>: "Match, band 1, up to" is empty, and what is filled in needs it; fill it in, such as 6%`},
		{"a choice of all offers", map[string]any{"case.years:count": 50},
			`<case.years:count>: "Horizon": a horizon of 50 years is longer than a comparison can be; write a number of years from 1 to 40, such as 4`},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.cells["company:text"], c.cells["base:money"] = "Initech", 160000
			data, at := filled(t, blankForm(t), c.cells)
			_, err := workbook.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, "form.xlsx", data)
			want := placeholder.ReplaceAllStringFunc(c.want, func(key string) string { return at(strings.Trim(key, "<>")) })
			if want = "form.xlsx: Inputs!" + want; err == nil || !strings.HasPrefix(fmt.Sprint(err), want) {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}
