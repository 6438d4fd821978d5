package main

import (
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/report/text"
)

// depth is how much a command prints of a document: the first screen, what is usually wanted, or all.
type depth struct{ brief, full bool }

func (d *depth) bindDepth(c *cobra.Command) {
	c.Flags().BoolVar(&d.brief, "brief", false, "end with the first screen: the verdict and the figures side by side")
	d.bindFull(c)
}

// bindFull is for commands that have no first screen of their own.
func (d *depth) bindFull(c *cobra.Command) {
	c.Flags().BoolVar(&d.full, "full", false, "every row, decimal and note")
}

// check refuses depths that contradict each other, and those of a format that has no first screen.
func (d *depth) checkDepth(format string) error {
	switch {
	case d.brief && d.full:
		return usagef("--brief and --full contradict each other; leave one of them out")
	case d.brief && format != formats[0]:
		return usagef("--brief is for the table; --format %s has more than the first screen, leave --brief out", format)
	}
	return nil
}

func (d *depth) depthAsked() text.Depth {
	switch {
	case d.brief:
		return text.Brief
	case d.full:
		return text.Full
	}
	return text.Middle
}
