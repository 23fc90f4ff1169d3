// The portal works without this file; it leaves faster, reads aloud and waits by itself.
import "./quick-exit.js";
import "./aloud.js";
import "./waiting.js";
import "./sending.js";

// Going back must not offer to send a form again, and with it what was told.
history.replaceState(null, "", location.href);
