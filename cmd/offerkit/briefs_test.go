package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// manyCases writes cases that differ, each a client of its own.
func manyCases(t testing.TB, folder string, n int) (files []string) {
	t.Helper()
	for i := range n {
		path := filepath.Join(folder, fmt.Sprintf("client-%04d.yaml", i))
		text := fmt.Sprintf(`as_of: 2027-01-01
candidate: {name: Client %d}
offers:
  - {company: Amazon, start: 2027-02-01, base: %dk, sign_on: [127k, 94k], rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}, evidence: written, deadline: 2027-01-15}
  - {company: Google, start: 2027-02-01, base: %dk, bonus: 15%%, rsu: {value: 400k, price: 170, vesting: google}, sign_on: 40k, evidence: written}
`, i, 150+i%20, 175+i%30)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	return files
}

// briefsOf runs offerkit brief as a command line does.
func briefsOf(t testing.TB, out string, args ...string) (messages string, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	s := streams{in: strings.NewReader(""), out: &stdout, err: &stderr, today: vesting.MustDate("2027-01-01")}
	status = run(append([]string{"brief", "-o", out, "--no-workbook"}, args...), s)
	return stderr.String(), status
}

// The first signal in the middle of many briefs lets those that are begun be finished and the index be
// written; the status is the one that a shell expects. Run again, the rest is made and nothing twice.
func TestASignalLeavesWholeBriefsAndTheirIndex(t *testing.T) {
	program := built(t)
	const n = 40
	for _, c := range []struct {
		signal syscall.Signal
		status int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}} {
		t.Run(c.signal.String(), func(t *testing.T) {
			folder := t.TempDir()
			out := filepath.Join(folder, "out")
			files := manyCases(t, folder, n)
			var messages bytes.Buffer
			command := exec.Command(program, append([]string{"brief", "-o", out, "--no-workbook"}, files...)...)
			command.Stderr = &messages
			signalledAt(t, command, filepath.Join(out, "*-brief.md"), c.signal)
			if status := command.ProcessState.ExitCode(); status != c.status {
				t.Fatalf("status %d, want %d: %s", status, c.status, messages.String())
			}
			done := wholeBriefs(t, out)
			if done == 0 || done == n {
				t.Fatalf("%d of %d are made: nothing was interrupted", done, n)
			}
			if want := fmt.Sprintf("offerkit: interrupted after %d of %d cases; run it again for the rest\n", done, n); !strings.HasSuffix(messages.String(), want) {
				t.Errorf("got %q, want %q at the end", messages.String(), want)
			}
			if c.signal != syscall.SIGINT {
				return
			}
			again, status := briefsOf(t, out, files...)
			if want := fmt.Sprintf("%s written, %d unchanged;", report.Count(n-done, "brief"), done); status != 0 || !strings.Contains(again, want) {
				t.Errorf("run again: status %d and %q, want %q", status, again, want)
			}
		})
	}
}

