/** A strict little reader of iCalendar (RFC 5545), for what a telephone would make of a feed. Throws at the first fault. */
export type Component = { name: string; properties: Property[]; components: Component[] };
export type Property = { name: string; parameters: Record<string, string>; value: string };

const CONTENT_LINE = /^([A-Z-]+)((?:;[A-Z-]+=[^;:,"]+)*):(.*)$/su;

/** Reads a whole calendar. */
export function readCalendar(text: string): Component {
  if (!text.endsWith("\r\n")) throw new Error("the last line does not end with CRLF");
  const physical = text.slice(0, -2).split("\r\n");
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`a bare line break in: ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
    if (line.includes("\uFFFD")) throw new Error(`a character was cut: ${line}`);
  }
  const lines: string[] = [];
  for (const line of physical) {
    if (line.startsWith(" ")) lines.push(`${lines.pop() ?? ""}${line.slice(1)}`);
    else lines.push(line);
  }
  const [root, rest] = component(lines);
  if (rest.length > 0) throw new Error("something stands after the calendar");
  if (root.name !== "VCALENDAR" || root.components.length === 0) throw new Error("no calendar, or an empty one");
  check(root);
  return root;
}

function component(lines: string[]): [Component, string[]] {
  const [first, ...inside] = lines;
  const name = /^BEGIN:([A-Z]+)$/.exec(first ?? "")?.[1];
  if (!name) throw new Error(`BEGIN expected: ${first}`);
  const read: Component = { name, properties: [], components: [] };
  let rest = inside;
  while (rest[0] !== `END:${name}`) {
    const line = rest[0];
    if (line === undefined) throw new Error(`${name} has no end`);
    if (line.startsWith("BEGIN:")) {
      const [child, after] = component(rest);
      read.components.push(child);
      rest = after;
      continue;
    }
    read.properties.push(property(line));
    rest = rest.slice(1);
  }
  return [read, rest.slice(1)];
}

function property(line: string): Property {
  const found = CONTENT_LINE.exec(line);
  if (!found) throw new Error(`no content line: ${line}`);
  const [, name = "", given = "", value = ""] = found;
  const parameters = Object.fromEntries(
    given
      .split(";")
      .filter(Boolean)
      .map((one) => one.split("=") as [string, string]),
  );
  return { name, parameters, value };
}

/** What must be there, once, and in which form. */
function check(root: Component): void {
  for (const name of ["VERSION", "PRODID"]) one(root, name);
  const uids = new Set<string>();
  for (const event of root.components.filter(({ name }) => name === "VEVENT")) {
    const uid = one(event, "UID").value;
    if (uids.has(uid)) throw new Error(`two events are called ${uid}`);
    uids.add(uid);
    matches(one(event, "DTSTAMP"), /^\d{8}T\d{6}Z$/);
    matches(one(event, "SEQUENCE"), /^\d+$/);
    for (const name of ["DTSTART", "DTEND"]) {
      const date = one(event, name);
      matches(date, /^\d{8}$/);
      if (date.parameters["VALUE"] !== "DATE") throw new Error(`${name} is no date`);
    }
    if (!(one(event, "DTEND").value > one(event, "DTSTART").value)) throw new Error(`${uid} ends before it begins`);
    textOf(event, "SUMMARY");
    for (const alarm of event.components) {
      if (alarm.name !== "VALARM") throw new Error(`${alarm.name} within an event`);
      matches(one(alarm, "TRIGGER"), /^-P(\d+D)?(T(\d+H)?)?$/);
      matches(one(alarm, "ACTION"), /^DISPLAY$/);
      textOf(alarm, "DESCRIPTION");
    }
  }
}

function matches({ name, value }: Property, pattern: RegExp): void {
  if (!pattern.test(value)) throw new Error(`${name} is ${value}`);
}

/** The one property of a name. */
export function one({ name: of, properties }: Component, name: string): Property {
  const found = properties.filter((each) => each.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${of} has ${found.length} × ${name}`);
  return found[0];
}

/** A text property with its escapes undone. */
export function textOf(of: Component, name: string): string {
  const { value } = one(of, name);
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`${name} is not escaped: ${value}`);
  return value.replaceAll(/\\(.)/gs, (whole, sign: string) => {
    if (/[nN]/.test(sign)) return "\n";
    if (/[\\;,]/.test(sign)) return sign;
    throw new Error(`${name} has an escape that is none: ${whole}`);
  });
}

/** The events of a calendar, as a telephone lists them. */
export function eventsOf(calendar: Component) {
  return calendar.components
    .filter(({ name }) => name === "VEVENT")
    .map((event) => ({
      uid: one(event, "UID").value,
      day: one(event, "DTSTART").value.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"),
      sequence: Number(one(event, "SEQUENCE").value),
      summary: textOf(event, "SUMMARY"),
      description: textOf(event, "DESCRIPTION"),
      alarms: event.components.map((alarm) => one(alarm, "TRIGGER").value),
    }));
}
