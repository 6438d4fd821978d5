package htmlpage_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// requested returns the addresses that the browser asks for while a page is opened, a
// control is moved, every part is unfolded and the page is laid out for paper.
func requested(t *testing.T, page []byte) []string {
	ctx := browser(t)
	var mutex sync.Mutex
	var all []string
	err := chromedp.Listen(ctx, func(e any) {
		if sent, ok := e.(*network.EventRequestWillBeSent); ok {
			mutex.Lock()
			defer mutex.Unlock()
			all = append(all, sent.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
		return err
	}))
	url := serve(t, map[string][]byte{"/": page})
	open(t, ctx, url)
	await[bool](t, ctx, `(location.hash = "price-1=1300", settled()).then(() => true)`)
	evaluate[bool](t, ctx, `(document.querySelectorAll("details").forEach((d) => (d.open = true)), true)`)
	media(t, ctx, "print", "light")
	await[bool](t, ctx, `settled().then(() => true)`)
	mutex.Lock()
	defer mutex.Unlock()
	if !slices.Contains(all, url+"/") {
		t.Errorf("the browser's log %q has not even the page", all)
	}
	return slices.DeleteFunc(all, func(a string) bool { return strings.TrimRight(a, "/") == url })
}

// A browser that opens the page as it is written by default asks for nothing but the page;
// with ECharts from a CDN, for its script alone.
func TestBrowserRequestsNothing(t *testing.T) {
	if all := requested(t, write(t, document(t, twoOffers(t)), htmlpage.Options{})); len(all) > 0 {
		t.Errorf("the page requests %q", all)
	}
	all := requested(t, write(t, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.CDN}))
	if len(all) != 1 || !strings.HasPrefix(all[0], "https://cdn.jsdelivr.net/npm/echarts@") {
		t.Errorf("the page with ECharts from a CDN requests %q", all)
	}
}
