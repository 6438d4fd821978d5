package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/markdown"
)

// briefJob is one brief that is to be made: of one case file, or of several that are one case.
type briefJob struct {
	files []string
	name  string // that its files begin with
}

// briefs is a run that makes many briefs. Of one that is finished it keeps its row of the index.
type briefs struct {
	o      *briefOptions
	s      streams
	jobs   []briefJob
	common string // hash of what goes into each of them
	stamps *stamps

	mutex    sync.Mutex // of the rest
	progress func(done int)
	done     int
	results  []briefResult // by job
	stopped  int           // status of the signal that ended the run; 0 where none did
}

// briefResult is what became of a job.
type briefResult struct {
	tried   bool
	broken  bool         // no brief could be made
	made    *brief.Brief // of a run of one alone, which says what is in it
	files   []string     // paths of its files, in order
	written []string     // those that are new or another
	unsent  string       // why a run of one alone has no text to send; empty where it has
	err     error
}

// runAll makes a brief of every job. One that cannot be made does not keep the others from being made.
func (o *briefOptions) runAll(ctx context.Context, s streams, files []string) (err error) {
	r := &briefs{o: o, s: s, common: commonInputs(o.flags, o.template)}
	if r.jobs, err = o.jobs(s, files); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			unfinished.removeFolders()
		}
	}()
	unlock, err := unfinished.lock(s, filepath.Join(o.output, stampFile))
	if err != nil {
		return fmt.Errorf("cannot write into %s: %w", o.output, cause(err))
	}
	defer unlock()
	if r.stamps, err = readStamps(s, o.output); err != nil {
		return err
	}
	if err := r.sayNames(); err != nil {
		return err
	}
	r.makeAll(ctx)
	return r.finish()
}

// jobs are the briefs to make of the files named.
func (o *briefOptions) jobs(s streams, files []string) ([]briefJob, error) {
	if count(files, "-") > 1 {
		return nil, usagef("standard input (-) is named twice; it can be read once")
	}
	if err := noteCases(s, files); err != nil {
		return nil, err
	}
	if o.merge {
		return []briefJob{{files, o.fileName(files[0], nameless)}}, nil
	}
	jobs := make([]briefJob, len(files))
	for i, name := range o.names(files) {
		jobs[i] = briefJob{files[i : i+1], name}
	}
	return jobs, nil
}

// names are what the files of each case begin with: numbers, where the cases are hidden.
func (o *briefOptions) names(files []string) []string {
	if !o.redact {
		return briefNames(files)
	}
	names := []string{nameless}
	if len(files) > 1 {
		names = nil
		for i := range files {
			names = append(names, fmt.Sprintf("%s-%d", nameless, i+1))
		}
	}
	return names
}

// noteCases notes every case before the first is read, so that no brief of one is written over another.
// What cannot be read is the business of its own brief.
func noteCases(s streams, files []string) error {
	for _, file := range files {
		info, err := os.Stat(file)
		if file == "-" || err != nil || info.IsDir() {
			continue
		}
		if s.inputs.has(info) {
			return usagef("%s is named twice; name each file once", file)
		}
		if err := s.inputs.note(file, asCase, info); err != nil {
			return err
		}
	}
	return nil
}

// sayNames says which briefs do not go by the name of their case alone.
func (r *briefs) sayNames() error {
	for _, job := range r.jobs {
		if job.name == briefName(job.files[0]) || r.s.quiet || r.o.redact {
			continue
		}
		if _, err := fmt.Fprintf(r.s.err, "note: the brief of %s is called %s, because another case has the same name\n", report.Plain(job.files[0]), report.Plain(job.name)); err != nil {
			return err
		}
	}
	return nil
}

