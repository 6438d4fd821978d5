package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Retirement is what an employer pays into a plan. Short form: its tiers, or words such as "50% of 6%",
// "10% of pay", "12% super included".
type Retirement struct {
	Plan         Plan     `json:"plan,omitempty" also:"kind type name"`
	Employer     Rate     `json:"employer,omitempty" also:"automatic non_elective employer_contribution"`
	Included     Flag     `json:"included,omitempty" also:"including package"`
	Pay          PlanPay  `json:"pay,omitempty" also:"of base"`
	Tiers        Tiers    `json:"tiers,omitempty" also:"match tier bands"`
	Contribution Rate     `json:"contribution,omitempty" also:"deferral"`
	Vesting      Schedule `json:"vesting,omitempty" also:"vest vests vesting_schedule"`
	TrueUp       Flag     `json:"true_up,omitempty"`
}

// Plan is the kind of a plan, 401k or as the law has it, 401(k).
type Plan struct{ Value comp.RetirementPlan }

func (p *Plan) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		plain := *e.value
		plain.Value = strings.NewReplacer("(", "", ")", "").Replace(plain.Value)
		e.value = &plain
	}
	choose(d, e, &p.Value)
}

// PlanPay is the pay that a plan counts: base, base+bonus.
type PlanPay struct{ Value comp.PlanPay }

func (p *PlanPay) decode(d *decoder, e entry) { choose(d, e, &p.Value) }

// Tiers are the bands of a match. Short form: one band, or words such as "50% of 6%".
type Tiers []MatchTier

// MatchTier is a band of pay: the employer adds Rate of the contributions in it.
type MatchTier struct {
	Rate Rate `json:"rate" also:"match"`
	UpTo Rate `json:"up_to" also:"of pay limit"`
}

func (r *Retirement) decode(d *decoder, e entry) {
	switch {
	case e.value.Kind == yaml.ScalarNode:
		read, wrong := parseRetirement(strings.TrimSpace(e.value.Value))
		if wrong != nil {
			d.fail(e, wrong.message, wrong.mend)
			return
		}
		*r = read
	case e.value.Kind != yaml.MappingNode || keyNode(e.value, "up_to") != nil:
		r.Tiers.decode(d, e)
	default:
		d.fields(e, r)
		if len(e.value.Content) > 0 && len(r.Tiers) == 0 && !r.Employer.Valid && !d.touched(e.value, "tiers", "employer") {
			d.failMissing(e, "tiers", `"retirement" has neither "tiers" nor "employer"`, "add tiers: [{rate: 50%, up_to: 6%}], or employer: 5%")
		}
	}
}

func (t *Tiers) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.ScalarNode {
		oneOrMore(d, e, (*[]MatchTier)(t))
		return
	}
	read, wrong := parseRetirement(strings.TrimSpace(e.value.Value))
	if wrong == nil && read.Employer.Valid {
		share := read.Employer.Decimal.Shift(2)
		wrong = &fault{message: fmt.Sprintf("%s%% of pay is no match", share), mend: fmt.Sprintf("write it beside the tiers as employer: %s%%", share)}
	}
	if wrong != nil {
		d.fail(e, wrong.message, wrong.mend)
		return
	}
	*t = read.Tiers
}

var (
	bandBreak = lazyRegexp(`\s*(?:\+|,|;|\band\b|\bplus\b|\bthen\b)\s*`)
	matchBand = lazyRegexp(`^(\S+) *(up to|of|of the|of first|of the first|of next|of the next) +(\S+)$`)
	irsLimit  = lazyRegexp(`\b(up to|of) (?:the |your )?(?:irs |annual |yearly |401\(?k\)? )*(?:limit|maximum|max)$`)
	outright  = lazyRegexp(`^(including )?(automatic |non-elective )?(\S+%)( automatic| non-elective| employer| employer contribution| super| superannuation| pension)?( (?:of|on) (?:your )?(?:pay|base|salary))?( included)?$`)
)

// parseRetirement reads what an employer pays in, in words: "100% of first 3% + 50% of next 2%" is the
// same as "100% up to 3% + 50% up to 5%"; "10% of pay" is paid whatever one contributes.
func parseRetirement(text string) (Retirement, *fault) {
	const forms = "write for example 50% of 6%, 100% of first 3% + 50% of next 2%, 50% up to the IRS limit, or 10% of pay"
	var read Retirement
	end := decimal.Zero
	for _, band := range bandBreak().Split(strings.ToLower(text), -1) {
		band = irsLimit().ReplaceAllString(strings.Join(strings.Fields(band), " "), "up to 100%")
		if taken, wrong := read.takeOutright(band); taken || wrong != nil {
			if wrong != nil {
				return Retirement{}, wrong
			}
			continue
		}
		m := matchBand().FindStringSubmatch(band)
		if m == nil {
			return Retirement{}, &fault{message: quoted(text) + " is no match", mend: forms}
		}
		rate, wrong := parseRate(m[1])
		width, wrongWidth := parseRate(m[3])
		switch {
		case wrong != nil:
			return Retirement{}, &fault{message: quoted(m[1]) + " " + wrong.message, mend: wrong.mend}
		case wrongWidth != nil:
			return Retirement{}, &fault{message: quoted(m[3]) + " " + wrongWidth.message, mend: wrongWidth.mend}
		case len(read.Tiers) > 0 && !strings.HasSuffix(m[2], "next") && m[2] != "up to":
			return Retirement{}, &fault{message: fmt.Sprintf("%s after another band can be read in two ways", quoted(band)), mend: fmt.Sprintf("write %s of next %s, or %s up to %s", m[1], m[3], m[1], m[3])}

		case m[2] == "up to":
			end = width
		default:
			end = end.Add(width)
		}
		var tier MatchTier
		tier.Rate.Decimal, tier.Rate.Valid = rate, true
		tier.UpTo.Decimal, tier.UpTo.Valid = end, true
		read.Tiers = append(read.Tiers, tier)
	}
	return read, nil
}

// takeOutright reads one part of the words as a contribution without one's own, which says what it is of
// or what plan it goes into; a bare "4%" may be a match or that, and is neither.
func (r *Retirement) takeOutright(part string) (taken bool, wrong *fault) {
	m := outright().FindStringSubmatch(part)
	if m == nil || m[2]+m[4]+m[5] == "" {
		return false, nil
	}
	share, wrong := parseRate(m[3])
	switch {
	case wrong != nil:
		return false, &fault{message: quoted(m[3]) + " " + wrong.message, mend: wrong.mend}
	case r.Employer.Valid:
		return false, &fault{message: quoted(part) + " is a second contribution without your own", mend: "write their sum"}
	}
	r.Employer.Decimal, r.Employer.Valid = share, true
	switch m[4] {
	case " super", " superannuation":
		r.Plan.Value = comp.PlanSuper
	case " pension":
		r.Plan.Value = comp.PlanPension
	}
	if m[1]+m[6] != "" {
		r.Included = Flag{Value: true, Given: true}
	}
	return true, nil
}

func (r Retirement) build() comp.Retirement {
	built := comp.Retirement{
		Plan:         r.Plan.Value,
		Employer:     r.Employer.Decimal,
		Included:     r.Included.Value,
		Pay:          r.Pay.Value,
		Contribution: r.Contribution.NullDecimal,
		Vesting:      r.Vesting.Schedule,
		NoTrueUp:     r.TrueUp.Given && !r.TrueUp.Value,
	}
	for _, t := range r.Tiers {
		built.Tiers = append(built.Tiers, comp.MatchTier{Rate: t.Rate.Decimal, UpTo: t.UpTo.Decimal})
	}
	return built
}
