package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// nameless is what the files of a case begin with that has no name to show.
const nameless = "case"

// briefName is what the files of a case's brief begin with: the case file's name without its ending.
func briefName(file string) string {
	if file == "-" {
		return nameless
	}
	base := filepath.Base(file)
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" && name != "." {
		return name
	}
	return nameless
}

// briefNames gives each case a name of its own. Cases of one name from different folders take the
// folders into theirs, as many as tell them apart; cases of one folder take their ending; what is
// still one is numbered. Names that differ in their letters' case alone are one: on many disks they
// are one file.
func briefNames(files []string) []string {
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = briefName(file)
	}
	for depth := 1; depth <= deepest(files); depth++ {
		for _, i := range twice(names) {
			names[i] = within(files[i], depth)
		}
	}
	for _, i := range twice(names) {
		names[i] += strings.ReplaceAll(filepath.Ext(files[i]), ".", "-")
	}
	for _, i := range twice(names) {
		names[i] = unused(names, names[i])
	}
	return names
}

// deepest is of how many folders the path of a file consists at most.
func deepest(files []string) int {
	most := 0
	for _, file := range files {
		most = max(most, strings.Count(filepath.ToSlash(absolute(file)), "/"))
	}
	return most
}

func absolute(file string) string {
	if path, err := filepath.Abs(file); err == nil {
		return path
	}
	return filepath.Clean(file)
}

// within is the name of a case with so many of the folders around it.
func within(file string, depth int) string {
	parts := strings.Split(filepath.ToSlash(filepath.Dir(absolute(file))), "/")
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	parts = parts[max(0, len(parts)-depth):]
	return strings.Join(append(slices.Clone(parts), briefName(file)), "-")
}

// twice lists the names that are not the first or only of their kind, and the first ones with them.
func twice(names []string) []int {
	count := map[string]int{}
	for _, name := range names {
		count[strings.ToLower(name)]++
	}
	var several []int
	for i, name := range names {
		if count[strings.ToLower(name)] > 1 {
			several = append(several, i)
		}
	}
	return several
}

// unused numbers a name so that it is nobody else's.
func unused(names []string, name string) string {
	for n := 1; ; n++ {
		numbered := fmt.Sprintf("%s-%d", name, n)
		if !slices.ContainsFunc(names, func(other string) bool { return strings.EqualFold(other, numbered) }) {
			return numbered
		}
	}
}
