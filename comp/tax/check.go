package tax

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// check refuses tables that could not be computed, or of which nobody would know where they
// are from.
func (r *reader) check(file *lawFile) {
	if file.Schema != Schema {
		r.fail("schema", fmt.Sprintf("the schema is %q", file.Schema), fmt.Sprintf(`write "schema": %q`, Schema))
	}
	if len(file.Tables) == 0 {
		r.fail("tables", "there is no table", `write them under "tables": [...]`)
	}
	for i := range file.Tables {
		t := &file.Tables[i]
		path := fmt.Sprintf("tables[%d]", i)
		r.checkHead(path, t)
		r.checkPlace(path, t)
		r.checkRules(path, t, file)
		for j := range i {
			if u := &file.Tables[j]; u.same(t) && u.Year == t.Year {
				r.fail(path, fmt.Sprintf("%s of %s for %d is there twice", t.Tax, t.Place, t.Year), "keep one of them")
			}
		}
	}
}

func (r *reader) checkHead(path string, t *Table) {
	for _, x := range []struct {
		key   string
		wrong bool
		mend  string
	}{
		{"place", !isPlaceID(t.Place), `write an id such as "US", "US-CA" or "US-OH-COLUMBUS"`},
		{"tax", !isTaxID(t.Tax), `write an id such as "state_income_tax" or "sdi"`},
		{"year", t.Year < 1900 || t.Year > 2200, "write a year such as 2027"},
		{"title", strings.TrimSpace(t.Title) == "", "write what a person reads, such as \"California income tax\""},
		{"status", !slices.Contains(statuses, t.Status), "write published, carried, projected or unsettled"},
		{"source", !strings.HasPrefix(t.Source, "https://") && !strings.HasPrefix(t.Source, "http://"), "write the address of the page with the figures, https://..."},
		{"checked", !isDay(t.Checked), "write the day on which the source was read, such as 2026-11-23"},
		{"base", t.Base != "" && !t.may(t.Base), "write " + t.quantities()},
		{"counts", slices.ContainsFunc(t.Counts, func(c string) bool { return c != "401k" && c != "hsa" }), `write "401k", "hsa" or both`},
		{"withheld_as", t.WithheldAs != "" && !slices.Contains(filingKeys[:], t.WithheldAs), "write single, joint, separate or head_of_household"},
		{"only_with", t.OnlyWith != "" && t.OnlyWith != ISOSpread, `write "iso_spread"`},
	} {
		if !x.wrong {
			continue
		}
		reason := fmt.Sprintf("this %s is none", x.key)
		if !slices.Contains(r.keys[path], x.key) {
			reason = fmt.Sprintf("the table has no %q", x.key)
		}
		r.fail(path+"."+x.key, reason, x.mend)
	}
}

// checkPlace refuses a table that nobody would be taxed by, or by the tax of another place.
func (r *reader) checkPlace(path string, t *Table) {
	if !isPlaceID(t.Place) || !isTaxID(t.Tax) {
		return // which is said already
	}
	if names().regionByID(stateOf(t.Place)).id == "" {
		r.fail(path+".place", fmt.Sprintf("%s is no state or nation of the United States or the United Kingdom", stateOf(t.Place)), `write an id such as "US", "US-CA" or "US-OH-COLUMBUS"`)
		return
	}
	at := t.belongs()
	switch {
	case at == "" && !t.Payroll && !t.Withholding:
		r.fail(path+".tax", fmt.Sprintf("no figure is called %s", t.Tax), `write federal_income_tax, state_income_tax, local_income_tax or income_tax, or "payroll": true for a payroll tax of that name`)
	case at != "" && !t.isAt(at):
		r.fail(path+".place", fmt.Sprintf("%s is no tax of %s", t.Tax, t.Place), "write "+at)
	}
}

// The places that a tax can be of, as a mend names them.
const (
	ofCountry = `"US"`
	ofState   = `a state, such as "US-OH"`
	ofCity    = `a place within a state, such as "US-OH-COLUMBUS"`
	ofBritain = `"GB" or a nation of it, such as "GB-SCT"`
)

// belongs says of which places a tax with a figure of its own is; empty for any other.
func (t *Table) belongs() string {
	switch t.Tax {
	case "federal_income_tax", AlternativeMinimum, "social_security", "medicare", "additional_medicare":
		return ofCountry
	case "state_income_tax":
		return ofState
	case localTax:
		return ofCity
	case "income_tax", "national_insurance", "student_loan":
		return ofBritain
	}
	return ""
}

func (t *Table) isAt(place string) bool {
	country, level := (Place{ID: t.Place}).Country(), strings.Count(t.Place, "-")
	switch place {
	case ofBritain:
		return country == "GB"
	case ofCountry:
		return t.Place == "US"
	case ofState:
		return country == "US" && level == 1
	}
	return country == "US" && level > 0 // of a state that has them by county
}

