// Command offerkit models job offers exactly and compares them.
package main

import (
	"os"
	"runtime/debug"
)

// collectAt is by how many percent memory may grow before it is collected. A run makes a few
// megabytes and ends: at the usual 100 the first collection comes just before most would end, and
// takes more time than it saves memory.
const collectAt = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	os.Exit(run(os.Args[1:], standardStreams()))
}
