// The portal works without this file; it leaves faster, reads aloud and waits by itself.
import "./quick-exit.js";
import "./aloud.js";
import "./waiting.js";
