package main

import (
	"strings"
	"testing"
)

// Every module that is linked has a licence that offerkit may link, and those that the project
// was begun with are among them, under the licences that their own pages name.
func TestLinkedModulesMayBeLinked(t *testing.T) {
	modules, err := linked("../offerkit")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := list(&b, modules, false); err != nil {
		t.Fatal(err)
	}
	for module, licence := range map[string]string{
		"github.com/shopspring/decimal": "MIT", "github.com/spf13/cobra": "Apache-2.0", "github.com/xuri/excelize/v2": "BSD-3-Clause", "github.com/go-echarts/go-echarts/v2": "MIT",
	} {
		found := false
		for _, line := range strings.Split(b.String(), "\n") {
			found = found || strings.HasPrefix(line, module+"\t") && strings.HasSuffix(line, "\t"+licence)
		}
		if !found {
			t.Errorf("%s is not listed under %s:\n%s", module, licence, b.String())
		}
	}
}

func TestOtherLicencesAreRefused(t *testing.T) {
	for _, text := range []string{
		"", "All rights reserved.",
		"GNU GENERAL PUBLIC LICENSE Version 3. Apache License, Version 2.0 is compatible with it.",
		"Permission is hereby granted, free of charge, to look at the Software.",
	} {
		if name := recognise(text); name != "" {
			t.Errorf("%q is taken for %s", text, name)
		}
	}
	// The first sentences of the ISC licence, https://spdx.org/licenses/ISC.html.
	if name := recognise("Permission to use, copy, modify, and/or distribute this software for any purpose\n with or without fee is hereby granted"); name != "ISC" {
		t.Errorf("ISC is taken for %q", name)
	}
}
