// Files out of a drop or a file dialog: folders are walked, hidden files in them passed over, and what cannot be opened
// is named instead of lost.

/**
 * @typedef {object} Found
 * @property {string} name  with its folder, where it came out of one
 * @property {File | null} file  null where the browser would not give it
 */

// "part 2" before "part 10".
const byName = new Intl.Collator(undefined, { numeric: true });

/**
 * Everything that was dropped, folders in the order of their names. Must be called while the drop event is being handled: the browser empties the transfer
 * afterwards.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<Found[]>}
 */
export async function filesOfDrop(transfer) {
  const files = [...transfer.files];
  const given = [...transfer.items].filter((item) => item.kind === "file");
  // Hundreds come sooner together than one by one.
  const items = given.map((item, i) => ({ entry: item.webkitGetAsEntry(), file: (files.length === given.length && files[i]) || item.getAsFile() }));
  if (items.length === 0 || items.some(({ entry }) => entry === null)) return files.map((file) => ({ name: file.name, file }));
  /** @type {Found[]} */
  const found = [];
  for (const { entry, file } of items) {
    // On a page from a disk an entry does not give its file.
    if (entry?.isFile && file) found.push({ name: file.name, file });
    else if (entry) await walk(entry, found);
  }
  return found;
}

/**
 * Everything that a file dialog gave.
 *
 * @param {FileList | null} list
 * @returns {Found[]}
 */
export function filesOfInput(list) {
  const found = [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  const isFolder = found.some(({ name }) => name.includes("/"));
  if (!isFolder) return found;
  return found.filter(({ name }) => !isHidden(name)).sort((a, b) => byName.compare(a.name, b.name));
}

/**
 * @param {FileSystemEntry} entry
 * @param {Found[]} found
 */
async function walk(entry, found) {
  const name = entry.fullPath.replace(/^\//u, "");
  if (entry.isFile) {
    if (name.includes("/") && isHidden(name)) return;
    /** @type {File | null} */
    const file = await new Promise((resolve) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null)));
    found.push({ name, file });
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const children = [];
  for (;;) {
    // A reader gives a folder in batches, and an empty one at the end.
    /** @type {FileSystemEntry[] | null} */
    const batch = await new Promise((resolve) => reader.readEntries(resolve, () => resolve(null)));
    if (batch === null) found.push({ name, file: null });
    if (batch === null || batch.length === 0) break;
    children.push(...batch);
  }
  children.sort((a, b) => byName.compare(a.name, b.name));
  for (const child of children) await walk(child, found);
}

/** @param {string} path */
const isHidden = (path) => path.split("/").some((part) => part.startsWith("."));
