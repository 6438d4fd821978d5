package casefile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// quantity is a number as people write it, taken apart: "$185k" is the prefix $, the
// number 185 and the suffix k.
type quantity struct {
	negative bool
	prefix   string // what stands before the digits, without the minus sign
	number   decimal.Decimal
	digits   string // the number as written
	suffix   string // what stands behind the digits
}

// fault is what is wrong with a text, and what to write instead where that is known.
type fault struct {
	message, mend string
	instead       string // the one text that is right, where there is exactly one
}

var (
	groupedNumber = lazyRegexp(`^(\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})+,\d{3})(\.\d+)?$`) // 1,850,000 and 18,50,000
	decimalComma  = lazyRegexp(`^(\d{1,3}([.' ]\d{3})*|\d+),\d+$`)
	pointGroups   = lazyRegexp(`^\d{1,3}(\.\d{3}){2,}$`)
	otherGroups   = lazyRegexp(`^\d{1,3}([ _'’\x{00a0}\x{202f}]\d{3})+(\.\d+)?$`)
	exponent      = lazyRegexp(`^[\d.,]+[eE][+-]?\d+$`)
	numberRange   = lazyRegexp(`^[\d.,]+\s*[kKmMbB]?n?\s*(-|–|—|to|\.\.)\s*\D{0,4}[\d.,]+$`)
)

// maxDigits bounds a number before it is computed with.
const maxDigits = 40

// parseQuantity takes a number apart. It reports as fault what is no number, or one that
// can be read in two ways.
func parseQuantity(text string) (quantity, *fault) {
	var q quantity
	first := strings.IndexAny(text, "0123456789")
	switch {
	case first < 0:
		return q, &fault{message: "is not a number"}
	case strings.ContainsFunc(text, unicode.IsControl):
		return q, &fault{message: "holds a control code"}
	}
	last := strings.LastIndexAny(text, "0123456789") + 1
	if first > 0 && text[first-1] == '.' && (first == 1 || !isLetter(text[first-2])) {
		first-- // .5 is half, but the point of Rs.500 belongs to its letters
	}
	q.digits = text[first:last]
	q.prefix, q.negative = cutMinus(text[:first])
	q.suffix = strings.TrimSpace(strings.TrimSuffix(text[last:], "/-")) // as an Indian cheque ends
	if len(q.digits) > maxDigits {
		return q, &fault{message: "has too many digits", mend: "check the number"}
	}
	digits := q.digits
	switch {
	case isPlain(digits):
	case groupedNumber().MatchString(digits):
		digits = strings.ReplaceAll(digits, ",", "")
	default:
		return q, misread(text, digits)
	}
	number, err := decimal.NewFromString(digits)
	if err != nil {
		return q, &fault{message: "is not a number"}
	}
	if q.number = number; q.negative {
		q.number = number.Neg()
	}
	return q, nil
}

// cutMinus takes a sign off the text before a number; the hyphen of first-year is none.
func cutMinus(prefix string) (rest string, negative bool) {
	rest = strings.TrimSpace(prefix)
	for i, r := range rest {
		behind := i + utf8.RuneLen(r)
		if hyphen := i > 0 && behind < len(rest) && isLetter(rest[i-1]) && isLetter(rest[behind]); strings.ContainsRune("-−–", r) && !hyphen {
			return strings.TrimSpace(rest[:i] + rest[behind:]), true
		}
	}
	return strings.TrimSpace(strings.TrimPrefix(rest, "+")), false
}

// misread explains digits that are no number, or one that can be read in two ways; text
// is what they stand in.
func misread(text, digits string) *fault {
	write := func(plain string) string { return "write " + strings.Replace(text, digits, plain, 1) }
	switch {
	case exponent().MatchString(digits):
		return &fault{message: "is written with an exponent", mend: "write the number out"}
	case numberRange().MatchString(digits):
		return &fault{message: "is a range", mend: "write one number; for a range write an offer for each end of it"}
	case decimalComma().MatchString(digits):
		plain := strings.Map(func(r rune) rune {
			switch r {
			case '.', '\'', ' ':
				return -1
			case ',':
				return '.'
			}
			return r
		}, digits)
		return &fault{message: "uses a comma for the decimals; here a comma separates thousands and a point the decimals", mend: write(plain)}
	case pointGroups().MatchString(digits):
		return &fault{message: "separates thousands with points", mend: write(strings.ReplaceAll(digits, ".", ""))}
	case otherGroups().MatchString(digits):
		return &fault{message: "separates thousands with something other than a comma", mend: write(onlyDigits(digits))}
	case strings.ContainsRune(digits, ','):
		return &fault{message: "has a comma in the wrong place", mend: "write the number without commas"}
	}
	return &fault{message: "is not a number"}
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return -1
	}, s)
}

