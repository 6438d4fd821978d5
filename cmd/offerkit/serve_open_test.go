//go:build unix

package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// With --open the system's command gets the address that is printed; without that command the user is told,
// and the form is served all the same. Nothing is opened that nobody has asked for.
func TestServeOpensTheBrowserWhenAsked(t *testing.T) {
	program, folder := built(t), t.TempDir()
	opened := filepath.Join(folder, "opened")
	stub := "#!/bin/sh\nprintf '%s' \"$*\" > " + opened + ".part && mv " + opened + ".part " + opened + "\n"
	if err := os.WriteFile(filepath.Join(folder, opener(runtime.GOOS)[0]), []byte(stub), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, path string
		flags      []string
		says       string
		opens      bool
	}{
		{"asked", folder + ":/usr/bin:/bin", []string{"--open"}, "This address opens in your browser", true},
		{"not asked", folder + ":/usr/bin:/bin", nil, "Open this address in your browser", false},
		{"without the command", "/nowhere", []string{"--open"}, "open the address yourself.", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			os.Remove(opened)
			command := exec.Command(program, append([]string{"serve"}, test.flags...)...)
			command.Env = []string{"PATH=" + test.path}
			out, err := command.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			messages, err := command.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			defer command.Wait()
			defer command.Process.Signal(syscall.SIGTERM)
			address, err := bufio.NewReader(out).ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			said := bufio.NewReader(messages)
			for line := ""; !strings.Contains(line, test.says); {
				if line, err = said.ReadString('\n'); err != nil {
					t.Fatalf("%q is not said: %v", test.says, err)
				}
			}
			if !test.opens {
				if got, err := os.ReadFile(opened); err == nil {
					t.Errorf("%q was opened", got)
				}
				return
			}
			for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
				if _, err := os.Stat(opened); err == nil {
					break
				}
			}
			if got, _ := os.ReadFile(opened); string(got) != strings.TrimSpace(address) {
				t.Errorf("%q was opened, the address is %q", got, address)
			}
		})
	}
}
