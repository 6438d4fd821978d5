//go:build manual

package main

import (
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// generators are the commands of a build that makes what comes with a release: this one writes the
// manual pages, which the program itself does not carry the means for.
func generators(s streams) []*cobra.Command {
	c := &cobra.Command{
		Hidden:  true,
		Use:     "manual DIR",
		Short:   "Write the manual pages, one a command, into a folder",
		Example: "  go run -tags manual ./cmd/offerkit manual man",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			c.Root().DisableAutoGenTag = true // the day on which they were made
			day := time.Date(s.today.Year(), s.today.Month(), s.today.Day(), 0, 0, 0, 0, time.UTC)
			return doc.GenManTree(c.Root(), &doc.GenManHeader{Title: "OFFERKIT", Section: "1", Source: "offerkit " + version(), Manual: "offerkit", Date: &day}, args[0])
		},
	}
	return []*cobra.Command{c}
}
