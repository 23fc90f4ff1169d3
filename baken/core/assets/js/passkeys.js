// A form with data-passkey asks the browser for a passkey and sends what it answers. Without this
// script, or in a browser without passkeys, its button stays hidden and a code does the same.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));

function asked({ challenge, user, excludeCredentials, allowCredentials, ...rest }) {
  const options = { ...rest, challenge: bytes(challenge) };
  if (user) options.user = { ...user, id: bytes(user.id) };
  if (excludeCredentials) options.excludeCredentials = known(excludeCredentials);
  if (allowCredentials) options.allowCredentials = known(allowCredentials);
  return options;
}

function answer({ id, rawId, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return JSON.stringify({ id, type, rawId: text(rawId), response: Object.fromEntries(given), clientExtensionResults: {} });
}

async function ask(form, failed) {
  const publicKey = asked(JSON.parse(form.dataset.options));
  try {
    const found = await navigator.credentials[form.dataset.passkey]({ publicKey });
    form.elements.namedItem("answer").value = answer(found);
    form.submit();
  } catch {
    if (failed) failed.hidden = false;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form, form.querySelector("[data-passkey-failed]"));
  });
}
