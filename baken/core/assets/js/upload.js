// A form with data-upload tells how far its file is on the way. Without this script it is sent as
// any other form, and the browser itself shows that it waits.
function follow(form, upload) {
  const shown = form.querySelector("[data-upload-progress]");
  const bar = shown.querySelector("progress");
  const told = shown.querySelector("[data-upload-told]");
  bar.value = 0;
  told.textContent = shown.dataset.sending;
  shown.hidden = false;
  upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = Math.round((100 * loaded) / total);
  });
  upload.addEventListener("load", () => {
    bar.removeAttribute("value"); // how long looking takes, nobody knows
    told.textContent = shown.dataset.checking;
  });
}

function failed(form) {
  form.querySelector("[data-upload-progress]").hidden = true;
  const alert = form.querySelector("[data-upload-failed]");
  alert.hidden = false;
  alert.focus();
}

const of = (event) => event.target.closest?.("form[data-upload]");

document.addEventListener("htmx:beforeSend", (event) => {
  const form = of(event);
  if (!form) return;
  form.querySelector("[data-upload-failed]").hidden = true;
  follow(form, event.detail.xhr.upload);
});

// A page that sent us elsewhere (a lock, a login) is opened as a page.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { responseURL } = event.detail.xhr;
  if (!of(event) || !responseURL || new URL(responseURL).pathname === location.pathname) return;
  event.preventDefault();
  location.assign(responseURL);
});

for (const trouble of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(trouble, (event) => {
    const form = of(event);
    if (form) failed(form);
  });
}
