// Exact decimals: n / 10^s, with n a BigInt. A result is rounded only where the engine
// rounds it, and in the same way: half away from zero.

const decimal = (text) => {
  const [, sign, whole, fraction = ""] = /^([-−]?)(\d*)\.?(\d*)$/.exec(text.trim());
  const n = BigInt(whole + fraction || "0");
  return { n: sign ? -n : n, s: fraction.length };
};
const integer = (n) => ({ n: BigInt(n), s: 0 });
const zero = integer(0);
const one = integer(1);

const ten = (s) => 10n ** BigInt(s);
const raised = (a, s) => a.n * ten(s - a.s);
const add = (a, b) => {
  const s = Math.max(a.s, b.s);
  return { n: raised(a, s) + raised(b, s), s };
};
const negated = (a) => ({ n: -a.n, s: a.s });
const sub = (a, b) => add(a, negated(b));
const mul = (a, b) => ({ n: a.n * b.n, s: a.s + b.s });
const compare = (a, b) => {
  const d = sub(a, b).n;
  return d < 0n ? -1 : d > 0n ? 1 : 0;
};
const isZero = (a) => a.n === 0n;
const isPositive = (a) => a.n > 0n;
const magnitude = (a) => (a.n < 0n ? negated(a) : a);

// quotient divides integers, half away from zero.
const quotient = (n, d) => {
  const negative = n < 0n !== d < 0n;
  const [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const q = (2n * a + b) / (2n * b);
  return negative ? -q : q;
};
const round = (a, places) =>
  a.s <= places ? { n: raised(a, places), s: places } : { n: quotient(a.n, ten(a.s - places)), s: places };
const divide = (a, b, places) => {
  const s = Math.max(a.s, b.s);
  return { n: quotient(raised(a, s) * ten(places), raised(b, s)), s: places };
};

// fixed writes a decimal with so many places; plain without trailing zeros.
const fixed = (a, places) => {
  const r = round(a, places);
  const digits = String(r.n < 0n ? -r.n : r.n).padStart(places + 1, "0");
  const text = places ? digits.slice(0, -places) + "." + digits.slice(-places) : digits;
  return r.n < 0n ? "-" + text : text;
};
const plain = (a) => {
  const text = fixed(a, a.s);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
};

// root returns the n-th root of a positive base to 36 decimals, by Newton's method on
// integers from the nearest float: each step doubles the digits that are right.
const rootPlaces = 36;
const settled = 30; // of a fractional power as it is used
const root = (base, n) => {
  if (base.n <= 0n) return zero;
  const s = rootPlaces + 24;
  const unit = ten(s);
  const b = raised(base, Math.max(s, base.s)) / ten(Math.max(0, base.s - s));
  const power = (x, k) => {
    let result = unit;
    for (let square = x; k > 0; k >>= 1) {
      if (k & 1) result = (result * square) / unit;
      square = (square * square) / unit;
    }
    return result;
  };
  let x = BigInt(Math.round(Math.pow(Number(plain(base)), 1 / n) * 1e15)) * ten(s - 15);
  for (let i = 0; i < 6; i++) {
    const p = power(x, n - 1);
    x += (b * unit - x * p) / (BigInt(n) * p);
  }
  return round({ n: x, s }, rootPlaces);
};
