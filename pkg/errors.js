// The one error type, and how whatever was thrown becomes one. Errors cross between threads as {code, message}.

/** @import { ErrorCode } from "./index.d.ts" */

/** @type {Record<ErrorCode, true>} */
const CODES = {
  "too-long": true,
  "bad-option": true,
  "bad-model": true,
  "version-mismatch": true,
  "password-needed": true,
  archive: true,
  unsupported: true,
  unreadable: true,
  crashed: true,
  aborted: true,
};

/** What browsers and Node call it when a chosen file cannot be read (any more). */
const FILE_ERRORS = new Set(["NotFoundError", "NotReadableError", "SecurityError"]);

export class NutgrafError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = "NutgrafError";
    this.code = code;
  }
}

/**
 * The NutgrafError that says what `thrown` means.
 *
 * @param {unknown} thrown
 * @returns {NutgrafError}
 */
export function toError(thrown) {
  if (thrown instanceof NutgrafError) return thrown;
  const { name = "", message = String(thrown), code = undefined } = thrown instanceof Error ? /** @type {Error & {code?: unknown}} */ (thrown) : {};
  const options = { cause: thrown };
  if (isCode(code)) return new NutgrafError(code, message);
  if (FILE_ERRORS.has(name)) {
    return new NutgrafError("unreadable", "The file cannot be read: it was changed, moved or locked since it was chosen, or it is a folder. Choose it again.", options);
  }
  if (name === "CompileError") {
    return new NutgrafError("unsupported", `The wasm file cannot be compiled here (${message}). It needs WebAssembly with SIMD, which browsers have had since 2023 and Node since version 16, and a security policy that allows 'wasm-unsafe-eval'.`, options);
  }
  return new NutgrafError("crashed", `The analysis stopped unexpectedly (${message}), for want of memory or by a fault in Nutgraf. Try a shorter text; if that stops as well, please report it.`, options);
}

/** What was thrown, in words. @param {unknown} thrown */
export function reasonOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * @param {AbortSignal} [signal]
 * @returns {NutgrafError}
 */
export function aborted(signal) {
  return new NutgrafError("aborted", "The analysis was stopped by its caller. Call again to have its result.", { cause: signal?.reason });
}

/**
 * @param {unknown} code
 * @returns {code is ErrorCode}
 */
function isCode(code) {
  return typeof code === "string" && Object.hasOwn(CODES, code);
}
