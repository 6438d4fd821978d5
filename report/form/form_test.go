package form_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report/form"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func options() casefile.Options {
	return casefile.Options{Today: vesting.MustDate("2026-11-23")}
}

func load(t *testing.T, text string) *form.Form {
	t.Helper()
	f, err := form.Load(options(), casefile.Source{Name: "a.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// cases are the case files of the project, by name.
func cases(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d cases, %v", len(paths), err)
	}
	all := map[string]string{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = string(data)
	}
	return all
}

// A case file that is filled into the form and written again is the same case, term by term, and so it
// is after it has been saved and loaded once more.
func TestACaseComesThroughTheForm(t *testing.T) {
	for path, text := range cases(t) {
		want, err := casefile.Read(options(), casefile.Source{Name: path, Data: []byte(text)})
		if err != nil {
			continue // a file of something else, such as presets
		}
		once := load(t, text).Check(options())
		if len(once.Faults) > 0 {
			t.Errorf("%s: %v\n%s", path, once.Faults, once.File)
			continue
		}
		twice := load(t, string(once.File)).Check(options())
		if string(twice.File) != string(once.File) {
			t.Errorf("%s: saved\n%s\nand saved again\n%s", path, once.File, twice.File)
		}
		for i, got := range []*form.Checked{once, twice} {
			if fmt.Sprintf("%+v", got.Case) != fmt.Sprintf("%+v", want) {
				t.Errorf("%s, after %d times:\n%s\ngot  %+v\nwant %+v", path, i+1, got.File, got.Case, want)
			}
		}
	}
}

// What one types is one value: whatever it holds, it comes back as it was typed, and nothing else is in
// the case.
func TestWhateverIsTypedStaysInItsField(t *testing.T) {
	names := []string{"offers[0].company", "offers[0].role", "offers[0].base.amount", "offers[0].bonus.target", "offers[0].rsu.vesting", "offers[0].sign_on[1].amount", "offers[0].notes", "candidate.name"}
	pieces := []string{"a", " ", ":", "#", "'", "\"", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "-", "?", "\n", "\t", "\\", "\x00", "\u2028", "é", "1", "null", "yes", "---", "base: 1"}
	rapid.Check(t, func(t *rapid.T) {
		f := form.New(vesting.Date{})
		typed := map[string]string{}
		for _, name := range names {
			text := "x" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, name), "") + "x"
			if !f.Set(name, text) {
				t.Fatalf("no field %s", name)
			}
			typed[name] = text
		}
		file := f.Check(options()).File
		again, err := form.Load(options(), casefile.Source{Name: "a", Data: file})
		if err != nil {
			t.Skip("a control code, which no case file may hold")
		}
		for name, text := range typed {
			if got := again.Value(name); got != text && !strings.ContainsAny(text, "\n\t\x00") {
				t.Fatalf("%s: %q came back as %q from\n%s", name, text, got, file)
			}
		}
		if again.Offers() != 1 {
			t.Fatalf("%d offers in\n%s", again.Offers(), file)
		}
	})
}

// What the fields have no place for stays in the box of its offer, comments too.
func TestWhatHasNoFieldIsKept(t *testing.T) {
	const text = "# two letters\noffers:\n  - company: Initech   # by mail\n    base: 100k\n    raise: [{on: 2028-04-01, to: 180k}]\n    revisions:\n      - on: 2026-11-20\n        base: 110k   # by phone\n    sing_on: 40k\n"
	f := load(t, text)
	box := f.Value("offers[0].more")
	for _, want := range []string{"# company: by mail", "raise: [{on: 2028-04-01, to: 180k}]", "revisions:", "# by phone", "sing_on: 40k"} {
		if !strings.Contains(box, want) {
			t.Errorf("%q is not in the box:\n%s", want, box)
		}
	}
	if got := f.Value("more"); got != "# two letters" {
		t.Errorf("the box of the case holds %q", got)
	}
	c := f.Check(options())
	if len(c.Of("offers[0].more")) != 1 || !strings.Contains(c.Of("offers[0].more")[0], `did you mean "sign_on"?`) {
		t.Errorf("%v", c.Faults)
	}
}

// A box that would swallow, close or add what stands around it is refused, and nothing of it is written.
func TestABoxIsItsOwn(t *testing.T) {
	for _, text := range []string{"a: [", "a: \"x", "- company: Other\n  base: 1", "a: 1\n b: 2", "--- a", "...", "%YAML 1.1", "{a: 1}", "just words", "a: *x", "? [a]\n: b", "\x01: 1"} {
		f := form.New(vesting.MustDate("2026-11-23"))
		f.Set("offers[0].company", "Initech")
		f.Set("offers[0].base.amount", "100k")
		f.Set("offers[0].more", text)
		c := f.Check(options())
		if len(c.Of("offers[0].more")) == 0 || c.Case.Offers != nil {
			t.Errorf("%q is taken: %v\n%s", text, c.Faults, c.File)
		}
		alone, err := casefile.Read(options(), casefile.Source{Name: "a", Data: c.File})
		if whole := strings.HasPrefix(text, "?"); c.Lost == whole || !whole && (err != nil || len(alone.Offers) != 1) { // a key that is none is YAML all the same
			t.Errorf("%q: lost %v, %v\n%s", text, c.Lost, err, c.File)
		}
		f.Set("offers[0].more", "")
		if c := f.Check(options()); len(c.Faults) > 0 {
			t.Errorf("without it: %v", c.Faults)
		}
	}
}

