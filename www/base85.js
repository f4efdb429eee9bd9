// Bytes as digits of the base 85, five for four bytes, as the page in a single file has its parts in it.

/** 85 signs that mean nothing in markup. */
export const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,./;=?@[]^_{|}~";

/**
 * @param {string} text  the number of bytes, a space, and their digits
 */
export function bytesOf(text) {
  const length = parseInt(text, 10);
  const bytes = new Uint8Array((length + 3) & ~3);
  const view = new DataView(bytes.buffer);
  const values = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));
  for (let from = text.indexOf(" ") + 1, to = 0; to < length; to += 4) {
    let value = 0;
    for (let i = 0; i < 5; i++) value = value * 85 + (values.get(text.charCodeAt(from++)) ?? 0);
    view.setUint32(to, value);
  }
  return bytes.subarray(0, length);
}
