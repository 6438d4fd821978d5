package intake

import (
	"cmp"
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
	bonus, per, worth, signOn, onStart, cliffAfter, cliffWith, aYear, over, upTo, dollar, ordinal *regexp.Regexp

	noMost, noPromise, noTimes, noSteps, noLength *regexp.Regexp // what says too little
}

// spelled is made when the first answer is read.
var spelled = sync.OnceValue(func() spellings {
	return spellings{
		bonus:      regexp.MustCompile(`(?i)^([0-9.]+ *%) +(?:(?:annual |target |annual target )?bonus|target|(?:of )?(?:your )?(?:annual |base )*(?:base|salary))$`),
		per:        regexp.MustCompile(`(?i)^(\S.*?) *(?:per|a|an|each|every|/) *(month|quarter|week|year)$`),
		worth:      regexp.MustCompile(`(?i)^(?:rsus?|restricted stock units|stock|shares|equity)(?: grant)? (?:valued at|worth|with a value of) +(\S.*)$`),
		signOn:     regexp.MustCompile(`(?i)^(?:an? )?(?:one[- ]time )?(\S+) (?:sign(?:ing|-on| on)|joining|welcome|hiring)(?: bonus| payment)?$`),
		onStart:    regexp.MustCompile(`(?i)^(\S+) (?:on|at) (?:start|joining|hire|your start date) and (\S+) (?:after|at) (?:12 months|1 year|one year|your first anniversary)$`),
		cliffAfter: regexp.MustCompile(`(?i)^25% (?:after|on|at) (?:the |your )?(?:first|1|one) year(?: anniversary)?,? (?:and |then |and then |with the rest )?(?:vesting )?(monthly|quarterly)(?: (?:over|for) (?:the )?(?:next |remaining |following )?(?:3|three) years)$`),
		cliffWith:  regexp.MustCompile(`(?i)^([2-6]|two|three|four|five|six)[- ]years?,? (monthly|quarterly|annually),? with (?:a )?(?:(?:1|one)[- ]year|12[- ]months?) cliff$`),
		aYear:      regexp.MustCompile(`(?i)^25% (?:per|a|each|every) year(?: (?:over|for) (?:4|four) years)?$`),
		over:       regexp.MustCompile(`(?i)^(?:vests |vesting )?(monthly|quarterly|annually) (?:over|for) (?:([2-6]|two|three|four|five|six) years|(24|36|48|60|72) months)$`),
		upTo:       regexp.MustCompile(`(?i)^([0-9.]+ *%) (?:match )?up to ([0-9.]+ *%)(?: of (?:your )?(?:base |annual )*(?:pay|salary|base))?$`),
		dollar:     regexp.MustCompile(`(?i)^dollar[- ]for[- ]dollar,? up to ([0-9.]+ *%)(?: of (?:your )?(?:base |annual )*(?:pay|salary|base))?$`),
		ordinal:    regexp.MustCompile(`(?i)\b([0-9]{1,2})(?:st|nd|rd|th)\b`),

		noPromise: regexp.MustCompile(`(?i)^([0-9.]+ *%).*\bdiscretion(?:ary)?\b`),
		noMost:    regexp.MustCompile(`(?i)^(?:up to|at most|a maximum of) +[0-9.]+ *%`),
		noTimes:   regexp.MustCompile(`(?i)\b(?:instal{1,2}ments?|tranches|parts|payments)$`),
		noSteps:   regexp.MustCompile(`(?i)^(?:[2-6]|two|three|four|five|six)[- ]years?,? with (?:a )?(?:(?:1|one)[- ]year|12[- ]months?) cliff$`),
		noLength:  regexp.MustCompile(`(?i)^25% (?:after|on|at) (?:the |your )?(?:first|1|one) year(?: anniversary)?,? (?:and |then |and then |with the rest )?(?:vesting )?(monthly|quarterly)$`),
	}
})

// inForm writes an answer as the case file has it, where a letter has it in words.
func inForm(key, text string) string {
	switch partOf(key) {
	case "bonus":
		if m := spelled().bonus.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	case "equity":
		if m := spelled().worth.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	case "sign_on":
		return signOnInForm(text)
	case "retirement":
		return matchInForm(text)
	case "start", "deadline", "vesting_start":
		return dayInForm(text)
	}
	switch {
	case isSchedule(partOf(key)):
		return scheduleInForm(text)
	case key == "as_of":
		return dayInForm(text)
	}
	return text
}

