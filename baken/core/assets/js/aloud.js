// Read a question aloud, with a voice on the device itself: others send the text to somebody.
const form = document.querySelector("form[data-aloud]");
const language = document.documentElement.lang.split("-")[0];
const voice = () => speechSynthesis.getVoices().find((each) => each.localService && each.lang.startsWith(language));

function offer() {
  if (!voice() || form.querySelector("[data-speaks]")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nl-button nl-button--subtle nl-button--small";
  button.dataset.speaks = "";
  button.textContent = form.dataset.aloud;
  button.addEventListener("click", () => {
    speechSynthesis.cancel();
    const words = [...form.querySelectorAll("legend, label, .utrecht-form-field-description")].map((each) => each.textContent.trim());
    const said = new SpeechSynthesisUtterance(words.join(". "));
    said.voice = voice();
    said.lang = said.voice.lang;
    speechSynthesis.speak(said);
  });
  form.prepend(button);
}

if (form && "speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
}
