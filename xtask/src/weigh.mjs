// Prints what each file named weighs as JSON: raw, gzip and brotli bytes at their best levels. Node has both compressors
// built in, so xtask need not compile them. A .tgz is weighed as the tar inside it, its gzip size as it is.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gunzipSync, gzipSync } from "node:zlib";

const sizes = process.argv.slice(2).map((path) => {
  const file = readFileSync(path);
  const packed = path.endsWith(".tgz");
  const raw = packed ? gunzipSync(file) : file;
  const gzip = packed ? file : gzipSync(raw, { level: constants.Z_BEST_COMPRESSION });
  const brotli = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
  return { raw: raw.length, gzip: gzip.length, brotli: brotli.length };
});
console.log(JSON.stringify(sizes));
