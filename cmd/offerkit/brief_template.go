package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the pictures that a logo may be
	_ "image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// coachTemplate is what a coach puts on every brief, and leaves out of it.
type coachTemplate struct {
	style   htmlpage.Style
	without []brief.SectionID
	note    string
}

// templateHelp shows a template in the help of brief.
const templateHelp = `--template FILE is a coach's own look, a file of YAML; each key may be left out:

  logo: logo.png                 # PNG or JPEG, beside the template
  colours: {accent: "#8a1c2c"}   # has to be told from the paper (AA)
  paper: A4                      # or letter (default: by the currency)
  coach: {name: A. Coach, contact: coach@example.com}
  without: [market, flips]       # or sections: [offers, packages], those alone
  note: |
    Call me before you answer.`

// readTemplate reads a coach's template; without a file there is nothing in it.
func readTemplate(s streams, file string) (coachTemplate, error) {
	var t coachTemplate
	if file == "" {
		return t, nil
	}
	data, err := readBounded(s, file, asTemplate)
	if err != nil {
		return t, err
	}
	var known []string
	for _, id := range brief.Sections() {
		known = append(known, string(id))
	}
	written, err := casefile.ReadTemplate(casefile.TemplateOptions{
		Sections: known,
		Logo: func(path string) (err error) {
			t.style.Logo, err = readLogo(s, beside(file, path))
			return err
		},
		Accent: checkAccent,
	}, casefile.Source{Name: shown(file), Data: data})
	if err != nil {
		return t, err
	}
	if written.Colours.Accent != "" {
		t.style.Accent = "#" + string(written.Colours.Accent)
	}
	t.style.Paper = papers[string(written.Paper)]
	t.style.Contact = strings.Join(slices.DeleteFunc([]string{string(written.Coach.Name), string(written.Coach.Contact)}, func(part string) bool { return part == "" }), ", ")
	t.note = string(written.Note)
	t.without = leftOut(written)
	return t, nil
}

// papers are the sizes of paper of a template as a style sheet has them.
var papers = map[string]string{"a4": "A4", "letter": "letter"}

// leftOut lists the sections that a template leaves out.
func leftOut(t casefile.TemplateFile) []brief.SectionID {
	return slices.DeleteFunc(brief.Sections(), func(id brief.SectionID) bool {
		if len(t.Sections) > 0 {
			return slices.Contains(t.Sections, string(id)) || id == brief.Note // its own words, which nobody writes to leave them out
		}
		return !slices.Contains(t.Without, string(id))
	})
}

// beside returns the path of a file that is named in another one.
func beside(file, path string) string {
	if file == "-" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(file), path)
}

// maxLogo bounds a logo, which stands in every page, in bytes; maxLogoSide its width and height in pixels.
const (
	maxLogo     = 256 << 10
	maxLogoSide = 2000
)

// readLogo reads a picture, which is what its bytes say.
func readLogo(s streams, path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the logo %s: %w; its path begins at the template", path, cause(err))
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot read the logo %s: %w", path, cause(err))
	case info.IsDir():
		return nil, fmt.Errorf("the logo %s is a folder; name a picture", path)
	}
	if err := s.inputs.note(path, asLogo, info); err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, maxLogo+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot read the logo %s: %w", path, cause(err))
	case len(data) > maxLogo:
		return nil, fmt.Errorf("the logo %s is more than %d KiB long, and stands in every page; make it smaller", path, maxLogo>>10)
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, fmt.Errorf("the logo %s is neither PNG nor JPEG, whatever its name says; save it as one of them", path)
	case err != nil:
		return nil, fmt.Errorf("the logo %s is damaged (%w); save it again", path, err)
	case size.Width > maxLogoSide || size.Height > maxLogoSide:
		return nil, fmt.Errorf("the logo %s is %d by %d pixels, the limit is %d; make it smaller", path, size.Width, size.Height, maxLogoSide)
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("the logo %s is damaged (%w); save it again", path, err)
	}
	return data, nil
}

// checkAccent refuses a colour that text cannot be read in.
func checkAccent(colour string) error {
	ratio := report.Contrast(colour, report.PageColour)
	if ratio >= report.LeastContrast {
		return nil
	}
	// Rounded down, so that 4.49 is not said to be the 4.5 that it has to be.
	return fmt.Errorf("the contrast of #%s with the paper is %.2f to 1, and text needs %.1f to 1 (WCAG AA); choose a darker colour", colour, float64(int(ratio*100))/100, report.LeastContrast)
}
