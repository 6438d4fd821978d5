package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func writing(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func wantContent(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", path, got, err, want)
	}
}

// wantFiles says what a folder holds, hidden files too.
func wantFiles(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

// A disk that fills up in the middle of the second of three files: the first is new, the
// second is as it was, the third is not begun, and the message says so.
func TestAFullDiskSaysWhichFilesStand(t *testing.T) {
	folder := t.TempDir()
	var paths []string
	for _, name := range []string{"a", "b", "c"} {
		paths = append(paths, filepath.Join(folder, name))
		writing(t, paths[len(paths)-1], "old "+name)
	}
	err := writeFiles(streams{inputs: &inputs{}}, paths, func(w io.Writer, path string) error {
		if _, err := io.WriteString(w, strings.Repeat("new", 10_000)); err != nil || path != paths[1] {
			return err
		}
		return &os.PathError{Op: "write", Path: "a temporary file", Err: syscall.ENOSPC}
	})
	want := fmt.Sprintf("cannot write %s: no space left on device; written before it: %s; not written: %s", paths[1], paths[0], paths[2])
	if err == nil || err.Error() != want || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	wantContent(t, paths[0], strings.Repeat("new", 10_000))
	wantContent(t, paths[1], "old b")
	wantContent(t, paths[2], "old c")
	wantFiles(t, folder, "a", "b", "c")
}

// One file of several that must not be written keeps all of them from being begun.
func TestNoFileIsBegunBesideAForbiddenOne(t *testing.T) {
	folder := t.TempDir()
	paths := []string{filepath.Join(folder, "a"), filepath.Join(folder, "b")}
	if err := os.Mkdir(paths[1], 0o700); err != nil {
		t.Fatal(err)
	}
	err := writeFiles(streams{inputs: &inputs{}}, paths, func(io.Writer, string) error {
		t.Error("a file was begun")
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "it is a folder") {
		t.Errorf("got %v", err)
	}
	wantFiles(t, folder, "b")
}

// While a file is written, its new content is open to nobody whom the old one was closed to.
func TestATemporaryFileIsNoWiderThanTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "offers.md")
	for _, mode := range []os.FileMode{0o600, 0o640, 0o644} {
		writing(t, path, "old")
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		err := writeFile(streams{inputs: &inputs{}}, path, func(io.Writer) error {
			temporary, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".offerkit-*"))
			if err != nil || len(temporary) != 1 {
				t.Fatalf("temporary files %q, %v", temporary, err)
			}
			if info, err := os.Stat(temporary[0]); err != nil || info.Mode().Perm()&^mode != 0 {
				t.Errorf("beside a file of mode %v the temporary one has %v, %v", mode, info.Mode(), err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%v became %v, %v", mode, info.Mode(), err)
		}
	}
}

// A file that its owner has protected from writing stays, though its folder would let it be
// replaced.
func TestAProtectedFileStays(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write every file")
	}
	path := filepath.Join(t.TempDir(), "offers.md")
	writing(t, path, "old")
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	err := writeFile(streams{inputs: &inputs{}}, path, func(io.Writer) error { return nil })
	if err == nil || !strings.HasSuffix(err.Error(), "permission denied") {
		t.Errorf("got %v", err)
	}
	wantContent(t, path, "old")
}

// built is the real program.
func built(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := filepath.Join(t.TempDir(), "offerkit")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// longCase is a case whose workbook takes long enough to be interrupted.
func longCase(t *testing.T, path string, offers int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("as_of: 2027-01-01\nyears: 40\noffers:\n")
	for i := range offers {
		fmt.Fprintf(&b, "  - {company: Offer %d, start: 2027-01-01, base: %dk, bonus: 10%%, benefits: 100}\n", i, 100+i)
	}
	writing(t, path, b.String())
}

// A signal in the middle of a file removes what there is of it, leaves what stood before,
// and gives the status that a shell expects.
func TestASignalLeavesNoHalfFile(t *testing.T) {
	program := built(t)
	for _, c := range []struct {
		signal syscall.Signal
		status int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}} {
		t.Run(c.signal.String(), func(t *testing.T) {
			folder := t.TempDir()
			longCase(t, filepath.Join(folder, "case.yaml"), 40)
			writing(t, filepath.Join(folder, "out.xlsx"), "old")
			command := exec.Command(program, "report", "case.yaml", "-o", "out.xlsx")
			err := signalled(t, command, folder, c.signal)
			if status := command.ProcessState.ExitCode(); status != c.status {
				t.Errorf("status %d (%v), want %d", status, err, c.status)
			}
			wantContent(t, filepath.Join(folder, "out.xlsx"), "old")
			wantFiles(t, folder, "case.yaml", "out.xlsx")
		})
	}
}

// The folders that a report made are empty when it is interrupted in its first file, and go
// with it; one that was there stays.
func TestASignalLeavesNoEmptyFolder(t *testing.T) {
	program := built(t)
	folder := t.TempDir()
	longCase(t, filepath.Join(folder, "case.yaml"), 40)
	if err := os.Mkdir(filepath.Join(folder, "stood"), 0o700); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, "report", "../case.yaml", "-o", "made/below")
	signalledIn(t, command, filepath.Join(folder, "stood"), "made/below", syscall.SIGINT)
	if status := command.ProcessState.ExitCode(); status != 130 {
		t.Errorf("status %d, want 130", status)
	}
	wantFiles(t, folder, "case.yaml", "stood")
	wantFiles(t, filepath.Join(folder, "stood"))
}

// Nor does a file that cannot be written leave the folders made for it.
func TestAFailureLeavesNoEmptyFolder(t *testing.T) {
	folder := t.TempDir()
	for _, write := range []func(string) error{
		func(path string) error {
			return writeFile(streams{inputs: &inputs{}}, path, func(io.Writer) error { return syscall.ENOSPC })
		},
		func(path string) error {
			return writeFiles(streams{inputs: &inputs{}}, []string{path}, func(io.Writer, string) error { return syscall.ENOSPC })
		},
	} {
		if err := write(filepath.Join(folder, "a", "b", "c.md")); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("got %v", err)
		}
		wantFiles(t, folder)
	}
}

// nohup has the signal of a lost terminal ignored, and so it stays.
func TestNohupIsObeyed(t *testing.T) {
	program := built(t)
	folder := t.TempDir()
	longCase(t, filepath.Join(folder, "case.yaml"), 5)
	command := exec.Command("sh", "-c", `trap "" HUP; exec "$0" report case.yaml -o out.xlsx`, program)
	if err := signalled(t, command, folder, syscall.SIGHUP); err != nil {
		t.Errorf("got %v", err)
	}
	wantFiles(t, folder, "case.yaml", "out.xlsx")
}

// signalled runs a command in a folder, sends it a signal as soon as it has a temporary file
// there, and returns how it ended.
func signalled(t *testing.T, command *exec.Cmd, folder string, signal os.Signal) error {
	t.Helper()
	return signalledIn(t, command, folder, ".", signal)
}

// signalledIn waits for the temporary file below the folder that the command runs in.
func signalledIn(t *testing.T, command *exec.Cmd, folder, below string, signal os.Signal) error {
	t.Helper()
	command.Dir = folder
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
		if temporary, _ := filepath.Glob(filepath.Join(folder, below, ".offerkit-*")); len(temporary) > 0 {
			if err := command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			return <-ended
		}
	}
}
