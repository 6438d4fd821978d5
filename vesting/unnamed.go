package vesting

// Unnamed returns the schedule without the employer by whose name it was written: the text is that of its
// record, and of the record stays what a grant is computed by and how sure it is. A schedule of another
// form is returned as it is.
func (s Schedule) Unnamed() Schedule {
	if s.preset == nil {
		return s
	}
	known := s.preset
	s.text = known.Schedule
	s.preset = &Preset{
		Schedule: known.Schedule, AsOf: known.AsOf, Confidence: known.Confidence, Officer: known.Officer,
		Repriced: known.Repriced, DoubleTrigger: known.DoubleTrigger, Rounding: known.Rounding,
	}
	for _, r := range known.Readings {
		unnamed := Reading{Schedule: r.Schedule}
		if r.Schedule == "" {
			unnamed.Says = "a schedule without numbers"
		}
		s.preset.Readings = append(s.preset.Readings, unnamed)
	}
	return s
}
