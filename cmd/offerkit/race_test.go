//go:build race

package main

// patience is how many times longer than otherwise work may take: the race detector's cost.
const patience = 5
