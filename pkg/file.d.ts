/**
 * A wasm file or a pack of a language, which the import of it is of no use without a bundler. What that makes of it differs: an
 * address, the bytes, or the compiled module. `init`, `loadLanguage` and `createWorkerAnalyzer` take each of them.
 */
declare const file: any;
export default file;
