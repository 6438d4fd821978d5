// Command licences lists the modules that are linked into offerkit with the licence of each, or
// with -texts writes their texts, which a release has to carry along:
//
//	go run ./cmd/licences
//	go run ./cmd/licences -texts > LICENCES.txt
//
// It fails for a module whose licence it does not know or that offerkit may not link.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	texts := flag.Bool("texts", false, "write the texts of the licences")
	flag.Parse()
	modules, err := linked("./cmd/offerkit")
	if err == nil {
		err = list(os.Stdout, modules, *texts)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

// module is one that is linked.
type module struct{ path, version, dir string }

// linked lists the modules of the packages that a program is made of, but for its own, in order
// of their paths.
func linked(program string) ([]module, error) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", program).Output()
	if err != nil {
		return nil, fmt.Errorf("go list -deps %s: %w", program, err)
	}
	var modules []module
	for _, line := range strings.Split(string(out), "\n") {
		if part := strings.Split(line, "\t"); len(part) == 3 {
			modules = append(modules, module{part[0], part[1], part[2]})
		}
	}
	slices.SortFunc(modules, func(a, b module) int { return cmp.Compare(a.path, b.path) })
	return slices.Compact(modules), nil
}

func list(w io.Writer, modules []module, texts bool) error {
	for _, m := range modules {
		text, err := m.licence()
		if err != nil {
			return err
		}
		name := recognise(text)
		switch {
		case name == "":
			return fmt.Errorf("%s %s: its licence is none that offerkit may link: MIT, BSD, Apache, ISC or MPL", m.path, m.version)
		case texts:
			_, err = fmt.Fprintf(w, "%s %s (%s)\n\n%s\n\n", m.path, m.version, name, strings.TrimSpace(text))
		default:
			_, err = fmt.Fprintf(w, "%s\t%s\t%s\n", m.path, m.version, name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// licence returns the text of a module's licence.
func (m *module) licence() (string, error) {
	entries, err := os.ReadDir(m.dir)
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", m.path, m.version, err)
	}
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if strings.HasPrefix(name, "LICENSE") || strings.HasPrefix(name, "LICENCE") || strings.HasPrefix(name, "COPYING") {
			text, err := os.ReadFile(filepath.Join(m.dir, e.Name()))
			return string(text), err
		}
	}
	return "", fmt.Errorf("%s %s: no file of its licence in %s", m.path, m.version, m.dir)
}

// licences are known by sentences that only they have, the SPDX names first.
var licences = []struct {
	name string
	says []string
}{
	{"Apache-2.0", []string{"Apache License", "Version 2.0"}},
	{"MPL-2.0", []string{"Mozilla Public License", "2.0"}},
	{"BSD-3-Clause", []string{"Redistribution and use in source and binary forms", "endorse or promote products"}},
	{"BSD-2-Clause", []string{"Redistribution and use in source and binary forms", "Redistributions in binary form"}},
	{"ISC", []string{"Permission to use, copy, modify, and", "with or without fee"}},
	{"MIT", []string{"Permission is hereby granted, free of charge", "to deal in the Software without restriction"}},
}

// recognise names the licence of a text; empty for one that is not known. The GNU licences, which
// name some of these in passing, are not.
func recognise(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if strings.Contains(text, "GNU GENERAL PUBLIC LICENSE") || strings.Contains(text, "GNU LESSER GENERAL PUBLIC LICENSE") {
		return ""
	}
	for _, l := range licences {
		known := true
		for _, sentence := range l.says {
			known = known && strings.Contains(text, sentence)
		}
		if known {
			return l.name
		}
	}
	return ""
}
