// Read a page aloud, with a voice on the device itself: others send the text to somebody.
const text = document.querySelector("[data-aloud]");
const language = text?.closest("[lang]").lang.split("-")[0];
const voice = () => speechSynthesis.getVoices().find((each) => each.localService && each.lang.startsWith(language));
const WORDS = "h1, h2, p, li, legend, label, .utrecht-form-field-description";
const shown = (each) => each.checkVisibility?.() !== false;

function words() {
  const parts = [...text.querySelectorAll(WORDS)].filter((each) => shown(each) && !each.querySelector(WORDS));
  return parts.map((each) => each.textContent.trim().replace(/\s+/g, " ")).filter(Boolean);
}

function say() {
  const isSpeaking = speechSynthesis.speaking;
  speechSynthesis.cancel();
  if (isSpeaking) return;
  for (const each of words()) {
    const said = new SpeechSynthesisUtterance(each);
    said.voice = voice();
    said.lang = said.voice.lang;
    speechSynthesis.speak(said);
  }
}

function offer() {
  if (!voice() || text.querySelector("[data-speaks]")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nl-button nl-button--subtle nl-button--small";
  button.dataset.speaks = "";
  button.textContent = text.dataset.aloud;
  button.addEventListener("click", say);
  text.prepend(button);
}

if (text && "speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
