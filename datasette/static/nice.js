// Makes a few things nicer; every page works without it. Adds a copy button to citations, and keeps the place on a page
// when the language is changed.
(() => {
  const { copy, copied } = document.currentScript.dataset;
  if (navigator.clipboard) {
    for (const cited of document.querySelectorAll(".cite")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet copy noprint";
      button.textContent = copy;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(cited.textContent.trim());
        button.textContent = copied;
        setTimeout(() => { button.textContent = copy; }, 2000);
      });
      button.setAttribute("aria-live", "polite");
      cited.after(button);
    }
  }
  for (const other of document.querySelectorAll(".note-strip a[hreflang]")) {
    other.addEventListener("click", () => { other.hash = location.hash; });
  }
})();
