package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// chromium is a headless browser. Without it a test is skipped, unless OFFERKIT_REQUIRE_TOOLS=1 says
// that it must run.
func chromium(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("OFFERKIT_REQUIRE_TOOLS") == "1" {
			t.Fatal("chromium is not on the PATH, and OFFERKIT_REQUIRE_TOOLS=1 requires it")
		}
		t.Skip("chromium is not on the PATH: install it to test the form in a browser")
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))...)
	t.Cleanup(stopAllocator)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)
	ctx, end := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(end)
	return ctx
}

func steps(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

func inPage[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits until something holds in the page.
func until(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		if err == nil && holds { // a page that is just coming has no element yet
			return
		}
		if time.Now().After(end) {
			t.Fatalf("never: %s\n%s", expression, inPage[string](t, ctx, `document.body.innerText.slice(-1500)`))
		}
	}
}

// screen gives the browser a width and a theme.
func screen(t *testing.T, ctx context.Context, width int64, scheme string) {
	t.Helper()
	steps(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	}))
}

// listening serves a form on this machine, for a browser.
func listening(t *testing.T, files ...string) (d *formServer, address string) {
	t.Helper()
	d = serving(t, files...)
	server := httptest.NewUnstartedServer(d)
	d.host = server.Listener.Addr().String()
	server.Start()
	t.Cleanup(server.Close)
	return d, "http://" + d.host + "/" + d.token + "/"
}

// Somebody who has never seen it writes down two offers with nothing but the keyboard: a slip is said
// beside its field and goes when it is mended, the answer comes, and what is downloaded is a case.
func TestServeInABrowser(t *testing.T) {
	ctx := chromium(t)
	_, address := listening(t)
	folder := t.TempDir()
	steps(t, ctx, chromedp.Navigate(address), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Call(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
		return err
	}))
	until(t, ctx, `document.activeElement.name === "offers[0].company"`)
	steps(t, ctx, chromedp.KeyEvent("Initech"))
	tabTo(t, ctx, "offers[0].base.amount")
	steps(t, ctx, chromedp.KeyEvent("36.000"))
	until(t, ctx, `document.activeElement.getAttribute("aria-invalid") === "true" && document.activeElement.parentElement.innerText.includes("36.000")`)
	steps(t, ctx, chromedp.KeyEvent(strings.Repeat(kb.Backspace, 6)), chromedp.KeyEvent("100k"))
	until(t, ctx, `!document.activeElement.hasAttribute("aria-invalid") && document.querySelector("#says .standfirst").innerText.includes("$400,000")`)
	tabToButton(t, ctx, "add")
	steps(t, ctx, chromedp.KeyEvent(kb.Enter))
	until(t, ctx, `document.activeElement.name === "offers[1].company"`)
	steps(t, ctx, chromedp.KeyEvent("Globex"))
	tabTo(t, ctx, "offers[1].base.amount")
	steps(t, ctx, chromedp.KeyEvent("110k"), chromedp.KeyEvent(kb.Enter))
	until(t, ctx, `document.querySelector("#says .standfirst")?.innerText === "Globex pays most over 4 years: $440,000, which is $40,000 (10%) more than Initech."`)
	until(t, ctx, `document.querySelector("#says .heed h2").innerText === "Before you rely on it" && document.querySelector("#says .heed").innerText.includes("nothing says how firm the offer is")`)
	text := download(t, ctx, "case", filepath.Join(folder, "offers.yaml"))
	c, err := casefile.Read(casefile.Options{Today: testDay()}, casefile.Source{Data: text})
	if err != nil || len(c.Offers) != 2 || c.Offers[1].Company != "Globex" || c.Offers[1].Base.String() != "110000" {
		t.Errorf("%v\n%s", err, text)
	}
	if b := download(t, ctx, "workbook", filepath.Join(folder, "offers.xlsx")); !strings.HasPrefix(string(b), "PK") {
		t.Error("no workbook")
	}
	if b := download(t, ctx, "page", filepath.Join(folder, "offers.html")); !strings.Contains(string(b), "Globex") {
		t.Error("no page")
	}
}

