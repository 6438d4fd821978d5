package ics

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Calendar is one file.
type Calendar struct {
	Name   string
	Key    string       // tells this calendar's events from any other's: the grant, its start
	Stamp  vesting.Date // stands in the DTSTAMP of every event, at midnight UTC
	Events []Event
}

// Event is one all-day event.
type Event struct {
	Key         string // tells it from the others of its calendar, wherever its day moves; empty where its day does
	Day         vesting.Date
	Summary     string
	Description string
}

// Write writes the calendar. It returns the first error of w.
func Write(w io.Writer, c Calendar) error {
	out := &writer{w: bufio.NewWriter(w)}
	out.property("BEGIN", "VCALENDAR")
	out.property("VERSION", "2.0")
	out.property("PRODID", "-//offerkit//offerkit//EN")
	out.property("CALSCALE", "GREGORIAN")
	out.property("METHOD", "PUBLISH")
	out.property("X-WR-CALNAME", escape(c.Name))
	for _, e := range c.Events {
		out.event(c, e)
	}
	out.property("END", "VCALENDAR")
	return out.w.Flush()
}

type writer struct {
	w *bufio.Writer
}

func (w *writer) event(c Calendar, e Event) {
	w.property("BEGIN", "VEVENT")
	w.property("UID", uid(c.Key, e.key()))
	w.property("DTSTAMP", basic(c.Stamp)+"T000000Z")
	w.property("DTSTART;VALUE=DATE", basic(e.Day))
	w.property("DTEND;VALUE=DATE", basic(e.Day.AddDays(1))) // the end is not part of it
	w.property("SUMMARY", escape(e.Summary))
	if e.Description != "" {
		w.property("DESCRIPTION", escape(e.Description))
	}
	w.property("TRANSP", "TRANSPARENT") // the day stays free
	w.property("END", "VEVENT")
}

// basic writes a day as 20270111.
func basic(d vesting.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

func (e *Event) key() string {
	if e.Key == "" {
		return e.Day.String()
	}
	return e.Key
}

func uid(calendar, event string) string {
	sum := sha256.Sum256([]byte(calendar + "\x00" + event))
	return hex.EncodeToString(sum[:12]) + "@offerkit"
}

// escape writes text as RFC 5545, 3.3.11 asks: backslash, semicolon and comma escaped, a
// line break as \n. Other control codes are left out.
func escape(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = specials.Replace(report.Plain(line))
	}
	return strings.Join(lines, `\n`)
}

var specials = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`)

// lineOctets is the most that a content line may have, its line break left out (3.1).
const lineOctets = 75

// property writes one content line, folded: it goes on in the next line after a space.
// A character is never cut in two. bufio keeps the first error for Flush.
func (w *writer) property(name, value string) {
	line := name + ":" + value
	room := lineOctets
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		w.w.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
		room = lineOctets - 1 // the space counts
	}
	w.w.WriteString(line + "\r\n")
}
