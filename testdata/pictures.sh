#!/bin/sh
# Draws the pictures of the README's brief: the page of a shipped case, and its text to send as plain
# text. Needs Go, Chromium and ImageMagick. Run it at the top of the repository when either looks otherwise:
#
#	sh testdata/pictures.sh
set -e
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
go run ./cmd/offerkit brief testdata/cases/senior-pm-counter.yaml -o "$out" --no-workbook --quiet \
	--lever base:1000:185k --lever sign_on_year_1:500:50k --lever rsu_value >"$out/said"
{
	echo '<meta charset=utf-8><body style="margin:24px 32px; background:#fdfcf8"><pre style="font:14px/1.45 monospace; white-space:pre-wrap">'
	sed -n '/^# E-mail/,/^# Notes/p' "$out/senior-pm-counter-to-send.md" | sed -e '$d' -e 's/&/\&amp;/g' -e 's/</\&lt;/g'
	echo '</pre>'
} >"$out/text.html"

# picture PAGE SIZE NAME: few colours are enough for text and keep it small.
picture() {
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$out/profile" \
		--window-size="$2" --screenshot="$out/$3" "file://$out/$1" 2>"$out/said"
	convert "$out/$3" -strip -colors 32 -define png:compression-level=9 "testdata/$3"
}
picture senior-pm-counter-brief.html 1000,1430 brief.png
picture text.html 800,780 to-send.png
