package main

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// assumptions are the arguments of every question about a case.
var assumptions = []string{"as-of", "years", "growth", "tax-year"}

// about adds to the arguments of every question about a case those of one.
func about(flags ...string) []string { return append(append([]string{}, assumptions...), flags...) }

// inShort is an answer with the words of its document: what it is about, and the verdict.
func inShort(d *report.Document, contract func(w io.Writer) error) answer {
	words := append([]string{d.Title + ". " + d.Subtitle + "."}, d.Verdict.Sentences()...)
	for i := range words {
		words[i] = report.Plain(words[i])
	}
	return answer{words, contract}
}

// tools are the questions that an assistant may ask.
func tools() []*tool {
	return []*tool{
		compareTool(), explainTool(), walkAwayTool(), askTool(), packagesTool(), stressTool(), vestTool(), taxTool(), checkTool(),
	}
}

func compareTool() *tool {
	return &tool{
		name: "compare_offers", title: "Compare job offers", subject: caseArgument, flags: about("by", "metric"),
		description: "Compares job offers exactly, year by year: base, bonus, sign-on, equity by its vesting, match, benefits, taxes where the case asks for them. " +
			"Returns each offer's pay by component and period, every metric, who leads on which and by how much, and the assumptions. " +
			"Use it for any question of which offer pays more; never add the figures up yourself.",
		prepare: func(s streams) prepared {
			o := new(compareOptions)
			return prepared{o.command(s), func(text string) (answer, error) {
				o.text = text
				d, err := o.document(s, nil)
				if err != nil {
					return answer{}, err
				}
				return inShort(d, func(w io.Writer) error { return jsonfile.Write(w, d) }), nil
			}}
		},
	}
}

func explainTool() *tool {
	return &tool{
		name: "explain_amount", title: "Explain an amount", subject: caseArgument, flags: about("offer", "year", "component", "certainty", "metric", "deep"),
		description: "Takes a figure of a comparison apart into the dated payments that it is the sum of, each with quantity, price, rate and rule; with deep down to the terms of the letter. " +
			"Name the offer, and the service year and component or the metric, so that the answer stays short. Use it when someone asks where a number comes from.",
		prepare: func(s streams) prepared {
			o := new(explainOptions)
			return prepared{o.command(s), func(text string) (answer, error) {
				o.text = text
				e, err := o.explanation(s, nil)
				if err != nil {
					return answer{}, err
				}
				return inShort(e.Document(), func(w io.Writer) error { return jsonfile.WriteExplanation(w, e) }), nil
			}}
		},
	}
}

func walkAwayTool() *tool {
	return &tool{
		name: "walk_away", title: "Leaving after some months", subject: caseArgument, flags: about("month", "involuntary"),
		description: "Says what is kept by leaving each job after a number of months: cash received, equity vested, clawback owed, what is left behind, and for today's job what resigning forfeits and the cheapest month to resign. " +
			"Give month for one of them with every clause; without it every month of the horizon is answered, which is long.",
		prepare: func(s streams) prepared {
			o := new(leaveOptions)
			return prepared{o.command(s), func(text string) (answer, error) {
				o.text = text
				d, err := o.departures(s, nil)
				if err != nil {
					return answer{}, err
				}
				return inShort(report.Leave(d), func(w io.Writer) error { return jsonfile.WriteLeave(w, d) }), nil
			}}
		},
	}
}

// negotiating prepares a question about one offer; three asks for the packages.
func negotiating(three bool) func(s streams) prepared {
	return func(s streams) prepared {
		o := new(askOptions)
		return prepared{o.command(s), func(text string) (answer, error) {
			o.text = text
			o.three = three && len(o.packages) == 0
			n, err := o.negotiation(s, nil)
			if err != nil {
				return answer{}, err
			}
			return inShort(report.Ask(n), func(w io.Writer) error { return jsonfile.WriteAsk(w, n) }), nil
		}}
	}
}

func askTool() *tool {
	return &tool{
		name: "find_ask", title: "What to ask for", subject: caseArgument,
		flags: about("from", "match", "target", "make-whole", "metric", "lever", "minimum", "all-metrics"),
		description: "Finds the least to ask one employer for, on each lever (base, sign-on, equity, bonus, relocation), so that its offer reaches a target: the best other offer, a named one (match), an amount (target), or being made whole. " +
			"Each ask is proven: reached at it, not reached one step below. Use it before any counter-offer; a market figure or a hope is no offer to match.",
		prepare: negotiating(false),
	}
}

func packagesTool() *tool {
	return &tool{
		name: "build_packages", title: "Packages of equal worth", subject: caseArgument,
		flags: about("from", "match", "target", "make-whole", "metric", "package", "ladder", "answer", "minimum"),
		description: "Builds two or three packages of asks to put before one employer at once, all reaching the same target by different levers, with what each costs the employer; or works out those that you give in package. " +
			"With ladder, or the answers that they gave, it says what to ask for next. Use it to plan a negotiation with trade-offs.",
		prepare: negotiating(true),
	}
}

