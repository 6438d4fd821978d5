package comp

import (
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Sell says when vested shares are sold (SPEC 6.4).
type Sell string

// The ways to sell. The empty one means SellAtVest.
const (
	SellAtVest Sell = "at-vest" // each share on the day it vests, at the price of that day
	Hold       Sell = "hold"    // all shares on the last day of the horizon, at its price
)

// Sells lists the ways to sell.
func Sells() []Sell { return []Sell{SellAtVest, Hold} }

// Held shares are valued at the price of the horizon's last day and counted in the year
// that vests them; who leaves holds them until then, and they are valued at the price of
// the last day of work. Options are exercised at their vest and the shares held likewise.
// What is denominated in value is paid in the dollars of its vest, and a purchase plan
// counts its gain of the purchase day. A private company's shares wait for its exit anyway.

// holds reports whether the shares that vest are held.
func (u *unfolding) holds() bool { return u.offer.Sell == Hold }

// valuedOn returns the day, and its service year, whose share price values what vests on
// a day.
func (u *unfolding) valuedOn(d vesting.Date, year int) (vesting.Date, int) {
	if u.offer.Sell != Hold {
		return d, year
	}
	return u.anniversary(u.soldAfter), u.soldAfter
}

// vestPrice returns the price of a share that values a vest on day d of service year k.
func (u *unfolding) vestPrice(d vesting.Date, k int) calc.Number {
	return u.price.on(u.valuedOn(d, k))
}
