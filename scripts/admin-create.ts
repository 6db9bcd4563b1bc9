import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { withDatabase } from "./contents.ts";
import { generate } from "./generate.ts";
import { Refusal, run, say } from "./lifecycle.ts";
import { mainDatabase } from "./main-database.ts";
import { migrateAndSay } from "./migrate.ts";

/**
 * `npm run admin:create`: makes an administrator, while the server runs or not. Asks on the terminal, or takes ADMIN_USERNAME,
 * ADMIN_NAME and ADMIN_PASSWORD.
 */
run(async () => {
  await generate();
  const typed = process.env.ADMIN_USERNAME ? fromEnvironment() : await fromTerminal();
  const database = await mainDatabase("Making an administrator", null, { join: true });
  await migrateAndSay(database);
  const { createAdministrator } = await import("../lib/people/administrator.ts");
  const made = await withDatabase(database, (db) => createAdministrator(db, typed));
  if (!made.ok) {
    const sentences = made.fields ? Object.values(made.fields) : [made.message ?? made.code];
    throw new Refusal(sentences.join(" "));
  }
  say(`The administrator “${typed.username}” can sign in now.`);
  return 0;
});

type Typed = { username: string; name: string; password: string };

function fromEnvironment(): Typed {
  const {
    ADMIN_USERNAME: username = "",
    ADMIN_NAME: name = "Quản trị hệ thống",
    ADMIN_PASSWORD: password,
  } = process.env;
  if (!password)
    throw new Refusal("ADMIN_USERNAME is set but ADMIN_PASSWORD is not; set both, or neither to be asked.");
  return { username, name, password };
}

async function fromTerminal(): Promise<Typed> {
  if (!process.stdin.isTTY) {
    throw new Refusal("There is no terminal to ask on; set ADMIN_USERNAME and ADMIN_PASSWORD (and ADMIN_NAME).");
  }
  const username = await ask("Username (small letters, digits, . and -): ");
  const name = await ask("Full name: ");
  const password = await ask("Password (14 characters or more, of four kinds; not shown): ", { hidden: true });
  if ((await ask("The same password again: ", { hidden: true })) !== password) {
    throw new Refusal("The two passwords differ; nothing was made, start again.");
  }
  return { username, name, password };
}

async function ask(question: string, options: { hidden?: boolean } = {}): Promise<string> {
  let muted = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!muted) process.stdout.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  // In raw mode the terminal hands Ctrl-C over as a key.
  terminal.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const answer = terminal.question(question);
  muted = options.hidden ?? false;
  const given = await answer;
  terminal.close();
  if (muted) process.stdout.write("\n");
  return given.trim();
}
