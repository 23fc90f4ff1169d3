// Draws what the phone knows in the page that the server made once; words come with the page.
const words = JSON.parse(document.getElementById("field-words")?.textContent ?? "{}");
const one = (selector, root = document) => root.querySelector(selector);
const language = document.documentElement.lang;

export const say = (name, values = {}) =>
  (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
export const time = (moment) =>
  new Date(moment).toLocaleString(language, { weekday: "short", hour: "2-digit", minute: "2-digit" });

export const tell = (text) => (one("[data-told]").textContent = text);
export const alarm = (text) => (one("[data-alarm]").textContent = text);

export function show(name) {
  for (const view of document.querySelectorAll("[data-view]")) view.hidden = view.dataset.view !== name;
  one("[data-do=lock]").hidden = !["list", "visit"].includes(name);
  one(`[data-view=${name}] h1`).focus();
  scrollTo(0, 0);
}

export function fill(root, values) {
  for (const slot of root.querySelectorAll("[data-slot]")) {
    if (slot.dataset.slot in values) slot.textContent = values[slot.dataset.slot] ?? "";
  }
  return root;
}

const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const about = (visit) => `${visit.kind} · ${visit.day} · ${say(visit.status)}`;

export function list(visits, open) {
  const rows = visits.map((visit) => {
    const row = fill(copy("field-row"), { ...visit, about: about(visit) });
    one("[data-open]", row).addEventListener("click", () => open(visit.id));
    return row;
  });
  one("[data-visits]").replaceChildren(...rows);
}

const line = (text) => Object.assign(document.createElement("li"), { textContent: text });

export function visit(it) {
  const root = one("[data-view=visit]");
  fill(root, { ...it, about: `${about(it)} · ${it.code}`, server: say("on_server", it.counts) });
  one("[data-limits]", root).replaceChildren(...it.limits.map(line));
  for (const part of root.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== it.status;
  one("[data-rules]", root).replaceChildren(...it.items.filter((each) => !each.sign).map(item));
  one("[data-signs]", root).replaceChildren(...it.items.filter((each) => each.sign).map(item));
}

function item(each) {
  const row = fill(copy("field-item"), { text: each.text, of: ` ${each.text}` });
  const [seen, remark] = [one("[data-seen]", row), one("[data-remark]", row)];
  row.dataset.item = each.id;
  [seen.id, remark.id] = [`item-${each.id}`, `item-${each.id}-remark`];
  [seen.value, remark.value] = [each.now?.seen ?? "", each.now?.remark ?? ""];
  const [first, second] = row.querySelectorAll("label");
  [first.htmlFor, second.htmlFor] = [seen.id, remark.id];
  return row;
}

/** What is filled in on the list and differs from what was there. */
export function changed(it) {
  const rows = [...document.querySelectorAll("[data-item]")];
  const filled = rows.map((row) => ({ item: row.dataset.item, seen: one("[data-seen]", row).value, remark: one("[data-remark]", row).value.trim() }));
  const before = (name) => it.items.find((each) => each.id === name).now;
  return filled.filter(({ item: name, seen, remark }) => seen && (seen !== before(name)?.seen || remark !== (before(name)?.remark ?? "")));
}

const seenAs = (value) => one(`#field-item`).content.querySelector(`option[value="${value}"]`)?.textContent ?? value;
const itemText = (visits, op) =>
  visits.find((each) => each.id === op.visit)?.items.find((each) => each.id === op.body.item)?.text ?? op.body.item;
const found = ({ seen, remark }) => [seenAs(seen), remark].filter(Boolean).join(". ");

/** One thing that waits, in words. */
export function told(visits, op) {
  const { observed, note, sleeping_places: beds, persons_found: people } = op.body;
  const what = op.kind === "finding" ? `${itemText(visits, op)}: ${found(op.body)}` : (observed ?? note ?? [beds, people].filter(Boolean).join(" / "));
  return [say(op.kind), what].filter(Boolean).join(": ");
}

export function queue(texts) {
  one("[data-mine]").hidden = !texts.length;
  one("[data-queue]").replaceChildren(...texts.map(line));
}

/** What needs a person: two versions to choose from, or something that was refused. */
export function asks(visits, each, choose) {
  const { op, answer } = each;
  const box = copy("field-ask");
  const isConflict = answer.outcome === "conflict";
  const who = answer.theirs?.by;
  const place = visits.find((one_) => one_.id === op.visit)?.address ?? "";
  fill(box, {
    title: isConflict ? say("differs", { who }) : say("refused"),
    what: isConflict ? `${place}. ${itemText(visits, op)}` : `${place}. ${told(visits, op)}`,
    mine_label: `${say("yours")}, ${time(op.at)}`,
    mine: isConflict ? found(op.body) : "",
    theirs_label: isConflict ? `${say("theirs", { who })}, ${time(answer.theirs.at)}` : "",
    theirs: isConflict ? found(answer.theirs) : "",
    reason: isConflict ? "" : answer.reason || say("not_there"),
  });
  one("dl", box).hidden = !isConflict;
  one("[data-answer=theirs]", box).textContent = say("keep_theirs", { who });
  for (const button of box.querySelectorAll("[data-answer]")) {
    button.hidden = ["mine", "theirs"].includes(button.dataset.answer) !== isConflict;
    button.addEventListener("click", () => choose(each, button.dataset.answer));
  }
  return box;
}

export const showAsks = (boxes) => one("[data-asks]").replaceChildren(...boxes);

export function status(text, until, isEmpty) {
  fill(one("[data-view=list]"), { state: text, until });
  if (isEmpty) one("[data-visits]").replaceChildren(line(say("empty")));
}

const forms = () => document.querySelectorAll("form[data-op]:not([data-op=finding])");

/** What is typed and not kept yet. */
export function typed(it) {
  const given = [...forms()].map((form) => [form.dataset.op, [...new FormData(form)].filter(([, value]) => typeof value === "string" && value)]);
  return { forms: given.filter(([, pairs]) => pairs.length), rows: it ? changed(it) : [] };
}

export function retype({ forms: given, rows }) {
  for (const [op, pairs] of given) {
    const form = one(`form[data-op=${op}]`);
    for (const [name, value] of pairs) {
      const field = form.elements.namedItem(name);
      if (field?.type === "checkbox") field.checked = true;
      else if (field) field.value = value;
    }
    if (form.closest("details")) form.closest("details").open = true;
  }
  for (const { item: name, seen, remark } of rows) {
    const row = one(`[data-item="${name}"]`);
    [one("[data-seen]", row).value, one("[data-remark]", row).value] = [seen, remark];
    row.closest("details").open = true;
  }
}

/** Leave nothing of an inspection in the page. */
export function clear() {
  for (const form of document.querySelectorAll("form[data-op]")) form.reset();
  for (const name of ["[data-limits]", "[data-rules]", "[data-signs]"]) one(name).replaceChildren();
  fill(one("[data-view=visit]"), { address: "", about: "", reason: "", legal: "", entry: "", server: "" });
}
