package htmlpage_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

func do(t testing.TB, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// says returns what the page says once it has followed the last change.
func says(t testing.TB, ctx context.Context) []string {
	t.Helper()
	return await[[]string](t, ctx, `settled().then(() => (`+snapshot+`)(document))`)
}

// engineSays returns what a page written for a changed case says.
func engineSays(t testing.TB, ctx context.Context, c comp.Case, changes ...position) []string {
	t.Helper()
	together(changes...).change(&c)
	open(t, ctx, serve(t, map[string][]byte{"/": write(t, document(t, c), htmlpage.Options{ECharts: htmlpage.None})}))
	return evaluate[[]string](t, ctx, `(`+snapshot+`)(document)`)
}

// The filing status is chosen by the keyboard, and goes back with the others; the address takes no
// word that is none.
func TestFilingStatusByKeyboard(t *testing.T) {
	url := serve(t, map[string][]byte{"/": write(t, document(t, ownRate(t)), htmlpage.Options{ECharts: htmlpage.None})})
	page, reader := browser(t), browser(t)
	open(t, page, url)
	written := says(t, page)
	do(t, page, chromedp.Focus("#filing"), chromedp.KeyEvent(kb.ArrowUp)) // from joint to single
	if diff := cmp.Diff(engineSays(t, reader, ownRate(t), filing("single")), says(t, page)); diff != "" {
		t.Errorf("single (-engine +page):\n%s", diff)
	}
	if got := evaluate[string](t, page, `document.getElementById("moves").textContent`); got != "What if: filing status single (as written: married filing jointly)." {
		t.Errorf("the page says %q", got)
	}
	do(t, page, chromedp.Click("#reset"))
	if diff := cmp.Diff(written, says(t, page)); diff != "" {
		t.Errorf("back (-written +page):\n%s", diff)
	}
	open(t, page, url+"/?again#filing=widowed")
	if diff := cmp.Diff(written, says(t, page)); diff != "" {
		t.Errorf("a word that is none (-written +page):\n%s", diff)
	}
}

// The controls are worked as a reader works them: typing, the arrow keys, the button.
func TestControlsByKeyboard(t *testing.T) {
	url := serve(t, map[string][]byte{"/": write(t, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.None})})
	page, reader := browser(t), browser(t)
	open(t, page, url)
	written := says(t, page)

	do(t, page, chromedp.Focus("#price-1"), selectAll, chromedp.KeyEvent("1350.5"))
	if diff := cmp.Diff(engineSays(t, reader, twoOffers(t), price(0, "1350.5")), says(t, page)); diff != "" {
		t.Errorf("a price typed (-engine +page):\n%s", diff)
	}
	do(t, page, chromedp.Focus("#growth-2-slider"), chromedp.KeyEvent(strings.Repeat(kb.ArrowRight, 3))) // from 8% in steps of 0.5
	if diff := cmp.Diff(engineSays(t, reader, twoOffers(t), price(0, "1350.5"), growth(1, "9.5")), says(t, page)); diff != "" {
		t.Errorf("a slider moved (-engine +page):\n%s", diff)
	}
	address := evaluate[string](t, page, `location.hash`)
	if address != "#price-1=1350.5&growth-2=9.5" {
		t.Errorf("the address holds %q", address)
	}
	moved := says(t, page)
	open(t, page, url+"/?again"+address)
	if diff := cmp.Diff(moved, says(t, page)); diff != "" {
		t.Errorf("the address reopens another view:\n%s", diff)
	}

	do(t, page, chromedp.Focus("#reset"), chromedp.KeyEvent(kb.Enter))
	if diff := cmp.Diff(written, says(t, page)); diff != "" {
		t.Errorf("going back leaves a difference (-written +page):\n%s", diff)
	}
	if left := evaluate[string](t, page, `location.hash + document.getElementById("moves").textContent`); left != "" {
		t.Errorf("going back leaves %q", left)
	}
}

var selectAll = chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
	_, err := chromedp.Evaluate[bool](`document.activeElement.select() || true`)(ctx, target)
	return err
})

