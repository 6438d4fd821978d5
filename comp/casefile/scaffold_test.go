package casefile

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// A fresh scaffold asks for the base and the start of every offer and for nothing else.
func TestScaffoldAsksForBaseAndStart(t *testing.T) {
	text := Scaffold(vesting.MustDate("2026-11-23"), vesting.Presets{}, "Amazon", `Globex: "best" #1`)
	_, err := Read(Options{}, Source{Name: "offers.yaml", Data: text})
	var mistakes Errors
	if !errors.As(err, &mistakes) || len(mistakes) != 4 {
		t.Fatalf("got %v", err)
	}
	for _, m := range mistakes {
		if !strings.Contains(m.Message, `"base"`) && !strings.Contains(m.Message, `"start"`) {
			t.Errorf("got %v", m)
		}
	}
}

// With every # taken away and a base filled in, each optional line is a term that reads;
// the two ways of writing an RSU grant exclude each other.
func TestScaffoldLinesAreTerms(t *testing.T) {
	text := string(Scaffold(vesting.MustDate("2026-11-23"), vesting.Presets{}, "Amazon"))
	text = strings.Replace(text, "base: ", "base: 160k", 1)
	text = regexp.MustCompile(`(?m)^ *# rsu: {shares.*\n`).ReplaceAllString(text, "")
	text = strings.Replace(text, "start: ", "start: 2027-01-11", 1)
	text = regexp.MustCompile(`(?m)^( *)# ([a-z_]+:.*)$`).ReplaceAllString(text, "$1$2")
	kase, err := Read(Options{}, Source{Name: "offers.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	o := kase.Offers[0]
	if len(o.SignOn) != 2 || len(o.Grants) != 1 || len(o.Refreshers) != 1 || o.Grants[0].Vesting.String() != "amazon" {
		t.Errorf("got %+v", o)
	}
}

// A name that no column has room for brings the line of a short one, which reads as it stands; others do not.
func TestScaffoldOffersAShortName(t *testing.T) {
	day := vesting.MustDate("2026-11-23")
	text := string(Scaffold(day, vesting.Presets{}, "Massachusetts General Hospital", "Amazon"))
	if strings.Count(text, "# short: ") != 1 || !strings.Contains(text, "company: Massachusetts General Hospital\n    # short: Massachusetts ") {
		t.Errorf("got\n%s", text)
	}
	text = strings.Replace(regexp.MustCompile(`base: |start: `).ReplaceAllStringFunc(text, func(key string) string {
		return key + map[string]string{"base: ": "160k", "start: ": "2027-01-11"}[key]
	}), "# short", "short", 1)
	kase, err := Read(Options{}, Source{Name: "offers.yaml", Data: []byte(text)})
	if err != nil || kase.Offers[0].Short != "Massachusetts" {
		t.Errorf("%v in\n%s", err, text)
	}
	if strings.Contains(string(Scaffold(day, vesting.Presets{}, strings.Repeat("x", 16))), "short") || !strings.Contains(string(Scaffold(day, vesting.Presets{}, strings.Repeat("x", 17))), "# short: "+strings.Repeat("x", 16)+" ") {
		t.Error("the limit is 16 characters")
	}
}

// The blocks behind the # are offers that read.
func TestScaffoldBlocksAreOffers(t *testing.T) {
	text := string(Scaffold(vesting.MustDate("2026-11-23"), vesting.Presets{}, "Amazon"))
	text = strings.Replace(strings.Replace(text, "base: ", "base: 160k", 1), "start: ", "start: 2027-01-11", 1)
	text = regexp.MustCompile(`(?m)^  # (- company:|  [a-z_]+:)`).ReplaceAllString(text, "  $1")
	kase, err := Read(Options{}, Source{Name: "offers.yaml", Data: []byte(text)})
	if err != nil || len(kase.Offers) != 4 {
		t.Fatalf("%v\n%s", err, text)
	}
	if letter := kase.Offers[1]; letter.SignOn[0].Clawback.Months != 12 || letter.Grants[0].Vesting.String() != "4y quarterly on 02-15 05-15 08-15 11-15" || letter.Deadline.IsZero() {
		t.Errorf("the letter is %+v", letter)
	}
	if startup := kase.Offers[2]; !startup.Private.Stated() || startup.Grants[0].ExerciseWindow != 90 {
		t.Errorf("the startup is %+v", startup)
	}
	if today := kase.Offers[3]; !today.Current || today.Grants[0].Start != vesting.MustDate("2023-03-01") {
		t.Errorf("today's job is %+v", today)
	}
}
