package report

import (
	"math"
	"strconv"

	"github.com/seed-251b9aba/offerkit/comp"
)

// One palette for page, workbook and brief, from the colour-blind-safe set of Okabe and
// Ito (https://jfly.uni-koeln.de/color/). A component keeps its colour everywhere.

// Accent is the colour of the leader's mark as RRGGBB, on paper and screens that are light: the same in
// every format, and no offer's or component's colour.
const Accent = "8A1C2C"

// ComponentColour returns the colour of a component as RRGGBB.
func ComponentColour(c comp.Component) string {
	switch c {
	case comp.BasePay:
		return "0072B2"
	case comp.BonusPay:
		return "56B4E9"
	case comp.CommissionPay: // beside the bonus in every stack, so a lighter one
		return "A6D8F5"
	case comp.ProfitSharingPay: // beside both, lighter still
		return "CFE9FA"
	case comp.SignOnPay:
		return "E69F00"
	case comp.RelocationPay:
		return "F0C674"
	case comp.CashGrantPay:
		return "F0E442"
	case comp.ESPPPay:
		return "CC79A7"
	case comp.RSUPay:
		return "009E73"
	case comp.DividendPay: // of the shares beside it, so a lighter one
		return "B3E2D4"
	case comp.RefresherPay:
		return "66C2A5"
	case comp.OptionPay:
		return "D55E00"
	case comp.BenefitPay:
		return "C4C4BF"
	case comp.MatchPay:
		return "9C9C96"
	}
	return "6E6E69" // costs, which are taken away
}

// LevelColour is that of what a bridge begins and ends with, which is no component's.
const LevelColour = "5B6770"

// Colour returns the colour of a bar of a bridge as RRGGBB.
func (b *Bar) Colour() string {
	switch {
	case b.Level:
		return LevelColour
	case b.Component != "":
		return ComponentColour(b.Component)
	}
	return OfferLine(b.Offer).Colour
}

// CertaintyColour returns the colour of a class of pay as RRGGBB: tones of one hue that no component has, from
// certain to uncertain; speculative pay is hatched.
func CertaintyColour(c comp.Certainty) string {
	switch c {
	case comp.Guaranteed:
		return "5D61A8"
	case comp.Target:
		return "9599D1"
	case comp.Market:
		return "C9CBEB"
	}
	return "7478BC"
}

// CertaintyTitle names a class of pay in a picture.
func CertaintyTitle(c comp.Certainty) string {
	switch c {
	case comp.Guaranteed:
		return "Guaranteed"
	case comp.Target:
		return "On target"
	case comp.Market:
		return "Shares"
	case comp.Speculative:
		return "Speculative"
	}
	return string(c)
}

// Line is how an offer's line is drawn: never by colour alone.
type Line struct {
	Colour string // RRGGBB
	Dash   Dash
	Marker Marker
}

// Dash is the pattern of a line.
type Dash string

// The dashes, in the order of the offers.
const (
	Solid     Dash = "solid"
	LongDash  Dash = "long dash"
	Dotted    Dash = "dotted"
	DashDot   Dash = "dash-dot"
	ShortDash Dash = "short dash"
)

// Marker is the shape of a line's points.
type Marker string

// The markers, in the order of the offers.
const (
	Circle   Marker = "circle"
	Square   Marker = "square"
	Triangle Marker = "triangle"
	Diamond  Marker = "diamond"
	Cross    Marker = "cross"
)

// OfferLine returns how the line of the offer at a position is drawn. From the sixth
// offer on, lines repeat; labels tell them apart.
func OfferLine(offer int) Line {
	lines := [...]Line{
		{"0072B2", Solid, Circle},
		{"D55E00", LongDash, Square},
		{"009E73", Dotted, Triangle},
		{"CC79A7", DashDot, Diamond},
		{"E69F00", ShortDash, Cross},
	}
	return lines[offer%len(lines)]
}

// PageColour is that of the paper of a page on a screen; on a printer it is white, from which
// every colour is told as easily or more so.
const PageColour = "FDFCF9"

// LeastContrast is what text of any size has to have with what is behind it (WCAG 2, level AA).
const LeastContrast = 4.5

// Contrast returns how well two colours, each RRGGBB, are told apart: from 1 to 21 (WCAG 2).
func Contrast(a, b string) float64 {
	light, dark := Luminance(a), Luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// Luminance returns how light a colour, RRGGBB, is: from 0 of black to 1 of white (WCAG 2, relative
// luminance); of what is no colour 0.
func Luminance(colour string) float64 {
	if len(colour) != 6 {
		return 0
	}
	l := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
		if err != nil {
			return 0
		}
		share := float64(n) / 255
		if share <= 0.04045 {
			l += weight * share / 12.92
			continue
		}
		l += weight * math.Pow((share+0.055)/1.055, 2.4)
	}
	return l
}
