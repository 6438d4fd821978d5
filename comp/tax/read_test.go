package tax

import (
	"strings"
	"testing"
)

// What a broken file of tables gets: the place of the mistake, and the mend.
func TestBrokenTables(t *testing.T) {
	table := func(rest string) string {
		return "{\"schema\": \"offerkit-tax/1\", \"tables\": [\n {\"place\": \"US-CA\", \"tax\": \"state_income_tax\", \"year\": 2027, " + head + ",\n  " + rest + "}]}"
	}
	rules := func(rule string) string { return table(`"rules": [` + rule + `]`) }
	for what, c := range map[string]struct{ file, want string }{
		"no JSON":             {"{\"schema\": \"offerkit-tax/1\",\n \"tables\": [}", "2:13: this is no JSON"},
		"cut off":             {`{"schema": `, "1:11: this is no JSON"},
		"nothing":             {"", "1:1: this is no JSON"},
		"a list":              {"[]", "1:1: [] is not an object in { }"},
		"no schema":           {`{"tables": []}`, `the schema is ""; write "schema": "offerkit-tax/1"`},
		"unknown key":         {table(`"rulse": []`), `3:3: unknown key "rulse"; did you mean "rules"?`},
		"a key twice":         {table(`"rules": [], "rules": []`), `3:16: "rules" is written twice`},
		"another case":        {table(`"Rules": []`), `3:3: unknown key "Rules"; did you mean "rules"?`},
		"null":                {table(`"rules": null`), `3:12: "rules" has no value`},
		"no rules":            {table(`"note": "none"`), `the table has no "rules"`},
		"text for a year":     {`{"schema": "offerkit-tax/1", "tables": [{"year": "2027"}]}`, `1:50: "2027" is not a whole number`},
		"no kind":             {rules(`{"kind": "bracket", "name": "x", "rates": [[0, 0.1]]}`), `3:22: there is no kind "bracket"; write one of add_back, amount, brackets`},
		"a key missing":       {rules(`{"kind": "brackets", "name": "x"}`), `3:13: "brackets" has no rates; add it`},
		"a key of another":    {rules(`{"kind": "brackets", "name": "x", "rates": [[0, 0.1]], "width": 3}`), `"width" has no effect on a rule of kind "brackets"; leave it out`},
		"a rate in percent":   {rules(`{"kind": "brackets", "name": "x", "rates": [[0, 22]]}`), `the rate 22 is more than 1; write 22% as 0.22`},
		"rows that fall":      {rules(`{"kind": "brackets", "name": "x", "rates": [[0, 0.1], [500, 0.2], [400, 0.3]]}`), "go from 500 to 400; write them in ascending order"},
		"a lookup from above": {rules(`{"kind": "whole_rate", "name": "x", "rates": [[5, 0.1]]}`), "begin at 5; let the first begin at 0"},
		"a text for a rate":   {rules(`{"kind": "brackets", "name": "x", "rates": [[0, "0.1"]]}`), `3:56: "0.1" is not a number`},
		"a huge number":       {rules(`{"kind": "brackets", "name": "x", "rates": [[0, 1e400]]}`), `1e400 is not a number`},
		"a negative number":   {rules(`{"kind": "amount", "name": "x", "amount": -5}`), `3:55: -5 is negative`},
		"a row of three":      {rules(`{"kind": "brackets", "name": "x", "rates": [[0, 0.1, 3]]}`), "row 1 has 3 numbers; write two"},
		"a status missing":    {rules(`{"kind": "amount", "name": "x", "amount": {"single": 5, "joint": 6}}`), "there is no value for separate; add it, or others"},
		"no such status":      {rules(`{"kind": "amount", "name": "x", "amount": {"widow": 5}}`), `"widow" is no filing status`},
		"steps of nothing":    {rules(`{"kind": "steps", "name": "x", "over": 5, "every": 0, "by_step": 2, "most": 9}`), "0 is no whole number above 0"},
		"a tax on itself":     {rules(`{"kind": "share", "name": "x", "rate": 0.5, "of": "state_income_tax"}`), `a rule of this table cannot rest on "state_income_tax"`},
		"a fade without end":  {rules(`{"kind": "deduct", "name": "x", "amount": 5, "fade": {"kind": "linear", "over": 3}}`), `"linear" has no rate`},
		"no such year":        {table(`"as_in": 2020`), "there is no table of this tax for 2020 to take the rules from"},
		"no such place":       {strings.Replace(table(`"rules": []`), "US-CA", "California", 1), `2:12: this place is none; write an id such as "US"`},
		"no such day":         {strings.Replace(table(`"rules": []`), "2026-11-23", "23/11/2026", 1), `this checked is none; write the day`},
		"no source":           {strings.Replace(table(`"rules": []`), `"source": "https://example.org/", `, "", 1), `2:2: the table has no "source"`},
		"no such doubt":       {strings.Replace(table(`"rules": []`), `"carried"`, `"guessed"`, 1), "write published, carried, projected or unsettled"},
	} {
		_, err := Embedded().With([]byte(c.file))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", what, err, c.want)
		}
	}
}

// All mistakes are reported, in the order of the file, and no more than a person mends.
func TestAllMistakes(t *testing.T) {
	tables := strings.Repeat(`{"place": "US-CA", "yaer": 2027},`+"\n", 300)
	_, err := Embedded().With([]byte(`{"schema": "offerkit-tax/1", "tables": [` + strings.TrimSuffix(tables, ",\n") + `]}`))
	if err == nil {
		t.Fatal("it was read")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != maxDataErrors || !strings.HasPrefix(lines[0], "1:") || !strings.HasPrefix(lines[1], "2:") {
		t.Errorf("%d mistakes, the first %s", len(lines), lines[0])
	}
}

func FuzzWith(f *testing.F) {
	for _, name := range []string{"law/us.json", "law/us-ny.json", "law/us-mn.json", "law/gb.json"} {
		data, err := lawFiles.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"schema": "offerkit-tax/1", "tables": [{"place": "US-CA", "tax": "x", "year": 2026, ` + head + `, "rules": [{"kind": "amount", "name": "x", "amount": {"joint": 5, "others": 6}}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		law, err := Embedded().With(data)
		if err != nil {
			return
		}
		for _, table := range law.own {
			s := Situation{Place: Place{ID: table.Place, Name: table.Place}, Year: table.Year}
			if taxes, err := law.Taxes(number("123456.78"), s); err == nil && !taxes.Total.Defined() {
				t.Error("the total is undefined")
			}
		}
	})
}