func stressTool() *tool {
	return &tool{
		name: "stress_offers", title: "How firm the lead is", subject: caseArgument, flags: about("metric", "offer"),
		description: "Moves every assumption behind the lead (share price and growth, payouts, an exit, what nobody has put in writing) across what is plausible, ranks them by effect, and gives the value at which each would change who leads. " +
			"The verdict is robust, or fragile and to what. Use it before advising anyone to take the offer that leads.",
		prepare: func(s streams) prepared {
			o := new(stressOptions)
			return prepared{o.command(s), func(text string) (answer, error) {
				o.text = text
				result, err := o.compare(s, nil, o.metric, o.format)
				if err != nil {
					return answer{}, err
				}
				stress, err := o.stress(result)
				if err != nil {
					return answer{}, err
				}
				return inShort(report.Stress(stress), func(w io.Writer) error { return jsonfile.WriteStress(w, stress) }), nil
			}}
		},
	}
}

func vestTool() *tool {
	return &tool{
		name: "vest_schedule", title: "Vesting of a grant", subject: scheduleArgument, flags: []string{"shares", "start", "grant-date", "allocation"}, required: []string{"shares"},
		description: "Deals a grant to its vest dates in whole shares: an employer's reported schedule by name, yearly percentages, equal parts with a cliff, or percentages by month. " +
			"Returns each date with shares and the running total. An employer's schedule is what public sources report, with its date and confidence, not the person's letter.",
		prepare: func(s streams) prepared {
			o := new(vestOptions)
			return prepared{o.command(s), func(schedule string) (answer, error) {
				v, err := o.vested(s, vesting.Embedded(), schedule)
				if err != nil {
					return answer{}, err
				}
				return inShort(v.Document(nil), func(w io.Writer) error { return jsonfile.WriteVest(w, v) }), nil
			}}
		},
	}
}

func taxTool() *tool {
	return &tool{
		name: "estimate_tax", title: "Taxes on a year's wages", required: []string{"wages", "location"},
		flags: []string{"wages", "location", "status", "year", "supplemental", "retirement", "hsa", "iso-spread", "student-loan", "exempt", "pays", "explain"},
		description: "Estimates federal, state, local and payroll taxes on a year's wages in the 50 states, DC and the United Kingdom, under the law of 2025 or 2026, with take-home, marginal rate, the withholding gap on supplemental pay, and how sure each figure is. " +
			"One person, no other income, standard deduction. It is an estimate and no tax advice; say so.",
		prepare: func(s streams) prepared {
			o := new(taxOptions)
			return prepared{o.command(s), func(string) (answer, error) {
				t, err := o.taxed(tax.Embedded())
				if err != nil {
					return answer{}, err
				}
				return inShort(t.Document(), func(w io.Writer) error { return jsonfile.WriteTax(w, t) }), nil
			}}
		},
	}
}

// checked is what check_case answers.
type checked struct {
	OK       bool      `json:"ok"`
	AsOf     string    `json:"as_of,omitempty"`
	Offers   int       `json:"offers"`
	Warnings []string  `json:"warnings"`
	Errors   []mistake `json:"errors"`
}

func checkTool() *tool {
	t := &tool{
		name: "check_case", title: "Check a case", subject: caseArgument, flags: about(),
		description: "Reads a case without computing it and lists everything that is wrong with it at once, each mistake with line, column and what to write instead, and warns of clauses of a letter that can be read in several ways, with each reading in money. " +
			"Use it first on a case that you have written down, and mend what it says.",
	}
	t.prepare = func(s streams) prepared {
		o := new(checkOptions)
		return prepared{o.command(s), func(text string) (answer, error) {
			o.text = text
			return o.checked(s, t)
		}}
	}
	return t
}

// checked says what is wrong with a case. Its mistakes are the answer, and no failure to answer.
func (o *checkOptions) checked(s streams, t *tool) (answer, error) {
	c, err := o.load(s, nil)
	var wrong casefile.Errors
	switch {
	case errors.As(err, &wrong):
		return checked{Errors: t.mistakesOf(err)}.answer(legible(err)), nil
	case err != nil:
		return answer{}, err
	}
	found, err := o.warnings(c)
	if err != nil {
		return answer{}, err
	}
	words, warnings := []string{allWell(&c)}, []string(nil)
	for i := range found {
		warnings = append(warnings, inOneLine(&found[i]))
		words = append(words, "warning: "+warnings[i])
	}
	return checked{OK: true, AsOf: c.AsOf.String(), Offers: len(c.Offers), Warnings: warnings}.answer(words...), nil
}

func (k checked) answer(words ...string) answer {
	k.Warnings = append([]string{}, k.Warnings...) // [] where there are none
	k.Errors = append([]mistake{}, k.Errors...)
	return answer{words, func(w io.Writer) error { return json.NewEncoder(w).Encode(k) }}
}