// On a phone and on a desk two offers are written into a new file with the keyboard alone, and stand there
// when the page is opened again.
func TestServeSavesInABrowser(t *testing.T) {
	for _, width := range []int64{390, 1280} {
		ctx := chromium(t)
		file := filepath.Join(t.TempDir(), "mine.yaml")
		_, address := listening(t, file)
		screen(t, ctx, width, "light")
		steps(t, ctx, chromedp.Navigate(address))
		until(t, ctx, `document.activeElement.name === "offers[0].company"`)
		for i, typed := range []struct{ company, base string }{{"Initech", "100k"}, {"Globex", "110,000"}} {
			if i > 0 {
				tabToButton(t, ctx, "add")
				steps(t, ctx, chromedp.KeyEvent(kb.Enter))
			}
			until(t, ctx, fmt.Sprintf(`document.activeElement.name === "offers[%d].company"`, i))
			steps(t, ctx, chromedp.KeyEvent(typed.company))
			tabTo(t, ctx, fmt.Sprintf("offers[%d].base.amount", i))
			steps(t, ctx, chromedp.KeyEvent(typed.base))
		}
		until(t, ctx, `document.querySelector("#says .standfirst")?.innerText.startsWith("Globex pays most")`)
		keep(t, ctx, width, "typed")
		tabToButton(t, ctx, "save")
		steps(t, ctx, chromedp.KeyEvent(kb.Enter))
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			if _, err := os.Stat(file); err == nil {
				break
			}
		}
		until(t, ctx, `document.readyState === "complete" && document.body.innerText.includes("mine.yaml")`)
		keep(t, ctx, width, "saved")
		steps(t, ctx, chromedp.Navigate(address))
		until(t, ctx, `document.querySelector('[name="offers[1].base.amount"]')?.value === "110,000" && document.querySelector('[name="offers[0].company"]').value === "Initech"`)
		c, err := casefile.Read(casefile.Options{Today: testDay()}, casefile.Source{Data: []byte(reading(t, file))})
		if err != nil || len(c.Offers) != 2 || c.Offers[1].Base.String() != "110000" {
			t.Errorf("%v\n%s", err, reading(t, file))
		}
	}
}

// download presses a button and waits for the file that the browser writes.
func download(t *testing.T, ctx context.Context, deed, path string) []byte {
	t.Helper()
	tabToButton(t, ctx, deed)
	steps(t, ctx, chromedp.KeyEvent(kb.Enter))
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			return data
		}
	}
	t.Fatalf("%s is not downloaded: %s", path, inPage[string](t, ctx, `document.body.innerText.slice(-800)`))
	return nil
}

// tabTo reaches a field as somebody does who has no mouse.
func tabTo(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	tabs(t, ctx, `document.activeElement.name === "`+name+`"`)
}

func tabToButton(t *testing.T, ctx context.Context, deed string) {
	t.Helper()
	tabs(t, ctx, `document.activeElement.localName === "button" && document.activeElement.value === "`+deed+`"`)
}

func tabs(t *testing.T, ctx context.Context, reached string) {
	t.Helper()
	for range 120 {
		if inPage[bool](t, ctx, reached) {
			return
		}
		steps(t, ctx, chromedp.KeyEvent(kb.Tab))
		if !inPage[bool](t, ctx, `((e) => e === document.body || getComputedStyle(e).outlineStyle !== "none")(document.activeElement)`) {
			t.Errorf("the focus is not seen on %s", inPage[string](t, ctx, `document.activeElement.outerHTML.slice(0, 200)`))
		}
	}
	t.Fatalf("tab never comes to %s", reached)
}

// On a phone and on a desk, light and dark, with everything unfolded, nothing is wider than the screen
// and nothing too small to be hit. With OFFERKIT_PICTURES=DIR the screens are kept to be looked at.
func TestServeFitsEveryScreen(t *testing.T) {
	ctx := chromium(t)
	_, address := listening(t, "../../testdata/cases/amazon-vs-google.yaml")
	for _, width := range []int64{320, 390, 820, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			screen(t, ctx, width, scheme)
			steps(t, ctx, chromedp.Navigate(address))
			keep(t, ctx, width, scheme)
			inPage[bool](t, ctx, `[...document.querySelectorAll("details")].every((d) => d.open = true)`)
			if got := inPage[int64](t, ctx, `document.documentElement.scrollWidth`); got > width {
				t.Errorf("%d pixels wide on a screen of %d", got, width)
			}
			if low := inPage[float64](t, ctx, `Math.min(...[...document.querySelectorAll("form :is(input:not([type=hidden]), select, textarea, button:not(.hear), summary)")].map((e) => e.getBoundingClientRect().height))`); low < 24 {
				t.Errorf("something is only %.0f pixels high on a screen of %d", low, width)
			}
		}
	}
}

// keep writes a picture of the page.
func keep(t *testing.T, ctx context.Context, width int64, scheme string) {
	t.Helper()
	folder := os.Getenv("OFFERKIT_PICTURES")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	writing(t, filepath.Join(folder, fmt.Sprintf("%s-%d.png", scheme, width)), string(picture))
}
