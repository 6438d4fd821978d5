//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is a run of the program on a terminal of its own.
type terminal struct {
	t       *testing.T
	command *exec.Cmd
	keys    *os.File
	mutex   sync.Mutex
	shown   bytes.Buffer
	changed chan struct{}
}

func onTerminal(t *testing.T, folder, program string, args ...string) *terminal {
	t.Helper()
	command := exec.Command(program, args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "TERM=xterm-256color")
	keys, err := pty.StartWithSize(command, &pty.Winsize{Rows: 40, Cols: 100})
	if err != nil {
		t.Skipf("no terminal can be made here: %v", err)
	}
	term := &terminal{t: t, command: command, keys: keys, changed: make(chan struct{}, 1)}
	t.Cleanup(func() {
		command.Process.Kill()
		keys.Close()
	})
	go term.read()
	return term
}

func (r *terminal) read() {
	buffer := make([]byte, 4096)
	for {
		n, err := r.keys.Read(buffer)
		r.mutex.Lock()
		r.shown.Write(buffer[:n])
		r.mutex.Unlock()
		select {
		case r.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// wait waits until the terminal shows a text.
func (r *terminal) wait(text string) {
	r.t.Helper()
	limit := time.After(20 * time.Second)
	for {
		r.mutex.Lock()
		seen := r.shown.String()
		r.mutex.Unlock()
		if strings.Contains(seen, text) {
			return
		}
		select {
		case <-r.changed:
		case <-limit:
			r.t.Fatalf("%q is not shown:\n%q", text, seen)
		}
	}
}

func (r *terminal) press(keys string) {
	r.t.Helper()
	if _, err := io.WriteString(r.keys, keys); err != nil {
		r.t.Fatal(err)
	}
}

// status waits for the end of the run.
func (r *terminal) status() int {
	r.t.Helper()
	timer := time.AfterFunc(20*time.Second, func() { r.command.Process.Kill() })
	defer timer.Stop()
	var exit *exec.ExitError
	if err := r.command.Wait(); errors.As(err, &exit) {
		return exit.ExitCode()
	} else if err != nil {
		r.t.Fatal(err)
	}
	return 0
}

// At a terminal Ctrl-C keeps what was answered in a file that only the user may read, and the next run
// goes on from there; what is typed ahead of the questions is for the next ones.
func TestNewIsInterruptedAndGoesOn(t *testing.T) {
	program, folder := built(t), t.TempDir()
	draft := filepath.Join(folder, "offers.yaml.draft")

	first := onTerminal(t, folder, program, "new")
	first.wait("Valuation date")
	first.press("\rAmazon\rSeattle, WA\r2027-01-11\r\r") // five questions in one go
	first.wait("Salary a year")
	first.press("a lot\r")
	first.wait("is not a number")
	first.press("\x15160k\r") // Ctrl-U clears the line
	first.wait("Target")
	first.press("\x03")
	if status := first.status(); status != 130 {
		t.Errorf("Ctrl-C ends with status %d, a shell expects 130", status)
	}
	first.wait("offers.yaml.draft")
	info, err := os.Stat(draft)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("the draft has mode %o, others may read it", mode)
	}

	second := onTerminal(t, folder, program, "new")
	second.wait("keeps 6 answers")
	second.press("\r\r\r\r\r\r\r\r\r") // bonus, sign-on, equity, refreshers, match; no more, no job, no status
	if status := second.status(); status != 0 {
		t.Errorf("the run ends with status %d", status)
	}
	second.wait("Guaranteed")
	file, err := os.ReadFile(filepath.Join(folder, "offers.yaml"))
	if err != nil || !bytes.Contains(file, []byte("    base: 160k\n")) || !bytes.Contains(file, []byte("    location: \"Seattle, WA\"\n")) {
		t.Errorf("%v: the file is\n%s", err, file)
	}
	if _, err := os.Stat(draft); err == nil {
		t.Error("the draft is still there")
	}
}

// A signal ends it as Ctrl-C does, in plain lines too.
func TestNewEndsOnASignal(t *testing.T) {
	program := built(t)
	for _, args := range [][]string{{"new"}, {"new", "--plain"}} {
		folder := t.TempDir()
		run := onTerminal(t, folder, program, args...)
		run.wait("Valuation date")
		run.press("\r")
		run.wait("employer")
		if err := run.command.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if status := run.status(); status != 143 {
			t.Errorf("%v: SIGTERM ends with status %d, a shell expects 143", args, status)
		}
		if _, err := os.Stat(filepath.Join(folder, "offers.yaml.draft")); err != nil {
			t.Errorf("%v: %v", args, err)
		}
	}
}
