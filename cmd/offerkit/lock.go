package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// lock makes a file beside the one that a path names, which keeps other runs from writing it, and returns
// what takes it away again. It says whose it is: that of a run which was killed holds nobody up.
func (t *temporaries) lock(s streams, path string) (unlock func(), err error) {
	target, _, err := s.inputs.target(path)
	if err != nil {
		return nil, err
	}
	name := target + ".lock"
	t.removeOnSignal()
	t.mutex.Lock()
	defer t.mutex.Unlock()
	f, err := openNew(name)
	if errors.Is(err, fs.ErrExist) && clearLock(name) {
		f, err = openNew(name)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, fmt.Errorf("another run is writing it; run this one again (where none is, remove %s)", name)
	case err != nil:
		return nil, err
	}
	t.names[name] = true
	_, err = fmt.Fprintln(f, thisHolder())
	return func() { t.remove(name) }, errors.Join(err, f.Close())
}

func openNew(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
}

// holder is who holds a lock: a process of a machine.
type holder struct {
	process int
	machine string
}

func (h holder) String() string { return fmt.Sprintf("%d %s", h.process, h.machine) }

func thisHolder() holder {
	machine, _ := os.Hostname()
	return holder{os.Getpid(), machine}
}

// runOf reads who holds a lock; no process where it does not say.
func holderOf(lock string) (h holder) {
	data, err := os.ReadFile(lock)
	if err != nil {
		return holder{}
	}
	if n, _ := fmt.Sscan(string(data), &h.process, &h.machine); n != 2 {
		return holder{}
	}
	return h
}

// isOver reports whether a run of this machine has ended. Of another machine nobody knows.
func (h holder) isOver() bool {
	if h.process <= 0 || h.machine != thisHolder().machine {
		return false
	}
	process, err := os.FindProcess(h.process) // where a system finds every process, only a signal tells
	if err == nil && runtime.GOOS != "windows" {
		err = process.Signal(syscall.Signal(0))
	}
	return errors.Is(err, os.ErrProcessDone) || err != nil && runtime.GOOS == "windows"
}

// clearLock takes away the lock of a run that is over, with the temporary files that it left, and reports
// whether it has. Another run may do so at the same time: what it has locked meanwhile is put back.
func clearLock(lock string) bool {
	dead := holderOf(lock)
	if !dead.isOver() {
		return false
	}
	aside := fmt.Sprintf("%s-%d", lock, os.Getpid())
	if os.Rename(lock, aside) != nil {
		return false
	}
	if holderOf(aside) != dead {
		os.Rename(aside, lock)
		return false
	}
	os.Remove(aside)
	left, _ := os.ReadDir(filepath.Dir(lock))
	for _, file := range left {
		if strings.HasPrefix(file.Name(), fmt.Sprintf(".offerkit-%d-", dead.process)) {
			os.Remove(filepath.Join(filepath.Dir(lock), file.Name()))
		}
	}
	return true
}
