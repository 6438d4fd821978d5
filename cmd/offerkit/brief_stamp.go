package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/spf13/pflag"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// stampFile is where a folder of briefs remembers what was written into it and of what it was made.
const stampFile = ".offerkit.json"

// stampVersion is that of its form: another one is not read.
const stampVersion = 1

// stamps are what a folder of briefs remembers.
type stamps struct {
	mutex sync.Mutex

	Version int               `json:"version"`
	Briefs  map[string]*stamp `json:"briefs"` // by the name of their files
	Index   []stampedFile     `json:"index,omitempty"`

	begun *os.File // what a run notes before it writes; nil where it has noted nothing
	path  string   // of the stamps
}

// begunFile ends the name of the file in which a run notes what it is about to write. Only a run that was
// killed leaves it behind.
const begunFile = ".begun"

// begun is a line of that file: the brief of a name or the index as they will stand, and the files that
// may still be there in their place.
type begun struct {
	Name  string        `json:"name,omitempty"`
	Brief *stamp        `json:"brief,omitempty"`
	Index []stampedFile `json:"index,omitempty"`
	Known []stampedFile `json:"known,omitempty"`
}

// stamp is what is remembered of one brief: of what it was made, its files, and its row in the index.
type stamp struct {
	Inputs     string        `json:"inputs,omitempty"` // hash of all that it was made of; empty where that cannot be read again
	Today      string        `json:"today,omitempty"`  // the day, where the case does not state its own
	Client     string        `json:"client,omitempty"`
	Ask        string        `json:"ask"`
	Gap        string        `json:"gap,omitempty"`
	Deadline   string        `json:"deadline,omitempty"`
	Left       int           `json:"left,omitempty"`
	AsOf       string        `json:"as_of"`
	Confidence string        `json:"confidence"`
	Files      []stampedFile `json:"files"`
	Earlier    []stampedFile `json:"earlier,omitempty"` // files of its earlier briefs that are none of this one's
}

// newStamp takes from a brief what its row in the index says.
func newStamp(b *brief.Brief) *stamp {
	one := &stamp{
		Client: b.Summary.Client, Ask: b.Summary.Ask, Gap: b.Summary.GapInWords, Left: b.Summary.Left,
		AsOf: b.Document.Comparison.Case.AsOf.String(), Confidence: string(b.Summary.Confidence),
	}
	if b.Summary.Confidence != brief.None {
		one.Ask = b.Summary.Offer + ": " + one.Ask
	}
	if !b.Summary.Deadline.IsZero() {
		one.Deadline = b.Summary.Deadline.String()
	}
	return one
}

// files are those that a brief has or had.
func (one *stamp) files() []stampedFile {
	if one == nil {
		return nil
	}
	return append(slices.Clone(one.Files), one.Earlier...)
}

// keep remembers the files of earlier briefs: they may be written again.
func (one *stamp) keep(known []stampedFile) {
	for _, f := range known {
		if !slices.ContainsFunc(one.Files, func(of stampedFile) bool { return of.Name == f.Name }) {
			one.Earlier = append(one.Earlier, f)
		}
	}
}

// stampedFile is a file as it was written.
type stampedFile struct {
	Name string `json:"name"`
	Hash string `json:"sha256"`
}

// readStamps reads what a folder remembers; what cannot be read is nothing, and said. What a run that was
// killed had begun is remembered too.
func readStamps(s streams, folder string) (*stamps, error) {
	path := filepath.Join(folder, stampFile)
	x := readStampFile(s, path)
	x.path = path
	data, err := os.ReadFile(path + begunFile)
	if err != nil {
		return x, nil // the last run came to its end
	}
	for _, line := range bytes.SplitAfter(data, []byte("\n")) {
		var b begun
		if json.Unmarshal(line, &b) == nil { // the last line may be cut
			x.take(b)
		}
	}
	return x, x.save(s)
}

// take remembers what was begun.
func (x *stamps) take(b begun) {
	switch {
	case b.Brief != nil && b.Brief.sound():
		b.Brief.Earlier = append(b.Brief.Earlier, b.Known...)
		x.Briefs[b.Name] = b.Brief
	case b.Brief == nil:
		x.Index = append(b.Index, b.Known...)
	}
}

// note writes down what is about to be written.
func (x *stamps) note(b begun) error {
	line, err := json.Marshal(b)
	if err != nil {
		return err
	}
	x.mutex.Lock()
	defer x.mutex.Unlock()
	if x.begun == nil {
		if x.begun, err = openNew(x.path + begunFile); err != nil {
			return fmt.Errorf("cannot write %s: %w", x.path, cause(err))
		}
	}
	_, err = x.begun.Write(append(line, '\n'))
	return err
}

