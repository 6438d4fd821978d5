//go:build !manual

package main

import "github.com/spf13/cobra"

// generators are none in the program itself; see manual.go.
func generators(streams) []*cobra.Command { return nil }
