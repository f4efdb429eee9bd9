// CommonJS reaches modules by import().
void (async () => {
  const [nutgraf, { use }] = await Promise.all([import("nutgraf"), import("./use.js")]);
  console.log(JSON.stringify(await use(nutgraf)));
})();
