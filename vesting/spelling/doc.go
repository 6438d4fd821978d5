// Package spelling tells how far a word is from another that may have been meant.
package spelling
