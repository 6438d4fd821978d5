//go:build unix

package main

import "syscall"

// apart lets Ctrl-C end the server and not the browser that it has started.
func apart() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
