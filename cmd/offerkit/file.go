package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
)

// inputs are the files that a command has read, none of which it may overwrite.
type inputs struct{ files []os.FileInfo }

// note adds a file, and reports whether it was there already, by whatever name.
func (in *inputs) note(info os.FileInfo) (again bool) {
	again = in.has(info)
	in.files = append(in.files, info)
	return again
}

func (in *inputs) has(info os.FileInfo) bool {
	for _, file := range in.files {
		if os.SameFile(file, info) {
			return true
		}
	}
	return false
}

// target returns the file that a path names, links followed, and the mode it has; for one
// that is not there yet the mode is 0 and its folder is made. It refuses what was read,
// and what is no regular file.
func (in *inputs) target(path string) (string, fs.FileMode, error) {
	if link, err := os.Readlink(path); err == nil {
		if !filepath.IsAbs(link) {
			link = filepath.Join(filepath.Dir(path), link)
		}
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			path = link // nothing is there yet; a circle of links is another error
		}
	}
	resolved, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, 0, os.MkdirAll(filepath.Dir(path), 0o777)
	}
	if err != nil {
		return "", 0, err
	}
	info, err := os.Stat(resolved)
	switch {
	case err != nil:
		return "", 0, err
	case info.IsDir():
		return "", 0, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return "", 0, errors.New("it is no regular file")
	case in.has(info):
		return "", 0, errors.New("it is one of the files that were read; name another, so that nothing in it is lost")
	}
	return resolved, info.Mode().Perm(), nil
}

// checkTargets refuses a file that cannot be written, before any other is.
func checkTargets(s streams, paths []string) error {
	for _, path := range paths {
		if _, _, err := s.inputs.target(path); err != nil {
			return fmt.Errorf("cannot write %s: %w", path, cause(err))
		}
	}
	return nil
}

// writeFile writes a file whole or not at all: into a temporary file in the same folder,
// which then takes the name. The mode of a file that was there stays, a new one follows the
// umask.
func writeFile(s streams, path string, write func(io.Writer) error) error {
	target, mode, err := s.inputs.target(path)
	if err == nil {
		err = replace(target, mode, write)
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	return nil
}

// cause leaves out the name of the temporary file, which nobody has chosen.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

func replace(target string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	f, err := unfinished.create(filepath.Dir(target))
	if err != nil {
		return err
	}
	defer unfinished.remove(f.Name())
	defer f.Close()
	buffered := bufio.NewWriter(f)
	if err = write(buffered); err != nil {
		return err
	}
	if err = buffered.Flush(); err != nil {
		return err
	}
	if mode != 0 {
		if err = f.Chmod(mode); err != nil {
			return err
		}
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), target)
}

// temporaries are the files that are being written.
type temporaries struct {
	mutex sync.Mutex
	names map[string]bool
	count int
}

var unfinished = temporaries{names: map[string]bool{}}

// create makes a temporary file with the mode that the umask gives.
func (t *temporaries) create(folder string) (*os.File, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for {
		t.count++
		name := filepath.Join(folder, fmt.Sprintf(".offerkit-%d-%d", os.Getpid(), t.count))
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil {
			t.names[name] = true
		}
		return f, err
	}
}

// remove removes a temporary file where it has not taken its name.
func (t *temporaries) remove(name string) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	os.Remove(name)
	delete(t.names, name)
}

// removeOnSignal removes the temporary files when the program is told to stop, and ends it
// with the status that a shell expects: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP.
func (t *temporaries) removeOnSignal() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		status := 128
		if number, ok := (<-stop).(syscall.Signal); ok {
			status += int(number)
		}
		t.removeAll()
		os.Exit(status)
	}()
}

// removeAll removes what is unfinished; no file begins after it.
func (t *temporaries) removeAll() {
	t.mutex.Lock()
	for name := range t.names {
		os.Remove(name)
	}
}
