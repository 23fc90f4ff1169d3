// When nobody touches the phone for a while it locks; also when that while passed with it asleep.
let touched = Date.now();

export function keepAwake(limit, lockUp) {
  const check = () => {
    if (Date.now() - touched >= limit) lockUp();
  };
  for (const kind of ["pointerdown", "keydown", "touchstart", "wheel"]) {
    addEventListener(kind, () => (touched = Date.now()), { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", check);
  setInterval(check, 1000);
}