func readStampFile(s streams, path string) *stamps {
	empty := &stamps{Version: stampVersion, Briefs: map[string]*stamp{}}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return empty
	}
	read := new(stamps)
	if err == nil {
		defer f.Close()
		err = json.NewDecoder(io.LimitReader(f, maxFile)).Decode(read)
	}
	if err != nil || !read.sound() {
		fmt.Fprintf(s.err, "note: %s cannot be read; every brief is made again\n", report.Plain(path))
		return empty
	}
	return read
}

// sound reports whether stamps may be what was written: a file in its place names files of the folder alone.
func (x *stamps) sound() bool {
	if x.Version != stampVersion || x.Briefs == nil {
		return false
	}
	for _, one := range x.Briefs {
		if one == nil || !one.sound() {
			return false
		}
	}
	return true
}

func (one *stamp) sound() bool {
	return !slices.ContainsFunc(one.Files, func(f stampedFile) bool { return f.Name != filepath.Base(f.Name) })
}

// save writes the stamps, which only their owner may read: they hold what the index says. Then nothing is
// begun any more.
func (x *stamps) save(s streams) error {
	data, err := json.MarshalIndent(x, "", " ")
	if err != nil {
		return err
	}
	data = append(data, '\n')
	if hashOfFile(x.path) != hashOf(data) {
		err = writePrivate(s, x.path, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	if err != nil {
		return err
	}
	return x.end()
}

// end takes away what was noted.
func (x *stamps) end() error {
	if x.begun != nil {
		x.begun.Close()
		x.begun = nil
	}
	if err := os.Remove(x.path + begunFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// of returns the stamp of a name; nil where there is none.
func (x *stamps) of(name string) *stamp {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	return x.Briefs[name]
}

func (x *stamps) put(name string, one *stamp) {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	x.Briefs[name] = one
}

// holds reports whether a brief is still what would be made of the same inputs on a day: nothing that
// it was made of is another, and each of its files is there as it was written.
func (one *stamp) holds(folder, inputs, today string) bool {
	if one == nil || inputs == "" || one.Inputs != inputs || one.Today != "" && one.Today != today || len(one.Files) == 0 {
		return false
	}
	for _, f := range one.Files {
		if hashOfFile(filepath.Join(folder, f.Name)) != f.Hash {
			return false
		}
	}
	return true
}

// hashIn returns the hash of a file as it was last written; empty where it was not.
func hashIn(files []stampedFile, name string) string {
	for _, f := range files {
		if f.Name == name {
			return f.Hash
		}
	}
	return ""
}

// row is the row of the index that a stamp remembers.
func (one *stamp) row(name string) report.BriefRow {
	r := report.BriefRow{Name: name, Client: one.Client, Ask: one.Ask, Gap: one.Gap, Left: one.Left, Confidence: one.Confidence}
	r.Deadline, _ = vesting.ParseDate(one.Deadline)
	r.AsOf, _ = vesting.ParseDate(one.AsOf)
	for _, f := range one.Files {
		r.Files = append(r.Files, report.BriefFile{Name: f.Name, Title: briefFileTitle(name, f.Name)})
	}
	return r
}

// stand reports whether any of the files of a brief is there.
func (one *stamp) stand(folder string) bool {
	for _, f := range one.Files {
		if _, err := os.Stat(filepath.Join(folder, f.Name)); err == nil {
			return true
		}
	}
	return false
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// hashOfFile returns the hash of a file; empty where it cannot be read.
func hashOfFile(path string) string {
	h := sha256.New()
	if addFile(h, path) != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

func addFile(h hash.Hash, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(h, f)
	return err
}

// idleFlags are those that change nothing in a brief.
var idleFlags = map[string]bool{"output": true, "force": true, "quiet": true, "color": true}

// commonInputs is the hash of all that goes into every brief of a run but its case: the program itself,
// every flag, each file that a flag names, and the logo. It is empty where that cannot be read again, as
// standard input.
func commonInputs(flags *pflag.FlagSet, t coachTemplate) string {
	h := sha256.New()
	program, err := os.Executable()
	if err != nil || addFile(h, program) != nil {
		return ""
	}
	readable := true
	flags.Visit(func(f *pflag.Flag) {
		if idleFlags[f.Name] {
			return
		}
		values := []string{f.Value.String()}
		if several, ok := f.Value.(pflag.SliceValue); ok {
			values = several.GetSlice()
		}
		for _, value := range values {
			fmt.Fprintf(h, "\n%q %q %s", f.Name, value, hashOfFile(value))
			readable = readable && value != "-"
		}
	})
	h.Write(t.style.Logo)
	if !readable {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
