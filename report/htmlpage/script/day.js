// Civil days as numbers of days since 1970-01-01, without time of day or zone.

const dayLength = 86400000;
const civil = (year, month, date) => Date.UTC(year, month - 1, date) / dayLength;
const parts = (day) => {
  const d = new Date(day * dayLength);
  return [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
};
const parseDay = (text) => civil(...text.split("-").map(Number));
const showDay = (day) => new Date(day * dayLength).toISOString().slice(0, 10);
const monthEnd = (year, month) => parts(civil(year, month + 1, 1) - 1)[2];

// addMonths clamps to the month's end: Jan 31 + 1 is Feb 28.
const addMonths = (day, n) => {
  const [year, month, date] = parts(day);
  const [y, m] = parts(civil(year, month + n, 1));
  return civil(y, m, Math.min(date, monthEnd(y, m)));
};

// monthsUntil counts whole months from one day to another and the days left over.
const monthsUntil = (from, to) => {
  if (to <= from) return [0, 0];
  const [y1, m1] = parts(from);
  const [y2, m2] = parts(to);
  let months = (y2 - y1) * 12 + m2 - m1;
  if (addMonths(from, months) > to) months--;
  return [months, to - addMonths(from, months)];
};

const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
