package vesting

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A property that the reader does not know may say when shares vest: a draft of the format
// had a cliff_condition. To pass it over would be to answer another question than the one
// asked, so it is refused, with its place. The schemas of the format allow no properties
// but their own (additionalProperties: false).

// termsProperties refuses, in the JSON of vesting terms, properties that are not known, and
// those that are there twice; at is where it begins in the file. What it cannot read has been
// refused before.
func (r *reader) termsProperties(data []byte, at int) {
	r.mark("the terms", "", at)
	r.objectProperties("the terms", "", data, at, reflect.TypeFor[termsDocument]())
}

// valueProperties checks a value of a type: an object, a list of them, or nothing to check.
func (r *reader) valueProperties(where, path string, data []byte, at int, t reflect.Type) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == reflect.TypeFor[percentageDocument]() {
		t = reflect.TypeFor[portionDocument]() // where it is an object
	}
	switch t.Kind() {
	case reflect.Struct:
		r.objectProperties(where, path, data, at, t)
	case reflect.Slice:
		eachItem(data, at, func(i int, item []byte, at int) {
			name := nameOf(item, i, t.Elem(), where)
			r.mark(name, "", at)
			r.valueProperties(name, "", item, at, t.Elem())
		})
	}
}

// nameOf names an item of a list as the errors of the reader name it.
func nameOf(data []byte, i int, t reflect.Type, where string) string {
	switch t {
	case reflect.TypeFor[conditionDocument]():
		var d struct{ ID string }
		if json.Unmarshal(data, &d) == nil && strings.TrimSpace(d.ID) != "" {
			return conditionName(d.ID)
		}
		return fmt.Sprintf("condition %d", i+1)
	case reflect.TypeFor[statementDocument]():
		var d struct{ Order whole }
		if json.Unmarshal(data, &d) == nil && d.Order != "" {
			return "statement " + string(d.Order)
		}
		return fmt.Sprintf("statement %d", i+1)
	}
	return where
}

func (r *reader) objectProperties(where, path string, data []byte, at int, t reflect.Type) {
	seen := map[string]bool{}
	eachProperty(data, at, func(name string, nameAt int, value []byte, valueAt int) {
		property, known := propertyOf(t, name)
		full := path + name
		r.mark(where, full, nameAt)
		switch {
		case seen[strings.ToLower(name)]:
			r.places[[2]string{where, full}] = nameAt // the second
			r.fail(&FieldError{where, full, "is there twice; keep one"})
		case known:
			r.valueProperties(where, full+".", value, valueAt, property)
		case !isAnnotation(name):
			r.fail(&FieldError{where, full, "is not known here, and may change what vests; " + mendUnknown(t, name)})
		}
		seen[strings.ToLower(name)] = true
	})
}

// propertyOf returns the type of a property of a document. Its name is read as
// encoding/json does, in any case.
func propertyOf(t reflect.Type, name string) (reflect.Type, bool) {
	for _, property := range propertiesOf(t) {
		if strings.EqualFold(property.name, name) {
			return property.of, true
		}
	}
	return nil, false
}

type property struct {
	name string
	of   reflect.Type
}

func propertiesOf(t reflect.Type) []property {
	var list []property
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			list = append(list, property{name, t.Field(i).Type})
		}
	}
	return list
}

// isAnnotation reports whether a property is a remark, which vests nothing: the comments of
// every object of the format, and what JSON files carry for their tools.
func isAnnotation(name string) bool {
	return slices.Contains([]string{"comments", "comment", "description", "name", "notes", "title"}, strings.ToLower(name)) ||
		strings.HasPrefix(name, "$") || strings.HasPrefix(name, "_") || strings.HasPrefix(name, "x-")
}

func mendUnknown(t reflect.Type, name string) string {
	var names []string
	for _, p := range propertiesOf(t) {
		names = append(names, p.name)
	}
	if near := nearest(name, names); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "say the same by " + strings.Join(names, ", ") + ", or delete it"
}

// idle refuses a property that is given and has no effect with what is beside it.
func (r *reader) idle(where, field string, given bool, beside string) {
	if given {
		r.fail(&FieldError{where, field, fmt.Sprintf("has no effect with %s; delete it, or change that", beside)})
	}
}

// idleTrigger refuses what a trigger of another type would have.
func (r *reader) idleTrigger(where string, c *condition, d *triggerDocument) {
	beside := "the trigger " + d.Type
	r.idle(where, "trigger.date", d.Date != "" && c.trigger != onAbsoluteDate, beside)
	r.idle(where, "trigger.period", d.Period != nil && c.trigger != onRelativeDate, beside)
	r.idle(where, "trigger.relative_to_condition_id", d.RelativeTo != "" && c.trigger != onRelativeDate, beside)
}

// idlePeriod refuses a day of the month in a period of days, and two numbers of
// occurrences that differ.
func (r *reader) idlePeriod(where string, d *periodDocument) {
	r.idle(where, "period.day_of_month", d.DayOfMonth != "" && d.Type == "DAYS", "a period of DAYS")
	r.idle(where, "period.repetitions", d.Repetitions != "" && d.Occurrences != "" && d.Repetitions != d.Occurrences, "occurrences")
}

// idleStatement refuses what a statement of another form would have.
func (r *reader) idleStatement(where string, d *statementDocument) {
	switch {
	case d.Base != nil:
		r.idle(where, "schedule", d.Schedule != nil, "vesting_base")
		r.idle(where, "vesting_base.event_id", d.Base.EventID != "" && d.Base.Type == "DATE", "a base of DATE")
		r.idle(where, "event_condition", d.EventCondition != nil && d.Base.Type == "EVENT", "a base of EVENT")
		if d.Cliff != nil {
			r.idle(where+" cliff", "length", d.Cliff.Length != "", "vesting_base")
			r.idle(where+" cliff", "period_type", d.Cliff.PeriodType != "", "vesting_base")
		}
		return
	case d.Schedule != nil && d.Schedule.Cliff != nil:
		r.idle(where+" cliff", "occurrence", d.Schedule.Cliff.Occurrence != "", "schedule")
	}
	beside := "schedule"
	if d.Schedule == nil {
		beside = "event_condition alone"
	}
	r.idle(where, "occurrences", d.Occurrences != "", beside)
	r.idle(where, "period", d.Period != "", beside)
	r.idle(where, "period_type", d.PeriodType != "", beside)
	r.idle(where, "cliff", d.Cliff != nil, beside)
}
