// Package whatif writes a comparison down so that a page's script can make every figure
// anew under other assumptions: each payment with how it was made, each plan and each
// value that buys shares with its terms, and for every horizon what only the horizon
// changes. The script beside the page holds the rules that move; this package decides
// what moves and by which of them.
package whatif
