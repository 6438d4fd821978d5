package casefile

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// A fresh scaffold asks for the base of every offer and for nothing else.
func TestScaffoldAsksForTheBase(t *testing.T) {
	text := Scaffold(vesting.MustDate("2026-11-23"), "Amazon", `Globex: "best" #1`)
	_, err := Read(Options{}, Source{Name: "offers.yaml", Data: text})
	var mistakes Errors
	if !errors.As(err, &mistakes) || len(mistakes) != 2 {
		t.Fatalf("got %v", err)
	}
	for _, m := range mistakes {
		if !strings.Contains(m.Message, `"base"`) {
			t.Errorf("got %v", m)
		}
	}
}

// With every # taken away and a base filled in, each optional line is a term that reads;
// the two ways of writing an RSU grant exclude each other.
func TestScaffoldLinesAreTerms(t *testing.T) {
	text := string(Scaffold(vesting.MustDate("2026-11-23"), "Amazon"))
	text = strings.Replace(text, "base: ", "base: 160k", 1)
	text = regexp.MustCompile(`(?m)^ *# rsu: {shares.*\n`).ReplaceAllString(text, "")
	text = strings.Replace(text, "start: 2027", "start: 2022", 1) // today's job began before it is compared
	text = regexp.MustCompile(`(?m)^( *)# ([a-z_]+:.*)$`).ReplaceAllString(text, "$1$2")
	kase, err := Read(Options{}, Source{Name: "offers.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	o := kase.Offers[0]
	if len(o.SignOn) != 2 || len(o.Grants) != 1 || len(o.Refreshers) != 1 || !o.Current || o.Grants[0].Vesting.String() != "amazon" {
		t.Errorf("got %+v", o)
	}
}
