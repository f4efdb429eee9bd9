// A watch list that is written on the page is read as a collection reads its text.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { entriesOf } from "../../www/watch-list.js";
import { analyze, COLLECTION_OPTIONS, createCollection, init } from "../../pkg/index.js";

before(() => init());

const LISTS = [
  "Rosa Quint\r\nQuint, Marek\n\n# nobody\n  harbour  ",
  "\ufeffid,name\n7,\"Tallow, Inc.\"\n8,\"The \"\"Gull\"\"\"\n",
  "Kind\tName\tAliases\nperson\tRosa Quint\tR. Quint | Роза Квинт\n",
  "Rosa Quint;;person;harbour master",
  "name;other spellings;kind;note\nRosa Quint; R. Quint|R.Q. ;PERSON;\"who; waits\"\n;;;nobody\nferry",
  "note,name\n\"with \"\"signs\"\" in it\",harbour\nplain,ferry",
  "words\nferry\nharbour",
  "one \"quoted\" word;alias",
  "ferry, or harbour\nA\tB",
];

test("entries, with their names and notes", async () => {
  const text = "The ferry left the harbour.";
  const collection = (await createCollection()).add("a", analyze(text, COLLECTION_OPTIONS), text);
  for (const list of LISTS) {
    const told = (/** @type {import("../../pkg/index.js").CollectionReport} */ report) => report.watch.map(({ watch, note, documents }) => ({ watch, note, documents }));
    assert.deepEqual(told(collection.report({ watch: entriesOf(list) })), told(collection.report({ watch: list })), list);
  }
  assert.deepEqual(entriesOf(LISTS[4] ?? ""), [{ name: "Rosa Quint", aliases: ["R. Quint", "R.Q."], kind: "person", note: "who; waits" }, { name: "ferry", aliases: [] }]);
});
