// Documents in any number and of any length, for tests of how much the page can hold: news that nobody wrote, of people, companies and
// towns whose names are made of syllables. The same number gives the same text; each has names of its own, and some that others have too.

const FIRST = ["Al", "Bre", "Ca", "Dor", "El", "Fa", "Gri", "Hel", "Is", "Jo", "Kar", "Li", "Mar", "Nor", "Os", "Pe", "Ros", "Sel", "Tor", "Vel"];
const MIDDLE = ["a", "en", "i", "ol", "ur", "ando", "el", "ik", "o", "es"];
const LAST = ["berg", "da", "dez", "ford", "ka", "len", "man", "nov", "quist", "ra", "stad", "ton", "vik", "wald", "zo"];
const ROLES = ["Mayor", "Minister", "Professor", "Ambassador", "Judge", "General"];
const FIRMS = ["Steel", "Harbour Company", "Savings Bank", "Ferries", "University", "Water Board"];
const SUBJECTS = ["The council", "A commission", "The engineers", "Two ministries", "The union", "Several farmers", "The court"];
const VERBS = ["approved", "delayed", "measured", "criticised", "financed", "rebuilt", "inspected", "abandoned"];
const OBJECTS = ["the bridge", "a reservoir", "the timetable", "three schools", "the harbour wall", "a library", "the budget", "new tram lines"];
const ENDS = ["after a long debate", "before the winter", "against the advice of experts", "for the second time", "without a vote", "in front of a large crowd"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Names that any of the documents may have; each has as many of its own. */
const SHARED = 300;

/**
 * Whole numbers below a bound, the same ones from the same seed (mulberry32).
 *
 * @param {number} seed
 */
function numbers(seed) {
  let state = (seed + 1) * 0x9e3779b1;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  };
}

/** @param {number} seed */
function nameOf(seed) {
  const next = numbers(seed * 7 + 3);
  const pick = (/** @type {string[]} */ list) => list[next(list.length)] ?? "";
  return { person: `${pick(FIRST)}${pick(MIDDLE)} ${pick(FIRST)}${pick(MIDDLE)}${pick(LAST)}`, town: `${pick(FIRST)}${pick(MIDDLE)}${pick(LAST)}`, role: pick(ROLES), firm: pick(FIRMS) };
}

/**
 * @param {number} i  from 0
 * @param {number} length  characters, at least
 * @returns {{name: string, text: string}}
 */
export function report(i, length) {
  const next = numbers(i);
  const pick = (/** @type {string[]} */ list) => list[next(list.length)] ?? "";
  const named = () => nameOf(next(2) === 0 ? next(SHARED) : SHARED + i * SHARED + next(Math.min(SHARED, 3 + length / 4000)));
  const plain = () => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(ENDS)}.`;
  const sentences = [
    plain,
    plain,
    () => {
      const { person, role, town } = named();
      return `${role} ${person} of ${town} ${pick(VERBS)} ${pick(OBJECTS)} on ${1 + next(28)} ${pick(MONTHS)} ${2001 + next(24)}.`;
    },
    () => {
      const { person, firm, town } = named();
      return `“${plain().slice(0, -1)},” said ${person}, a director of ${town} ${firm}.`;
    },
    () => {
      const { town, firm } = named();
      return `${town} ${firm} paid ${(1 + next(900)) / 10} million euros, ${1 + next(99)} percent more than a year before.`;
    },
  ];
  const paragraphs = [`${named().town} argues about ${pick(OBJECTS)}, part ${i + 1}`, `${1 + next(28)} ${pick(MONTHS)} 2025`];
  for (let size = 0; size < length; size += paragraphs.at(-1)?.length ?? 0) paragraphs.push(Array.from({ length: 5 }, () => sentences[next(sentences.length)]?.()).join(" "));
  return { name: `report-${String(i + 1).padStart(4, "0")}.txt`, text: `${paragraphs.join("\n\n")}\n` };
}
