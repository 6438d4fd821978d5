// Package sarif writes what check has found as SARIF 2.1.0 (OASIS, 2020), which editors and code
// hosts show beside the lines of a file.
package sarif

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// The names are those of the standard, sections 3.13 to 3.38.
type (
	log struct {
		Schema  string `json:"$schema"`
		Version string `json:"version"`
		Runs    []run  `json:"runs"`
	}
	run struct {
		Tool       tool     `json:"tool"`
		ColumnKind string   `json:"columnKind"`
		Results    []result `json:"results"`
	}
	tool struct {
		Driver driver `json:"driver"`
	}
	driver struct {
		Name    string `json:"name"`
		Version string `json:"version,omitempty"`
		Rules   []rule `json:"rules"`
	}
	rule struct {
		ID string `json:"id"`
	}
	result struct {
		RuleID    string     `json:"ruleId"`
		RuleIndex int        `json:"ruleIndex"`
		Level     string     `json:"level"`
		Message   message    `json:"message"`
		Locations []location `json:"locations,omitempty"`
	}
	message struct {
		Text string `json:"text"`
	}
	location struct {
		Physical physical `json:"physicalLocation"`
	}
	physical struct {
		Artifact artifact `json:"artifactLocation"`
		Region   *region  `json:"region,omitempty"`
	}
	artifact struct {
		URI string `json:"uri"`
	}
	region struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

// Write writes the findings; version is the program's.
func Write(w io.Writer, c *report.Checked, version string) error {
	var kinds []string
	for i := range c.Findings {
		kinds = append(kinds, c.Findings[i].Kind)
	}
	slices.Sort(kinds)
	kinds = slices.Compact(kinds)
	r := run{Tool: tool{driver{Name: "offerkit", Version: version, Rules: []rule{}}}, ColumnKind: "unicodeCodePoints", Results: []result{}}
	for _, kind := range kinds {
		r.Tool.Driver.Rules = append(r.Tool.Driver.Rules, rule{kind})
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		index, _ := slices.BinarySearch(kinds, f.Kind)
		r.Results = append(r.Results, result{RuleID: f.Kind, RuleIndex: index, Level: level(f.Level), Message: message{text(f)}, Locations: where(f)})
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(log{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []run{r}})
}

// level is the standard's word: a question is a note.
func level(l report.Gravity) string {
	switch l {
	case report.IsError:
		return "error"
	case report.IsWarning:
		return "warning"
	}
	return "note"
}

// text is a finding in one line, by the offer and the cell that no line says.
func text(f *report.Finding) string {
	said := f.Message
	if f.Mend != "" {
		said += "; " + f.Mend
	}
	if f.Offer != "" {
		said = f.Offer + ": " + said
	}
	if f.Cell != "" && f.Line == 0 {
		said = f.Cell + ": " + said
	}
	return said
}

// where is the place of a finding, nothing for what came from no file. A path stays relative where
// it is, with what a URI cannot hold escaped.
func where(f *report.Finding) []location {
	if f.File == "" {
		return nil
	}
	parts := strings.Split(filepath.ToSlash(f.File), "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	uri := strings.Join(parts, "/")
	if filepath.IsAbs(f.File) {
		uri = "file://" + uri
	}
	p := physical{Artifact: artifact{uri}}
	if f.Line > 0 {
		p.Region = &region{f.Line, f.Column}
	}
	return []location{{p}}
}
