package casefile

import (
	"cmp"
	"fmt"
	"reflect"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// merged is the case of all files together, with the way back to where each term stands.
type merged struct {
	docs   []*document
	file   File                 // the keys of the case; its offers are in offers
	homes  map[string]*document // the first file that states a key of the case
	offers []home               // in the order of comp.Case.Offers
}

// home is where an offer was read.
type home struct {
	doc   *document
	entry entry  // of a revised offer or a variant with the keys that hold
	offer *Offer // as entry has it

	rounds []round // of a revised offer or a variant, the last of which holds
	from   string  // name of the offer that a variant is from
}

// merge joins the files: their offers in order, and every other key of the case from the
// first file that states it, if no other contradicts it.
func merge(docs []*document) *merged {
	m := &merged{docs: docs, homes: map[string]*document{}}
	for _, doc := range docs {
		if doc.root == nil {
			continue
		}
		m.addOffers(doc)
		if !doc.lone {
			m.addTerms(doc)
		}
	}
	return m
}

func (m *merged) addOffers(doc *document) {
	if doc.lone {
		m.offers = append(m.offers, home{doc: doc, entry: *doc.root, offer: &doc.file.Offers[0]}.mixed()...)
		return
	}
	key, list := lookUp(resolved(doc.root.value), "offers")
	if key == nil {
		return
	}
	m.homes["offers"] = doc
	list = resolved(list)
	for i := range doc.file.Offers {
		m.offers = append(m.offers, home{doc: doc, entry: entry{key: key, item: true, value: list.Content[i]}, offer: &doc.file.Offers[i]}.mixed()...)
	}
}

func (m *merged) addTerms(doc *document) {
	plan := caseParts.plan(caseParts.top)
	all, own := reflect.ValueOf(&m.file).Elem(), reflect.ValueOf(&doc.file).Elem()
	top := resolved(doc.root.value)
	for _, f := range plan.fields {
		key, value := lookUp(top, f.key)
		if key == nil || f.key == "offers" || doc.broken[value] {
			continue
		}
		first, stated := m.homes[f.key]
		if !stated {
			m.homes[f.key] = doc
			all.FieldByIndex(f.index).Set(own.FieldByIndex(f.index))
			continue
		}
		if !sameMeaning(all.FieldByIndex(f.index), own.FieldByIndex(f.index)) {
			there, _ := lookUp(resolved(first.root.value), f.key)
			doc.fail(entry{key: key, value: value},
				fmt.Sprintf("%q contradicts %s", f.key, first.src.place(there)),
				"keep it in one of the files")
		}
	}
}

// sameMeaning reports whether two values of one type of the case file say the same: 5%
// and 0.05 do.
func sameMeaning(a, b reflect.Value) bool {
	if a.Type() == reflect.TypeFor[decimal.Decimal]() {
		return a.Interface().(decimal.Decimal).Equal(b.Interface().(decimal.Decimal))
	}
	switch a.Kind() {
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameMeaning(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
	default:
		return a.Equal(b)
	}
	for i := range a.NumField() {
		if !sameMeaning(a.Field(i), b.Field(i)) {
			return false
		}
	}
	return true
}

// build makes the case of the files.
func (m *merged) build(opts Options) comp.Case {
	kase := comp.NewCase(opts.Today)
	m.file.into(&kase)
	if !opts.AsOf.IsZero() {
		kase.AsOf = opts.AsOf
	}
	m.follow(kase.AsOf)
	all := m.currencies()
	m.bareAmounts(all)
	if m.file.Currency.Code == "" {
		if common, ok := commonOf(all); ok && !m.file.FX.has(common) {
			kase.Currency = common
		}
	}
	for _, doc := range m.docs {
		doc.checkAmounts(doc.amounts, kase.Currency)
		doc.checkCaseSigns(kase.Currency)
	}
	kase.Offers = make([]comp.Offer, len(m.offers))
	for i, h := range m.offers {
		pay := cmp.Or(all[i].pay, kase.Currency)
		h.doc.checkAmounts(h.offer.amountsOf(false), pay)
		h.doc.checkAmounts(h.offer.amountsOf(true), cmp.Or(all[i].shares, pay))
		kase.Offers[i] = h.offer.build(all[i].pay, all[i].shares, kase.AsOf)
	}
	m.buildRounds(&kase)
	return kase
}

// currencies are those of an offer's pay in cash, empty where it names none, and of its shares,
// empty where they are in that of the cash.
type currencies struct{ pay, shares comp.Currency }

// currencies returns those of each offer. A bare $ is read as the case's currency where that is a
// dollar.
func (m *merged) currencies() []currencies {
	list := make([]currencies, len(m.offers))
	for i := range m.offers {
		list[i] = m.offers[i].currencies(m.file.Currency.Code)
	}
	return list
}

// commonOf returns the currency of all offers' cash, and false where they have no one.
func commonOf(all []currencies) (comp.Currency, bool) {
	for i := range all {
		if all[i].pay == "" || all[i].pay != all[0].pay {
			return "", false
		}
	}
	if len(all) == 0 {
		return "", false
	}
	return all[0].pay, true
}

// currencies returns those of the offer in a case of a currency, empty where it states none. What
// is written of the shares alone is said of all amounts, unless the case states another currency:
// then nobody knows in which of them a bare base is.
func (h *home) currencies(stated comp.Currency) currencies {
	cash, shares := h.offer.signsOf(false), h.offer.signsOf(true)
	given := h.offer.Currency.Code
	if len(cash) == 0 && given == "" && h.offer.Equity.Code == "" && len(shares) > 0 {
		if stated != "" && len(intersection(shares[0].currencies, []comp.Currency{stated})) == 0 {
			h.doc.unclearBase(shares[0], stated)
		}
		cash = shares
	}
	c := currencies{pay: h.doc.currencyOf(cash, given, stated)}
	own := cmp.Or(c.pay, stated, comp.USD)
	if c.shares = h.doc.currencyOf(shares, h.offer.Equity.Code, own); c.shares == own {
		c.shares = ""
	}
	return c
}

// errors returns the mistakes of all files in order.
func (m *merged) errors() Errors {
	var all Errors
	for _, doc := range m.docs {
		all = append(all, inOrder(doc.errs)...)
		if len(doc.errs) >= maxErrors {
			all = append(all, doc.src.whole("there are more errors than these", "mend these first"))
		}
	}
	return all
}