// makeAll works through the jobs on all cores, until there is none left or a signal ends it: what is
// begun then is finished where it can be written, and nothing else is begun.
func (r *briefs) makeAll(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer unfinished.finishOnSignal(func(status int) {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		r.stopped = status
		cancel()
	})()
	r.results = make([]briefResult, len(r.jobs))
	r.progress = func(int) {}
	if !r.s.quiet && len(r.jobs) > 1 {
		r.progress = newCountProgress(r.s.err, len(r.jobs), "briefs made")
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(r.jobs)) {
		workers.Go(func() {
			for i := range next {
				r.finished(i, r.make(ctx, r.jobs[i]))
			}
		})
	}
	for i := range r.jobs {
		next <- i // after a signal it is begun no more
	}
	close(next)
	workers.Wait()
}

// finished keeps what became of a job.
func (r *briefs) finished(i int, result briefResult) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.results[i] = result
	r.done++
	r.progress(r.done)
}

// make makes one brief, unless what was written before still holds.
func (r *briefs) make(ctx context.Context, job briefJob) briefResult {
	if ctx.Err() != nil {
		return briefResult{}
	}
	key, today := r.inputs(job), r.s.today.String()
	old := r.stamps.of(job.name)
	if len(r.jobs) > 1 && !r.o.force && old.holds(r.o.output, key, today) {
		return briefResult{tried: true}
	}
	o, s := *r.o, r.s
	if len(r.jobs) > 1 {
		s = s.hushed() // of market data, which every one reads
	}
	s.inputs = &inputs{out: r.s.inputs.out}
	made, outputs, err := o.outputsOf(ctx, s, job)
	switch {
	case ctx.Err() != nil:
		return briefResult{}
	case err != nil:
		return briefResult{tried: true, broken: true, err: r.about(job, err)}
	}
	one := newStamp(made)
	one.Inputs = key
	if _, written := o.places.Of("as_of"); written == "" && o.asOf == "" {
		one.Today = today
	}
	result := r.write(job.name, outputs, old, one)
	r.stamps.put(job.name, one)
	if len(r.jobs) == 1 {
		result.made, result.unsent = made, o.unsent
	}
	return result
}

// outputsOf makes the brief of a job and says which files it has.
func (o *briefOptions) outputsOf(ctx context.Context, s streams, job briefJob) (*brief.Brief, []output, error) {
	for _, file := range job.files {
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			return nil, nil, fmt.Errorf("cannot read the case: %s is a folder; name the files in it, such as %s", file, filepath.Join(file, "*.yaml"))
		}
	}
	made, err := o.make(ctx, s, job.files)
	if err != nil {
		return nil, nil, err
	}
	outputs, err := o.outputs(made, job.name)
	return made, outputs, err
}

