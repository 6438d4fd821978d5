package comp

// OptionType is the tax kind of an option grant.
type OptionType string

// The option types. The empty type means NSO.
const (
	ISO OptionType = "iso" // incentive stock option
	NSO OptionType = "nso" // non-qualified stock option
)

// OptionTypes lists the option types.
func OptionTypes() []OptionType { return []OptionType{ISO, NSO} }
