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
	"slices"
	"strings"
	"sync"
	"syscall"
)

// inputs are the files that a command has read, none of which it may overwrite, and where
// its output goes.
type inputs struct {
	files []input
	out   os.FileInfo // the file that standard output is redirected into; nil where it is none
}

// input is a file that was read.
type input struct {
	info os.FileInfo
	role string // what it was read as, such as asCase
}

// What a file is read as.
const (
	asCase    = "a case"
	asPresets = "the presets"
	asTerms   = "the vesting terms"
	asScript  = "the chart script"
	asTaxData = "the tax data"
	asWages   = "the wages"

	asTemplate = "the template"
	asLogo     = "the logo"
)

// newInputs begins with no file; out is where the command writes its results.
func newInputs(out io.Writer) *inputs {
	info, _ := redirected(out)
	return &inputs{out: info}
}

// redirected returns the file that a stream is redirected from or into, if it is one.
func redirected(stream any) (os.FileInfo, bool) {
	f, ok := stream.(*os.File)
	if !ok {
		return nil, false
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	return info, true
}

// note adds a file before it is read. It refuses one that is there already, by whatever
// name, and one that the output would be appended to, as cat does.
func (in *inputs) note(name, role string, info os.FileInfo) error {
	if in.isOut(info) {
		return fmt.Errorf("%s is the file that standard output is redirected into; redirect it into another, so that nothing in it is lost", name)
	}
	for _, file := range in.files {
		switch {
		case !info.Mode().IsRegular() || !os.SameFile(file.info, info):
		case role != asCase || file.role != asCase:
			return usagef("%s is named twice, as %s and as %s; name a file of its own for each", name, file.role, role)
		case name == shown("-"):
			return usagef("standard input (-) is one of the files named; an offer would stand in the comparison twice")
		default:
			return usagef("%s is named twice; an offer would stand in the comparison twice", name)
		}
	}
	in.files = append(in.files, input{info, role})
	return nil
}

// noteStdin adds the file that standard input is redirected from, if it is one.
func (in *inputs) noteStdin(r io.Reader, role string) error {
	if info, ok := redirected(r); ok {
		return in.note(shown("-"), role, info)
	}
	return nil
}

func (in *inputs) has(info os.FileInfo) bool {
	for _, file := range in.files {
		if os.SameFile(file.info, info) {
			return true
		}
	}
	return false
}

func (in *inputs) isOut(info os.FileInfo) bool { return in.out != nil && os.SameFile(in.out, info) }

// target returns the file that a path names, links followed, and the mode it has; for one
// that is not there yet the mode is 0 and its folder is made. It refuses what was read,
// and what is no regular file or must not be written.
func (in *inputs) target(path string) (string, fs.FileMode, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		path, err = missing(path)
		if err != nil {
			return "", 0, err
		}
		return path, 0, unfinished.makeFolder(filepath.Dir(path))
	case err != nil:
		return "", 0, err
	case info.IsDir():
		return "", 0, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return "", 0, errors.New("it is no regular file; -o - writes to standard output")
	case in.has(info):
		return "", 0, errors.New("it is one of the files that were read; name another, so that nothing in it is lost")
	case in.isOut(info):
		return "", 0, errors.New("it is the file that standard output is redirected into; name another, or redirect it into another")
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return "", 0, err
	}
	// A file that is write-protected would be replaced all the same: that takes only the
	// right to its folder.
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return "", 0, err
	}
	return path, info.Mode().Perm(), f.Close()
}

// maxLinks is how many links that lead to nothing yet are followed, as many as Linux does.
const maxLinks = 40

// missing returns where the file will be that a path names, which is not there yet: links
// to nothing are followed to their end.
func missing(path string) (string, error) {
	for range maxLinks {
		link, err := os.Readlink(path)
		if err != nil {
			return path, nil // no link: the name itself
		}
		if !filepath.IsAbs(link) {
			folder, err := filepath.EvalSymlinks(filepath.Dir(path))
			if err != nil {
				return "", err
			}
			link = filepath.Join(folder, link)
		}
		path = link
	}
	return "", errors.New("too many links")
}

// writeFiles writes files in order, each whole or not at all. None is begun where one of
// them must not be written; where one fails it is said which stand.
func writeFiles(s streams, paths []string, write func(w io.Writer, path string) error) (err error) {
	defer func() {
		if err != nil {
			unfinished.removeFolders()
		}
	}()
	for _, path := range paths {
		if _, _, err := s.inputs.target(path); err != nil {
			return fmt.Errorf("cannot write %s: %w", path, cause(err))
		}
	}
	for i, path := range paths {
		if err := writeFile(s, path, func(w io.Writer) error { return write(w, path) }); err != nil {
			return standing(err, paths[:i], paths[i+1:])
		}
	}
	return nil
}

