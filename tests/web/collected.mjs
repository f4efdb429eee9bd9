// Small articles for the tests of the collection: made up of sentences that are made up of words, each of another day, so that what they
// have in common is known beforehand, and no two are copies but those that are meant to be.

/** Who stands in which article: every third, every fifth and so on. */
export const PEOPLE = [
  { name: "Helena Brandt", role: "Mayor", every: 3 },
  { name: "Yusuf Demir", role: "Minister", every: 5 },
  { name: "Rosa Quintal", role: "Ambassador", every: 7 },
];
const TOWNS = ["Selvick", "Holmport", "Vellmar", "Ostrand", "Karsund"];
const THINGS = ["ferry", "school", "bridge", "orchard", "library", "tram", "reservoir"];
const MONTHS = ["January", "February", "March", "April", "May", "June"];
const WHO = ["Engineers", "Teachers", "Gardeners", "Drivers", "Bakers", "Nurses", "Fishers", "Printers", "Farmers", "Weavers", "Pilots"];
const DID = ["found", "repaired", "counted", "painted", "measured", "moved", "sold", "asked for", "photographed", "insured", "rented", "weighed", "described"];
const WHAT = ["rust", "timber", "lamps", "benches", "cables", "tickets", "barrels", "ropes", "windows", "engines", "maps", "stoves", "boats", "crates", "pipes", "gates", "signs"];
const WHERE = ["under the hall", "behind the market", "along the quay", "near the old mill", "at the station", "beside the church", "in the valley", "on the island", "above the harbour", "outside the town"];
const WHEN = ["before winter", "after the storm", "during the fair", "at dawn", "without help", "for a second time", "to everybody’s surprise", "in silence", "with great care"];

/** One of a list, another one for each number and place. @param {readonly string[]} list @param {number} i @param {number} place */
const pick = (list, i, place) => list[((i + 1) * (place * 2 + 3) * 2_654_435_761 % 4_294_967_291) % list.length] ?? "";

/**
 * @param {number} i  from 0
 * @returns {{name: string, text: string, title: string, thing: string, people: string[]}}
 */
export function article(i) {
  const [town, thing] = [TOWNS[i % TOWNS.length] ?? "", THINGS[i % THINGS.length] ?? ""];
  const people = PEOPLE.filter(({ every }) => i % every === 0);
  const title = `${town} decides on its ${thing}, part ${i + 1}`;
  const sentence = (/** @type {number} */ n) => `${pick(WHO, i, n)} ${pick(DID, i, n + 7)} ${pick(WHAT, i, n + 13)} ${pick(WHERE, i, n + 19)} ${pick(WHEN, i, n + 29)}.`;
  const named = people.map(({ role, name }, n) => `${role} ${name} ${pick(DID, i, n + 41)} ${pick(WHAT, i, n + 43)} in ${town}.`);
  const day = `${(i % 27) + 1} ${MONTHS[i % MONTHS.length]} 2025`;
  const text = `${title}\n\n${day}\n\n${[0, 1].map(sentence).join(" ")} ${named.join(" ")}\n\n${[2, 3, 4].map(sentence).join(" ")} The ${thing} costs ${1000 + i * 7} euros.\n`;
  return { name: `article-${String(i + 1).padStart(3, "0")}.txt`, text, title, thing, people: people.map(({ name }) => name) };
}

/**
 * The same article as another paper prints it: another headline, and without its end.
 *
 * @param {number} i
 */
export function copyOf(i) {
  const { text, title } = article(i);
  return { name: `copy-of-${i + 1}.txt`, text: `${text.replace(title, "A vote at the coast").replace(/ The \w+ costs [^]*$/u, "")}\n` };
}
