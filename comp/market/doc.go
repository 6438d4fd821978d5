// Package market says where an offer stands in the market: among the percentiles of pay that
// somebody has published, or among rows of pay, each somebody's (SPEC 9).
//
// [Questions] asks for each offer of a comparison, by its role, level and location; [Read]
// reads the data once, row by row, for all of them, and answers:
//
//	answers, err := market.Read(market.Options{}, sources, market.Questions(result, market.Override{}))
//
// # The data
//
// A file is known by the names of its columns, wherever they stand and in whatever case, as
// .csv or .xlsx:
//
//   - LCA disclosure data of the Labor Department, every fiscal year from 2018 on: rows, one a case.
//   - OEWS of the Bureau of Labor Statistics: percentiles by occupation and area.
//   - The prevailing wage levels of the Labor Department (ALC_Export.csv, Geography.csv, or the
//     OFLC_Wages archive that holds both): the base that reaches the next level.
//   - A table of one's own with columns role and p10, p25, ... (level, location, measure, currency,
//     rows, as_of, source are known too), or one of rows, with columns role and base, bonus, equity
//     or total.
//
// Only the columns that an answer needs are taken out of a row. Those with the names, addresses,
// numbers and mail of people stand in no result and in no error.
//
// # The answer
//
// Between two stated percentiles the position is a linear interpolation; outside them it is
// "below p10" or "above p90", never a number. Percentiles of rows are those of Excel's
// PERCENTILE.INC over the workers that the rows stand for, rounded once to the currency's minor
// unit; a percentile is stated only where there are rows enough beyond it.
//
// [Answer.Verdict] is the word for it: a lowball, fair or high. [Data.AtLevel] answers from the same
// data for another level.
//
// Like is compared with like: wages of the Labor Department are base pay, and so is what they are
// compared with.
package market
