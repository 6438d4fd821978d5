package casefile

import (
	"strconv"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"
)

// Amounts is a list of amounts by year.
type Amounts []Money

func (a *Amounts) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.SequenceNode {
		d.wrongKind(e, "a list of amounts")
		return
	}
	d.commasInList(e)
	list := []Money(*a)
	d.decode(e, &list)
	*a = list
}

func (a Amounts) build() []decimal.Decimal {
	var amounts []decimal.Decimal
	for _, one := range a {
		amounts = append(amounts, one.Decimal)
	}
	return amounts
}

// Need is how much one side needs the other, from 0 to 10.
type Need struct{ decimal.NullDecimal }

func (n *Need) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a number from 0 to 10")
	if !ok {
		return
	}
	level, err := strconv.Atoi(text)
	if err != nil || level < 0 || strconv.Itoa(level) != text {
		d.fail(e, quoted(text)+" is no need", "write a whole number from 0 for none to 10 for the greatest")
		return
	}
	n.NullDecimal = decimal.NewNullDecimal(decimal.NewFromInt(int64(level)))
}
