package main

import (
	"reflect"
	"strings"
	"testing"
)

func TestEachCaseHasANameOfItsOwn(t *testing.T) {
	for _, c := range []struct{ files, want string }{
		{"/c/ann.yaml /c/bob.json", "ann bob"},
		{"-", "case"},
		{"/c/.yaml", "case"},
		{"/c/ann/offers.yaml /c/bob/offers.yaml /c/eve.yaml", "ann-offers bob-offers eve"},
		{"/c/ann/2026/offers.yaml /c/bob/2026/offers.yaml", "ann-2026-offers bob-2026-offers"},
		{"/c/offers.yaml /c/offers.json", "c-offers-yaml c-offers-json"},
		{"/c/Offers.yaml /c/offers.yml", "c-Offers-yaml c-offers-yml"},
		{"/a-b/x.yaml /c/x.yaml /d/a-b-x.yaml", "a-b-x c-x d-a-b-x"},
		{"/X.yaml /x.yaml", "X-yaml-1 x-yaml-2"},
		{"/offers.yaml /c/offers.yaml", "offers c-offers"},
	} {
		if got := briefNames(strings.Fields(c.files)); !reflect.DeepEqual(got, strings.Fields(c.want)) {
			t.Errorf("%s: got %q, want %s", c.files, got, c.want)
		}
	}
}
