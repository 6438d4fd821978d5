// Package csvfile writes a comparison as comma-separated values: a row an offer and period, a
// column a component and what taxes leave, a row with each offer's total, and a row a metric, whose
// name stands for the period. What offers state beside pay, such as a role, are columns at the end.
// Of a grant it writes a row a vest, of employers' schedules a row each.
//
//	document, err := report.Compare(result, report.Options{})
//	err = csvfile.Write(w, document)
package csvfile
