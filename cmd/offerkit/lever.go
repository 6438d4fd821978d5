package main

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// How levers are written on the command line.

// leverUsage is the mistake of a flag that names a lever: an error of another kind is as it was.
func leverUsage(err error) error {
	var wrong *negotiate.LeverError
	switch {
	case !errors.As(err, &wrong):
		return err
	case wrong.Reason == "":
		return usagef("%q is not a lever; %s", wrong.Key, oneOf(wrong.Key, negotiate.LeverKeys()))
	}
	return usage(err)
}

// specs reads the levers of --lever: LEVER[:STEP[:CAP]].
func (q *question) specs(c *comp.Comparison, from int) (specs []negotiate.Spec, err error) {
	for _, text := range q.levers {
		parts := strings.Split(text, ":")
		if len(parts) > 3 {
			return nil, usagef("--lever %q has too many parts; write LEVER:STEP:CAP, such as sign_on_year_1:500:50k", text)
		}
		spec := negotiate.Spec{Key: strings.TrimSpace(parts[0])}
		for i, value := range []*decimal.NullDecimal{&spec.Step, &spec.Cap} {
			if len(parts) <= i+1 || strings.TrimSpace(parts[i+1]) == "" {
				continue
			}
			if value.Decimal, err = leverValue(c, from, spec.Key, parts[i+1]); err != nil {
				return nil, usageOf("lever", err)
			}
			value.Valid = true
		}
		specs = append(specs, spec)
	}
	return specs, nil
}

// packageSpec reads a package: LEVER[=VALUE|=+MORE],...
func (q *question) packageSpec(a *negotiate.Asking, text string) (spec negotiate.PackageSpec, err error) {
	for _, part := range strings.Split(text, ",") {
		put, given, err := q.put(a, "package", part)
		switch {
		case err != nil:
			return spec, err
		case given:
			spec.Fixed = append(spec.Fixed, put)
		default:
			spec.Fillers = append(spec.Fillers, put.Key)
		}
	}
	return spec, nil
}

// put reads a lever with a value, if it has one.
func (q *question) put(a *negotiate.Asking, flag, text string) (put negotiate.Put, given bool, err error) {
	key, value, given := strings.Cut(text, "=")
	put.Key = strings.TrimSpace(key)
	if put.Key == "" {
		return put, false, usagef("--%s %q names no lever; write for example base=166k,sign_on_year_1", flag, text)
	}
	if !given {
		_, err := negotiate.MeasureOf(&a.Result().Offer, put.Key)
		return put, false, err
	}
	value, put.More = strings.CutPrefix(strings.TrimSpace(value), "+")
	put.Value, err = leverValue(a.Comparison, a.From, put.Key, value)
	return put, true, usageOf(flag, err)
}

// usageOf is the mistake of a value in a flag; that a lever is none stays what it is.
func usageOf(flag string, err error) error {
	var wrong *negotiate.LeverError
	if err == nil || errors.As(err, &wrong) {
		return err
	}
	return usagef("--%s: %w", flag, err)
}

// leverValue reads a value of a lever as its offer counts it.
func leverValue(c *comp.Comparison, from int, key, text string) (decimal.Decimal, error) {
	r := &c.Offers[from]
	measure, err := negotiate.MeasureOf(&r.Offer, key)
	switch {
	case err != nil:
		return decimal.Zero, err
	case measure == negotiate.InShares:
		return casefile.ParseCount(text)
	case measure == negotiate.InRate:
		return casefile.ParseRate(strings.TrimSpace(text))
	}
	return casefile.ParseMoney(text, negotiate.CurrencyOf(r, key))
}
