package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/journal"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// atTerminal runs a command of somebody who types.
func atTerminal(t *testing.T, typed string, args ...string) (out, errors string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, streams{in: strings.NewReader(typed), out: &o, err: &e, terminal: true, asks: true, width: 80, today: vesting.MustDate("2026-11-23")})
	return o.String(), e.String(), status
}

// Two answers, the second to the third question, and then the input ends.
func TestAnswersAreKeptWhenTheInputEnds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "answers.jsonl")
	out, failed, status := atTerminal(t, "Because I can.\n\nI do \x1b[31mmind.\n", "grill", "../../testdata/cases/amazon-vs-google.yaml", "--answers", file)
	if status != 0 || failed != "" {
		t.Fatalf("status %d: %s", status, failed)
	}
	if !strings.Contains(out, "\n4/11 ") || strings.Contains(out, "\n5/11 ") {
		t.Errorf("it ends elsewhere:\n%s", out)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := journal.ReadAnswers(text)
	if err != nil || len(kept) != 2 || kept[0].Answer != "Because I can." || kept[1].Kind != "metrics" || kept[1].Answer != "I do [31mmind." {
		t.Errorf("kept %+v, %v", kept, err)
	}

	// What was answered is shown the next time, and stays where it is not answered anew.
	out, _, status = atTerminal(t, "\n", "grill", "../../testdata/cases/amazon-vs-google.yaml", "--answers", file)
	if again, _ := os.ReadFile(file); status != 0 || !bytes.Equal(again, text) || !strings.Contains(out, "You answered: Because I can.") {
		t.Errorf("status %d, %s\n%s", status, again, out)
	}
}

func TestAnswersThatCannotBeKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "answers.jsonl")
	for text, want := range map[string]string{
		"- a list\n": "answers.jsonl: line 1 is no answer of offerkit grill",
		"\n{\"kind\": \"margin\", \"question\": \"?\", \"answer\": \"!\", \"as_of\": \"2026-11-23\", \"x\": 1}\n": "answers.jsonl: line 2 is no answer",
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, failed, status := atTerminal(t, "yes\n", "grill", "../../testdata/cases/amazon-vs-google.yaml", "--answers", file)
		if after, _ := os.ReadFile(file); status != 1 || !strings.Contains(failed, want) || string(after) != text {
			t.Errorf("status %d: %s", status, failed)
		}
	}
}

// What cannot be written is refused before anything is typed.
func TestAnswersThatCannotBeWritten(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "a"), 0o700); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		filepath.Join(folder, "a"):              "a is no regular file",
		filepath.Join(folder, "a", "\x00", "b"): "invalid argument",
	} {
		out, failed, status := atTerminal(t, "yes\n", "grill", "../../testdata/cases/amazon-vs-google.yaml", "--answers", file)
		if status != 1 || out != "" || !strings.Contains(failed, want) {
			t.Errorf("%q: status %d: %s%s", file, status, out, failed)
		}
	}
}

// Every question of every shipped case is a question, and is answered or says what is missing; no
// format verb is left over and no blank where a name belongs.
func TestEveryQuestionIsAnswered(t *testing.T) {
	oneByOne(t)
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: file, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Offers) < 2 {
			continue
		}
		for _, metric := range []string{"total", "year1", "walkaway@12"} {
			g, err := grilled(c, metric, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range report.Grilling(g) {
				text := q.Asks + " " + q.Answer + " " + q.Write
				ends := strings.HasSuffix(q.Answer, ".") || strings.HasSuffix(q.Answer, `?"`) // a question for the recruiter
				if !strings.HasSuffix(q.Asks, "?") || !ends || q.Lacks != nil && q.Write == "" || strings.Contains(text, "%!") {
					t.Errorf("%s, %s: %q %q %q", filepath.Base(file), q.Kind, q.Asks, q.Answer, q.Write)
				}
			}
		}
	}
}
