// Command offerkit models job offers exactly and compares them.
package main

import "os"

func main() {
	unfinished.removeOnSignal()
	os.Exit(run(os.Args[1:], standardStreams()))
}
