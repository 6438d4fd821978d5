package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report/form"
)

const servedHost = "127.0.0.1:4711"

// serving makes a server of case files, valued on the day of the tests.
func serving(t *testing.T, files ...string) *formServer {
	t.Helper()
	var o serveOptions
	d, err := o.newFormServer(streams{out: io.Discard, err: io.Discard, inputs: newInputs(io.Discard)}, files)
	if err != nil {
		t.Fatal(err)
	}
	d.host, d.today = servedHost, testDay
	return d
}

// asking is a request as the page makes it.
func asking(d *formServer, method, path string, fields url.Values) *http.Request {
	r := httptest.NewRequest(method, "http://"+servedHost+"/"+d.token+"/"+path, strings.NewReader(fields.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://"+servedHost)
	}
	return r
}

func served(d *formServer, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// two are two offers as they are typed. Initech pays 4 times 100,000, Globex 4 times 110,000 and 50,000 once.
func two(more ...string) url.Values {
	v := url.Values{
		"as_of": {"2026-11-23"}, "offers[0].company": {"Initech"}, "offers[0].base.amount": {"100k"}, "offers[0].start": {"2027-01-11"},
		"offers[1].company": {"Globex"}, "offers[1].base.amount": {"110,000"}, "offers[1].start": {"2027-01-11"}, "offers[1].sign_on[0].amount": {"$50k"},
	}
	for i := 0; i+1 < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return v
}

// What is not asked by the page itself, at the address that was printed, gets nothing of the case.
func TestServeRefusesOthers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "offers.yaml")
	writing(t, file, "offers:\n  - {company: Secret, base: 123456}\n")
	d := serving(t, file)
	for _, c := range []struct {
		what   string
		method string
		path   string
		change func(r *http.Request)
		want   int
	}{
		{"the page", "GET", "", func(r *http.Request) {}, 200},
		{"the page, typed into a browser", "GET", "", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "none") }, 200},
		{"what is typed", "POST", "check", func(r *http.Request) {}, 200},
		{"a form of a page without a referrer", "POST", "", func(r *http.Request) {
			r.Header.Set("Origin", "null")
			r.Header.Set("Sec-Fetch-Site", "same-origin")
		}, 200},
		{"no key", "GET", "", func(r *http.Request) { r.URL.Path = "/" }, 404},
		{"another key", "GET", "", func(r *http.Request) { r.URL.Path = "/" + strings.Repeat("A", len(d.token)) + "/" }, 404},
		{"the front of the key", "GET", "", func(r *http.Request) { r.URL.Path = "/" + d.token[:10] + "/" }, 404},
		{"another path", "GET", "../etc/passwd", func(r *http.Request) {}, 404},
		{"another name that leads here", "GET", "", func(r *http.Request) { r.Host = "evil.example:4711" }, 421},
		{"another port", "GET", "", func(r *http.Request) { r.Host = "127.0.0.1:80" }, 421},
		{"localhost", "GET", "", func(r *http.Request) { r.Host = "localhost:4711" }, 421},
		{"a link on another site", "GET", "", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		{"a page on another port", "GET", "", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, 403},
		{"another origin", "POST", "", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, 403},
		{"another origin that reads", "GET", "", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, 403},
		{"another origin that is hidden", "POST", "", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403},
		{"another origin that is hidden, of another site", "POST", "", func(r *http.Request) {
			r.Header.Set("Origin", "null")
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		}, 403},
		{"no origin", "POST", "", func(r *http.Request) { r.Header.Del("Origin") }, 403},
		{"another method", "PUT", "", func(r *http.Request) {}, 405},
		{"a check that reads", "GET", "check", func(r *http.Request) {}, 405},
		{"another kind of text", "POST", "", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415},
	} {
		r := asking(d, c.method, c.path, two())
		c.change(r)
		w := served(d, r)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d", c.what, w.Code, c.want)
		}
		if c.want != 200 && strings.Contains(w.Body.String(), "Secret") {
			t.Errorf("%s gets the case", c.what)
		}
		for header, want := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY", "Access-Control-Allow-Origin": "", "X-Content-Type-Options": "nosniff"} {
			if got := w.Header().Get(header); got != want {
				t.Errorf("%s: %s is %q, want %q", c.what, header, got, want)
			}
		}
		if p := w.Header().Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") || !strings.Contains(p, "frame-ancestors 'none'") || strings.Contains(p, "unsafe") {
			t.Errorf("%s: policy %q", c.what, p)
		}
	}
}

// Each run has a key of its own: 24 bytes, in base64.
func TestServeHasAKeyOfItsOwn(t *testing.T) {
	a, b := serving(t), serving(t)
	if a.token == b.token || len(a.token) != 32 {
		t.Errorf("keys %q and %q", a.token, b.token)
	}
}

