// Package tax computes what is taken from a year's wages: income taxes of a country, a state
// and a place, payroll taxes, and what an employer withholds from bonuses and vests.
//
//	law := tax.Embedded()
//	place, err := law.Place("Seattle, WA")
//	taxes, err := law.Taxes(calc.Of(wages), tax.Situation{Place: place, Year: 2026, Filing: tax.Single})
//	taxes.Total.Decimal(), taxes.TakeHome.Decimal()
//
// The wages are a [calc.Number]: where they rest on a term that may move, so do the taxes, and
// the graph leads from the one to the other.
//
// The code knows kinds of rule and no state. The law is data: tables of a place, a tax and a
// year, each with its status, the address of its source and the day on which that was read.
// The tables of law/ come with the package and are decoded when a place is asked for; a file
// of one's own replaces or extends them ([Law.With]). Its form is that of law/:
//
//	{"schema": "offerkit-tax/1", "tables": [
//	  {"place": "US-WA", "tax": "wa_cares", "year": 2027, "title": "WA Cares Fund", "payroll": true,
//	   "status": "published", "source": "https://wacaresfund.wa.gov/", "checked": "2026-11-23",
//	   "rules": [{"kind": "brackets", "name": "premium", "rates": [[0, 0.0058]]}]}]}
//
// [Table], [Rule] and [Fade] say what each key means. An amount or a list of rates is one for
// all, or differs by filing status: {"joint": 32200, "head_of_household": 24150, "others":
// 16100}. Amounts are in the currency of the place, rates are shares: 0.22 is 22%.
//
// A tax is rounded once, to cents, when it is due; totals are exact sums. What is computed is
// the tax on wages of one person who has no other income, no dependants, and deducts what the
// tables say. It is no tax advice.
package tax
