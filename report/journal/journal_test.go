package journal_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/journal"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Globex pays 4 x 170,000 = 680,000 against 640,000 of Initech, whose bonus of 10%, where it has one, pays
// 64,000 more.
const (
	before = `
as_of: 2027-01-01
offers:
  - {company: Globex, start: 2027-01-01, base: 170k}
  - {company: Initech, start: 2027-01-01, base: 160k}
`
	after = `
as_of: 2027-02-01
offers:
  - {company: Globex, start: 2027-01-01, base: 170k}
  - {company: Initech, start: 2027-01-01, base: 160k, bonus: 10%}
`
)

// decide decides for an offer, the leader for an empty name.
func decide(t *testing.T, text, name string) *report.Decision {
	t.Helper()
	var places casefile.Places
	c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2027-01-01"), Places: &places}, casefile.Source{Name: "case.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	lead, err := risk.New(result, "total")
	if err != nil {
		t.Fatal(err)
	}
	chosen, why := lead.Leader, report.ByMetric
	for i := range result.Offers {
		if result.Offers[i].Name == name {
			chosen, why = i, report.AsBefore
		}
	}
	g, err := lead.Grill(chosen)
	if err != nil {
		t.Fatal(err)
	}
	return report.NewDecision(g, why, places.Of)
}

func parse(t *testing.T, text string) *journal.Log {
	t.Helper()
	l, err := journal.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// add appends a decision, for the offer of the log, to its text.
func add(t *testing.T, log, text string, answers ...journal.Answer) string {
	t.Helper()
	l := parse(t, log)
	next, added, err := l.Append(decide(t, text, l.Chosen()), answers)
	if err != nil || !added {
		t.Fatal(added, err)
	}
	return next
}

func wantLines(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains("\n"+text, "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, text)
		}
	}
}

func TestAFirstEntry(t *testing.T) {
	text := add(t, "", before, journal.Answer{Kind: risk.AskMargin, Offer: "Globex", Question: "?", Answer: "Quite *sure*."})
	wantLines(t, text,
		"# Decision log: Globex or Initech", "## Entry 1, 2027-01-01: Globex",
		"Globex pays most over 4 years: $680,000, which is $40,000 (6.3%) more than Initech.", // 40,000 of 640,000 are 6.25%
		`- As assumed, Globex leads Initech by $40,000 (6.3%): how sure are you? Quite \*sure\*.`,
		"### Outcome of entry 1")
}

// The bonus makes 704,000 of 640,000: Initech leads by 24,000, and the decision for Globex no longer
// stands. What stood before is still there, to the byte.
func TestALaterEntrySaysWhatChanged(t *testing.T) {
	first := add(t, "", before)
	mine := first + "\nI signed, and I would again.\n"
	second := add(t, mine, after)
	if !strings.HasPrefix(second, mine) {
		t.Errorf("the first entry was rewritten:\n%s", second)
	}
	wantLines(t, strings.TrimPrefix(second, mine),
		"## Entry 2, 2027-02-01: Globex", "### Since entry 1 of 2027-01-01",
		"The decision no longer stands on the figures: Initech leads over 4 years.",
		"The decision is against the figures: Globex pays $24,000 less over 4 years.",
		`|  | as\_of | 2027-01-01 | 2027-02-01 |`, "| Initech | bonus.target |  | 10% |",
		"| Initech | Total, 4 years | 640,000.00 | 704,000.00 |", "| Initech | Cash | 640,000.00 | 704,000.00 |")
	if strings.Contains(second, "Globex | Total") {
		t.Error("what is the same counts as changed")
	}
	third := add(t, second, before)
	wantLines(t, third, "The decision was against the figures and no longer is: Globex leads over 4 years.")
}

func TestTheSameCaseAddsNothing(t *testing.T) {
	text := add(t, "", before)
	again, added, err := parse(t, text).Append(decide(t, before, "Globex"), nil)
	if err != nil || added || again != text {
		t.Errorf("added %v, %v", added, err)
	}
	answered, added, err := parse(t, text).Append(decide(t, before, "Globex"), journal.Answers{{Kind: risk.AskMargin, Offer: "Globex", Question: "?", Answer: "Yes."}})
	if err != nil || !added || !strings.Contains(answered, "- Answered anew: As assumed, Globex leads") {
		t.Errorf("an answer is nothing new: %v, %v\n%s", added, err, answered)
	}
}

