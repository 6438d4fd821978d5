package casefile

import (
	"errors"

	"github.com/seed-251b9aba/offerkit/comp/tax"
)

var taxFiles = &kind{
	the: "the tax data", file: "a file of tax data", are: "tax data are JSON", one: "one file holds one list of tables", needs: "tax data need nine levels",
	right:   "tax data hold a few tables of law; is this the right file?",
	empty:   "write at least one table; offerkit tax --help shows one",
	several: "put all tables into one list under tables",
	list:    `write {"schema": "` + tax.Schema + `", "tables": above the list`,
	begin:   `begin with {"schema": "` + tax.Schema + `", "tables": [`,
	table:   "write the tables as JSON; offerkit tax --help shows one",
}

// ReadTaxData reads a file of tax tables and returns the law with them on top. Everything that
// is wrong with the file is returned at once as [Errors].
func ReadTaxData(s Source, law *tax.Law) (*tax.Law, error) {
	src, unreadable := newSourceOf(taxFiles, s)
	if unreadable != nil {
		return nil, Errors{unreadable}
	}
	with, err := law.With(src.data)
	if err == nil {
		return with, nil
	}
	var errs Errors
	for _, one := range unjoined(err) {
		var wrong *tax.DataError
		if !errors.As(one, &wrong) {
			return nil, err
		}
		errs = append(errs, src.at(place{wrong.Line, wrong.Column}, 1, wrong.Reason, wrong.Mend))
	}
	return nil, errs
}

func unjoined(err error) []error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()
	}
	return []error{err}
}
