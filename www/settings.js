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
