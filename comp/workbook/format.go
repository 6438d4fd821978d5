package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// A spreadsheet stores a date and a percentage as bare numbers: 46352 is a day, 0.15 is 15%.
// What a number is, only the format says in which its cell shows it, and a person reads what
// the cell shows.

// format is what the number of a cell is shown as.
type format int

const (
	general format = iota // as it is, or as a text
	figure                // with the decimals, separators or currency of the format
	percentage
	calendar // a date, with or without the time of day
	clock    // a time of day, or hours and minutes
)

// builtIn are the formats that have a number and no code (ECMA-376-1, 18.8.30). From 27 to 36
// and from 50 to 58 they are dates of East Asia, from 71 to 81 those of Thailand.
func builtIn(id int) format {
	switch {
	case id == 0 || id == 49:
		return general
	case id == 9 || id == 10:
		return percentage
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return clock
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 50 && id <= 58, id >= 71 && id <= 81:
		return calendar
	}
	return figure
}

// formatOf tells what the code of a format shows: by the letters that stand for themselves in
// no other, outside of quotes, escapes and brackets, and in its first section, which is that
// of positive numbers.
func formatOf(code string) format {
	var letters strings.Builder
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; c {
		case '\\', '_', '*': // the character that follows is shown, left out or repeated
			i++
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				end = len(code) - i - 2
			}
			if within := code[i+1 : i+1+end]; c == '[' && within != "" && strings.Trim(strings.ToLower(within), "hms") == "" {
				letters.WriteString(within) // [h]:mm counts on beyond a day
			}
			i += end + 1
		default:
			letters.WriteByte(c)
		}
	}
	shown := strings.ToLower(strings.TrimSpace(letters.String()))
	switch {
	case shown == "" || shown == "general" || shown == "@":
		return general
	case strings.ContainsAny(shown, "yd"):
		return calendar
	case strings.ContainsAny(shown, "hs"):
		return clock
	case strings.Contains(shown, "m"):
		return calendar
	case strings.Contains(shown, "%"):
		return percentage
	}
	return figure
}

// formats returns what each style of cell shows numbers as, by the style's number.
func (a *archive) formats() (styles []format, err error) {
	codes, inCells := map[string]format{}, false
	err = a.each("xl/styles.xml", func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "numFmt":
				codes[attribute(token, "numFmtId")] = formatOf(attribute(token, "formatCode"))
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id := attribute(token, "numFmtId")
					number, _ := strconv.Atoi(id)
					shown, custom := codes[id]
					if !custom {
						shown = builtIn(number)
					}
					styles = append(styles, shown)
				}
			}
		case xml.EndElement:
			if token.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return nil
	})
	if err != nil {
		return nil, &DamageError{Part: "its list of formats", Err: err}
	}
	return styles, nil
}
