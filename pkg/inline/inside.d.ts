// What xtask/npm.mjs puts into scripts: the worker's script as it is, wasm files as gzip in Base64.
declare module "inside:*" {
  const text: string;
  export default text;
}