func TestServeBoundsWhatIsSent(t *testing.T) {
	d := serving(t)
	w := served(d, asking(d, "POST", "check", url.Values{"offers[0].notes": {strings.Repeat("x", maxSent)}}))
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too long: %d", w.Code)
	}
	many := url.Values{}
	for i := range 100_000 {
		many.Set(fmt.Sprintf("x%d", i), "")
	}
	if w = served(d, asking(d, "POST", "check", many)); w.Code != http.StatusBadRequest {
		t.Errorf("too many: %d", w.Code)
	}
	if w = served(d, asking(d, "POST", "check", url.Values{"offers[0].notes": {strings.Repeat("x", casefile.MaxBytes+1)}})); w.Code != 200 || !strings.Contains(w.Body.String(), "the limit is 1024 KiB") {
		t.Errorf("a case that is too long: %d %.200s", w.Code, w.Body)
	}
}

// Who has no seat within the time that his request has is told so, and holds up nobody.
func TestServeBoundsWhatIsAskedAtOnce(t *testing.T) {
	d := serving(t)
	for range cap(d.seats) {
		d.seats <- struct{}{}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if w := served(d, asking(d, "GET", "", nil).WithContext(ctx)); w.Code != http.StatusServiceUnavailable {
		t.Errorf("%d", w.Code)
	}
}

func reading(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func checking(t *testing.T, d *formServer, fields url.Values) form.Answer {
	t.Helper()
	w := served(d, asking(d, "POST", "check", fields))
	var a form.Answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != 200 {
		t.Fatalf("%d %v\n%s", w.Code, err, w.Body)
	}
	return a
}

// Globex pays 4 x 110,000 + 50,000 = 490,000, Initech 400,000: 90,000 more, 22.5% of 400,000.
func TestServeAnswersWhileOneTypes(t *testing.T) {
	d := serving(t)
	a := checking(t, d, two())
	if len(a.Faults) > 0 || len(a.Verdict) == 0 || a.Verdict[0] != "Globex pays most over 4 years: $490,000, which is $90,000 (22.5%) more than Initech." {
		t.Errorf("%+v", a)
	}
	if want := (form.Figure{Text: "$490,000", Best: true}); len(a.Head) != 3 || a.Head[2] != "Globex" || a.Rows[0][0].Text != "Total, 4 years" || a.Rows[0][1].Text != "$400,000" || a.Rows[0][2] != want {
		t.Errorf("figures %v %+v", a.Head, a.Rows)
	}
}

// A mistake stands beside its field, with the mend; what is only missing is no mistake.
func TestServePutsMistakesBesideTheirFields(t *testing.T) {
	d := serving(t)
	for field, text := range map[string]string{
		"offers[0].base.amount":               "36.000",
		"offers[0].start":                     "2027-02-30",
		"offers[0].bonus.target":              "15",
		"offers[1].sign_on[1].amount":         "lots",
		"offers[1].sign_on[0].clawback.kind":  "slope",
		"offers[0].rsu.vesting":               "5/15/40/41",
		"offers[1].bonus.paid":                "13-45",
		"offers[0].retirement.tiers":          "half",
		"offers[1].benefits[2].amount":        "free",
		"offers[0].price.path":                "[{on: 2027-01-11, price: -1}]",
		"offers[1].more":                      "raise: [{on: 2028-13-01, to: 180k}]",
		"years":                               "many",
		"candidate.filing_status":             "widowed twice",
		"offers[1].commission.draw.amount":    "x",
		"offers[0].private.exit.on":           "soon",
		"offers[0].relocation.clawback.basis": "grossly",
	} {
		a := checking(t, d, two(field, text))
		if len(a.Faults[field]) == 0 || len(a.Verdict) > 0 || a.Open == "" {
			t.Errorf("%s: %s gives %+v", field, text, a)
		}
	}
	a := checking(t, d, two("offers[2].company", "Hooli"))
	if got := a.Faults["offers[2].base.amount"]; len(got) != 1 || got[0] != "needed, for example 160k" || len(a.Needed) != 1 || a.Open != "The answer comes with 1 more figure: the fields are marked." {
		t.Errorf("a missing base: %+v", a)
	}
}

// Text of a field is text: of a page, of a message, of a file.
func TestServeTakesTextForText(t *testing.T) {
	d := serving(t)
	const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)> {{.}} & ]]> `
	fields := two("offers[0].company", hostile, "offers[1].base.amount", hostile, "offers[1].more", "</textarea><script>alert(1)</script>", "do", "check")
	w := served(d, asking(d, "POST", "", fields))
	if body := w.Body.String(); w.Code != 200 || strings.Contains(body, "<script>alert") || strings.Contains(body, "<img") || strings.Count(body, "<script>") != 1 {
		t.Errorf("%d: the page holds what was typed as markup", w.Code)
	}
	if body := served(d, asking(d, "POST", "check", fields)).Body.String(); strings.ContainsAny(body, "<>") {
		t.Errorf("the answer holds markup: %s", body)
	}
	file := served(d, asking(d, "POST", "", two("offers[0].company", "\nbase: 1\ncompany: x", "do", "case"))).Body.String()
	if strings.Contains(file, "\nbase: 1") {
		t.Errorf("a name became keys:\n%s", file)
	}
}

func TestServeAddsCopiesAndRemoves(t *testing.T) {
	d := serving(t)
	for deed, want := range map[string][]string{
		"add": {"Initech", "Globex", ""}, "copy 0": {"Initech", "Globex", "Initech"}, "remove 0": {"Globex"},
		"copy 7": {"Initech", "Globex"}, "remove -1": {"Initech", "Globex"}, "remove x": {"Initech", "Globex"}, "check": {"Initech", "Globex"}, "": {"Initech", "Globex"},
	} {
		body := served(d, asking(d, "POST", "", two("do", deed))).Body.String()
		if got := strings.Count(body, `<section id="offer-`); got != len(want) {
			t.Errorf("%q: %d offers, want %d", deed, got, len(want))
		}
		for i, company := range want {
			if !strings.Contains(body, fmt.Sprintf(`name="offers[%d].company" value="%s"`, i, company)) {
				t.Errorf("%q: offer %d is not %q", deed, i, company)
			}
		}
	}
}

