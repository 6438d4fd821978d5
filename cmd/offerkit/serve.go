package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/offersheet"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/form"
	"github.com/seed-251b9aba/offerkit/vesting"
)

type serveOptions struct {
	port    int
	presets string
	open    bool
}

func newServe(s streams) *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve [CASE...]",
		Short: "Write offers down in a form in the browser, with the answer beside it",
		Long: `Serve shows a form in your browser, for who would rather fill in fields than write a case
file: what is typed is checked as you type, the comparison stands beside it, and the case
file, the workbook and the page can be downloaded. A sheet of offers (CSV, or .xlsx) fills the
form too, and stays as it is: its case file is for you to download.

Only this machine can reach it, at the address that is printed, with a key in it that
nobody can guess; --open opens it in your browser, in whose command line other users of the
machine may read it. There is no account, and nothing is kept but what you save: into the
case file named, which may be a new one, or by downloading. What stood in the file
before is kept beside it. Ctrl-C ends it.`,
		Example: `  offerkit serve
  offerkit serve offers.yaml --open
  offerkit serve offers.yaml --port 8080
  offerkit serve offers.csv`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), s, args) },
	}
	c.ValidArgsFunction = completeCases
	intFlag(c, &o.port, "port", "port on 127.0.0.1 (default: one that is free)")
	c.Flags().StringVar(&o.presets, "presets", "", presetsUsage)
	c.Flags().BoolVar(&o.open, "open", false, "open the address in your browser")
	return c
}

func (o *serveOptions) run(ctx context.Context, s streams, files []string) error {
	port := 0
	if o.port != notGiven {
		if port = o.port; port < 1 || port > 65535 {
			return usagef("--port %d is outside 1 to 65535; leave it out, and a free one is taken", port)
		}
	}
	d, err := o.newFormServer(s, files)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return fmt.Errorf("cannot listen on 127.0.0.1:%d: %w; name another --port, or none", port, rootCause(err))
	}
	d.host = listener.Addr().String()
	address := fmt.Sprintf("http://%s/%s/", d.host, d.token)
	if _, err := fmt.Fprintln(s.out, address); err != nil {
		listener.Close()
		return err
	}
	if o.open {
		fmt.Fprintln(s.err, "This address opens in your browser; keep it to yourself. Ctrl-C ends it.")
		openInBrowser(s, address)
	} else {
		fmt.Fprintln(s.err, "Open this address in your browser, or with --open, and keep it to yourself. Ctrl-C ends it.")
	}
	return d.serve(ctx, listener)
}

// rootCause leaves out the address, which has been said.
func rootCause(err error) error {
	var call *os.SyscallError
	if errors.As(err, &call) {
		return call.Err
	}
	return err
}

// newFormServer reads the files and makes what serves the form.
func (o *serveOptions) newFormServer(s streams, files []string) (*formServer, error) {
	key := make([]byte, 24)
	rand.Read(key) // which never fails
	d := &formServer{
		s: s, token: base64.RawURLEncoding.EncodeToString(key), seats: make(chan struct{}, seats),
		today: func() vesting.Date { return day(time.Now()) }, files: files,
	}
	if o.presets != "" {
		presets, err := loadPresets(s, o.presets)
		if err != nil {
			return nil, err
		}
		d.presets = presets
	}
	for _, file := range files {
		if file == "-" {
			return nil, usagef("serve reads files; standard input (-) cannot be saved into")
		}
	}
	if len(files) == 1 && !slices.Contains([]string{".json", ".csv", ".tsv", ".xlsx", ".xlsm"}, strings.ToLower(filepath.Ext(files[0]))) {
		d.target = files[0]
	}
	_, _, err := d.load()
	return d, err
}

// load fills the form with the files as they are now. The stamp says what stands in the one that can
// be saved into.
func (d *formServer) load() (f *form.Form, stamp string, err error) {
	for _, name := range d.files {
		data, err := readOwn(name)
		if errors.Is(err, fs.ErrNotExist) && name == d.target {
			return form.New(d.today()), stampOf(nil), nil // a case that is begun
		}
		if err != nil {
			return nil, "", fmt.Errorf("cannot read the case: %w", err)
		}
		source := casefile.Source{Name: name, Data: data}
		switch {
		case offersheet.IsSheet(source):
			if source.Data, err = d.fromSheet(source); err != nil {
				return nil, "", err
			}
		case workbook.IsWorkbook(data):
			return nil, "", usagef("%s is a workbook, which is filled in where it is; serve takes case files and sheets of offers", name)
		}
		next, err := form.Load(d.options(), source)
		if err != nil {
			return nil, "", err
		}
		stamp = stampOf(data)
		if f == nil {
			f = next
			continue
		}
		if twice := f.Join(next); twice != "" {
			return nil, "", fmt.Errorf("%s: %q is stated in a file before it too; keep one of them", name, twice)
		}
	}
	if f == nil {
		f = form.New(d.today())
	}
	return f, stamp, nil
}

// fromSheet writes a sheet of offers as a case file, which is not saved into the sheet, and says once what was not
// understood.
func (d *formServer) fromSheet(source casefile.Source) ([]byte, error) {
	_, sheets, err := offersheet.ReadAll(d.options(), source)
	if err != nil || len(sheets) == 0 {
		return nil, err
	}
	d.asked.Do(func() {
		for i := range sheets[0].Questions {
			fmt.Fprintf(d.s.err, "offerkit: %s\n", report.Plain(sheets[0].Questions[i].String()))
		}
	})
	return sheets[0].CaseFile(d.today()), nil
}

func (d *formServer) options() casefile.Options {
	return casefile.Options{Today: d.today(), Presets: d.presets}
}