// A sign-on of year 2 alone stays one of year 2: in a list it would be the first.
func TestASignOnKeepsItsYear(t *testing.T) {
	f := form.New(vesting.MustDate("2026-11-23"))
	f.Set("offers[0].company", "Initech")
	f.Set("offers[0].base.amount", "100k")
	f.Set("offers[0].sign_on[1].amount", "94k")
	c := f.Check(options())
	if len(c.Faults) > 0 || len(c.Case.Offers[0].SignOn) != 1 || c.Case.Offers[0].SignOn[0].Year != 2 {
		t.Errorf("%v\n%s", c.Faults, c.File)
	}
}

// The file is what a person would have written: short forms, and what is long below its key.
func TestTheFileIsShort(t *testing.T) {
	f := form.New(vesting.MustDate("2026-11-23"))
	for _, typed := range [][2]string{
		{"offers[0].company", "Amazon"}, {"offers[0].start", "2027-01-11"}, {"offers[0].base.amount", "160k"}, {"offers[0].bonus.target", "15%"},
		{"offers[0].sign_on[0].amount", "127k"}, {"offers[0].sign_on[1].amount", "94k"}, {"offers[0].quoted", "300k, 300k"},
		{"offers[0].rsu.shares", "220"}, {"offers[0].rsu.price", "1200"}, {"offers[0].rsu.vesting", "4y monthly, 12mo cliff"},
		{"offers[1].company", "no"}, {"offers[1].base.amount", "$100/hour"}, {"offers[1].base.hours", "38"}, {"offers[1].more", "  raise: 3%\n  # said so"},
	} {
		if !f.Set(typed[0], typed[1]) {
			t.Fatalf("no field %s", typed[0])
		}
	}
	const want = `as_of: 2026-11-23
offers:
  - company: Amazon
    start: 2027-01-11
    base: 160k
    bonus: 15%
    sign_on: [127k, 94k]
    rsu: {shares: 220, vesting: "4y monthly, 12mo cliff", price: 1200}
    quoted: [300k, 300k]
  - company: "no"
    raise: 3%
    # said so
    base: {amount: $100/hour, hours: 38}
`
	if c := f.Check(options()); string(c.File) != want || len(c.Faults) > 0 {
		t.Errorf("%v\n%s", c.Faults, c.File)
	}
}

// Every field of the form is made from the description of its term, and each has a name of its own.
func TestThePageHasEveryField(t *testing.T) {
	f := load(t, cases(t)["../../testdata/cases/full.yaml"])
	var page strings.Builder
	if err := (&form.Page{Form: f, Checked: f.Check(options())}).Write(&page); err != nil {
		t.Fatal(err)
	}
	names := map[string]int{}
	for _, part := range strings.Split(page.String(), ` name="`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		names[name]++
	}
	var missing []string
	for _, name := range []string{"offers[0].company", "offers[3].private.exit.on", "offers[1].sign_on[1].clawback.tax_rate", "offers[0].benefits[2].amount", "fx", "candidate.filing_status", "offers[2].more", "more"} {
		if names[name] != 1 {
			missing = append(missing, name)
		}
	}
	for name, count := range names {
		if count > 1 && name != "do" {
			t.Errorf("%s stands %d times", name, count)
		}
	}
	if slices.Sort(missing); len(missing) > 0 {
		t.Errorf("missing: %v", missing)
	}
}

// Load refuses what is no case file with the mistakes of the case file, and panics on nothing.
func FuzzLoad(f *testing.F) {
	for _, text := range []string{"", "a: [", "offers: 1", "- a", "offers: [1]", "offers:\n  - &a {company: A, base: 1}\n  - *a", "a: &x [*x]", "? {a: b}\n: c", "base: !!int 3", "company: A\nbase: 1\nsign_on: [[1]]", "offers:\n- {bonus: [1, {target: 2}], rsu: [], grants: {}}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		filled, err := form.Load(options(), casefile.Source{Name: "a.yaml", Data: []byte(text)})
		var mistakes casefile.Errors
		if err != nil {
			if !errors.As(err, &mistakes) && !strings.Contains(err.Error(), "a.yaml") {
				t.Errorf("%v", err)
			}
			return
		}
		c := filled.Check(options())
		want, wrong := casefile.Read(options(), casefile.Source{Name: "a.yaml", Data: []byte(text)})
		if wrong == nil && (len(c.Faults) > 0 || fmt.Sprintf("%+v", c.Case) != fmt.Sprintf("%+v", want)) {
			t.Errorf("%q is a case, and through the form\n%s\nit is another: %v", text, c.File, c.Faults)
		}
	})
}

// The base is a salary a year, which its unit says as well: it is said once.
func TestAHintSaysTheYearOnce(t *testing.T) {
	f := load(t, "company: A\nbase: 1")
	var page strings.Builder
	if err := (&form.Page{Form: f, Checked: f.Check(options())}).Write(&page); err != nil {
		t.Fatal(err)
	}
	if _, hint, _ := strings.Cut(page.String(), "Salary a year"); !strings.HasPrefix(hint, " at the start, in the offer&#39;s currency<") {
		t.Errorf("the hint of the base: Salary a year%.100s", hint)
	}
}
