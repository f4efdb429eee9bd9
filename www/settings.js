// Settings that outlast a visit, kept on the device. Where storage is switched off they hold until the page is closed.

/**
 * @param {string} name
 * @returns {string | null}
 */
export function stored(name) {
  try {
    return localStorage.getItem(`nutgraf-${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function store(name, value) {
  try {
    localStorage.setItem(`nutgraf-${name}`, value);
  } catch {
    // Storage is switched off.
  }
}

/** Removes all settings, and whatever else this page has in the browser's storage. */
export function forgetAll() {
  try {
    for (const storage of [localStorage, sessionStorage]) for (const key of Object.keys(storage)) if (key.startsWith("nutgraf-")) storage.removeItem(key);
  } catch {
    // Storage is switched off.
  }
}

/**
 * Changes a list that is kept as lines. Another tab may have changed it too: what was added or taken out here is added or
 * taken out there, and everything else stays.
 *
 * @param {string} name
 * @param {string[]} before  the list as this page knew it
 * @param {string[]} after  what it is to be
 * @returns {string[]} what it is now
 */
export function storeList(name, before, after) {
  const kept = stored(name)?.split("\n").filter(Boolean) ?? before;
  const now = kept.filter((line) => after.includes(line) || !before.includes(line));
  now.push(...after.filter((line) => !kept.includes(line) && !before.includes(line)));
  store(name, now.join("\n"));
  return now;
}

/**
 * Tells when another tab has changed a setting.
 *
 * @param {string} name
 * @param {() => void} listener
 */
export function onStoredElsewhere(name, listener) {
  addEventListener("storage", ({ key }) => {
    if (key === `nutgraf-${name}`) listener();
  });
}
