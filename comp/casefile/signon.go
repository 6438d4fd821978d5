package casefile

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// SignOns is a sign-on bonus. Short forms: one amount for year 1, or a list of amounts
// by year.
type SignOns []SignOn

// SignOn is the sign-on bonus of one year. Short form: its amount.
type SignOn struct {
	Year     Year     `json:"year,omitempty"`
	Amount   Money    `json:"amount" also:"value bonus"`
	Paid     Paid     `json:"paid,omitempty"`
	Clawback Clawback `json:"clawback,omitempty" also:"repayment"`
}

func (s *SignOns) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.SequenceNode {
		*s = make(SignOns, 1)
		(*s)[0].decode(d, e)
	} else {
		d.commasInList(e)
		list := []SignOn(*s)
		d.decode(e, &list)
		*s = list
	}
	for i := range *s {
		if (*s)[i].Year == 0 {
			(*s)[i].Year = Year(i + 1)
		}
	}
}

func (s *SignOn) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		s.Amount.decode(d, e)
		return
	}
	d.fields(e, s)
}

func (s SignOns) build() []comp.SignOn {
	var built []comp.SignOn
	for _, one := range s {
		built = append(built, comp.SignOn{
			Year: int(one.Year), Amount: one.Amount.Decimal, Monthly: one.Paid.Monthly, Clawback: one.Clawback.build(),
		})
	}
	return built
}

// commasInList refuses [127,500], which is one amount to its writer and two to the file
// format.
func (d *decoder) commasInList(e entry) {
	items := e.value.Content
	for i := 1; i < len(items); i++ {
		a, b := items[i-1], items[i]
		if a.Kind != yaml.ScalarNode || b.Kind != yaml.ScalarNode || a.Style != 0 || b.Style != 0 {
			continue
		}
		adjacent := a.Line == b.Line && b.Column == a.Column+len(a.Value)+1
		head := strings.TrimLeft(a.Value, "$")
		if adjacent && isDigits(head) && len(head) <= 3 && isDigits(b.Value) && len(b.Value) == 3 {
			d.fail(entry{key: e.key, item: true, value: b}, fmt.Sprintf(`inside [...] a comma begins the next item, so "%s,%s" is two amounts`, a.Value, b.Value),
				fmt.Sprintf(`write %s%s, or put a space after the comma if two are meant`, a.Value, b.Value))
		}
	}
}
