package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Package is one of several asks of equal worth, each through other levers (SPEC 10.8).
type Package struct {
	Fixed   []Change            // put to a value
	Filled  []Change            // brought up until the target is reached
	Value   decimal.Decimal     // of the metric
	Below   decimal.NullDecimal // with the last filler one step lower; not valid where nothing had to be filled
	Reaches bool
	Metrics []comp.Figure // of the offer with the package
	Cost    Cost          // to the employer, over the offer as it stands

	fillers []*Lever
}

// Changes are all changes of the package.
func (p *Package) Changes() []Change { return slices.Concat(p.Fixed, p.Filled) }

// PackageSpec asks for a package: levers put to a value, and levers that fill up in their
// order. Without fillers sign-on year 1 fills, then year 2; of today's job, which has them behind
// it, the base and then the first grant.
type PackageSpec struct {
	Fixed   []Put
	Fillers []string
}

// Put is a lever put to a value, or raised by it.
type Put struct {
	Key   string
	Value decimal.Decimal
	More  bool // Value is added to today's
}

// Package works out a package for a target. It returns a *LeverError for a lever that cannot
// be asked for, twice or below what the offer has.
func (a *Asking) Package(s PackageSpec, target decimal.Decimal) (Package, error) {
	p := Package{}
	for i, put := range s.Fixed {
		if slices.ContainsFunc(s.Fixed[:i], func(other Put) bool { return other.Key == put.Key }) {
			return p, &LeverError{put.Key, "the lever has two values in one package", "keep one of them"}
		}
		c, err := a.change(put)
		if err != nil {
			return p, err
		}
		p.Fixed = append(p.Fixed, c)
	}
	keys := s.Fillers
	if keys == nil {
		keys = a.usualFillers()
	}
	for _, key := range keys {
		taken := slices.ContainsFunc(p.Fixed, func(c Change) bool { return c.Lever.Key == key })
		if taken && s.Fillers == nil {
			continue
		}
		if taken {
			return p, &LeverError{key, "the lever has a value and is to fill up too", "leave one of them out"}
		}
		if slices.ContainsFunc(p.fillers, func(l *Lever) bool { return l.Key == key }) {
			return p, &LeverError{key, "the lever is to fill up twice", "name it once"}
		}
		l, err := a.lever(key)
		if err != nil {
			return p, err
		}
		p.fillers = append(p.fillers, l)
	}
	return a.filled(p, target)
}

// usualFillers are the levers that fill a package up where none are named.
func (a *Asking) usualFillers() []string {
	if a.Result().Offer.Current {
		return []string{"base", a.grantLever()}
	}
	return []string{"sign_on_year_1", "sign_on_year_2"}
}

// change puts a lever to a value.
func (a *Asking) change(put Put) (Change, error) {
	l, err := a.lever(put.Key)
	if err != nil {
		return Change{}, err
	}
	to := put.Value
	if put.More {
		to = l.Current.Add(put.Value)
	}
	switch {
	case l.Bar != "":
		return Change{}, &LeverError{put.Key, "the offer cannot be asked for it", "see the reason in offerkit ask"}
	case to.GreaterThan(l.bound()):
		return Change{}, &LeverError{put.Key, "the value is larger than the term can be", "check the zeros"}
	case to.LessThan(l.Current):
		return Change{}, &LeverError{put.Key, "the value is below what the offer has today", "write a value above it"}
	case l.Measure == InShares && !to.IsInteger():
		return Change{}, &LeverError{put.Key, "shares are whole", "write a whole number of shares"}
	}
	return Change{l, to}, nil
}

// filled brings the fillers up and tells what the package comes to.
func (a *Asking) filled(p Package, target decimal.Decimal) (Package, error) {
	plan, err := a.fill(p.Fixed, p.fillers, target)
	if err != nil {
		return p, err
	}
	p.Filled, p.Value, p.Below, p.Reaches = plan.Changes, plan.Value, plan.Below, plan.Reaches
	twelve := comp.WalkAwayMetric(12)
	wide := newModel(a.Comparison, a.From, append(beside(a.Metric, a.Comparison.Case.Years), twelve)...)
	today, err := wide.with(nil)
	if err != nil {
		return p, err
	}
	r, err := wide.with(p.Changes())
	if err != nil {
		return p, err
	}
	p.Metrics, p.Cost = r.Metrics, costOver(a.Comparison, today, r)
	return p, nil
}

