// What is packed to keep the page small: texts deflated, in base64, and whole numbers as characters
// (see whatif/packed.go).

const unzipped = (text) => {
  const bytes = Uint8Array.from(atob(JSON.parse(text)), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
};

// offersOf are the offers of a case, of which each field, and each part of the graph, stands for all of them.
const offersOf = (columns) => columns.name.map((_, i) => {
  const fields = Object.entries(columns).map(([key, all]) => [key, all[i]]).filter(([, value]) => value !== null);
  const graph = fields.filter(([key]) => key.startsWith("graph.")).map(([key, value]) => [key.slice(6), value]);
  return { ...Object.fromEntries(fields), graph: Object.fromEntries(graph) };
});

const packedDigits = "#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";
const lastDigits = 60;
const carries = packedDigits.length - lastDigits;

const unpackNumbers = (text) => {
  const numbers = [];
  let [value, unit] = [0, 1];
  for (const c of text) {
    const digit = packedDigits.indexOf(c);
    value += digit * unit;
    if (digit >= lastDigits) {
      unit *= carries;
      continue;
    }
    numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
    [value, unit] = [0, 1];
  }
  return numbers;
};

// unpackPlaces reads references to numbers, each told by how far it is from the last one that is not 0.
const unpackPlaces = (text) => {
  let last = 0;
  return unpackNumbers(text).map((step) => step && (last += step > 0 ? step - 1 : step));
};
