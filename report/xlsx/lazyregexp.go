package xlsx

import (
	"regexp"
	"sync"
)

// lazyRegexp compiles a pattern when a workbook is first written: a command that writes none
// does not pay for it.
func lazyRegexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
