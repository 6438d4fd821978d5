package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// redaction shows a case without the words that say whose it is.
type redaction struct{ redact bool }

func (o *redaction) bindRedact(c *cobra.Command) {
	c.Flags().BoolVar(&o.redact, "redact", false, "show Offer A, Company A, Place A in the place of names, companies, places and free text; the figures stay")
}

// checkRedaction refuses market data, whose rows say where they are from.
func (o *redaction) checkRedaction(data []string) error {
	if o.redact && len(data) > 0 {
		return usagef("--redact hides where figures are from, and market data are worth nothing without; leave out one of the two")
	}
	return nil
}

// hide returns the case as it is shown. Offers that flags name by their true names are named as they are
// shown.
func (o *redaction) hide(c comp.Case, named ...*string) (comp.Case, error) {
	if !o.redact {
		return c, nil
	}
	hidden := c.Redacted()
	for _, name := range named {
		if *name == "" {
			continue
		}
		open, err := comp.Compare(c)
		if err != nil {
			return c, err
		}
		i, err := offerNamed(open, *name)
		if err != nil {
			return c, err
		}
		*name = hidden.Offers[i].Name
	}
	return hidden, nil
}

// fileName is the name of the files that are written of a case: of a case that is hidden, whatever its
// file is called, the one that a case without a file has.
func (o *redaction) fileName(file, nameless string) string {
	if o.redact || file == "-" {
		return nameless
	}
	base := filepath.Base(file)
	return base[:len(base)-len(filepath.Ext(base))]
}

// withoutFiles says where terms are written as another function does, without the names of files, and
// without words of the writer, where those are hidden.
func (o *redaction) withoutFiles(written report.Written) report.Written {
	return func(path string) (place, text string) {
		place, text = written(path)
		if o.redact && !tellsNobody(path, text) {
			text = ""
		}
		return o.placeInFile(place), text
	}
}

// tellsNobody reports whether the written text of a term may be shown where names are hidden: a figure,
// such as 300k, $185k or 5/15/40/40, or a word of offerkit's own. A schedule written as amazon names the
// employer.
func tellsNobody(path, text string) bool {
	term, known := comp.FindTerm(path)
	if known && slices.Contains(term.Choices, text) {
		return true
	}
	return strings.IndexFunc(strings.TrimLeft(text, "+-$€£₹"), unicode.IsDigit) == 0
}

// placeInFile says where a term is written, without the name of the file where that is hidden.
func (o *redaction) placeInFile(place string) string {
	if !o.redact || strings.HasPrefix(place, "--") || place == "" { // a flag is no file
		return place
	}
	parts := strings.Split(place, ":")
	for i, part := range parts[1:] {
		if _, err := strconv.Atoi(part); err == nil && i >= len(parts)-3 { // FILE:LINE:COLUMN
			return "line " + part
		}
	}
	return "the case"
}
