package casefile

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// Filing is a filing status of the United States, or what the forms call it.
type Filing struct{ Value comp.FilingStatus }

func (f *Filing) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "one word")
	if !ok {
		return
	}
	status, err := tax.ParseFiling(text)
	if err != nil {
		d.fail(e, quoted(text)+" is no filing status", "write "+joined(tax.Filings(), "or"))
		return
	}
	f.Value = comp.FilingStatus(status.String())
}

// Exempt is ids of payroll taxes: one, several with commas between them, or a list.
type Exempt []string

func (x *Exempt) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.SequenceNode {
		d.commasInList(e)
		var ids []Text
		d.decode(e, &ids)
		for _, id := range ids {
			x.add(string(id))
		}
		return
	}
	if text, ok := d.text(e, maxNotes, ""); ok {
		for id := range strings.SplitSeq(text, ",") {
			x.add(id)
		}
	}
}

func (x *Exempt) add(id string) {
	if id = strings.TrimSpace(id); id != "" && !slices.Contains(*x, id) {
		*x = append(*x, id)
	}
}
