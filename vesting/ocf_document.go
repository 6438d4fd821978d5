package vesting

import (
	"bytes"
	"encoding/json"
)

// The shapes of the Open Cap Format's JSON: every property that vesting depends on. What
// else stands in vesting terms is refused (see checkProperties); an issuance has much that
// vesting does not depend on.

type termsDocument struct {
	ID             string              `json:"id"`
	ObjectType     string              `json:"object_type"`
	Name           string              `json:"name,omitempty"`
	Description    string              `json:"description,omitempty"`
	AllocationType string              `json:"allocation_type,omitempty"`
	Conditions     []conditionDocument `json:"vesting_conditions,omitempty"`
	Statements     []statementDocument `json:"statements,omitempty"`
}

type conditionDocument struct {
	ID          string           `json:"id"`
	Description string           `json:"description,omitempty"`
	Portion     *portionDocument `json:"portion,omitempty"`
	Quantity    *numeric         `json:"quantity,omitempty"`
	Trigger     triggerDocument  `json:"trigger"`
	Next        []string         `json:"next_condition_ids"`
}

type portionDocument struct {
	Numerator   numeric `json:"numerator"`
	Denominator numeric `json:"denominator"`
	Remainder   bool    `json:"remainder,omitempty"`
}

type triggerDocument struct {
	Type       string          `json:"type"`
	Date       string          `json:"date,omitempty"`
	Period     *periodDocument `json:"period,omitempty"`
	RelativeTo string          `json:"relative_to_condition_id,omitempty"`
}

type periodDocument struct {
	Length      whole  `json:"length"`
	Type        string `json:"type"`
	Occurrences whole  `json:"occurrences,omitempty"`
	Repetitions whole  `json:"repetitions,omitempty"` // the name before the standard's 1.0
	DayOfMonth  string `json:"day_of_month,omitempty"`
	Cliff       *whole `json:"cliff_installment,omitempty"`
}

type statementDocument struct {
	Order          whole              `json:"order"`
	Schedule       *scheduleDocument  `json:"schedule,omitempty"`
	EventCondition *eventDocument     `json:"event_condition,omitempty"`
	Percentage     percentageDocument `json:"percentage"`

	// The draft of May 2026 had the schedule's fields here, and a base.
	Base        *baseDocument  `json:"vesting_base,omitempty"`
	Occurrences whole          `json:"occurrences,omitempty"`
	Period      whole          `json:"period,omitempty"`
	PeriodType  string         `json:"period_type,omitempty"`
	Cliff       *cliffDocument `json:"cliff,omitempty"`
}

type scheduleDocument struct {
	Occurrences whole          `json:"occurrences"`
	Period      whole          `json:"period"`
	PeriodType  string         `json:"period_type"`
	VestingDay  string         `json:"vesting_day_of_month,omitempty"`
	Cliff       *cliffDocument `json:"cliff,omitempty"`
}

type cliffDocument struct {
	Length     whole              `json:"length,omitempty"`
	PeriodType string             `json:"period_type,omitempty"`
	Occurrence whole              `json:"occurrence,omitempty"` // the draft of May 2026
	Percentage percentageDocument `json:"percentage"`
}

type eventDocument struct {
	EventID string `json:"event_id"`
}

type baseDocument struct {
	Type    string `json:"type"` // DATE or EVENT
	EventID string `json:"event_id,omitempty"`
}

// numeric is the standard's Numeric: a decimal with up to ten places, as a string. A
// JSON number is read too, from its text, never through a float.
type numeric string

func (n *numeric) UnmarshalJSON(data []byte) error {
	text, err := numberText(data)
	*n = numeric(text)
	return err
}

// whole is a whole number, as JSON writes it or in a string.
type whole string

func (n *whole) UnmarshalJSON(data []byte) error {
	text, err := numberText(data)
	*n = whole(text)
	return err
}

// MarshalJSON writes the number; only what has been read as one is written.
func (n whole) MarshalJSON() ([]byte, error) { return json.Marshal(json.Number(n)) }

// numberText returns the text of what stands for a number, whatever it is: the reader of the
// terms says what is none, with its place.
func numberText(data []byte) (string, error) {
	var text string
	switch {
	case bytes.Equal(data, []byte("null")):
		return "", nil
	case bytes.HasPrefix(data, []byte(`"`)):
		if err := json.Unmarshal(data, &text); err != nil {
			return "", err
		}
		if text == "" {
			text = `""`
		}
	default:
		text = string(data)
	}
	const most = 40
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text, nil
}

// percentageDocument is a part of the whole: "0.25", or a numerator and a denominator.
type percentageDocument struct {
	decimal numeric
	portion *portionDocument
}

func (p *percentageDocument) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return json.Unmarshal(data, &p.portion)
	}
	return json.Unmarshal(data, &p.decimal)
}

func (p percentageDocument) MarshalJSON() ([]byte, error) {
	if p.portion != nil {
		return json.Marshal(p.portion)
	}
	return json.Marshal(p.decimal)
}
