// A form with data-sending tells how far its file is on the way. Without this script it is sent as
// any other form, and the browser itself shows that it waits.
function shown(form, told, visible) {
  told.hidden = !visible;
  form.querySelector("button").disabled = visible;
}

function follow(form, told) {
  const bar = told.querySelector("progress");
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = Math.round((100 * loaded) / total);
  });
  request.addEventListener("load", () => {
    // Its own style carries another nonce than this page has, and only its column is shown.
    const text = request.responseText.replace(/<style[^]*?<\/style>/g, "");
    const page = new DOMParser().parseFromString(text, "text/html");
    const column = page.querySelector("main");
    if (!column) return form.submit();
    document.querySelector("main").replaceWith(column);
    column.focus();
    watch();
  });
  // The browser then sends it itself, and says itself that the line is away.
  request.addEventListener("error", () => form.submit());
  request.open("POST", form.action);
  request.send(new FormData(form));
}

function watch() {
  const form = document.querySelector("form[data-sending]");
  const told = form?.querySelector("[data-sending-told]");
  form?.addEventListener("submit", (event) => {
    if (!form.elements.file.files.length) return;
    event.preventDefault();
    shown(form, told, true);
    follow(form, told);
  });
}

watch();
