// A drawer (<details data-dialog>) becomes a real dialog: focus stays inside, Escape closes it.
// The page behind it is out of reach, so the way out comes along.
function enhance(drawer) {
  const trigger = drawer.querySelector("summary");
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", `${drawer.id}-title`);
  dialog.append(...drawer.querySelector(".dialog__body").childNodes);
  drawer.after(dialog);
  dialog.querySelector("[data-close]").hidden = false;
  const exit = document.querySelector("[data-quick-exit]");
  if (exit) dialog.append(exit.cloneNode(true));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
  dialog.addEventListener("close", () => trigger.focus());
  trigger.setAttribute("role", "button");
  trigger.setAttribute("aria-haspopup", "dialog");
  trigger.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  if (drawer.open) dialog.showModal();
  drawer.open = false;
  drawer.removeAttribute("data-dialog");
}

function enhanceAll(root) {
  for (const drawer of root.querySelectorAll("details[data-dialog]")) enhance(drawer);
}

enhanceAll(document);
document.addEventListener("htmx:load", (event) => enhanceAll(event.target));
