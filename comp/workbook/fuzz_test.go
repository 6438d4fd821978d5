package workbook_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp/workbook"
)

func inWords(t *testing.T, err error) {
	t.Helper()
	if strings.ContainsFunc(err.Error(), func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == '\u202e' }) {
		t.Errorf("control code in %q", err)
	}
}

// Any bytes are a workbook that can be read, or an error.
func FuzzRead(f *testing.F) {
	f.Add(sheet(f, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{185000}}))
	f.Add(sheet(f, 2, row{"company:text", []any{"Initech"}}, row{"base:money", []any{1000}}, row{"case.fx:terms", []any{"EUR 1.08"}}))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}) // an old .xls
	f.Fuzz(func(t *testing.T, data []byte) {
		kase, err := workbook.Read(today, "form.xlsx", data)
		if err != nil {
			inWords(t, err)
		} else if err := kase.Validate(); err != nil {
			t.Errorf("the case does not validate: %v", err)
		}
	})
}

// Whatever a sheet holds, inside a sound container, is a case or an error.
func FuzzSheet(f *testing.F) {
	sound := sheet(f, 2, row{"company:text", []any{"Initech", "Acme"}}, row{"base:money", []any{185000, "90k"}}, row{"start:date", []any{"2027-01-11", "=1/0"}})
	const part = "xl/worksheets/sheet1.xml"
	rewritten(f, sound, part, func(text string) string {
		f.Add(text)
		f.Add(text[:len(text)/2])
		f.Add(strings.ReplaceAll(text, "<v>", "<f>1+1</f><v>"))
		f.Add(strings.ReplaceAll(text, `t="s"`, `t="b"`))
		f.Add(strings.ReplaceAll(text, `r="D6"`, `r="XFD1048576"`))
		f.Add(strings.ReplaceAll(text, "185000", "1e400"))
		return text
	})
	f.Fuzz(func(t *testing.T, xml string) {
		data := rewritten(t, sound, part, func(string) string { return xml })
		kase, err := workbook.Read(today, "form.xlsx", data)
		if err != nil {
			inWords(t, err)
		} else if err := kase.Validate(); err != nil {
			t.Errorf("the case does not validate: %v", err)
		}
	})
}

// Any key of a row and any text in its cell are a term of the case, or an error.
func FuzzCell(f *testing.F) {
	for _, key := range []string{"base:money", "bonus.target:rate", "grants[0].shares:count", "start:date", "current:flag", "sign_on[0].clawback:terms", "case.years:count", "grants[999999999].price:money", "name:text", ".:", ":", "notes:text"} {
		for _, text := range []string{"185k", "15%", "2027-01-11", "true", "{months: 24}", "", "a\nbase: 5", "=1", "\x01", "#REF!"} {
			f.Add(key, text)
		}
	}
	f.Fuzz(func(t *testing.T, key, text string) {
		if len(key) > 200 || len(text) > 2000 || strings.HasPrefix(text, "=") {
			return
		}
		data := sheet(t, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{185000}}, row{key, []any{text}})
		kase, err := workbook.Read(today, "form.xlsx", data)
		if err != nil {
			inWords(t, err)
		} else if err := kase.Validate(); err != nil {
			t.Errorf("the case does not validate: %v", err)
		}
	})
}
