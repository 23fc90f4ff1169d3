// Bundles the styles, the script and the icons into baken/core/static/baken (git ignores it).
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "../../../node_modules");
const out = join(here, "../static/baken");
const theme = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
const read = (path) => readFileSync(path, "utf8");
const locked = JSON.parse(read(join(here, "../../../package.json")));
const packages = Object.keys({ ...locked.dependencies, ...locked.devDependencies });

const properties = (css) => new Map([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2]]));
const mentioned = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]);

/** The tokens that the styles reach, directly or through another token. */
function reachable(tokens, styles) {
  const kept = new Map();
  const queue = mentioned(styles);
  while (queue.length) {
    const name = queue.pop();
    if (kept.has(name) || !tokens.has(name)) continue;
    kept.set(name, tokens.get(name));
    queue.push(...mentioned(tokens.get(name)));
  }
  return [...kept].sort(([a], [b]) => a.localeCompare(b));
}

/** Each light-dark(day, night) becomes a day value and a night value; paper is always day. */
function themed(tokens) {
  const pair = /^light-dark\((.+), (.+)\)$/;
  const block = (pick) => tokens.map(([name, value]) => pick(name, value)).filter(Boolean).join("");
  const day = block((name, value) => `${name}:${value.replace(pair, "$1")};`);
  const night = block((name, value) => pair.test(value) && `${name}:${value.replace(pair, "$2")};`);
  return `:root{color-scheme:light;${day}}
    @media screen{.theme-dark{color-scheme:dark;${night}}}
    @media screen and (prefers-color-scheme:dark){.theme-auto{color-scheme:dark;${night}}}`;
}

function styles() {
  const components = packages
    .filter((name) => name.endsWith("-css"))
    .map((name) => JSON.parse(read(join(modules, name, "package.json"))))
    .map(({ name }) => read(join(modules, name, "dist", stylesheet(name))));
  const sheets = readdirSync(join(here, "css")).filter((name) => name.endsWith(".css")).sort();
  const own = sheets.filter((name) => !["palette.css", "tokens.css"].includes(name));
  const texts = own.map((name) => read(join(here, "css", name)));
  const tokens = new Map([
    ...properties(read(join(modules, theme))),
    ...properties(read(join(here, "css/palette.css"))),
    ...properties(read(join(here, "css/tokens.css"))),
  ]);
  const vendor = components.join("\n").replace(/\/\*[^]*?\*\//g, "");
  return `${own.map((name) => `@import "./css/${name}";`).join("\n")}
    @layer vendor{${vendor}}
    ${themed(reachable(tokens, vendor + texts.join("\n")))}`;
}

const stylesheet = (name) =>
  name.startsWith("@utrecht/") ? "index.css" : `${name.split("/")[1].replace("-css", "")}.css`;

function sprite() {
  const { icons } = JSON.parse(read(join(modules, "@iconify-json/tabler/icons.json")));
  const names = read(join(here, "icons.txt")).split("\n").filter(Boolean);
  const unknown = names.filter((name) => !icons[name]);
  if (unknown.length) throw new Error(`icons.txt names icons that Tabler lacks: ${unknown}`);
  const painted = / (?:fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="(?:none|currentColor|2|round)"/g;
  const symbol = (name) =>
    `<symbol id="${name}" viewBox="0 0 24 24">${icons[name].body.replace(painted, "")}</symbol>`;
  const [, mark] = /<\/?rect[^>]*>([^]*)<\/svg>/.exec(read(join(here, "mark.svg")));
  const beacon = `<symbol id="baken-mark" viewBox="0 0 32 32">${mark}</symbol>`;
  return `<svg xmlns="http://www.w3.org/2000/svg">${beacon}${names.map(symbol).join("")}</svg>`;
}

function licences() {
  const holders = new Map();
  for (const name of Object.keys(locked.dependencies).sort()) {
    const file = readdirSync(join(modules, name)).find((entry) => /^licen[cs]e/i.test(entry));
    const { version, license } = JSON.parse(read(join(modules, name, "package.json")));
    const text = file ? read(join(modules, name, file)) : license;
    holders.set(text, [...(holders.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  return [...holders].map(([text, names]) => `${names.join("\n")}\n\n${text}`).join(`\n${"-".repeat(80)}\n`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const shared = { bundle: true, minify: true, logLevel: "warning", target: ["chrome105", "firefox121", "safari15.4"] };
await Promise.all([
  build({
    ...shared,
    stdin: { contents: styles(), loader: "css", resolveDir: here, sourcefile: "baken.css" },
    outfile: join(out, "baken.css"),
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
  }),
  ...["baken", "portal", "field", "field-worker"].map((name) =>
    build({ ...shared, entryPoints: [join(here, `js/${name}.js`)], outfile: join(out, `${name}.js`), format: "iife" }),
  ),
]);
writeFileSync(join(out, "icons.svg"), sprite());
writeFileSync(join(out, "mark.svg"), read(join(here, "mark.svg")));
writeFileSync(join(out, "third-party-licences.txt"), licences());
