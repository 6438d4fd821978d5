package report

import "github.com/seed-251b9aba/offerkit/comp"

// Paper is a size of paper, by its name in a style sheet.
type Paper string

// The papers.
const (
	A4     Paper = "A4"
	Letter Paper = "letter"
)

// PaperOf is the paper that people print on who are paid in a currency: letter in the United States,
// Canada and Mexico, A4 elsewhere.
func PaperOf(c comp.Currency) Paper {
	switch c {
	case "USD", "CAD", "MXN":
		return Letter
	}
	return A4
}