// LeftOut is a package that [Asking.Packages] does not make: through which lever, and why.
type LeftOut struct {
	Lever string
	Why   LeftOutReason
}

// LeftOutReason says why a package is not made.
type LeftOutReason string

// The reasons.
const (
	LeftOutUnreached LeftOutReason = "not-reached" // the lever, or what fills it up, does not reach the target
	LeftOutNoHalf    LeftOutReason = "no-half"     // half of its increase is no whole step
	LeftOutSame      LeftOutReason = "same"        // it asks for what another package does
)

// Packages makes three of them (SPEC 10.8): a sign-on alone; the base and the first grant, each
// at half of what it would have to rise by alone, and a sign-on. An offer without RSUs is not asked
// for them: of an employer that grants none they are no choice. Its bonus takes their place, and
// without one the sign-on of year 2. Levers that the question does not
// name are among them, for a package is made of what is easiest to give. One that cannot be asked for,
// does not reach the target or is another one again, is left out, and why is said.
func (a *Asking) Packages(target decimal.Decimal) (packages []Package, out []LeftOut, err error) {
	for i, key := range []string{a.usualFillers()[0], "base", a.thirdLever()} {
		spec := PackageSpec{}
		if i > 0 {
			l, err := a.lever(key)
			if err != nil {
				return nil, nil, err
			}
			ask, err := a.Ask(l, nil, target)
			if err != nil {
				return nil, nil, err
			}
			half := halfOf(l, ask.To)
			switch {
			case ask.Reaches && ask.Increase().IsZero():
				continue // nothing has to be asked for
			case !ask.Reaches:
				out = append(out, LeftOut{key, LeftOutUnreached})
				continue
			case !half.GreaterThan(l.Current):
				out = append(out, LeftOut{key, LeftOutNoHalf})
				continue
			}
			spec.Fixed = []Put{{Key: key, Value: half}}
		}
		p, err := a.Package(spec, target)
		if err != nil {
			return nil, nil, err
		}
		switch same := func(other Package) bool { return sameChanges(p.Changes(), other.Changes()) }; {
		case !p.Reaches:
			out = append(out, LeftOut{key, LeftOutUnreached})
		case slices.ContainsFunc(packages, same):
			out = append(out, LeftOut{key, LeftOutSame})
		default:
			packages = append(packages, p)
		}
	}
	return packages, out, nil
}

// thirdLever is the lever of the third package.
func (a *Asking) thirdLever() string {
	o := &a.Result().Offer
	if o.FirstRSU() != nil {
		return a.grantLever()
	}
	if l, err := a.lever("bonus_target"); err == nil && l.Bar == "" && !l.Lacks {
		return "bonus_target"
	}
	if o.Current {
		return a.grantLever() // its sign-ons are behind it
	}
	return "sign_on_year_2"
}

// sameChanges reports whether two packages ask for the same, in whatever order.
func sameChanges(a, b []Change) bool {
	in := func(c Change, list []Change) bool {
		return slices.ContainsFunc(list, func(other Change) bool { return other.Lever.Key == c.Lever.Key && other.To.Equal(c.To) })
	}
	return len(a) == len(b) && !slices.ContainsFunc(a, func(c Change) bool { return !in(c, b) })
}

// grantLever is the lever that the first grant is asked for by: its shares where it is a count. Today's
// job has made its grants, and a new one is asked for by its value.
func (a *Asking) grantLever() string {
	if o := &a.Result().Offer; !o.Current && o.FirstRSU() != nil && !o.FirstRSU().Shares.IsZero() {
		return "rsu_shares"
	}
	return "rsu_value"
}

// halfOf returns half of the increase to a value, rounded down to whole steps.
func halfOf(l *Lever, to decimal.Decimal) decimal.Decimal { return l.value(l.stepsTo(to) / 2) }
