package casefile

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Schedule is a vesting schedule in the forms of [vesting.Parse].
type Schedule struct{ vesting.Schedule }

func (s *Schedule) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.SequenceNode {
		mend := "write " + slashed(e.value)
		if len(e.value.Content) == 0 {
			mend = "write for example vesting: 4y quarterly"
		}
		d.fail(e, "a vesting schedule is one text, not a list", mend)
		return
	}
	text, ok := d.scalar(e, "a vesting schedule")
	if !ok {
		return
	}
	parse := vesting.Parse // which reads the embedded table only where it has to
	if !d.presets.IsZero() {
		parse = d.presets.Parse
	}
	parsed, err := parse(text)
	if err == nil {
		s.Schedule = parsed
		return
	}
	why := err.Error()
	var refused *vesting.ScheduleError
	if errors.As(err, &refused) {
		why = refused.Reason
	}
	d.fail(e, fmt.Sprintf("%s is no vesting schedule: %s", quoted(text), why), "")
}

// slashed writes a list of percentages as a schedule.
func slashed(list *yaml.Node) string {
	const example = "5/15/40/40"
	parts := make([]string, len(list.Content))
	for i, n := range list.Content {
		parts[i] = strings.TrimSuffix(n.Value, "%")
		if len(parts) > 10 || !isDigits(parts[i]) || len(parts[i]) > 3 {
			return example
		}
	}
	return strings.Join(parts, "/")
}
