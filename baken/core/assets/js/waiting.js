// Two clicks send once, and whoever waits may go on by solving a small puzzle.
for (const form of document.querySelectorAll("form[data-once]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
}
addEventListener("pageshow", (event) => event.persisted && location.reload());

const zeros = (bytes, bits) => {
  for (let at = 0; at < bits; at += 1) if (bytes[at >> 3] & (128 >> (at & 7))) return false;
  return true;
};

async function solve(puzzle, bits) {
  const text = new TextEncoder();
  for (let answer = 0; answer < 2 ** (bits + 6); answer += 1) {
    const digest = await crypto.subtle.digest("SHA-256", text.encode(`${puzzle}:${answer}`));
    if (zeros(new Uint8Array(digest), bits)) return String(answer);
  }
  return "";
}

const waiting = document.querySelector("form[data-wait]");
if (waiting) {
  const pause = new Promise((done) => setTimeout(done, Number(waiting.dataset.wait) * 1000));
  const solved = crypto.subtle ? solve(waiting.elements.puzzle.value, Number(waiting.dataset.bits)) : pause;
  Promise.race([pause, solved]).then((answer) => {
    waiting.elements.solved.value = answer ?? "";
    waiting.submit();
  });
}
