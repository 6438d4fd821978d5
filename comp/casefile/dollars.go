package casefile

import (
	"github.com/seed-251b9aba/offerkit/comp"
)

// BareDollars is where an offer's amounts have a bare $, and nothing of the offer says of which country.
type BareDollars struct {
	Offer  int
	Shares bool   // the amounts are those of its shares
	Text   string // the first of them, as written
	More   int    // how many others there are
	File   string
	Line   int // from 1; 0 in a sheet
	Column int
	Cell   string // of a sheet
}

// BareDollars lists the bare dollars of each offer, those of its cash before those of its shares.
func (p *Places) BareDollars() (all []BareDollars) {
	if p.m == nil {
		return nil
	}
	for i := range p.m.offers {
		h := &p.m.offers[i]
		for _, shares := range []bool{false, true} {
			given := h.offer.Currency.Code
			if shares {
				given = h.offer.Equity.Code
			}
			signs := h.offer.signsOf(shares)
			if given != "" || len(signs) == 0 || !areOpenDollars(signs) {
				continue
			}
			d := BareDollars{Offer: i, Shares: shares, Text: printable(signs[0].text), More: len(signs) - 1, File: h.doc.src.name, Cell: h.doc.src.cellOf(signs[0].node)}
			if d.Cell == "" {
				at := placeOfNode(signs[0].node)
				d.Line, d.Column = at.line, at.column
			}
			all = append(all, d)
		}
	}
	return all
}

// areOpenDollars reports whether each of some amounts has a bare $: one that names its country says it of all.
func areOpenDollars(signs []sign) bool {
	for _, s := range signs {
		if len(s.currencies) < 2 || s.currencies[0] != comp.USD {
			return false
		}
	}
	return true
}
