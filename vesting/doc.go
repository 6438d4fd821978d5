// Package vesting turns a vesting schedule into dated whole shares.
//
// A [Schedule] says when which part of a grant vests. [Schedule.Events] deals the
// shares of one grant to those dates under one of the seven allocation types of the
// Open Cap Format, so that the shares always add up to the grant:
//
//	schedule, err := vesting.Parse("4y monthly, 12mo cliff")
//	events, err := schedule.Events(vesting.Grant{Shares: vesting.Whole(1000), Start: start})
//
// Everything is exact: dates are civil days, parts are integer fractions, shares are
// integers (or, under [Fractional], exact fractions). The package knows no money.
package vesting
