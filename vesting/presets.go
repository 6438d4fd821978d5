package vesting

type Presets struct{}

func Embedded() Presets { return Presets{} }

func (p Presets) Schedule(name string) (Schedule, error) {
	switch name {
	case "amazon":
		s, err := parseForms("12:5 24:15 30:20 36:20 42:20 48:20")
		s.text = name
		return s, err
	case "google":
		s, err := parseForms("33/33/22/12 monthly")
		s.text = name
		return s, err
	}
	return parseForms("")
}