// isPlaceID reports whether a text is an id as US-NY-NYC is one.
func isPlaceID(id string) bool {
	for i, part := range strings.Split(id, "-") {
		if part == "" || i == 0 && len(part) != 2 || strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != "" {
			return false
		}
	}
	return true
}

func isTaxID(id string) bool {
	return id != "" && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// allowed are the quantities that a rule of the table may rest on: those of its own wages, and
// those of tables that cannot rest on it in turn.
func (t *Table) allowed() []Quantity {
	all := []Quantity{Wages, PayrollWages, AGI, AGIAndISO, ISOSpread, Base, TaxableIncome}
	level := strings.Count(t.Place, "-")
	if t.Each != nil || t.Tax == localTax {
		level = max(level, 2) // of a place within
	}
	switch {
	case t.Withholding && level > 0:
		all = append(all, Supplemental, FederalWithholding)
	case t.Withholding:
		all = append(all, Supplemental)
	case level == 0 && t.Tax == "federal_income_tax":
		all = append(all, IncomeTaxesBelow)
	case level == 0:
		all = append(all, FederalIncomeTaxDue)
	case level == 1:
		all = append(all, FederalIncomeTax, FICA, PayrollPaid)
	default:
		all = append(all, FederalIncomeTax, FICA, PayrollPaid, StateTaxableIncome, StateIncomeTax)
	}
	return all
}

func (t *Table) may(q Quantity) bool { return slices.Contains(t.allowed(), q) }

func (t *Table) quantities() string {
	var all []string
	for _, q := range t.allowed() {
		all = append(all, string(q))
	}
	return strings.Join(all, ", ")
}

func (r *reader) checkRules(path string, t *Table, file *lawFile) {
	has := func(key string) bool { return slices.Contains(r.keys[path], key) }
	switch {
	case t.AsIn != 0:
		if has("rules") || has("each") {
			r.fail(path+".as_in", "the table has rules of its own beside as_in", "keep one of them")
		}
		if t.earlier(file.Tables) == nil && t.earlier(embeddedFileOf(t.Place).Tables) == nil {
			r.fail(path+".as_in", fmt.Sprintf("there is no table of this tax for %d to take the rules from", t.AsIn), "write the rules out")
		}
	case has("each"):
		for name, rate := range t.Each {
			r.checkShares(path+".each."+name, rate)
		}
	case !has("rules"):
		r.fail(path, `the table has no "rules"`, `write them, "as_in": an earlier year, or "rules": [] for a place without the tax`)
	}
	for i := range t.Rules {
		r.checkRule(fmt.Sprintf("%s.rules[%d]", path, i), &t.Rules[i], t)
	}
}

// shape is the keys that a kind takes.
type shape struct {
	needs string // all of them; a|b is one of two
	takes string // beside them
}

// ruleShapes are the kinds of rules.
func ruleShapes() map[string]shape {
	return map[string]shape{
		"deduct":        {"amount|by|of", "above on fade cap cap_fade cap_by share_by or_if_larger"},
		"add_back":      {"amount|rates", "over on"},
		"brackets":      {"rates", "on most"},
		"whole_rate":    {"rates", "less"},
		"amount":        {"amount", "if_taxable"},
		"share":         {"rate of", ""},
		"steps":         {"over every by_step most", ""},
		"recapture":     {"over width base benefit rates flat_over", ""},
		"minimum":       {"rate over", "on"},
		"nothing_up_to": {"limit", "on"},
		"credit":        {"amount|by|of|rates|share_by", "above on fade refundable"},
	}
}

// fadeShapes are the kinds of fades.
func fadeShapes() map[string]shape {
	return map[string]shape{
		"cliff":      {"over", "on"},
		"step":       {"over every by", "on floor full_steps"},
		"step_share": {"over every share", "on"},
		"linear":     {"over rate", "on floor"},
		"window":     {"over width", "on whole"},
		"brackets":   {"rates", "on most"},
	}
}

func (r *reader) checkRule(path string, rule *Rule, t *Table) {
	if r.checkShape(path, rule.Kind, "name", ruleShapes(), "status") && strings.TrimSpace(rule.Name) == "" {
		r.fail(path, `the rule has no "name"`, "write what a person reads, such as \"standard deduction\"")
	}
	r.checkParts(path, rule, t)
	if rule.OrIfLarger != nil {
		r.checkParts(path+".or_if_larger", rule.OrIfLarger, t)
	}
}

// checkShape refuses a kind that there is not, a key that the kind lacks, and one that it does
// not take.
func (r *reader) checkShape(path, kind, named string, shapes map[string]shape, also string) bool {
	s, known := shapes[kind]
	if !known {
		var all []string
		for k := range shapes {
			all = append(all, k)
		}
		slices.Sort(all)
		r.fail(path+".kind", fmt.Sprintf("there is no kind %q", kind), "write one of "+strings.Join(all, ", "))
		return false
	}
	keys := r.keys[path]
	for _, need := range strings.Fields(s.needs) {
		if !slices.ContainsFunc(strings.Split(need, "|"), func(k string) bool { return slices.Contains(keys, k) }) {
			r.fail(path, fmt.Sprintf("%q has no %s", kind, strings.ReplaceAll(need, "|", " or ")), "add it")
		}
	}
	takes := strings.FieldsFunc(s.needs+" "+s.takes+" kind "+named+" "+also, func(c rune) bool { return c == ' ' || c == '|' })
	for _, key := range keys {
		if !slices.Contains(takes, key) {
			r.fail(path+"."+key, fmt.Sprintf("%q has no effect on a rule of kind %q", key, kind), "leave it out")
		}
	}
	return true
}

// checkParts looks at the values of a rule.
func (r *reader) checkParts(path string, rule *Rule, t *Table) {
	if rule.Status != "" && !slices.Contains(statuses, rule.Status) {
		r.fail(path+".status", fmt.Sprintf("%q is no status", rule.Status), "write published, carried, projected or unsettled")
	}
	for key, q := range map[string]Quantity{"of": rule.Of, "on": rule.On} {
		if q != "" && !t.may(q) {
			r.fail(path+"."+key, fmt.Sprintf("a rule of this table cannot rest on %q", q), "write one of "+t.quantities())
		}
	}
	for key, rows := range map[string]*rowsBy{"rates": rule.Rates, "by": rule.By, "less": rule.Less, "share_by": rule.ShareBy, "cap_by": rule.CapBy, "base": rule.BaseBy, "benefit": rule.Benefit} {
		whole := key != "rates" || rule.Kind == "whole_rate" || rule.Kind == "recapture"
		r.checkRows(path+"."+key, rows, whole, key == "rates" || key == "share_by")
	}
	if rule.Every != nil {
		r.checkWhole(path+".every", rule.Every)
	}
	if rule.Width != nil {
		r.checkWhole(path+".width", rule.Width)
	}
	for key, f := range map[string]*Fade{"fade": rule.Fade, "cap_fade": rule.CapFade} {
		if f != nil {
			r.checkFade(path+"."+key, f, t)
		}
	}
}

func (r *reader) checkFade(path string, f *Fade, t *Table) {
	r.checkShape(path, f.Kind, "", fadeShapes(), "")
	if f.On != "" && !t.may(f.On) {
		r.fail(path+".on", fmt.Sprintf("a rule of this table cannot rest on %q", f.On), "write one of "+t.quantities())
	}
	r.checkRows(path+".rates", f.Rates, false, true)
	for key, a := range map[string]*amounts{"every": f.Every, "width": f.Width} {
		if a != nil {
			r.checkWhole(path+"."+key, a)
		}
	}
}

// checkRows looks at the rows of each filing status: ascending, from 0 on where each amount
// has to fall into one, and shares where they are rates.
func (r *reader) checkRows(path string, rows *rowsBy, fromZero, shares bool) {
	if rows == nil {
		return
	}
	for f, of := range rows.values {
		switch {
		case len(of) == 0:
			r.fail(path, "there is no row for "+filingKeys[f], "write rows such as [[0, 0.1], [12400, 0.12]]")
		case fromZero && !of[0].from.IsZero():
			r.fail(path, fmt.Sprintf("the rows for %s begin at %s", filingKeys[f], of[0].from), "let the first begin at 0")
		}
		for i, row := range of {
			if i > 0 && row.from.LessThanOrEqual(of[i-1].from.Decimal) {
				r.fail(path, fmt.Sprintf("the rows for %s go from %s to %s", filingKeys[f], of[i-1].from, row.from), "write them in ascending order")
			}
			if shares {
				r.checkShares(path, row.value)
			}
		}
	}
}

func (r *reader) checkShares(path string, rate amount) {
	if rate.GreaterThan(one.Decimal()) {
		r.fail(path, fmt.Sprintf("the rate %s is more than 1", rate), "write 22% as 0.22")
	}
}

// checkWhole refuses what is divided by, where it is not a whole number above 0.
func (r *reader) checkWhole(path string, a *amounts) {
	for _, v := range a.values {
		if !v.IsInteger() || !v.IsPositive() {
			r.fail(path, fmt.Sprintf("%s is no whole number above 0", v), "write one, such as 2500")
			return
		}
	}
}
