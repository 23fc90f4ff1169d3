// Everything works without this file; it only makes things smoother.
import "htmx.org";
import "./quick-exit.js";
import "./menus.js";
import "./dialogs.js";
import "./idle.js";
import "./passkeys.js";
import "./print.js";
import "./upload.js";
import "./fresh.js";