// What is downloaded is a case file, a workbook and a page; of a case that is not whole only the first.
func TestServeDownloads(t *testing.T) {
	d := serving(t)
	for deed, want := range map[string]struct{ name, begin string }{
		"case": {"offers.yaml", "as_of: 2026-11-23\n"}, "workbook": {"offers.xlsx", "PK\x03\x04"}, "page": {"offers.html", "<!doctype html>"},
	} {
		w := served(d, asking(d, "POST", "", two("do", deed)))
		if w.Code != 200 || w.Header().Get("Content-Disposition") != "attachment; filename="+want.name || !strings.HasPrefix(strings.TrimSpace(w.Body.String()), want.begin) {
			t.Errorf("%s: %d, %v, %.60q", deed, w.Code, w.Header(), w.Body.String())
		}
		w = served(d, asking(d, "POST", "", two("do", deed, "offers[0].base.amount", "lots")))
		if whole := deed == "case"; (w.Code == 200) != whole {
			t.Errorf("%s of a case with a mistake: %d", deed, w.Code)
		}
	}
	if w := served(d, asking(d, "POST", "", two("do", "case", "offers[0].more", "a: ["))); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "so that nothing is lost") {
		t.Errorf("a box that is no YAML: %d", w.Code)
	}
	c, err := casefile.Read(casefile.Options{Today: testDay()}, casefile.Source{Data: served(d, asking(d, "POST", "", two("do", "case"))).Body.Bytes()})
	if err != nil || len(c.Offers) != 2 || c.Offers[1].SignOn[0].Amount.String() != "50000" {
		t.Errorf("%v %+v", err, c)
	}
}

// A save writes the file that was named, keeps a copy of what stood there, and leaves alone what somebody
// else has written since.
func TestServeSavesAndLosesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "offers.yaml")
	const before = "# from the letters\noffers:\n  - {company: Initech, base: 100k}   # page 2\n"
	writing(t, file, before)
	d := serving(t, file)
	_, stamp, err := d.load()
	if err != nil {
		t.Fatal(err)
	}
	if w := served(d, asking(d, "POST", "", two("do", "save"))); w.Code != http.StatusConflict || reading(t, file) != before {
		t.Errorf("saved without knowing what stands there: %d", w.Code)
	}
	w := served(d, asking(d, "POST", "", two("do", "save", "stamp", stamp)))
	if w.Code != 200 || !strings.Contains(w.Body.String(), "Saved into offers.yaml") || !strings.Contains(reading(t, file), "  - company: Globex\n") {
		t.Errorf("%d\n%s", w.Code, reading(t, file))
	}
	if got := reading(t, file+".bak"); got != before {
		t.Errorf("the copy holds %q", got)
	}
	saved := reading(t, file)
	if w = served(d, asking(d, "POST", "", two("do", "save", "stamp", stamp))); w.Code != http.StatusConflict || reading(t, file) != saved {
		t.Errorf("an old page saved over a newer one: %d", w.Code)
	}
	writing(t, file, "# by hand\n")
	if w = served(d, asking(d, "POST", "", two("do", "save", "stamp", stampOf([]byte(saved))))); w.Code != http.StatusConflict || reading(t, file) != "# by hand\n" {
		t.Errorf("what was written by hand is lost: %d", w.Code)
	}
	if others, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*")); len(others) != 2 {
		t.Errorf("left behind: %v", others)
	}
}

