package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Verdict says in two or three sentences what a comparison comes to: who leads on the
// metric and by how much, where the metrics disagree, and the largest fall from one year
// to the next. It never hides a disagreement behind one score (SPEC 7.2).
func Verdict(c *comp.Comparison, metric string) []string {
	sentences := []string{leader(c, metric)}
	if len(c.Offers) > 1 {
		sentences = append(sentences, agreement(c))
	}
	if s := bandSentence(c); s != "" {
		sentences = append(sentences, s)
	}
	return append(sentences, largestFall(c))
}

func leader(c *comp.Comparison, metric string) string {
	r, ok := c.Ranking(metric)
	if !ok {
		return ""
	}
	first := &c.Offers[r.Order[0]]
	value, _ := first.Figure(metric)
	currency := c.Case.Currency
	if len(c.Offers) == 1 {
		return fmt.Sprintf("%s pays %s %s.", first.Name, Headline(value, currency), phrase(r.Metric, c.Case.Years))
	}
	second := &c.Offers[r.Order[1]]
	margin := Headline(r.Gap, currency) + share(c, r)
	if r.Verdict == comp.TooCloseToCall {
		return fmt.Sprintf("Too close to call: %s pays %s %s, %s more than %s, within the tolerance of %s.",
			first.Name, Headline(value, currency), phrase(r.Metric, c.Case.Years), margin, second.Name, ExactPercent(c.Case.Tolerance))
	}
	return fmt.Sprintf("%s pays most %s: %s, which is %s more than %s.",
		first.Name, phrase(r.Metric, c.Case.Years), Headline(value, currency), margin, second.Name)
}

func share(c *comp.Comparison, r comp.Ranking) string {
	s, ok := c.Share(r)
	if !ok {
		return ""
	}
	return " (" + Percent(s) + ")"
}

// phrase puts a metric into a sentence: "over 4 years", "in year 2".
func phrase(m comp.Metric, years int) string {
	switch m.Name {
	case "total":
		return "over " + count(years, "year")
	case "average":
		return fmt.Sprintf("in an average year of %d", years)
	case "steady":
		return fmt.Sprintf("in the last year of %d", years)
	case "worst-year":
		return "in its worst year"
	case "guaranteed":
		return fmt.Sprintf("in guaranteed pay over %s", count(years, "year"))
	case "cash":
		return fmt.Sprintf("in cash over %s", count(years, "year"))
	case "pv":
		return fmt.Sprintf("in present value over %s", count(years, "year"))
	case "levels-tc":
		return "by the levels-style year"
	}
	if strings.HasPrefix(m.Name, "walkaway@") {
		return strings.ToLower(m.Title)
	}
	return "in " + strings.ToLower(m.Title)
}

func agreement(c *comp.Comparison) string {
	var led []string
	var open string
	for _, side := range c.Sides() {
		if side.Offer < 0 {
			open = metricList(side.Metrics)
			continue
		}
		led = append(led, fmt.Sprintf("%s leads on %s", c.Offers[side.Offer].Name, metricList(side.Metrics)))
	}
	switch {
	case len(led) == 0:
		return "On every metric the offers are too close to call."
	case len(led) == 1 && open == "":
		return fmt.Sprintf("Every metric agrees: %s.", c.Offers[c.Sides()[0].Offer].Name)
	case len(led) == 1:
		return led[0] + "; too close to call on " + open + "."
	}
	sentence := "The metrics disagree: " + strings.Join(led, "; ")
	if open != "" {
		sentence += "; too close to call on " + open
	}
	return sentence + "."
}

// metricList names metrics in words, joining the years: "years 1 to 3, the total and cash".
func metricList(metrics []comp.Metric) string {
	var years []int
	var names []string
	for _, m := range metrics {
		number, found := strings.CutPrefix(m.Name, "year")
		year, err := strconv.Atoi(number)
		if found && err == nil {
			years = append(years, year)
			continue
		}
		names = append(names, inSentence(m))
	}
	switch len(years) {
	case 0:
	case 1:
		names = append([]string{fmt.Sprintf("year %d", years[0])}, names...)
	default:
		names = append([]string{"years " + series(runs(years))}, names...)
	}
	return series(names)
}

// runs writes ascending years, three or more in a row as "1 to 3".
func runs(years []int) []string {
	var texts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		if j-i < 2 {
			j = i
			texts = append(texts, strconv.Itoa(years[i]))
		} else {
			texts = append(texts, fmt.Sprintf("%d to %d", years[i], years[j]))
		}
		i = j + 1
	}
	return texts
}

// series joins words as a sentence does: "a, b and c".
func series(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

func inSentence(m comp.Metric) string {
	switch m.Name {
	case "total":
		return "the total"
	case "average":
		return "the average year"
	case "steady":
		return "the last year"
	case "worst-year":
		return "the worst year"
	case "guaranteed":
		return "guaranteed pay"
	case "pv":
		return "present value"
	case "levels-tc":
		return "the levels-style year"
	}
	return strings.ToLower(m.Title)
}

// largestFall names the offer with the largest fall from one year to the next.
func largestFall(c *comp.Comparison) string {
	worst := -1
	for i := range c.Offers {
		if d := c.Offers[i].Drop; falls(c, &c.Offers[i]) && (worst < 0 || d.Amount.GreaterThan(c.Offers[worst].Drop.Amount)) {
			worst = i
		}
	}
	if worst < 0 {
		return "No offer pays noticeably less in any year than in the year before."
	}
	r := &c.Offers[worst]
	part := ""
	if before := r.Years[r.Drop.From-1].Total; before.IsPositive() {
		part = " (" + Percent(r.Drop.Amount.DivRound(before, 6)) + ")"
	}
	return fmt.Sprintf("The largest fall from one year to the next is %s's, by %s%s from year %d to year %d.",
		r.Name, Headline(r.Drop.Amount, c.Case.Currency), part, r.Drop.From, r.Drop.To)
}

// falls reports whether an offer's largest fall is more than the tolerance of the year
// before it: a few dollars of a bonus counted by days are no finding.
func falls(c *comp.Comparison, r *comp.Result) bool {
	if r.Drop.To == 0 {
		return false
	}
	before := r.Years[r.Drop.From-1].Total
	return r.Drop.Amount.GreaterThan(before.Abs().Mul(c.Case.Tolerance))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
