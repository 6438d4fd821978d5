package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/form"
)

// stampOf tells what stands in a file from anything newer; of one that is not there yet it is "new".
func stampOf(data []byte) string {
	if data == nil {
		return "new"
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// saveShown saves and says so on the page.
func (d *formServer) saveShown(w http.ResponseWriter, p *form.Page) {
	p.Checked = p.Form.Check(d.options())
	kept, err := d.save(p.Checked, p.Stamp)
	if err != nil {
		p.Said, p.Refused = "Not saved: "+legible(err), true
		d.show(w, http.StatusConflict, p)
		return
	}
	p.Said, p.Stamp, p.Changed = "Saved into "+d.shownTarget(), stampOf(p.Checked.File), false
	if kept != "" {
		p.Said += "; what stood there before is in " + report.Plain(kept)
	}
	if n := len(p.Checked.Faults); n > 0 {
		p.Said += "; " + report.Count(n, "mark") + " still to mend"
	}
	p.Said += ". In a terminal, offerkit compare and offerkit report read that file."
	d.show(w, http.StatusOK, p)
}

// errChanged keeps what somebody else has written.
var errChanged = errors.New("the file has changed since it was read here, and is left as it is; download the case file, or load this page anew to see what stands there")

// save writes the case into its file, whole or not at all, where nothing newer stands in it. It returns
// the copy of what stood there first, empty where nothing did.
func (d *formServer) save(c *form.Checked, stamp string) (kept string, err error) {
	switch {
	case d.target == "":
		return "", errors.New("no file was named to save into; download the case file")
	case c.Lost:
		return "", errLost
	}
	d.saving.Lock()
	defer d.saving.Unlock()
	unlock, err := unfinished.lock(d.s, d.target)
	if err != nil {
		return "", fmt.Errorf("cannot write %s: %w", d.target, cause(err))
	}
	defer unlock()
	stands, err := readOwn(d.target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if stampOf(stands) != stamp {
		return "", errChanged
	}
	if err := d.keep(stands); err != nil {
		return "", err
	}
	return d.kept, writePrivate(d.s, d.target, func(w io.Writer) error {
		_, err := w.Write(c.File)
		return err
	})
}

// maxKept is how many copies of earlier files are looked for.
const maxKept = 100

// keep copies what stands in the file before it is written over for the first time. What comes after
// it is from this form.
func (d *formServer) keep(stands []byte) error {
	if stands == nil || d.kept != "" {
		return nil
	}
	for i := 1; i <= maxKept; i++ {
		name := d.target + ".bak"
		if i > 1 {
			name = fmt.Sprintf("%s.bak%d", d.target, i)
		}
		there, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			err = writePrivate(d.s, name, func(w io.Writer) error {
				_, err := w.Write(stands)
				return err
			})
			if err == nil {
				d.kept = name
			}
			return err
		}
		if err == nil && bytes.Equal(there, stands) {
			d.kept = name
			return nil
		}
	}
	return fmt.Errorf("%d copies of earlier files lie beside %s already; clear them away", maxKept, d.target)
}
