package vesting

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// ErrNoGrantDate is returned where the day of the grant is needed and not given.
var ErrNoGrantDate = errors.New("a grant without vesting terms vests on the grant date, which is missing")

type issuanceDocument struct {
	ID            string           `json:"id"`
	Date          string           `json:"date"`
	Quantity      numeric          `json:"quantity"`
	Terms         string           `json:"vesting_terms_id"`
	Vestings      []vestedDocument `json:"vestings"`
	EarlyExercise bool             `json:"early_exercisable"`
	Windows       []windowDocument `json:"termination_exercise_windows"`
}

type vestedDocument struct {
	Date   string  `json:"date"`
	Amount numeric `json:"amount"`
}

type windowDocument struct {
	Reason     string `json:"reason"`
	Period     whole  `json:"period"`
	PeriodType string `json:"period_type"`
}

// ParseIssuance reads the Open Cap Format's issuance of a security: its quantity, date,
// vesting terms or explicit vestings, and termination exercise windows. The start and
// the events are other transactions; set them on the result.
func ParseIssuance(data []byte) (*Issuance, error) {
	var d issuanceDocument
	if err := json.Unmarshal(data, &d); err != nil {
		return nil, fmt.Errorf("issuance: %w", jsonError(data, err))
	}
	r := &reader{}
	where := fmt.Sprintf("issuance %q", d.ID)
	i := &Issuance{
		Quantity:      r.shares(where, "quantity", d.Quantity),
		Granted:       r.date(where, "date", d.Date),
		Terms:         d.Terms,
		EarlyExercise: d.EarlyExercise,
	}
	for _, v := range d.Vestings {
		i.Vestings = append(i.Vestings, DatedQuantity{r.date(where, "vestings.date", v.Date), r.shares(where, "vestings.amount", v.Amount)})
	}
	for _, w := range d.Windows {
		i.Windows = append(i.Windows, r.window(where, w))
	}
	if err := errors.Join(r.errors...); err != nil {
		return nil, err
	}
	return i, nil
}

func (r *reader) shares(where, field string, text numeric) Fraction {
	f, err := r.numeric(where, field, text).fraction()
	if err != nil || f.Num() > MaxShares {
		r.fail(&NumberError{where, field, string(text), "is too large"})
	}
	return f
}

func (r *reader) date(where, field, text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		r.fail(&FieldError{where, field, err.Error()})
	}
	return d
}

func (r *reader) window(where string, d windowDocument) ExerciseWindow {
	w := ExerciseWindow{Reason: Reason(d.Reason), Length: r.integer(where, "termination_exercise_windows.period", d.Period, 0, maxPeriod, -1)}
	if !slices.Contains(Reasons(), w.Reason) {
		r.fail(&FieldError{where, "termination_exercise_windows.reason", fmt.Sprintf("%q is not one of %v", d.Reason, Reasons())})
	}
	switch d.PeriodType {
	case "DAYS":
		w.Unit = Days
	case "MONTHS":
		w.Unit = Months
	case "YEARS":
		w.Unit = Years
	default:
		r.fail(&FieldError{where, "termination_exercise_windows.period_type", fmt.Sprintf("%q is not one of DAYS, MONTHS, YEARS", d.PeriodType)})
	}
	return w
}

// appendStated appends the events of an issuance without terms: its explicit vestings,
// or the whole grant on the grant date (the standard: neither vesting_terms_id nor
// vestings means fully vested on issuance).
func (i *Issuance) appendStated(dst []Event) ([]Event, error) {
	dealing := dealing{shares: i.Quantity, granted: i.Granted}
	if len(i.Vestings) == 0 {
		if i.Granted.IsZero() {
			return dst, ErrNoGrantDate
		}
		return dealing.deal(dst, []series{single(i.Granted, ratio{num: 1, den: 1})})
	}
	var path []series
	for _, v := range i.Vestings {
		if _, whole := v.Quantity.Int64(); !whole {
			dealing.allocation = Fractional
		}
		if v.Quantity.Sign() < 0 {
			return dst, ErrNegativeGrant
		}
		if v.Quantity.Sign() == 0 {
			continue
		}
		if i.Quantity.Sign() <= 0 {
			return dst, &OverAllocationError{Total: v.Quantity.String() + " shares"}
		}
		path = append(path, single(v.Date, v.Quantity.ratio().dividedBy(i.Quantity.ratio())))
	}
	slices.SortStableFunc(path, func(a, b series) int { return a.base.Compare(b.base) })
	if _, whole := i.Quantity.Int64(); !whole {
		dealing.allocation = Fractional
	}
	return dealing.deal(dst, path)
}
