#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens a page in headless Chromium: page.sh PROGRAM|FILE.html [SHOTS]
#
# PROGRAM writes the sample page. With SHOTS, pictures of the page in light, dark, 320 pixels
# wide and in print are left in that folder, to be looked at. Exit 77 without Chromium.
set -eu

page=$1
shots=${2:-}
browser=$(command -v chromium || command -v chromium-browser || true)
[ -n "$browser" ] || {
	echo 'SKIP: chromium is not installed'
	exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
failed=0

# No network, no profile that outlives the run, console messages on stderr.
open_page() {
	file=$1
	shift
	rm -rf "$work/profile"
	mkdir "$work/profile"
	timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-quic \
		--no-first-run --disable-background-networking --disable-component-update \
		--disable-sync --hide-scrollbars --enable-logging=stderr \
		--user-data-dir="$work/profile" "$@" "file://$file" 2>"$work/log" || {
		cat "$work/log" >&2
		echo "FAIL: chromium could not open $file" >&2
		exit 1
	}
}

claim() {
	text=$1
	shift
	if "$@" >/dev/null 2>&1; then
		echo "ok - $text"
	else
		echo "FAIL - $text"
		failed=1
	fi
}

case $page in
*.html) cp "$page" "$work/page.html" ;;
*) "$page" >"$work/page.html" ;;
esac

open_page "$work/page.html" --dump-dom >"$work/dom"
claim 'the page loads without a word on the console' sh -c "! grep CONSOLE '$work/log'"
claim 'its heading is there' grep -q '<h1>' "$work/dom"
claim 'it holds no script' sh -c "! grep -qi '<script' '$work/dom'"
claim 'it holds no style attribute' sh -c "! grep -q ' style=' '$work/dom'"
claim 'it asks nobody else for anything' \
	sh -c "! grep -Eq '<(img|link|iframe|object|embed)|url\\(|@import| src=' '$work/dom'"
claim 'each id stands once' \
	sh -c "test -z \"\$(grep -o ' id=\"[^\"]*\"' '$work/dom' | sort | uniq -d)\""
claim 'each chart has a title, a description and a table' sh -c "
	charts=\$(grep -c '<svg class=\"chart\"' '$work/dom' || true)
	test \"\$charts\" = \"\$(grep -c '<desc id=\"chart_' '$work/dom' || true)\" &&
	test \"\$charts\" = \"\$(grep -c '<title id=\"chart_' '$work/dom' || true)\" &&
	test \"\$charts\" -le \"\$(grep -c '<summary>Data</summary>' '$work/dom' || true)\""

# The silence above means something only if a wrong style would have been refused.
sed 's/<style>/<style>p{color:red}/' "$work/page.html" >"$work/changed.html"
open_page "$work/changed.html" --dump-dom >/dev/null
claim 'a changed style is refused by the policy' grep -q 'CONSOLE.*style' "$work/log"

# Measured by a script, which the policy would refuse: so without the policy; and in a frame,
# since a window cannot be as narrow. Closed details are opened, so that their tables count.
cat >"$work/measure.js" <<'END'
var found = ["wide " + document.documentElement.scrollWidth], scrolled = 0
document.querySelectorAll("details").forEach(function (d) { d.open = true })
document.querySelectorAll("body *").forEach(function (e) {
	var scrolls = /auto|scroll/.test(getComputedStyle(e).overflowX)
	var box = e.getBoundingClientRect(), text = e.outerHTML.slice(0, 60)
	if (scrolls && e.scrollWidth > e.clientWidth) {
		scrolled++
		e.focus()
		if (document.activeElement !== e) found.push("no focus: " + text)
		if (e.getAttribute("role") !== "region" || !e.getAttribute("aria-label"))
			found.push("no region: " + text)
		var chart = e.querySelector("svg.chart")
		if (chart && Math.abs(chart.getBoundingClientRect().right - box.right) > 1)
			found.push("the end is out of sight: " + text)
	} else if (!e.closest(".scroll, .skip") && box.right > innerWidth + 1) {
		found.push("sticks out: " + text)
	}
})
found.push("wide " + document.documentElement.scrollWidth, "scrolled " + (scrolled > 0))
parent.postMessage(found.join("|"), "*")
END
sed '/Content-Security-Policy/d; /<\/body>/d; /<\/html>/d' "$work/page.html" >"$work/inner.html"
{
	echo '<script>'
	cat "$work/measure.js"
	echo '</script></body></html>'
} >>"$work/inner.html"
cat >"$work/frame.html" <<'END'
<!doctype html><title>waiting</title>
<script>onmessage = function (e) { document.title = e.data }</script>
<iframe width="320" height="900" frameborder="0" src="inner.html"></iframe>
END
open_page "$work/frame.html" --virtual-time-budget=5000 --dump-dom >"$work/measured"
sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' "$work/measured" | tr '|' '\n' >"$work/found"
claim 'nothing sticks out at 320 pixels, the details open or not' sh -c "
	test \"\$(grep -c '^wide 320\$' '$work/found')\" = 2 && ! grep '^sticks out' '$work/found'"
claim 'what is wider is a region with a name that the keyboard reaches' sh -c "
	grep -q '^scrolled true' '$work/found' && ! grep -E '^no (focus|region)' '$work/found'"
claim 'of a chart that is wider, the newest values are in sight' \
	sh -c "grep -q '^scrolled' '$work/found' && ! grep '^the end' '$work/found'"
grep -v -e '^wide 320$' -e '^scrolled true$' "$work/found" || true

open_page "$work/page.html" --window-size=1100,1600 --screenshot="$work/light.png" >&2
open_page "$work/page.html" --window-size=1100,1600 --screenshot="$work/dark.png" \
	--blink-settings=preferredColorScheme=0 >&2
open_page "$work/page.html" --print-to-pdf="$work/print.pdf" --no-pdf-header-footer >&2
claim 'dark is another picture than light' sh -c "! cmp -s '$work/light.png' '$work/dark.png'"
claim 'it prints' test -s "$work/print.pdf"

if [ -n "$shots" ]; then
	mkdir -p "$shots"
	open_page "$work/page.html" --window-size=320,5000 --screenshot="$work/narrow.png" >&2
	open_page "$work/page.html" --window-size=1100,3200 --screenshot="$work/light.png" >&2
	open_page "$work/page.html" --window-size=1100,3200 --screenshot="$work/dark.png" \
		--blink-settings=preferredColorScheme=0 >&2
	cp "$work/light.png" "$work/dark.png" "$work/narrow.png" "$work/print.pdf" "$shots"
	if command -v pdftoppm >/dev/null; then
		pdftoppm -r 60 -png "$work/print.pdf" "$shots/print"
	fi
	echo "pictures are in $shots"
fi
exit "$failed"
