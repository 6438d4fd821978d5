//go:build !unix

package main

import "syscall"

// apart is nothing where a browser is no part of the console.
func apart() *syscall.SysProcAttr { return nil }
