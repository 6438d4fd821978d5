package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/form"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// answer answers what has been admitted.
func (d *formServer) answer(w http.ResponseWriter, r *http.Request, path string) {
	if r.Method != http.MethodPost {
		d.first(w)
		return
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		http.Error(w, "this is not what the form sends", http.StatusUnsupportedMediaType)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxSent)
	if err := r.ParseForm(); err != nil {
		var long *http.MaxBytesError
		if errors.As(err, &long) {
			http.Error(w, fmt.Sprintf("the form holds more than %d KiB; a case holds a few offers", maxSent>>10), http.StatusRequestEntityTooLarge)
			return
		}
		http.Error(w, "this is not what the form sends, or holds more fields than are read", http.StatusBadRequest)
		return
	}
	f := form.Read(r.PostForm)
	if path == "check" {
		d.check(w, f)
		return
	}
	d.do(w, r.PostForm.Get("do"), &form.Page{Form: f, File: d.shownTarget(), Stamp: r.PostForm.Get("stamp"), Changed: true})
}

// first shows the files as they are now.
func (d *formServer) first(w http.ResponseWriter) {
	f, stamp, err := d.load()
	if err != nil {
		http.Error(w, legible(err), http.StatusConflict)
		return
	}
	d.show(w, http.StatusOK, &form.Page{Form: f, File: d.shownTarget(), Stamp: stamp})
}

// shownTarget is the name of the file to save into, as the page shows it.
func (d *formServer) shownTarget() string {
	if d.target == "" {
		return ""
	}
	return report.Plain(filepath.Base(d.target))
}

// check answers what is typed, while it is typed.
func (d *formServer) check(w http.ResponseWriter, f *form.Form) {
	answer, err := form.NewAnswer(f.Check(d.options()))
	if err != nil {
		answer.General = append(answer.General, report.Plain(err.Error()))
	}
	w.Header().Set("Content-Type", "application/json")
	encoder := json.NewEncoder(w) // which escapes < and > besides
	encoder.Encode(answer)        // to who has gone there is nothing to say
}

// show writes the page.
func (d *formServer) show(w http.ResponseWriter, status int, p *form.Page) {
	if p.Checked == nil {
		p.Checked = p.Form.Check(d.options())
	}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		http.Error(w, legible(err), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// do does what a button says.
func (d *formServer) do(w http.ResponseWriter, deed string, p *form.Page) {
	verb, which, _ := strings.Cut(deed, " ")
	i, err := strconv.Atoi(which)
	if err != nil {
		i = -1
	}
	switch verb {
	case "add":
		p.Form.Add()
		p.Focus = p.Form.Offers() - 1
	case "copy":
		p.Form.Copy(i)
		p.Focus = p.Form.Offers() - 1
	case "remove":
		p.Form.Remove(i)
	case "save":
		d.saveShown(w, p)
		return
	case "case", "workbook", "page":
		d.download(w, verb, p)
		return
	}
	d.show(w, http.StatusOK, p)
}

// download sends a file, or the page again with why there is none.
func (d *formServer) download(w http.ResponseWriter, what string, p *form.Page) {
	p.Checked = p.Form.Check(d.options())
	name, kind, data, err := d.file(what, p.Checked)
	if err != nil {
		p.Said, p.Refused = upperFirst(legible(err)), true
		d.show(w, http.StatusUnprocessableEntity, p)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Write(data)
}

func upperFirst(text string) string {
	return strings.ToUpper(text[:min(1, len(text))]) + text[min(1, len(text)):]
}

// file makes a file to download: the case file also of a case that is not whole yet.
func (d *formServer) file(what string, c *form.Checked) (name, kind string, data []byte, err error) {
	name = "offers"
	if d.target != "" {
		name = strings.TrimSuffix(filepath.Base(d.target), filepath.Ext(d.target))
	}
	if what == "case" {
		if c.Lost {
			return "", "", nil, errLost
		}
		return name + ".yaml", "application/yaml", c.File, nil
	}
	if len(c.Faults) > 0 {
		return "", "", nil, fmt.Errorf("the %s comes when the fields that are marked are mended", what)
	}
	ending, kind := ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	if what == "page" {
		ending, kind = ".html", "text/html; charset=utf-8"
	}
	result, err := comp.Compare(c.Case)
	if err != nil {
		return "", "", nil, err
	}
	document, err := report.Compare(result, report.Options{View: comp.ByYear, Metric: "total", Timeline: true, Charts: true, Rounds: true, Sources: true})
	if err != nil {
		return "", "", nil, err
	}
	var b bytes.Buffer
	err = render(&b, document, ending, htmlpage.Options{})
	return name + ending, kind, b.Bytes(), err
}

// errLost refuses to write a file without what a box holds.
var errLost = errors.New("a box holds what no case file can; mend it first, so that nothing is lost")