// A run that is killed, as by a machine that goes off, has no time to write anything down. Run again, with
// another base in every case, it goes on without --force and without anything to take away by hand; what
// somebody has edited is still not written over.
func TestAKilledRunIsResumed(t *testing.T) {
	program := built(t)
	folder := t.TempDir()
	out := filepath.Join(folder, "out")
	files := manyCases(t, folder, 40)
	for round, base := range []string{"base: 175k", "base: 181k", "base: 182k"} {
		command := exec.Command(program, append([]string{"brief", "-o", out, "--no-workbook"}, files...)...)
		signalledAt(t, command, filepath.Join(out, fmt.Sprintf("client-%04d-brief.md", 10*round)), syscall.SIGKILL)
		if _, err := os.Stat(filepath.Join(out, stampFile+".lock")); err != nil {
			t.Fatalf("the run came to its end: %v", err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			changed := regexp.MustCompile(`Amazon, start: 2027-02-01, base: \d+k`).ReplaceAllString(string(data), "Amazon, start: 2027-02-01, "+base)
			if err := os.WriteFile(file, []byte(changed), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	edited := filepath.Join(out, "client-0000-brief.md")
	if err := os.WriteFile(edited, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	messages, status := briefsOf(t, out, files...)
	if status != 1 || !strings.Contains(messages, "client-0000-brief.md was edited after it was written") || strings.Count(messages, "--force") != 1 {
		t.Errorf("status %d: %s", status, messages)
	}
	if done := wholeBriefs(t, out); done != len(files) {
		t.Errorf("%d of %d are made", done, len(files))
	}
	wantContent(t, edited, "mine")
}

// wholeBriefs counts the briefs of a folder, each of which has all of its files and stands in the index, and
// nothing else is there.
func wholeBriefs(t *testing.T, out string) int {
	t.Helper()
	index, err := os.ReadFile(filepath.Join(out, "index.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages := regexp.MustCompile(`\(\./(client-\d+)-brief\.html\)`).FindAllStringSubmatch(string(index), -1)
	want := []string{stampFile, "index.html", "index.md"}
	for _, page := range pages {
		want = append(want, page[1]+"-brief.html", page[1]+"-brief.md", page[1]+letterEnding, page[1]+callEnding)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("the folder holds %d files, and the index says %d briefs", len(entries), len(pages))
	}
	for _, name := range want {
		if info, err := os.Stat(filepath.Join(out, name)); err != nil || info.Size() == 0 || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v", name, err)
		}
	}
	return len(pages)
}

// signalledAt starts a command and sends it a signal as soon as a file is there.
func signalledAt(t *testing.T, command *exec.Cmd, pattern string, signal os.Signal) {
	t.Helper()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			t.Fatalf("the program ended before it was signalled: %v", err)
		case <-tick.C:
		}
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			if err := command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			<-ended
			return
		}
	}
}

// A run that has been told to stop before it begins makes nothing.
func TestARunThatIsOverMakesNothing(t *testing.T) {
	folder := t.TempDir()
	files := manyCases(t, folder, 3)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr bytes.Buffer
	s := streams{out: &stdout, err: &stderr, inputs: newInputs(&stdout), today: vesting.MustDate("2027-01-01"), manner: new(manner)}
	o := briefOptions{output: filepath.Join(folder, "out"), metric: "total"}
	c := newBrief(s)
	o.flags = c.Flags()
	if err := o.runAll(ctx, s, files); err != nil {
		t.Fatal(err)
	}
	if briefs, _ := filepath.Glob(filepath.Join(folder, "out", "*-brief.*")); len(briefs) > 0 {
		t.Errorf("%q are made", briefs)
	}
}

// Whatever is read, and however many read at once: each brief is what it is alone.
func TestBriefsAtOnceAreTheSameAsAlone(t *testing.T) {
	folder := t.TempDir()
	files := manyCases(t, folder, 5)
	if messages, status := briefsOf(t, filepath.Join(folder, "all"), files...); status != 0 {
		t.Fatal(messages)
	}
	for i, file := range files {
		one := filepath.Join(folder, "one"+strconv.Itoa(i))
		if messages, status := briefsOf(t, one, file); status != 0 {
			t.Fatal(messages)
		}
		for _, ending := range []string{"-brief.html", "-brief.md", letterEnding, callEnding} {
			name := briefName(file) + ending
			alone, err := os.ReadFile(filepath.Join(one, name))
			if err != nil {
				t.Fatal(err)
			}
			wantContent(t, filepath.Join(folder, "all", name), string(alone))
		}
	}
}

// Briefs without workbooks, on all cores.
func BenchmarkBriefs(b *testing.B) {
	folder := b.TempDir()
	files := manyCases(b, folder, 50)
	for i := 0; b.Loop(); i++ {
		if messages, status := briefsOf(b, filepath.Join(folder, "out"+strconv.Itoa(i)), files...); status != 0 {
			b.Fatal(messages)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(len(files)), "ms/brief")
}

// A second run computes nothing.
func BenchmarkBriefsUnchanged(b *testing.B) {
	folder := b.TempDir()
	files := manyCases(b, folder, 50)
	out := filepath.Join(folder, "out")
	if messages, status := briefsOf(b, out, files...); status != 0 {
		b.Fatal(messages)
	}
	for b.Loop() {
		if messages, status := briefsOf(b, out, files...); status != 0 {
			b.Fatal(messages)
		}
	}
}
