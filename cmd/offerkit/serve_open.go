package main

import (
	"fmt"
	"os/exec"
	"runtime"
)

// opener is the command by which a system opens an address in the browser that its user has chosen.
func opener(system string) []string {
	switch system {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	return []string{"xdg-open"}
}

// openInBrowser opens an address, or says why the user has to: the form is served all the same.
func openInBrowser(s streams, address string) {
	words := opener(runtime.GOOS)
	path, err := exec.LookPath(words[0])
	if err != nil {
		fmt.Fprintf(s.err, "There is no %s here that would open your browser; open the address yourself.\n", words[0])
		return
	}
	command := exec.Command(path, append(words[1:], address)...)
	command.SysProcAttr = apart()
	if err := command.Start(); err != nil {
		fmt.Fprintf(s.err, "Your browser could not be opened: %v; open the address yourself.\n", cause(err))
		return
	}
	go func() {
		if err := command.Wait(); err != nil {
			fmt.Fprintf(s.err, "%s could not open your browser: %v; open the address yourself.\n", words[0], err)
		}
	}()
}
