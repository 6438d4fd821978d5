/* The same draws in a plain loop: two shares of volatility 32% and 25%, sixteen quarterly vests of
 * 625 shares each, prices to four decimals and payments to cents. Prints nanoseconds a path. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t state[2] = {1, 2};

static uint64_t next(void) { /* xorshift128+ */
	uint64_t a = state[0], b = state[1];
	state[0] = b;
	a ^= a << 23;
	state[1] = a ^ b ^ (a >> 17) ^ (b >> 26);
	return state[1] + b;
}

static double uniform(void) { return (next() >> 11) * 0x1p-53; }

static double normal(void) { /* Marsaglia's polar method */
	static double kept;
	static int has;
	if (has) {
		has = 0;
		return kept;
	}
	double u, v, s;
	do {
		u = 2 * uniform() - 1;
		v = 2 * uniform() - 1;
		s = u * u + v * v;
	} while (s >= 1 || s == 0);
	s = sqrt(-2 * log(s) / s);
	kept = v * s;
	has = 1;
	return u * s;
}

int main(int argc, char **argv) {
	long paths = argc > 1 ? atol(argv[1]) : 1000000, wins = 0;
	const double vol[2] = {0.32, 0.25}, years = 0.25;
	double total = 0;
	struct timespec from, to;
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (long p = 0; p < paths; p++) {
		double pay[2] = {0, 0}, moved[2] = {0, 0};
		for (int k = 1; k <= 16; k++)
			for (int i = 0; i < 2; i++) {
				moved[i] += vol[i] * sqrt(years) * normal();
				double price = round(100 * exp(moved[i] - vol[i] * vol[i] * years * k / 2) * 1e4) / 1e4;
				pay[i] += round(625 * price * 100) / 100;
			}
		wins += pay[0] > pay[1];
		total += pay[0] + pay[1];
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	fprintf(stderr, "%ld wins, mean %f\n", wins, total / paths);
	printf("%f\n", ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / paths);
	return 0;
}
