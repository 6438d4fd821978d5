package casefile

import "fmt"

// Later is the type of a key that the case file will know and that nothing reads yet. It
// is refused, because a comparison that left it out in silence would be wrong.
type Later struct{}

func (*Later) decode(d *decoder, e entry) {
	d.failKey(e, fmt.Sprintf("%s is not supported yet", e.name()), "delete it to go on without it")
}
