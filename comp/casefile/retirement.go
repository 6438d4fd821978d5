package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Retirement is an employer's match. Short form: its tiers.
type Retirement struct {
	Plan         Plan     `json:"plan,omitempty" also:"kind type name"`
	Tiers        Tiers    `json:"tiers" also:"match tier bands"`
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

// Tiers are the bands of a match. Short form: one band, or words such as "50% of 6%".
type Tiers []MatchTier

// MatchTier is a band of pay: the employer adds Rate of the contributions in it.
type MatchTier struct {
	Rate Rate `json:"rate" also:"match"`
	UpTo Rate `json:"up_to" also:"of pay limit"`
}

func (r *Retirement) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode || keyNode(e.value, "up_to") != nil {
		r.Tiers.decode(d, e)
		return
	}
	d.fields(e, r)
}

func (t *Tiers) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.ScalarNode {
		oneOrMore(d, e, (*[]MatchTier)(t))
		return
	}
	tiers, wrong := parseMatch(strings.TrimSpace(e.value.Value))
	if wrong != nil {
		d.fail(e, wrong.message, wrong.mend)
		return
	}
	*t = tiers
}

var (
	bandBreak = lazyRegexp(`\s*(?:\+|,|;|\band\b|\bplus\b|\bthen\b)\s*`)
	matchBand = lazyRegexp(`^(\S+) *(up to|of|of the|of first|of the first|of next|of the next) +(\S+)$`)
)

// parseMatch reads a match in words: "100% of first 3% + 50% of next 2%" is the same as
// "100% up to 3% + 50% up to 5%".
func parseMatch(text string) (Tiers, *fault) {
	const forms = "write for example 50% of 6%, or 100% of first 3% + 50% of next 2%"
	var tiers Tiers
	end := decimal.Zero
	for _, band := range bandBreak().Split(strings.ToLower(text), -1) {
		m := matchBand().FindStringSubmatch(strings.Join(strings.Fields(band), " "))
		if m == nil {
			return nil, &fault{message: quoted(text) + " is no match", mend: forms}
		}
		rate, wrong := parseRate(m[1])
		width, wrongWidth := parseRate(m[3])
		switch {
		case wrong != nil:
			return nil, &fault{message: quoted(m[1]) + " " + wrong.message, mend: wrong.mend}
		case wrongWidth != nil:
			return nil, &fault{message: quoted(m[3]) + " " + wrongWidth.message, mend: wrongWidth.mend}
		case len(tiers) > 0 && !strings.HasSuffix(m[2], "next") && m[2] != "up to":
			return nil, &fault{message: fmt.Sprintf("%s after another band can be read in two ways", quoted(band)), mend: fmt.Sprintf("write %s of next %s, or %s up to %s", m[1], m[3], m[1], m[3])}

		case m[2] == "up to":
			end = width
		default:
			end = end.Add(width)
		}
		var tier MatchTier
		tier.Rate.Decimal, tier.Rate.Valid = rate, true
		tier.UpTo.Decimal, tier.UpTo.Valid = end, true
		tiers = append(tiers, tier)
	}
	return tiers, nil
}

func (r Retirement) build() comp.Retirement {
	built := comp.Retirement{
		Plan:         r.Plan.Value,
		Contribution: r.Contribution.NullDecimal,
		Vesting:      r.Vesting.Schedule,
		NoTrueUp:     r.TrueUp.Given && !r.TrueUp.Value,
	}
	for _, t := range r.Tiers {
		built.Tiers = append(built.Tiers, comp.MatchTier{Rate: t.Rate.Decimal, UpTo: t.UpTo.Decimal})
	}
	return built
}
