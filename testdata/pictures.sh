#!/bin/sh
# Draws the pictures of the README: a comparison in the terminal, as page and as workbook, and the page
# of a brief with its text to send as plain text. Needs Go, Chromium, LibreOffice, poppler's pdftoppm and
# ImageMagick. Run it at the top of the repository when one of them looks otherwise:
#
#	sh testdata/pictures.sh
set -e
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
go run ./cmd/offerkit brief testdata/cases/senior-pm-counter.yaml -o "$out" --no-workbook --quiet \
	--lever base:1000:185k --lever sign_on_year_1:500:50k --lever rsu_value >"$out/said"
{
	echo '<meta charset=utf-8><body style="margin:24px 32px; background:#fdfcf8"><pre style="font:14px/1.45 monospace; white-space:pre-wrap">'
	sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' "$out/senior-pm-counter-to-send.md"
	echo '</pre>'
} >"$out/text.html"

plain() {
	echo '<meta charset=utf-8><body style="margin:24px 32px; background:#fdfcf8"><pre style="font:14px/1.4 monospace">'
	sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g'
	echo '</pre>'
}
two=testdata/cases/amazon-vs-google.yaml
go run ./cmd/offerkit compare "$two" --brief | plain >"$out/terminal.html"
go run ./cmd/offerkit report "$two" -o "$out" --quiet >"$out/said"

# picture PAGE SIZE NAME: few colours are enough for text and keep it small.
picture() {
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$out/profile" \
		--window-size="$2" --screenshot="$out/$3" "file://$out/$1" 2>"$out/said"
	small "$3"
}
small() { convert "$out/$1" -strip -colors 32 -define png:compression-level=9 "testdata/$1"; }
picture terminal.html 760,600 terminal.png
picture amazon-vs-google.html 1280,800 page.png
soffice --headless -env:UserInstallation="file://$out/office" --convert-to pdf --outdir "$out" "$out/amazon-vs-google.xlsx" >"$out/said" 2>&1
pdftoppm -f 1 -l 1 -r 80 -singlefile -png "$out/amazon-vs-google.pdf" "$out/workbook"
small workbook.png
picture senior-pm-counter-brief.html 1000,1430 brief.png
picture text.html 800,780 to-send.png