func isSchedule(part string) bool { return part == "vesting" || part == "refreshers_vesting" }

// partOf is what is asked for, without the offer and the grant that it is of.
func partOf(key string) string {
	_, within, _ := strings.Cut(key, "].")
	if _, part, of := strings.Cut(within, "."); of {
		return part
	}
	return within
}

// signOnInForm writes what is paid after twelve months as that of year 2, which is paid on its first day.
func signOnInForm(text string) string {
	if m := spelled().signOn.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if m := spelled().onStart.FindStringSubmatch(text); m != nil {
		return m[1] + ", " + m[2]
	}
	return text
}

func matchInForm(text string) string {
	if m := spelled().upTo.FindStringSubmatch(text); m != nil {
		return m[1] + " of " + m[2]
	}
	if m := spelled().dollar.FindStringSubmatch(text); m != nil {
		return "100% of " + m[1]
	}
	return text
}

// ambiguous says what an answer leaves open, and how to write each of its readings.
func ambiguous(key, text string) (message, mend string) {
	s := spelled()
	switch part := partOf(key); {
	case part == "bonus" && s.noMost.MatchString(text):
		return fmt.Sprintf("%q is the most that is paid, and may not be the target", text), "write the target alone, such as 10%, or TBD where the letter has none"
	case part == "bonus" && s.noPromise.MatchString(text):
		share := s.noPromise.FindStringSubmatch(text)[1]
		return fmt.Sprintf("%q promises nothing", text), fmt.Sprintf("write %s where it is to count, as on target, or none", share)
	case part == "sign_on" && s.noTimes.MatchString(text):
		return fmt.Sprintf("%q does not say when each part is paid", text), "write the whole where all of it is paid in year 1, or what is paid in year 1 and in year 2, such as 25k, 25k"
	case isSchedule(part) && s.noSteps.MatchString(text):
		return fmt.Sprintf("%q does not say how often shares vest", text), "write for example 4y monthly, 12mo cliff, or 4y quarterly, 12mo cliff"
	case isSchedule(part) && s.noLength.MatchString(text):
		steps := strings.ToLower(s.noLength.FindStringSubmatch(text)[1])
		return fmt.Sprintf("%q does not say how long the rest takes", text),
			fmt.Sprintf("write 4y %s, 12mo cliff where it takes three more years, and otherwise month:percent (12:25 18:50 ...)", steps)
	}
	return "", ""
}

// yearsSaid are the years of a schedule in figures.
func yearsSaid(word string) string {
	if figure, spelt := map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}[strings.ToLower(word)]; spelt {
		return figure
	}
	return word
}

// stepsSaid are the steps of a schedule as the case file has them.
func stepsSaid(word string) string {
	return strings.Replace(strings.ToLower(word), "annually", "annual", 1)
}

func scheduleInForm(text string) string {
	if m := spelled().cliffAfter.FindStringSubmatch(text); m != nil {
		return "4y " + strings.ToLower(m[1]) + ", 12mo cliff"
	}
	if m := spelled().cliffWith.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("%sy %s, 12mo cliff", yearsSaid(m[1]), stepsSaid(m[2]))
	}
	if m := spelled().over.FindStringSubmatch(text); m != nil {
		years := map[string]string{"24": "2", "36": "3", "48": "4", "60": "5", "72": "6"}[m[3]]
		return fmt.Sprintf("%sy %s", cmp.Or(years, yearsSaid(m[2])), stepsSaid(m[1]))
	}
	if spelled().aYear.MatchString(text) {
		return "4y annual"
	}
	return text
}

// dayInForm writes a day whose month is a word as the case file does: February 1, 2027. One in numbers alone
// is left to the case file, which knows which can be read as two days.
func dayInForm(text string) string {
	plain := spelled().ordinal.ReplaceAllString(strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), " "), "$1")
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "Monday January 2 2006", "Monday Jan 2 2006", "Monday 2 January 2006"} {
		if day, err := time.Parse(layout, plain); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return text
}
