// The graph of what the controls move, worked out as comp/calc does: the page's only
// knowledge of what anything pays. A value is a decimal, or null where it divides by zero.

const truth = (holds) => (holds ? one : zero);
const floor = (a, by = 1n) => {
  const [n, d] = by < 0n ? [-a.n, -by * ten(a.s)] : [a.n, by * ten(a.s)];
  const q = n / d;
  return integer(n < 0n && q * d !== n ? q - 1n : q);
};
const times = (a, n) => ({ n: a.n * BigInt(n), s: a.s });

// brackets is the part of a above where each row begins, up to the next row, at the row's rate.
const brackets = (rows, a) => rows.reduce((sum, [from, rate], i) => {
  if (compare(a, from) <= 0) return sum;
  const next = rows[i + 1]?.[0];
  return add(sum, mul(sub(next && compare(next, a) < 0 ? next : a, from), rate));
}, zero);
// lookup is the value of the last row that begins at or below a.
const lookup = (rows, a) => rows.reduce((found, [from, value]) => (compare(a, from) < 0 ? found : value), null);

// operations are those of whatif/graph.go, in its order: how many numbers and operands each
// has, and what it does with them.
const operations = [
  [1, 0, null], // input
  [2, 0, null], // is
  [0, 2, (_, [a, b]) => add(a, b)],
  [0, 2, (_, [a, b]) => sub(a, b)],
  [0, 2, (_, [a, b]) => mul(a, b)],
  [0, 1, (_, [a]) => negated(a)],
  [0, 2, (_, [a, b]) => (compare(a, b) <= 0 ? a : b)],
  [0, 2, (_, [a, b]) => (compare(a, b) >= 0 ? a : b)],
  [1, 2, ([places], [a, b]) => (isZero(b) ? null : divide(a, b, places))],
  [1, 1, ([places], [a]) => round(a, places)],
  [0, 1, (_, [a]) => floor(a)],
  [3, 1, ([num, den, places], [a]) => (den === 0 ? null : divide(times(a, num), integer(den), places))],
  [2, 1, ([num, den], [a]) => (den === 0 ? null : floor(times(a, num), BigInt(den)))],
  [2, 1, (span, [rate]) => powersOf(rate).to(span)],
  [1, 1, ([days], [rate]) => powersOf(rate).daily(days)],
  [1, -1, (_, all) => all.reduce(add)], // so many operands as the number says
  [0, 2, (_, [a, b]) => truth(compare(a, b) < 0)],
  [0, 2, (_, [a, b]) => truth(compare(a, b) <= 0)],
  [0, 2, (_, [a, b]) => truth(compare(a, b) === 0)],
  [0, 2, (_, [a, b]) => truth(!isZero(a) && !isZero(b))],
  [0, 2, (_, [a, b]) => truth(!isZero(a) || !isZero(b))],
  [0, 1, (_, [a]) => truth(isZero(a))],
  [0, 3, null], // if: the branch not taken may be undefined
  [-1, 1, (rows, [a]) => brackets(rows, a)], // of the table of law whose position its number is
  [-1, 1, (rows, [a]) => lookup(rows, a)],
];
const near = 80; // as in whatif/graph.go
const [inputCode, isCode, ifCode] = [0, 1, 22];

// readTables reads tables of law: of each how many rows it has, and where the numbers of each row are.
const readTables = (numbers, constants) => {
  const tables = [];
  for (let at = 0; at < numbers.length;) {
    const rows = [];
    for (let row = numbers[at++]; row > 0; row--) rows.push([constants[numbers[at++]], constants[numbers[at++]]]);
    tables.push(rows);
  }
  return tables;
};

// readGraph prepares a graph: it returns the terms as written, and what works every number out
// for other values of them. A step is worked out again only where a term has another value
// than the last time.
const readGraph = ({ terms, words = [], fixed, tables: law = "", ...steps }) => {
  const [codes, numbered, told, farther] = [steps.operations, steps.numbers, steps.operands, steps.far].map(unpackNumbers);
  const constants = fixed.split(" ").map((text) => (text === "undefined" ? null : decimal(text)));
  const tables = readTables(unpackNumbers(law), constants);
  const program = [];
  const uses = []; // by step, the terms that it rests on
  const distant = []; // by operation and operand, the last step that was farther back than near
  let [nextNumber, nextOperand, nextFar] = [0, 0, 0];
  for (const code of codes) {
    const [count, arity, work] = operations[code];
    const numbers = count < 0 ? tables[numbered[nextNumber++]] : numbered.slice(nextNumber, nextNumber += count);
    const lately = (distant[code] ??= []);
    const operands = Array.from({ length: arity < 0 ? numbers[0] : arity }, (_, i) => {
      const n = told[nextOperand++];
      if (n < -near) return lately[i] = (lately[i] ?? 0) + farther[nextFar++];
      return n < 0 ? program.length + 1 + n : -n;
    });
    const rests = new Set(operands.flatMap((place) => (place > 0 ? uses[place - 1] : [])));
    if (code <= isCode) rests.add(numbers[0]);
    program.push({ code, numbers, operands, work });
    uses.push([...rests]);
  }
  const written = new Map(terms.map(([term, text, isWord]) => [term, isWord ? text : decimal(text)]));
  let [last, values] = [[], []];
  const same = (a, b) => a === b || (a?.n !== undefined && b?.n !== undefined && compare(a, b) === 0);

  const value = (place) => (place > 0 ? values[place - 1] : constants[-place]);
  const step = ({ code, numbers, operands, work }, inputs) => {
    if (code === inputCode) return inputs[numbers[0]];
    if (code === isCode) return truth(inputs[numbers[0]] === words[numbers[1]]);
    if (code === ifCode) {
      const holds = value(operands[0]);
      return holds && value(operands[isZero(holds) ? 2 : 1]);
    }
    const all = operands.map(value);
    return all.includes(null) ? null : work(numbers, all);
  };
  const at = (changes) => {
    const inputs = terms.map(([term]) => changes.get(term) ?? written.get(term));
    const moved = inputs.map((v, i) => !same(v, last[i]));
    if (moved.includes(true) || values.length < program.length) {
      const first = values.length < program.length;
      values = [...values];
      program.forEach((s, i) => {
        if (first || uses[i].some((term) => moved[term])) values[i] = step(s, inputs);
      });
      last = inputs;
    }
    const found = values;
    return (place) => (place > 0 ? found[place - 1] : constants[-place]);
  };
  return { written, at };
};
