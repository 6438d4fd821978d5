package casefile

import (
	"regexp"
	"sync"
)

// lazyRegexp compiles a pattern when a text is first held to it: most patterns are for
// mistakes, and a command that meets none does not pay for them.
func lazyRegexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