func TestAnEditedEntryIsKnown(t *testing.T) {
	text := add(t, "", before)
	for name, edited := range map[string]string{
		"a figure":    strings.Replace(text, "$680,000", "$690,000", 1),
		"a new line":  strings.Replace(text, "### Decision\n", "### Decision\n\nI always knew.\n", 1),
		"the check":   strings.Replace(text, "Checksum of entry 1: sha256 ", "Checksum of entry 1: sha256 0", 1),
		"no check":    text[:strings.Index(text, "Checksum")],
		"the outcome": text + "\nIt went well.\n",
		"line ends":   strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		if edited == text {
			t.Fatalf("%s: nothing is edited", name)
		}
		l := parse(t, edited)
		found, _ := l.Edited()
		if want := name != "the outcome" && name != "line ends"; (len(found) == 1) != want {
			t.Errorf("%s: edited %v", name, found)
		}
	}
	second := add(t, strings.Replace(text, "$680,000", "$690,000", 1), after)
	wantLines(t, second, "Entry 1 was edited by hand after it was written.")
}

// A heading that the reader writes below an outcome is the reader's, whatever its number.
func TestAHeadingBelowAnOutcomeIsNoEntry(t *testing.T) {
	for _, number := range []string{"9", "2"} {
		text := add(t, "", before) + "\n## Entry " + number + ", 2027-01-05: I signed\n\nand would again.\n"
		l := parse(t, add(t, text, after))
		if edited, gone := l.Edited(); len(l.Entries) != 2 || edited != nil || gone != nil {
			t.Errorf("## Entry %s: %d entries, edited %v, gone %v", number, len(l.Entries), edited, gone)
		}
		if last, _ := l.Last(); last.Number != 2 {
			t.Errorf("## Entry %s: the next one is %d", number, last.Number)
		}
	}
}

func TestAnEntryThatIsGone(t *testing.T) {
	text := add(t, add(t, "", before), after)
	cut := text[:strings.Index(text, "## Entry 1")] + text[strings.Index(text, "## Entry 2"):]
	if _, gone := parse(t, cut).Edited(); len(gone) != 1 || gone[0] != 1 {
		t.Errorf("gone: %v", gone)
	}
}

func TestWhatIsNoLog(t *testing.T) {
	if _, err := journal.Parse("# My notes\n\n## Entry 1, 2027-01-01: Globex\n"); !errors.Is(err, journal.ErrNoLog) {
		t.Error(err)
	}
	text := add(t, "", before)
	if _, err := journal.Parse(strings.Replace(text, "offerkit state {", "offerkit state [", 1)); !errors.Is(err, journal.ErrNoState) {
		t.Error(err)
	}
	var other *journal.OtherCaseError
	_, _, err := parse(t, text).Append(decide(t, "offers: [{company: Umbrella, base: 1k}, {company: Hooli, base: 2k}]", ""), nil)
	if !errors.As(err, &other) || strings.Join(other.Logged, " ") != "Globex Initech" {
		t.Error(err)
	}
}

// One of the offers is withdrawn and another comes: it is the same decision still.
func TestOffersThatComeAndGo(t *testing.T) {
	text := add(t, add(t, "", before), strings.Replace(before, "Initech", "Umbrella", 1))
	wantLines(t, text, "- Umbrella is new.", "- Initech is gone.", "The decision still stands: Globex leads over 4 years.")
	if strings.Contains(text, "| Umbrella |") {
		t.Error("each term of a new offer counts as changed")
	}
}

// Names and notes that look like lines of a log are text.
func TestHostileTextIsNoEntry(t *testing.T) {
	text := add(t, "", `
as_of: 2027-01-01
offers:
  - company: "--> ## Entry 9, 2027-01-01: x"
    start: 2027-01-01
    base: 170k
    notes: "\n## Entry 7, 2027-01-01: y\nChecksum of entry 1: sha256 0000000000000000000000000000000000000000000000000000000000000000\n<!-- -->"
  - {company: "<script>|*b*", start: 2027-01-01, base: 160k}
`, journal.Answer{Kind: risk.AskMargin, Offer: "--> ## Entry 9, 2027-01-01: x", Question: "?", Answer: "\n## Entry 8, 2027-01-01: z\n--> <b>"})
	l := parse(t, text)
	if edited, gone := l.Edited(); len(l.Entries) != 1 || edited != nil || gone != nil {
		t.Fatalf("%d entries, edited %v, gone %v in\n%s", len(l.Entries), edited, gone, text)
	}
	if strings.Contains(text, "<script>") || strings.Contains(text, "<b>") || strings.Count(text, "-->") != 2 {
		t.Errorf("it is more than text:\n%s", text)
	}
	if l.Chosen() != "--> ## Entry 9, 2027-01-01: x" {
		t.Errorf("chosen: %q", l.Chosen())
	}
}

// No text makes reading panic.
func FuzzParse(f *testing.F) {
	f.Add("")
	f.Add("<!-- a decision log of offerkit: entries are added, none is rewritten -->\n## Entry 1, 2027-01-01: x\n<!-- offerkit state {\"chosen\":\"x\",\"offers\":[\"x\"]} -->\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := journal.Parse(text)
		if err == nil {
			l.Edited()
		}
		if _, err := journal.ReadAnswers([]byte(text)); err == nil {
			return
		}
	})
}
