// Making and finding elements. Text from a document only ever enters the page through here, as text nodes: no function
// of this page builds HTML from strings.

/** @typedef {string | number | boolean | null | undefined} Attribute */

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Attribute>} [attributes] `true` sets an empty attribute; `false`, `null` and `undefined` set none
 * @param {...(Node | string | null)} children strings become text nodes, null is left out
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * An element of a drawing.
 *
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * Words of a document among words of the page: in their own language, and in their own direction, which neither
 * changes nor is changed by what stands around them.
 *
 * @param {string} text
 * @param {string} [language] its code; "und" or nothing where it is not known
 */
export function quoted(text, language) {
  return el("bdi", { lang: tag(language) }, text);
}

/**
 * A language's code as the value of a `lang` attribute; null where the language is not known.
 *
 * @param {string | null | undefined} language
 */
export function tag(language) {
  return language && language !== "und" ? language : null;
}

/**
 * The element with this id, checked to be what the caller takes it for.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type its class, for example `HTMLButtonElement`
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no ${type.name} with the id “${id}”.`);
  return element;
}

/**
 * The nearest element at or above an event's target that matches a selector.
 *
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function closest(event, selector) {
  const target = event.target instanceof Element ? event.target.closest(selector) : null;
  return target instanceof HTMLElement ? target : null;
}

/** Whether the person asked their system for less motion. */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
