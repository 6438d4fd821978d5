package htmlpage_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser starts one headless Chromium for all tests of the package. Without Chromium a
// test is skipped, unless OFFERKIT_REQUIRE_TOOLS=1 says that it must run.
func browser(t testing.TB) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: no browser is started")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("OFFERKIT_REQUIRE_TOOLS") == "1" {
			t.Fatal("chromium is not on the PATH, and OFFERKIT_REQUIRE_TOOLS=1 requires it")
		}
		t.Skip("chromium is not on the PATH: install it to test the page in a browser")
	}
	startBrowser(path)
	ctx, cancel := chromedp.NewContext(theBrowser)
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	return ctx
}

var (
	startOnce   sync.Once
	theBrowser  context.Context
	stopBrowser = func() {}
)

func startBrowser(path string) {
	startOnce.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
			chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
			chromedp.Flag("disable-sync", true), chromedp.Flag("no-first-run", true),
			chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), // nothing is fetched from outside
		)
		allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, stop := chromedp.NewContext(allocator)
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[int]("1")); err != nil {
			panic("chromium does not start: " + err.Error())
		}
		theBrowser, stopBrowser = ctx, func() { stop(); stopAllocator() }
	})
}

func TestMain(m *testing.M) {
	code := m.Run()
	stopBrowser()
	os.Exit(code)
}

// serve makes pages reachable for the browser, by path, on this machine only.
func serve(t testing.TB, pages map[string][]byte) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, found := pages[r.URL.Path]
		if !found {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if _, err := w.Write(page); err != nil {
			t.Log(err)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// navigate opens a page whose script may not run.
func navigate(t testing.TB, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
}

// open opens a page and waits until it has come alive.
func open(t testing.TB, ctx context.Context, url string) {
	t.Helper()
	navigate(t, ctx, url)
	await[bool](t, ctx, `new Promise((done) => {
		const look = () => {
			const controls = document.getElementById("what-if");
			if (!document.getElementById("case") || !controls.hidden || controls.dataset.fault) done(true);
			else setTimeout(look, 2);
		};
		look();
	})`)
}

// evaluate returns the value of an expression in the page.
func evaluate[T any](t testing.TB, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// await returns what a promise in the page comes to. The page may call settled() to wait
// until it has followed a change of its address or of a control.
func await[T any](t testing.TB, ctx context.Context, expression string) T {
	t.Helper()
	const settled = `const settled = () => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done))));`
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T]("{"+settled+expression+"}", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}