// inputs is the hash of all that a brief is made of but the day; empty where it cannot be read again.
func (r *briefs) inputs(job briefJob) string {
	if r.common == "" || slices.Contains(job.files, "-") {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s %q", r.common, job.name)
	for _, file := range job.files {
		fmt.Fprintf(h, "\n%q %s", file, hashOfFile(file))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// about names the case in an error that does not, where there are several; what is wrong with a flag
// for one case may be right for the others.
func (r *briefs) about(job briefJob, err error) error {
	if len(r.jobs) == 1 {
		return err
	}
	var all []error
	for _, one := range each(err) {
		var inFile *casefile.Error
		var path *fs.PathError
		if !errors.As(one, &inFile) && !errors.As(one, &path) {
			one = fmt.Errorf("%s: %s", shown(job.files[0]), one) // no longer a mistake of the command line
		}
		all = append(all, one)
	}
	return errors.Join(all...)
}

// write writes the files of a brief that are new or another, and stamps all of them. What is about to stand
// there is noted before: the files of a run that is killed are known to the next one.
func (r *briefs) write(name string, outputs []output, old, one *stamp) briefResult {
	result := briefResult{tried: true}
	known := old.files()
	var errs []error
	var contents [][]byte
	for _, out := range outputs {
		var data bytes.Buffer
		if err := out.write(&data); err != nil {
			return briefResult{tried: true, err: fmt.Errorf("cannot write %s: %w", out.path, err)}
		}
		contents = append(contents, data.Bytes())
		one.Files = append(one.Files, stampedFile{filepath.Base(out.path), hashOf(data.Bytes())})
	}
	one.keep(known)
	errs = append(errs, r.stamps.note(begun{Name: name, Brief: one, Known: known}))
	for i, out := range outputs {
		file, written, err := r.put(one.Files[i].Name, contents[i], known)
		if err != nil {
			errs = append(errs, err)
		}
		one.Files[i] = file
		if result.files = append(result.files, out.path); written {
			result.written = append(result.written, out.path)
		}
	}
	result.err = errors.Join(errs...)
	return result
}

// put writes a file of the folder, where it is another. One that somebody has edited, or that is not of
// offerkit, stays: known are the files as they were written before.
func (r *briefs) put(name string, data []byte, known []stampedFile) (file stampedFile, written bool, err error) {
	path := filepath.Join(r.o.output, name)
	was := hashIn(known, name)
	if _, _, err := r.s.inputs.target(path); err != nil {
		return stampedFile{name, was}, false, fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	is, now := hashOfFile(path), hashOf(data)
	switch {
	case is == now:
		return stampedFile{name, now}, false, nil
	case is != "" && !slices.Contains(known, stampedFile{name, is}) && !r.o.force:
		what := "was edited after it was written"
		if was == "" {
			what = "stands there, and offerkit brief has not written it"
		}
		return stampedFile{name, was}, false, fmt.Errorf("%s %s; it stays as it is: move it away, or add --force to write over it", path, what)
	}
	err = writePrivate(r.s, path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return stampedFile{name, was}, false, err
	}
	return stampedFile{name, now}, true, nil
}

// finish writes the index of the folder, and says what became of each case.
func (r *briefs) finish() error {
	var errs []error
	for _, result := range r.results {
		errs = append(errs, result.err)
	}
	errs = append(errs, r.index(), r.say())
	if r.stopped != 0 {
		errs = append(errs, r.interrupted())
	}
	return errors.Join(errs...)
}

// index writes the index of a folder of several briefs, those of earlier runs too, and remembers them.
func (r *briefs) index() error {
	rows, broken := r.rows()
	if len(rows) == 0 && len(r.jobs) == 1 {
		return r.stamps.end() // nothing is written, and nothing to remember
	}
	var errs []error
	if len(r.jobs) > 1 || len(rows) > 1 {
		errs = append(errs, r.writeIndex(report.NewBriefIndex(rows, broken)))
	}
	return errors.Join(append(errs, r.stamps.save(r.s))...)
}

// writeIndex writes the index as a page and as Markdown.
func (r *briefs) writeIndex(x *report.BriefIndex) error {
	contents := map[string][]byte{}
	for name, write := range map[string]func(io.Writer) error{
		"index.html": func(w io.Writer) error { return htmlpage.WriteBriefIndex(w, x, r.o.template.style) },
		"index.md":   func(w io.Writer) error { return markdown.WriteBriefIndex(w, x) },
	} {
		var data bytes.Buffer
		if err := write(&data); err != nil {
			return err
		}
		contents[name] = data.Bytes()
	}
	names := slices.Sorted(maps.Keys(contents))
	known := r.stamps.Index
	r.stamps.Index = nil
	for _, name := range names {
		r.stamps.Index = append(r.stamps.Index, stampedFile{name, hashOf(contents[name])})
	}
	errs := []error{r.stamps.note(begun{Index: r.stamps.Index, Known: known})}
	for i, name := range names {
		var err error
		if r.stamps.Index[i], _, err = r.put(name, contents[name], known); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// rows are the rows of the index, and the cases without one. A brief of an earlier run stays in it as long
// as its files stand.
func (r *briefs) rows() (rows []report.BriefRow, broken []report.BrokenBrief) {
	for name, one := range r.stamps.Briefs {
		if !one.stand(r.o.output) {
			delete(r.stamps.Briefs, name)
			continue
		}
		rows = append(rows, one.row(name))
	}
	for i, result := range r.results {
		if !result.broken {
			continue
		}
		broken = append(broken, r.broken(r.jobs[i], result.err))
	}
	return rows, broken
}

// broken is what the index says of a case without a brief: of one that is hidden not what is wrong, which
// repeats its words.
func (r *briefs) broken(job briefJob, err error) report.BrokenBrief {
	stood := r.stamps.of(job.name) != nil
	if r.o.redact {
		return report.BrokenBrief{Case: job.name, Why: []string{job.name + ": the case is broken; offerkit brief says on the terminal what is wrong"}, Stood: stood}
	}
	b := report.BrokenBrief{Case: shown(job.files[0]), Stood: stood}
	for _, one := range each(err) {
		b.Why = append(b.Why, one.Error())
	}
	return b
}

// say says what to ask for, of one brief, or how many there are, and where the files are.
func (r *briefs) say() error {
	if len(r.jobs) == 1 {
		return r.sayOne(&r.results[0])
	}
	if r.s.quiet {
		for _, result := range r.results {
			if err := r.s.wrote(result.written...); err != nil {
				return err
			}
		}
		return nil
	}
	written, unchanged, failed := 0, 0, 0
	for _, result := range r.results {
		switch {
		case result.err != nil:
			failed++
		case len(result.written) > 0:
			written++
		case result.tried:
			unchanged++
		}
	}
	words := []string{report.Count(written, "brief") + " written", fmt.Sprintf("%s unchanged", grouped(unchanged))}
	if failed > 0 {
		words = append(words, fmt.Sprintf("%s not", grouped(failed)))
	}
	_, err := fmt.Fprintf(r.s.err, "%s; %s lists them\n", strings.Join(words, ", "), report.Plain(filepath.Join(r.o.output, "index.html")))
	return err
}

// sayOne says what to ask for, and which files are written.
func (r *briefs) sayOne(result *briefResult) error {
	if result.made == nil {
		return nil
	}
	if r.s.quiet {
		return r.s.wrote(result.written...)
	}
	for _, sentence := range result.made.Document.Verdict.Sentences() {
		if _, err := fmt.Fprintln(r.s.out, report.Plain(sentence)); err != nil {
			return standing(err, result.written, nil)
		}
	}
	if result.unsent != "" {
		if _, err := fmt.Fprintln(r.s.err, report.Plain(result.unsent)); err != nil {
			return err
		}
	}
	for _, path := range result.files {
		what := "unchanged"
		if slices.Contains(result.written, path) {
			what = "wrote"
		} else if result.err != nil {
			continue // it is said why
		}
		if _, err := fmt.Fprintf(r.s.err, "%s %s\n", what, report.Plain(path)); err != nil {
			return err
		}
	}
	return nil
}

// interrupted says how far a run has come that a signal has ended.
func (r *briefs) interrupted() error {
	done := 0
	for _, result := range r.results {
		if result.tried {
			done++
		}
	}
	said := fmt.Sprintf("interrupted after %d of %s; run it again for the rest", done, report.Count(len(r.jobs), "case"))
	if done == len(r.jobs) {
		said = fmt.Sprintf("interrupted when all %s were made", report.Count(done, "case"))
	}
	return &interruptedError{r.stopped, said}
}

// briefFileTitle names a file of a brief in the index.
func briefFileTitle(name, file string) string {
	switch ending := strings.TrimPrefix(file, name); ending {
	case "-brief.html":
		return "page"
	case "-brief.md":
		return "Markdown"
	case letterEnding:
		return "to send"
	case callEnding:
		return "call"
	case ".xlsx":
		return "workbook"
	default:
		return strings.TrimLeft(strings.ReplaceAll(strings.TrimSuffix(ending, filepath.Ext(ending)), "-", " "), " ")
	}
}
