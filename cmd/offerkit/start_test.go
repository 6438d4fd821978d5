package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every command waits for all that is made before main, and most need little of it: patterns,
// templates and tables are made where they are first used. What waits behind sync.OnceValue
// takes some hundred bytes, the smallest pattern compiled too early more than 5,000.
func TestLittleIsMadeBeforeMain(t *testing.T) {
	const limit = 18_000 // bytes, a tenth more than 21 packages make: a map or a variable behind sync.OnceValue each
	command := exec.Command(built(t), "--version")
	command.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, trace)
	}
	made, ours := 0, []string(nil)
	for _, m := range regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) bytes, \d+ allocs$`).FindAllStringSubmatch(string(trace), -1) {
		if m[1] != "main" && !strings.HasPrefix(m[1], "github.com/seed-251b9aba/offerkit/") {
			continue // what others make cannot be helped here
		}
		bytes, _ := strconv.Atoi(m[2])
		made += bytes
		ours = append(ours, m[0])
	}
	switch {
	case len(ours) == 0:
		t.Errorf("the trace names no package of ours:\n%s", trace)
	case made > limit:
		t.Errorf("%d bytes are made before main, the limit is %d; put what is new behind sync.OnceValue:\n%s", made, limit, strings.Join(ours, "\n"))
	}
}
