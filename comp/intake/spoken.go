package intake

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"
)

// What a letter says in words that the case file has a form for is typed as the letter has it. Each pattern
// takes what can be read in one way only; the file shows what it was read as.

// spellings are the patterns.
type spellings struct {
	bonus, cliffAfter, cliffWith, aYear *regexp.Regexp
}

// spelled is made when the first answer is read.
var spelled = sync.OnceValue(func() spellings {
	return spellings{
		bonus:      regexp.MustCompile(`(?i)^([0-9.]+ *%) +(?:(?:annual |target |annual target )?bonus|target|(?:of )?(?:your )?(?:annual |base )*(?:base|salary))$`),
		cliffAfter: regexp.MustCompile(`(?i)^25% (?:after|on|at) (?:the |your )?(?:first|1|one) year(?: anniversary)?,? (?:and |then |and then |with the rest )?(?:vesting )?(monthly|quarterly)(?: (?:over|for) (?:the )?(?:next |remaining |following )?(?:3|three) years)$`),
		cliffWith:  regexp.MustCompile(`(?i)^([2-6]|two|three|four|five|six)[- ]years?,? (monthly|quarterly|annually),? with (?:a )?(?:(?:1|one)[- ]year|12[- ]months?) cliff$`),
		aYear:      regexp.MustCompile(`(?i)^25% (?:per|a|each|every) year(?: (?:over|for) (?:4|four) years)?$`),
	}
})

// inForm writes an answer as the case file has it, where a letter has it in words.
func inForm(key, text string) string {
	_, within, _ := strings.Cut(key, "].")
	_, part, of := strings.Cut(within, ".")
	if !of {
		part = within
	}
	switch part {
	case "bonus":
		if m := spelled().bonus.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	case "vesting":
		return scheduleInForm(text)
	case "start", "deadline", "vesting_start":
		return dayInForm(text)
	}
	if key == "as_of" {
		return dayInForm(text)
	}
	return text
}

func scheduleInForm(text string) string {
	if m := spelled().cliffAfter.FindStringSubmatch(text); m != nil {
		return "4y " + strings.ToLower(m[1]) + ", 12mo cliff"
	}
	if m := spelled().cliffWith.FindStringSubmatch(text); m != nil {
		years := map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}[strings.ToLower(m[1])]
		if years == "" {
			years = m[1]
		}
		return fmt.Sprintf("%sy %s, 12mo cliff", years, strings.Replace(strings.ToLower(m[2]), "annually", "annual", 1))
	}
	if spelled().aYear.MatchString(text) {
		return "4y annual"
	}
	return text
}

// dayInForm writes a day whose month is a word as the case file does: February 1, 2027. One in numbers alone
// is left to the case file, which knows which can be read as two days.
func dayInForm(text string) string {
	plain := strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), " ")
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "Monday January 2 2006", "Monday Jan 2 2006", "Monday 2 January 2006"} {
		if day, err := time.Parse(layout, plain); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return text
}
