package htmlpage_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// firstAndLast are two offers by the month: Acme pays 30,000 on the first day and 10,000 a month,
// Beta 15,000 a month. By hand, Beta less Acme is 5,000 times the month, less 30,000: level after
// month 6, and 210,000 after month 48.
func firstAndLast() comp.Case {
	c := comp.NewCase(vesting.MustDate("2027-01-01"))
	c.Offers = []comp.Offer{
		{Company: "Acme", Start: vesting.MustDate("2027-01-01"), Base: dec("120000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("30000")}}},
		{Company: "Beta", Start: vesting.MustDate("2027-01-01"), Base: dec("180000")},
	}
	return c
}

// alive is a page of a case in the browser.
func alive(t *testing.T, c comp.Case, fragment string) context.Context {
	t.Helper()
	ctx := browser(t)
	open(t, ctx, serve(t, map[string][]byte{"/": write(t, document(t, c), htmlpage.Options{ECharts: htmlpage.None})})+"/"+fragment)
	if fault := fault(t, ctx); fault != "" {
		t.Fatal("the controls are hidden: ", fault)
	}
	return ctx
}

// The line of what has been paid so far is the leader less the other, with a sign, and its mark stands
// where the leader goes ahead: in month 7 of 48 as written, and in month 13 with a sign-on of 60,000,
// on the page moved there as on the one that the engine writes.
func TestTheDifferencePaidSoFarKeepsItsSign(t *testing.T) {
	const drawn = `(() => {
		const figure = document.getElementById("chart-cumulative");
		dispatchEvent(new Event("beforeprint"));
		const table = document.getElementById("chart-cumulative-data");
		const last = (row) => row.cells[row.cells.length - 1].textContent;
		const rows = [...table.tBodies[0].rows];
		const said = [last(table.tHead.rows[0]), ...[0, 5, 6, 12, 47].map((k) => last(rows[k])), figure.querySelector("figcaption").textContent.includes("adds up to most from") ? figure.querySelector("figcaption").firstElementChild.textContent : ""];
		dispatchEvent(new Event("afterprint"));
		const svg = figure.querySelector(".drawn > svg.wide");
		const marks = [...svg.querySelectorAll(".c")].map((e) => e.getAttribute("d").split(" ")[0]);
		return [...said, marks.join(), String(svg.textContent.includes("Beta ahead"))];
	})()`
	// The mark stands in the middle of its month's part of what is 666 wide and begins at 44.
	written := []string{"Beta less Acme", "−25,000.00", "0.00", "+5,000.00", "+35,000.00", "+210,000.00", "Beta's pay adds up to most from July 2027 on", "M134.2", "true"}
	moved := []string{"Beta less Acme", "−55,000.00", "−30,000.00", "−25,000.00", "+5,000.00", "+180,000.00", "Beta's pay adds up to most from January 2028 on", "M217.4", "true"}
	ctx := alive(t, firstAndLast(), "")
	if diff := cmp.Diff(written, evaluate[[]string](t, ctx, drawn)); diff != "" {
		t.Errorf("as written (-want +got):\n%s", diff)
	}
	ctx = alive(t, firstAndLast(), "#sign-on-1-1=60000")
	if diff := cmp.Diff(moved, await[[]string](t, ctx, `settled().then(() => `+drawn+`)`)); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
	other := firstAndLast()
	other.Offers[0].SignOn[0].Amount = dec("60000")
	if diff := cmp.Diff(moved, evaluate[[]string](t, alive(t, other, ""), drawn)); diff != "" {
		t.Errorf("as the engine writes it (-want +got):\n%s", diff)
	}
}

// A value that is not followed is told why, below its field and for a screen reader, until it is mended;
// so is a part of the address.
func TestARefusedValueSaysWhy(t *testing.T) {
	const enter = `((text) => {
		const field = document.getElementById("years");
		field.value = text;
		field.dispatchEvent(new Event("input", { bubbles: true }));
		const why = document.getElementById(field.getAttribute("aria-describedby"));
		return why?.checkVisibility() ? why.getAttribute("role") + ": " + why.textContent : "";
	})(%q)`
	ctx := alive(t, firstAndLast(), "")
	for _, test := range [][2]string{
		{"11", "alert: 11 is out of range: it goes from 1 to 10"}, {"-3", "alert: −3 is out of range: it goes from 1 to 10"},
		{"2.5", "alert: a whole number from 1 to 10 is wanted"}, {"", "alert: a number from 1 to 10 is wanted"}, {"3", ""},
	} {
		if got := evaluate[string](t, ctx, fmt.Sprintf(enter, test[0])); got != test[1] {
			t.Errorf("years %q: %q, want %q", test[0], got, test[1])
		}
	}
	ctx = alive(t, firstAndLast(), "#years=99&bass=1")
	want := "The address has years=99, which is not followed: 99 is out of range: it goes from 1 to 10. The address has bass, which no control is called."
	if got := evaluate[string](t, ctx, `document.getElementById("refused").textContent`); got != want {
		t.Errorf("the address: %q, want %q", got, want)
	}
}

// Over a moved horizon the case as written is counted over the same one. By hand: two years of 10,000 a
// month and 30,000 are 270,000, at 130,000 a year 290,000; two years of Beta are 360,000 either way.
func TestAMovedHorizonIsComparedLikeWithLike(t *testing.T) {
	const effect = `[...document.querySelectorAll("#effect tr")].map((r) => [...r.cells].map((c) => c.textContent).join("|"))`
	ctx := alive(t, firstAndLast(), "#years=2&base-1=130000")
	want := []string{"Offer|Total, 2 years|As written|Change", "Acme|$290,000|$270,000|+$20,000", "Beta|$360,000|$360,000|$0"}
	if diff := cmp.Diff(want, await[[]string](t, ctx, `settled().then(() => `+effect+`)`)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Wherever the controls are scrolled to, the verdict stands above them.
func TestTheVerdictStaysInView(t *testing.T) {
	ctx := alive(t, fiveOffers(t), "")
	got := await[string](t, ctx, `(async () => {
		document.getElementById("growth-5").scrollIntoView({ block: "end" });
		await settled();
		const [bar, field] = ["status", "growth-5"].map((id) => document.getElementById(id).getBoundingClientRect());
		return [scrollY > 0, bar.top >= 0 && bar.bottom < innerHeight, field.top >= bar.bottom && field.bottom < innerHeight + 1].join();
	})()`)
	if got != "true,true,true" {
		t.Errorf("scrolled, bar in view, field below it: %s", got)
	}
	status := evaluate[string](t, ctx, `document.getElementById("status").textContent`)
	if headline := evaluate[string](t, ctx, `document.querySelector("h1").textContent`); status == "" || status != headline {
		t.Errorf("the bar says %q, the headline %q", status, headline)
	}
}

// A table that stands folded is made for paper as the page has been moved, and folds again after it.
func TestFoldedTablesOnPaper(t *testing.T) {
	ctx := alive(t, firstAndLast(), "#base-2=240000")
	got := await[[]string](t, ctx, `settled().then(() => {
		const folded = document.getElementById("calendar-2").closest("details");
		const says = () => folded.open + ": " + [...document.getElementById("calendar-2").tBodies[0].rows].at(-1).textContent;
		dispatchEvent(new Event("beforeprint"));
		const printed = says();
		dispatchEvent(new Event("afterprint"));
		return [printed, String(folded.open)];
	})`)
	if !strings.HasPrefix(got[0], "true: Year240,000.00") || got[1] != "false" {
		t.Errorf("on paper and after it: %q", got)
	}
}