// A field shows its amount as people count it, and takes it grouped, in either way, or plain; the arrow keys
// step it. A comma that groups nothing may be a point, and is refused.
func TestFieldsGroupTheirDigits(t *testing.T) {
	url := serve(t, map[string][]byte{"/": write(t, document(t, shipped(t, "../../testdata/cases/india.yaml")), htmlpage.Options{ECharts: htmlpage.None})})
	ctx := browser(t)
	open(t, ctx, url)
	shows := func() string {
		return evaluate[string](t, ctx, `((f) => f.value + " " + f.getAttribute("aria-invalid"))(document.getElementById("base-1"))`)
	}
	if got := evaluate[string](t, ctx, `document.getElementById("base-1").value`); got != "50,00,000" {
		t.Fatalf("the field shows %q", got)
	}
	for _, of := range []struct{ typed, shows, address string }{
		{"5600000", "56,00,000 false", "base-1=5600000"},
		{"57,00,000", "57,00,000 false", "base-1=5700000"},
		{"5,800,000", "58,00,000 false", "base-1=5800000"},
		{"5,8", "5,8 true", "base-1=5"}, // what was typed before it has been followed
		{"50,00,000", "50,00,000 false", ""},
	} {
		do(t, ctx, chromedp.Focus("#base-1"), selectAll, chromedp.KeyEvent(of.typed+kb.Tab))
		says(t, ctx)
		if got, address := shows(), evaluate[string](t, ctx, `location.hash.slice(1)`); got != of.shows || address != of.address {
			t.Errorf("%s typed: the field shows %q, the address holds %q", of.typed, got, address)
		}
	}
	do(t, ctx, chromedp.Focus("#base-1"), chromedp.KeyEvent(kb.ArrowDown+kb.ArrowDown))
	says(t, ctx)
	if got := shows(); got != "49,99,998 false" {
		t.Errorf("two steps down show %q", got)
	}
}

// What a field does not take changes nothing, and the field says so.
func TestControlsRefuseNonsense(t *testing.T) {
	url := serve(t, map[string][]byte{"/": write(t, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.None})})
	ctx := browser(t)
	open(t, ctx, url)
	written := says(t, ctx)
	for _, text := range []string{"-5", "0", "1e400", "99999999999999", ""} {
		wrong := evaluate[string](t, ctx, fmt.Sprintf(`((field) => {
			field.value = %q;
			field.dispatchEvent(new Event("input", { bubbles: true }));
			return field.getAttribute("aria-invalid");
		})(document.getElementById("price-1"))`, text))
		if wrong != "true" {
			t.Errorf("%q is not marked as wrong", text)
		}
		if diff := cmp.Diff(written, says(t, ctx)); diff != "" {
			t.Errorf("%q moved the page:\n%s", text, diff)
		}
	}
	for _, fragment := range []string{"#price-1=-5", "#price-1=1e9", "#years=99&month=0", "#constructor=1&__proto__=2", "#%ff", "#price-1=" + strings.Repeat("9", 5000)} {
		open(t, ctx, url+"/?"+strings.Repeat("x", len(fragment)%50)+fragment)
		if diff := cmp.Diff(written, says(t, ctx)); diff != "" {
			t.Errorf("%.40q moved the page:\n%s", fragment, diff)
		}
	}
}

// Tab reaches the skip link first and every control in the order of the page.
func TestKeyboardReachesEverything(t *testing.T) {
	url := serve(t, map[string][]byte{"/": write(t, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.None})})
	ctx := browser(t)
	open(t, ctx, url)
	var reached []string
	for range 90 {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
		reached = append(reached, evaluate[string](t, ctx, `((e) => e.id || e.className || e.localName)(document.activeElement)`))
		if !evaluate[bool](t, ctx, `((e) => e === document.body || getComputedStyle(e).outlineStyle !== "none")(document.activeElement)`) {
			t.Errorf("the focus on %s is not seen", reached[len(reached)-1])
		}
	}
	order := []string{"skip", "a", "years", "years-slider", "discount", "month", "price-1", "growth-1", "price-2", "growth-2", "summary"}
	at := 0
	for _, e := range reached {
		if at < len(order) && e == order[at] {
			at++
		}
	}
	if at < len(order) {
		t.Errorf("tab does not reach %s in its place: %v", order[at], reached)
	}
}
