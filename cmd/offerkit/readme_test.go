package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// fence is one fenced block of the README.
type fence struct {
	line int
	info string // what follows the opening fence: "console", "yaml testdata/cases/x.yaml"
	text string
}

func fences(t *testing.T, text string) []fence {
	t.Helper()
	var all []fence
	open := false
	for i, line := range strings.Split(text, "\n") {
		info, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && !open:
			all = append(all, fence{line: i + 1, info: info})
			open = true
		case isFence:
			open = false
		case open:
			all[len(all)-1].text += line + "\n"
		}
	}
	return all
}

// Every command and its output, every case file and every piece of Go in the README is
// what the project does and holds. OFFERKIT_UPDATE_README=1 writes the outputs anew.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	for _, f := range fences(t, readme) {
		language, file, _ := strings.Cut(f.info, " ")
		switch {
		case language == "console":
			got := session(t, f)
			if os.Getenv("OFFERKIT_UPDATE_README") != "" && !strings.Contains(f.text, "\n...\n") {
				readme = strings.Replace(readme, f.text, got, 1)
			} else if !matches(f.text, got) {
				t.Errorf("README.md:%d: the block says\n%s\nbut the program prints\n%s", f.line, f.text, got)
			}
		case file != "":
			checkExcerpt(t, f, file)
		case language == "json":
			checkServer(t, f)
		case language == "sh":
			checkCommands(t, f)
		default:
			t.Errorf("README.md:%d: no test knows a block of %q", f.line, f.info)
		}
	}
	if readme != string(data) {
		if err := os.WriteFile("README.md", []byte(readme), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkCommands checks that commands on files of a reader's own are commands, with flags that they have.
func checkCommands(t *testing.T, f fence) {
	t.Helper()
	for _, line := range strings.Split(f.text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) == 0 || words[0] != "offerkit" {
			continue // the shell's, and go's
		}
		command, rest, err := newRoot(streams{}).Find(words[1:])
		if err == nil {
			err = command.ParseFlags(rest)
		}
		if err != nil || !command.Runnable() {
			t.Errorf("README.md:%d: %s: %v", f.line, line, err)
		}
	}
}

// session runs the commands of a block and returns it with what they print.
func session(t *testing.T, f fence) string {
	t.Helper()
	var out strings.Builder
	for _, line := range strings.Split(f.text, "\n") {
		command, isCommand := strings.CutPrefix(line, "$ ")
		if !isCommand {
			continue
		}
		fmt.Fprintln(&out, line)
		words := split(command)
		if strings.HasPrefix(command, "go run ./cmd/offerkit ") {
			words = words[2:]
		}
		if words[0] == "cd" {
			continue
		}
		if words[0] != "offerkit" && words[0] != "./cmd/offerkit" {
			t.Fatalf("README.md:%d: no test runs %q", f.line, command)
		}
		out.WriteString(runIn(t, words[1:]))
	}
	return out.String()
}

// runIn runs one command line; what it writes with -o goes to a folder of the test, under
// the name that the README gives it.
func runIn(t *testing.T, args []string) string {
	t.Helper()
	folder := t.TempDir()
	for i := range args {
		if i > 0 && args[i-1] == "-o" {
			args[i] = folder + "/" + args[i]
		}
	}
	var out bytes.Buffer
	run(args, streams{in: strings.NewReader(""), out: &out, err: &out, today: vesting.MustDate("2026-11-23")})
	return strings.ReplaceAll(out.String(), folder+"/", "")
}

var quoted = regexp.MustCompile(`'[^']*'|"[^"]*"|\S+`)

func split(command string) []string {
	words := quoted.FindAllString(command, -1)
	for i, word := range words {
		words[i] = strings.Trim(word, `'"`)
	}
	return words
}

// matches compares a block with an output; a line of three dots stands for any lines.
func matches(block, output string) bool {
	parts := strings.Split(block, "\n...\n")
	rest, found := strings.CutPrefix(output, parts[0])
	for _, part := range parts[1:] {
		if !found {
			return false
		}
		var before string
		before, rest, found = strings.Cut(rest, part)
		_ = before
	}
	return found && (rest == "" || len(parts) > 1)
}

// checkServer requires that a client's settings start a command that there is.
func checkServer(t *testing.T, f fence) {
	t.Helper()
	var settings struct {
		Servers map[string]struct {
			Command string
			Args    []string
		} `json:"mcpServers"`
	}
	if err := json.Unmarshal([]byte(f.text), &settings); err != nil {
		t.Fatalf("README.md:%d: %v", f.line, err)
	}
	started := settings.Servers["offerkit"]
	if c, rest, err := newRoot(streams{}).Find(started.Args); started.Command != "offerkit" || err != nil || c.Name() != "mcp" || len(rest) > 0 {
		t.Errorf("README.md:%d: the settings start %+v", f.line, started)
	}
}

// checkExcerpt requires that the lines of a block stand in a file, in order.
func checkExcerpt(t *testing.T, f fence, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("README.md:%d: %v", f.line, err)
	}
	rest := string(data)
	for _, line := range strings.Split(f.text, "\n") {
		line = strings.TrimSpace(line)
		_, after, found := strings.Cut(rest, line)
		if !found {
			t.Errorf("README.md:%d: %s has no line %q here", f.line, file, line)
			return
		}
		rest = after
	}
}
