package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// vestRun runs one command line, on a terminal of a width or, with 0, in a pipe.
func vestRun(width int, args ...string) (out, err string, status int) {
	var stdout, stderr bytes.Buffer
	s := streams{in: strings.NewReader(""), out: &stdout, err: &stderr, terminal: width > 0, width: width, today: vesting.MustDate("2026-11-23")}
	status = run(append([]string{"vest"}, args...), s)
	return stdout.String(), stderr.String(), status
}

func TestVestStatus(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	const terms = `{"id":"x","allocation_type":"CUMULATIVE_ROUND_DOWN","vesting_conditions":[
		{"id":"m","portion":{"numerator":"1","denominator":"1"},"trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}]}`
	bad, ipo, twice := write("bad.json", "{"), write("ipo.json", terms), write("twice.json", `{"items":[`+terms+","+terms+"]}")
	for _, c := range []struct {
		name   string
		args   []string
		status int
	}{
		{"a schedule", []string{"google", "--shares", "100"}, exitOK},
		{"no schedule", nil, exitUsage},
		{"a part of a share", []string{"1y annual", "--shares", "1.5"}, exitUsage},
		{"a part of a share of a file's terms", []string{"--ocf", ipo, "--shares", "1.5", "--event", "m=2028-01-01"}, exitUsage},
		{"a part of a share where it is dealt", []string{"1y annual", "--shares", "1.5", "--allocation", "fractional"}, exitOK},
		{"an event twice", []string{"--ocf", ipo, "--shares", "10", "--event", "m=2028-01-01", "--event", "m=2029-01-01"}, exitUsage},
		{"terms of one id", []string{"--ocf", twice, "--id", "x", "--shares", "10"}, exitFailed},
		{"terms of one id, of which none is asked for", []string{"--ocf", twice, "--shares", "10"}, exitFailed},
		{"terms that are not there", []string{"--ocf", ipo, "--id", "y", "--shares", "10"}, exitUsage},
		{"a list and a grant", []string{"--list", "--start", "2027-02-30", "--allocation", "foo", "--shares", "abc"}, exitUsage},
		{"a list and a file", []string{"--list", "--ocf", ipo}, exitUsage},
		{"a grant before the start", []string{"google", "--shares", "10", "--grant-date", "2020-01-01", "--start", "2021-01-01"}, exitUsage},
		{"a grant on the start", []string{"google", "--shares", "10", "--grant-date", "2021-01-01", "--start", "2021-01-01"}, exitOK},
		{"a grant before a start that terms do not count from", []string{"--ocf", ipo, "--shares", "10", "--grant-date", "2020-01-01", "--start", "2021-01-01", "--event", "m=2020-06-01"}, exitUsage},
		{"a grant after an event, before the start", []string{"--ocf", ipo, "--shares", "10", "--grant-date", "2020-07-01", "--start", "2021-01-01", "--event", "m=2020-06-01"}, exitOK},
		{"presets and a file", []string{"--ocf", ipo, "--shares", "10", "--presets", ipo}, exitUsage},
		{"terms and shares", []string{"google", "--shares", "10", "--format", "ocf"}, exitUsage},
		{"terms and a start that is not in them", []string{"google", "--start", "2027-01-01", "--format", "ocf"}, exitUsage},
		{"terms of a file and shares", []string{"--ocf", ipo, "--shares", "10", "--format", "ocf"}, exitUsage},
		{"terms of a file, dealt in another way", []string{"--ocf", ipo, "--allocation", "back-loaded", "--format", "ocf"}, exitOK},
		{"a name that nobody has", []string{"googel", "--shares", "100"}, exitUsage},
		{"a format that there is not", []string{"google", "--shares", "100", "--format", "pdf"}, exitUsage},
		{"more shares than are exact", []string{"google", "--shares", "9007199254740992"}, exitFailed},
		{"a schedule past the calendar", []string{"google", "--shares", "100", "--start", "9998-01-01"}, exitFailed},
		{"a file that is not there", []string{"--ocf", filepath.Join(dir, "none.json"), "--shares", "100"}, exitFailed},
		{"a file that is not JSON", []string{"--ocf", bad, "--shares", "100"}, exitFailed},
	} {
		out, stderr, status := vestRun(0, c.args...)
		if status != c.status || (status != exitOK) != (stderr != "") || status != exitOK && out != "" {
			t.Errorf("%s: status %d, want %d; %q, %q", c.name, status, c.status, out, stderr)
		}
	}
}

// On a terminal the bar is of block characters and fits 80 columns; in a pipe everything
// is ASCII.
func TestVestBar(t *testing.T) {
	args := []string{"5/15/40/40", "--shares", "220000000", "--start", "2027-01-11"}
	terminal, _, _ := vestRun(80, args...)
	// 5% of 28 columns is 1.4: one full block and three eighths; 20% is 5.6, so four.
	for _, want := range []string{"5%  █▍\n", "20%  █████▌\n", "100%  " + strings.Repeat("█", 28) + "\n"} {
		if !strings.Contains(terminal, want) {
			t.Errorf("no %q in\n%s", want, terminal)
		}
	}
	for _, line := range strings.Split(terminal, "\n") {
		if displaywidth.String(line) > 80 {
			t.Errorf("%d columns: %s", displaywidth.String(line), line)
		}
	}
	for _, command := range [][]string{args, {"--list"}, {"--list", "meta-b"}} {
		piped, _, _ := vestRun(0, command...)
		if i := strings.IndexFunc(piped, func(r rune) bool { return r > 126 || r < ' ' && r != '\n' }); i >= 0 {
			t.Errorf("%v: not ASCII: %q", command, piped[i:min(len(piped), i+20)])
		}
	}
}

// What a file says commands no terminal.
func TestVestPrintsNoControlCodes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "t.json")
	text := `{"id":"\u001b[31mred","allocation_type":"CUMULATIVE_ROUND_DOWN","vesting_conditions":[
		{"id":"\u001b[2Jsale","portion":{"numerator":"1","denominator":"1"},"trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}]}`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"--ocf", file, "--shares", "10"}, {"--ocf", file, "--shares", "10", "--format", "markdown"}, {"--ocf", file, "--shares", "10", "--format", "json"},
		{"--ocf", file, "--shares", "10", "--format", "ics"}, {"--ocf", file, "--shares", "10", "--id", "x"}, {"--ocf", file, "--shares", "10", "--event", "x=2027-01-01"},
	} {
		out, stderr, _ := vestRun(80, args...)
		if strings.Contains(out+stderr, "\x1b") {
			t.Errorf("%v: %q %q", args, out, stderr)
		}
	}
}

// Every row that is known from officers only, or of low confidence, says so in the list.
func TestVestListLabels(t *testing.T) {
	for _, format := range []string{"table", "markdown", "csv", "json"} {
		out, _, _ := vestRun(0, "--list", "--format", format)
		officer, low := 0, 0
		for _, p := range vesting.Embedded().All() {
			if p.Officer {
				officer++
			}
			if p.Confidence == "low" {
				low++
			}
		}
		label := map[string]string{"json": `"confidence": "low"`, "csv": ",low,"}[format]
		if label == "" {
			label = "low"
		}
		if n := strings.Count(out, "officer grant"); n < officer {
			t.Errorf("%s: %d rows say officer grant, want %d", format, n, officer)
		}
		if n := strings.Count(out, label); n < low {
			t.Errorf("%s: %d rows say low, want %d", format, n, low)
		}
	}
}
