//go:build !race

package main

// patience is how many times longer than otherwise work may take.
const patience = 1