// A case that is begun makes its file when it is saved, and no copy; one that was never named makes none.
func TestServeBeginsACase(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new.yaml")
	d := serving(t, file)
	if _, err := os.Stat(file); err == nil {
		t.Error("the file is there before it is saved")
	}
	if w := served(d, asking(d, "POST", "", two("do", "save", "stamp", stampOf(nil)))); w.Code != 200 {
		t.Errorf("%d", w.Code)
	}
	if _, err := casefile.Read(casefile.Options{}, casefile.Source{Name: file, Data: []byte(reading(t, file))}); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(file + ".bak"); err == nil {
		t.Error("there is a copy of nothing")
	}
	d = serving(t)
	if w := served(d, asking(d, "POST", "", two("do", "save", "stamp", stampOf(nil)))); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "no file was named") {
		t.Errorf("%d", w.Code)
	}
}

// Several files fill one form; what two of them state differently is refused.
func TestServeTakesSeveralFiles(t *testing.T) {
	folder := t.TempDir()
	a, b := filepath.Join(folder, "a.yaml"), filepath.Join(folder, "b.yaml")
	writing(t, a, "years: 3\noffers:\n  - {company: Initech, base: 100k}\n")
	writing(t, b, "company: Globex\nbase: 90k\n")
	d := serving(t, a, b)
	if body := served(d, asking(d, "GET", "", nil)).Body.String(); !strings.Contains(body, `name="offers[1].company" value="Globex"`) || strings.Contains(body, `value="save"`) {
		t.Error("the second file is not the second offer, or could be lost")
	}
	writing(t, b, "years: 4\noffers:\n  - {company: Globex, base: 90k}\n")
	if _, err := new(serveOptions).newFormServer(streams{inputs: newInputs(io.Discard)}, []string{a, b}); err == nil || !strings.Contains(err.Error(), `"years" is stated in a file before it too`) {
		t.Errorf("%v", err)
	}
}

// A sheet of offers fills the form and stays as it is; what was not understood of it is said.
func TestServeTakesASheet(t *testing.T) {
	sheet := filepath.Join(t.TempDir(), "offers.csv")
	writing(t, sheet, "Company,Initech,Hooli\nBase salary,\"150,000\",160k\nStar sign,lion,ram\n")
	var messages bytes.Buffer
	d, err := new(serveOptions).newFormServer(streams{inputs: newInputs(io.Discard), err: &messages}, []string{sheet})
	if err != nil {
		t.Fatal(err)
	}
	d.host, d.today = servedHost, testDay
	body := served(d, asking(d, "GET", "", nil)).Body.String()
	if !strings.Contains(body, `name="offers[1].company" value="Hooli"`) || !strings.Contains(body, `value="150,000"`) || strings.Contains(body, `value="save"`) {
		t.Error("the sheet does not fill the form, or could be written over")
	}
	if n := strings.Count(messages.String(), `"Star sign": not read`); n != 1 {
		t.Errorf("said %d times: %s", n, messages.String())
	}
}

func TestServeRefusesWhatItCannotServe(t *testing.T) {
	folder := t.TempDir()
	broken := filepath.Join(folder, "broken.yaml")
	writing(t, broken, "offers: [\n")
	for want, args := range map[string][]string{
		"broken.yaml:":                              {broken},
		"cannot be saved into":                      {"-"},
		"is outside 1 to 65535":                     {"--port", "70000"},
		"is no regular file":                        {folder},
		"no such file":                              {filepath.Join(folder, "no.yaml"), broken},
		`unknown flag --prot; did you mean --port?`: {"--prot", "1"},
	} {
		var out, messages bytes.Buffer
		if status := run(append([]string{"serve"}, args...), streams{out: &out, err: &messages, today: testDay()}); status == 0 || !strings.Contains(messages.String(), want) {
			t.Errorf("%v: %d %s", args, status, messages.String())
		}
	}
}

// Ctrl-C and SIGTERM end it with the status that a shell expects.
func TestServeEndsOnASignal(t *testing.T) {
	program := built(t)
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		command := exec.Command(program, "serve")
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		address := make([]byte, 200)
		n, err := out.Read(address)
		if err != nil || !strings.HasPrefix(string(address[:n]), "http://127.0.0.1:") {
			t.Errorf("%v %q", err, address[:n])
		}
		reply, err := http.Get(strings.TrimSpace(string(address[:n])))
		if err != nil || reply.StatusCode != 200 {
			t.Errorf("%v %v", reply, err)
		}
		command.Process.Signal(signal)
		ended := make(chan error, 1)
		go func() { ended <- command.Wait() }()
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			command.Process.Kill()
			t.Fatal("it does not end")
		}
		if got := command.ProcessState.ExitCode(); got != want {
			t.Errorf("%v: status %d, want %d", signal, got, want)
		}
	}
}