// isPlain reports digits with at most one point, before, between or behind them.
func isPlain(s string) bool {
	whole, decimals, _ := strings.Cut(s, ".")
	return isDigits(whole + decimals)
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// magnitudes are those in words: a billion is 1,000 million, as everywhere that pays by it; of Indian amounts a
// lakh is 100,000 and a crore 10,000,000, and LPA is lakh a year.
var magnitudes = []struct {
	names []string
	shift int32
}{
	{[]string{"lpa", "lakhs", "lakh", "lacs", "lac", "L"}, 5},
	{[]string{"crores", "crore", "cr"}, 7},
	{[]string{"thousand"}, 3},
	{[]string{"million", "mn"}, 6},
	{[]string{"billion", "bn"}, 9},
}

// cutWord takes a word, in any case, off the front of a suffix; a single letter counts as it
// is written, for 160l is a slip of the keyboard.
func cutWord(suffix, word string) (rest string, found bool) {
	if len(word) == 1 && !strings.HasPrefix(suffix, word) {
		return "", false
	}
	if len(suffix) < len(word) || !strings.EqualFold(suffix[:len(word)], word) || len(suffix) > len(word) && isLetter(suffix[len(word)]) {
		return "", false
	}
	return strings.TrimSpace(suffix[len(word):]), true
}

// isIndian reports whether a suffix begins with an Indian magnitude.
func isIndian(suffix string) bool {
	shift, _ := magnitude(suffix)
	return shift == 5 || shift == 7
}

// isYearly reports whether a suffix says lakh a year, which is money.
func isYearly(suffix string) bool {
	_, found := cutWord(suffix, "lpa")
	return found
}

// leadingZero reports digits such as 0160: a slip of the keyboard, or a number of which a
// list in brackets has taken the front. It returns them without the zeros.
func leadingZero(digits string) (plain string, found bool) {
	if len(digits) < 2 || digits[0] != '0' || digits[1] == '.' {
		return "", false
	}
	plain = strings.TrimLeft(digits, "0,")
	if plain == "" || plain[0] == '.' {
		plain = "0" + plain
	}
	return plain, true
}

// twoReadings reports digits that are 36 to some and 36 thousand to others: one to three
// of them, the first not 0, a point and exactly three more (SPEC 2.5). It returns both
// readings and what to write: of 36.000 either 36 or 36000, of 36.125 either 36.1250, whose
// four decimals cannot be thousands, or 36125.
func twoReadings(q quantity, text string) *fault {
	if !hasThreeDecimals(q.digits) || q.digits[0] == '0' {
		return nil
	}
	small, large := q.number.Abs().String(), strings.Replace(q.digits, ".", "", 1)
	exact := small
	if hasThreeDecimals(exact) {
		exact += "0"
	}
	write := func(number string) string { return strings.Replace(text, q.digits, number, 1) }
	return &fault{message: fmt.Sprintf("can be read as %s and as %s", small, large), mend: fmt.Sprintf("write %s or %s", write(exact), write(large))}
}

// hasThreeDecimals reports digits such as 185.000, which is 185 to some and 185 thousand to others.
func hasThreeDecimals(digits string) bool {
	whole, decimals, _ := strings.Cut(digits, ".")
	return isDigits(whole) && len(whole) <= 3 && isDigits(decimals) && len(decimals) == 3
}

// magnitude reads the k of 185k, the m of 1.2m, the bn of 1.2bn and the lakh of 3 lakh from the front of
// a suffix.
func magnitude(suffix string) (shift int32, rest string) {
	if suffix == "" {
		return 0, ""
	}
	for _, m := range magnitudes {
		for _, name := range m.names {
			if rest, found := cutWord(suffix, name); found {
				return m.shift, rest
			}
		}
	}
	switch rest := suffix[1:]; {
	case rest != "" && isLetter(rest[0]):
		return 0, suffix
	case suffix[0] == 'k' || suffix[0] == 'K':
		return 3, strings.TrimSpace(rest)
	case suffix[0] == 'm' || suffix[0] == 'M':
		return 6, strings.TrimSpace(rest)
	case suffix[0] == 'b' || suffix[0] == 'B':
		return 9, strings.TrimSpace(rest)
	}
	return 0, suffix
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// orElse returns the fault with a mend where it has none.
func (f fault) orElse(mend string) fault {
	if f.mend == "" {
		f.mend = mend
	}
	return f
}

// of makes the error of a text that is in no file.
func (f fault) of(text string) error {
	return fmt.Errorf("%s %s; %s", quoted(text), Legible(f.message), Legible(f.mend))
}

// failText reports a text that stands for no value of its kind.
func (d *decoder) failText(e entry, text string, f fault) {
	before := len(d.errs)
	if d.fail(e, quoted(text)+" "+f.message, f.mend); len(d.errs) > before {
		d.errs[before].Found, d.errs[before].Instead = text, f.instead
	}
}
