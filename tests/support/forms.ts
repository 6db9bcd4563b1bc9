/**
 * Forms as a browser without JavaScript sends them, but by a plain request: for a hostile hand that changes what it sends, and
 * for a loop that must not wait for a browser.
 */

/** The fields of the first form on a page that contains `mark`, with the values they stand at. */
export function formFields(html: string, mark: string): Record<string, string> {
  const form = html.match(/<form\b[\s\S]*?<\/form>/g)?.find((text) => text.includes(mark));
  if (!form) throw new Error(`No form on the page contains “${mark}”.`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    const unchecked = /type="(radio|checkbox)"/.test(tag) && !/\schecked\b/.test(tag);
    if (name && !unchecked) fields[name] = attribute(tag, "value") ?? "";
  }
  for (const [tag, text = ""] of form.matchAll(/<textarea\b[^>]*>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(tag, "name");
    if (name) fields[name] = decoded(text).replace(/^\n/, "");
  }
  return fields;
}

/** Sends a form to where its page stands, and does not follow the answer. */
export async function postForm(url: string, fields: Record<string, string>, cookie = ""): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(url, { method: "POST", body, redirect: "manual", headers: { cookie, origin: new URL(url).origin } });
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found?.[1] === undefined ? null : decoded(found[1]);
}

function decoded(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