// standing adds to a failure which files were written before it, and which are missing.
func standing(err error, written, left []string) error {
	if len(written) > 0 {
		err = fmt.Errorf("%w; written before it: %s", err, strings.Join(written, ", "))
	}
	if len(left) > 0 {
		err = fmt.Errorf("%w; not written: %s", err, strings.Join(left, ", "))
	}
	return err
}

// writeFile writes a file whole or not at all: into a temporary file in the same folder,
// which then takes the name. The mode of a file that was there stays, a new one follows the
// umask.
func writeFile(s streams, path string, write func(io.Writer) error) error {
	return writeAs(s, path, 0, write)
}

// writePrivate writes a file as writeFile does; a new one only its owner may read.
func writePrivate(s streams, path string, write func(io.Writer) error) error {
	return writeAs(s, path, 0o600, write)
}

// writeAs gives a new file a mode; 0 follows the umask.
func writeAs(s streams, path string, fresh fs.FileMode, write func(io.Writer) error) error {
	target, mode, err := s.inputs.target(path)
	if mode == 0 {
		mode = fresh
	}
	if err == nil {
		err = replace(target, mode, write)
	}
	if err != nil {
		unfinished.removeFolders()
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	return nil
}

// cause leaves out the name of the temporary file, which nobody has chosen.
func cause(err error) error {
	var at *fs.PathError
	var moved *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &moved):
		return moved.Err
	}
	return err
}

func replace(target string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	f, err := unfinished.create(filepath.Dir(target), mode)
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

// temporaries are the files that are being written, and the folders made for them.
type temporaries struct {
	mutex   sync.Mutex
	names   map[string]bool
	count   int
	folders []string // outer ones first

	finish  func(status int) // what a run that can end itself does on the first signal; nil for any other
	watched sync.Once
}

var unfinished = temporaries{names: map[string]bool{}}

// create makes a temporary file, which nobody may read who may not read the file whose
// place it takes: mode is that file's, 0 where there is none.
func (t *temporaries) create(folder string, mode fs.FileMode) (*os.File, error) {
	if mode == 0 {
		mode = 0o666 // less the umask, which the system takes off
	}
	t.removeOnSignal()
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for {
		t.count++
		name := filepath.Join(folder, fmt.Sprintf(".offerkit-%d-%d", os.Getpid(), t.count))
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode|0o200)
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

// makeFolder makes a folder and those around it that are missing, and remembers which.
func (t *temporaries) makeFolder(path string) error {
	t.removeOnSignal()
	var made []string
	for folder := path; ; folder = filepath.Dir(folder) {
		if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) || folder == filepath.Dir(folder) {
			break
		}
		made = append([]string{folder}, made...)
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.folders = append(t.folders, made...)
	return os.MkdirAll(path, 0o777)
}

// removeFolders removes the folders that were made and hold nothing.
func (t *temporaries) removeFolders() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.emptied()
}

// emptied removes the folders that were made and are empty, inner ones first; what holds a
// file stays.
func (t *temporaries) emptied() {
	for _, folder := range slices.Backward(t.folders) {
		os.Remove(folder)
	}
	t.folders = nil
}

// removeOnSignal removes the temporary files, and folders made for them, when the program is told to stop, and ends it
// with the status that a shell expects: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP. A program that has
// made none ends as any other, with the same status.
func (t *temporaries) removeOnSignal() { t.watched.Do(t.watch) }

func (t *temporaries) watch() {
	stop := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as nohup has it
			signal.Notify(stop, s)
		}
	}
	go func() {
		for {
			status := 128
			if number, ok := (<-stop).(syscall.Signal); ok {
				status += int(number)
			}
			if t.isFinishing(status) {
				continue // the next signal ends it
			}
			t.removeAll()
			os.Exit(status)
		}
	}()
}

// finishOnSignal lets a run end itself on the first signal, with what it has done so far whole; a second
// signal ends it as any other run. It returns what takes that back.
func (t *temporaries) finishOnSignal(finish func(status int)) (done func()) {
	t.removeOnSignal()
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.finish = finish
	return func() {
		t.mutex.Lock()
		defer t.mutex.Unlock()
		t.finish = nil
	}
}

// isFinishing tells the run to end itself, and reports whether it can and was not told before.
func (t *temporaries) isFinishing(status int) bool {
	t.mutex.Lock()
	finish := t.finish
	t.finish = nil
	t.mutex.Unlock()
	if finish != nil {
		finish(status)
	}
	return finish != nil
}

// removeAll removes what is unfinished; no file begins after it.
func (t *temporaries) removeAll() {
	t.mutex.Lock()
	for name := range t.names {
		os.Remove(name)
	}
	t.emptied()
}
