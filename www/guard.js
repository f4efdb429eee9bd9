// Says so where the page does not come to life: app.js, or something that it imports, was not loaded or has failed. This is
// no module and imports nothing, so that it runs when those do not. It also lets a style that does not arrive hold up nothing.

{
  /** Milliseconds before a style that has not arrived is no longer waited for. */
  const STYLES = 4000;
  /** Milliseconds before a page that has not come to life says so. */
  const PATIENCE = 10_000;

  // app.js takes the note away as soon as it has run.
  const show = () => {
    const note = document.getElementById("unready");
    if (note) note.hidden = false;
  };

  /** Loads the page again; the text goes with it through this tab's session storage, where kept.js takes it up. */
  const reload = () => {
    const field = document.getElementById("field");
    try {
      if (field instanceof HTMLTextAreaElement && field.value !== "") sessionStorage.setItem("nutgraf-kept", JSON.stringify({ draft: field.value, texts: [] }));
      location.reload();
    } catch {
      const text = document.getElementById("unready-text");
      if (text) text.textContent = "Your text cannot be carried over. Copy it, then load the page again and paste it.";
    }
  };

  // Scripts that were not loaded, and what they throw; styles and icons do without.
  addEventListener("error", ({ target }) => target instanceof HTMLLinkElement || show(), true);
  addEventListener("load", show);
  if (document.readyState === "complete") show();
  setTimeout(show, PATIENCE);
  setTimeout(() => {
    for (const link of document.querySelectorAll("link")) {
      // A style put in by a script is waited for by nobody.
      if (link.rel === "stylesheet" && !link.sheet) link.replaceWith(link.cloneNode());
    }
  }, STYLES);
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (!button) return;
    if (button.id === "unready-reload") reload();
    // A button that does nothing leads to the reason.
    else document.querySelector("#unready:not([hidden])")?.scrollIntoView({ block: "nearest" });
  });
}
