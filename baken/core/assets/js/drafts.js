// A form with data-draft-url is kept on the server while someone writes.
const PAUSE_MS = 1500;
const waiting = new Map();

const fields = (form) =>
  [...new FormData(form)].filter(([name, value]) => {
    const control = form.elements.namedItem(name);
    return typeof value === "string" && control?.type !== "password" && !control?.hasAttribute?.("data-no-draft");
  });

function tell(form, kind) {
  const status = form.querySelector("[data-draft-status]");
  if (!status) return;
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  status.textContent = status.dataset[kind].replace("{time}", time);
}

async function save(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const request = { method: "POST", body: new URLSearchParams(fields(form)), redirect: "error", keepalive: document.hidden };
  try {
    const response = await fetch(form.dataset.draftUrl, request);
    tell(form, response.ok ? "saved" : "failed");
  } catch {
    tell(form, "failed");
  }
}

/** Save every form that has changes that were not saved yet. */
export const saveDrafts = () => Promise.all([...waiting.keys()].map(save));

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.draftUrl) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(save, PAUSE_MS, form));
});

document.addEventListener("submit", (event) => {
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) saveDrafts();
});
