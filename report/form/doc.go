// Package form is the form in which somebody who writes no YAML writes down offers: its fields, the
// case file that they make, what is wrong with each, and the page on which they stand.
//
//	f := form.New(today)
//	f.Set("offers[0].company", "Initech")
//	f.Set("offers[0].base.amount", "160k")
//	checked := f.Check(casefile.Options{Today: today})
//	os.Stdout.Write(checked.File)
//
// A field is a key of the case file and its text the key's value, so that there is one reader: the
// fields are written as a case file, which package casefile reads, and each of its mistakes is put
// beside the field at whose place it is. The fields are made from the outline of the case file; what
// they have no place for, such as the rounds of an offer, stays text in a box of each offer.
package form
