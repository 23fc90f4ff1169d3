// Asks the server; says apart that there is no network, that nobody is logged in, and that this
// phone was revoked.
export class Away extends Error {}
export class LoggedOut extends Error {}
export class Gone extends Error {}
export class Refused extends Error {}
/** Not for this person, or not there. */
export class Closed extends Refused {}

const SECONDS = 20;
const WAITS_MS = [250, 1000, 2000, 4000, 8000, 15_000];
let token = "";

async function ask(path, options = {}, seconds = SECONDS) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    const answer = await fetch(path, { redirect: "manual", cache: "no-store", signal: stop.signal, ...options });
    if (answer.type === "opaqueredirect" || answer.status === 401) throw new LoggedOut();
    if ([403, 404].includes(answer.status)) throw new Closed("");
    if (answer.status === 410) throw new Gone();
    if (answer.status >= 500 || answer.status === 429) throw new Away();
    const told = await answer.json();
    if (!answer.ok) throw new Refused(told.reason);
    return told;
  } catch (error) {
    if ([LoggedOut, Gone, Refused, Away].some((kind) => error instanceof kind)) throw error;
    throw new Away();
  } finally {
    clearTimeout(timer);
  }
}

/** Ask for a token to send with: that also tells whether somebody is logged in. */
export const greet = async (seconds) => {
  token = (await ask("/veld/stand", {}, seconds)).token;
};

const post = (path, body, seconds) => ask(path, { method: "POST", headers: { "X-CSRFToken": token }, body }, seconds);

export const admit = () => post("/veld/telefoon");
export const half = (device) => post(`/veld/telefoon/${device}/helft`, undefined, 5);
export const take = (device) => persist(() => post(`/veld/telefoon/${device}/mee`));
export const wiped = (device) => post(`/veld/telefoon/${device}/gewist`);
export const send = (device, ops) =>
  persist(() => post(`/veld/telefoon/${device}/opsturen`, JSON.stringify({ ops })));
export const sendPhoto = (visit, form) => persist(() => post(`/veld/controle/${visit}/foto`, form, 120));

/** Try again when the line breaks, a little later each time; what is sent carries its own id. */
async function persist(act) {
  for (const wait of WAITS_MS) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Away) || !navigator.onLine) throw error;
      await new Promise((done) => setTimeout(done, wait));
    }
  }
  return act();
}
