// Package ics writes dated events as an iCalendar file (RFC 5545) that calendar programs
// import: one all-day event each.
//
// The file depends on its input alone. RFC 5545 asks for a DTSTAMP in every event, and a
// clock there would make each file different; it is the Stamp of the calendar instead,
// the date of what the file is made from. UIDs are derived from Calendar.Key and the event's,
// so that importing a newer file moves and updates events and does not double them.
//
//	err := ics.Write(w, ics.Days(report.NewDiary(result, report.EveryOffer, report.NeverLeaves)))
package ics
