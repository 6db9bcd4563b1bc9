import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { freePort } from "../../scripts/ports.ts";

export type ReceivedMail = {
  /** Whom the envelope named: who really gets it. */
  to: string[];
  raw: string;
  parsed: ParsedMail;
};

export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** Mailboxes of what has arrived, in order. */
  recipients(): string[];
  /** Goes away, and comes back on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

type Answer = { code: number; text: string } | "hang" | null;

/**
 * A real SMTP server on a port of this machine.
 * @param answers what it says to a recipient, or after the content, instead of taking it; "hang": nothing at all.
 */
export async function startMailServer(
  answers: {
    toRecipient?: (address: string) => Answer;
    toContent?: (address: string) => Answer;
    options?: SMTPServerOptions;
  } = {},
): Promise<MailServer> {
  const port = await freePort();
  const mails: ReceivedMail[] = [];
  let server: SMTPServer | null = null;
  const start = async () => {
    server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      onRcptTo({ address }, _session, callback) {
        reply(answers.toRecipient?.(address) ?? null, callback);
      },
      onData(stream, session, callback) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", async () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const answer = answers.toContent?.(to[0] ?? "") ?? null;
          const raw = Buffer.concat(chunks).toString();
          if (answer === null) mails.push({ to, raw, parsed: await simpleParser(raw) });
          reply(answer, callback);
        });
      },
      ...answers.options,
    });
    // A client that hangs up is what some tests are about.
    server.on("error", () => {});
    await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
  };
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    recipients: () => mails.flatMap(({ to }) => to),
    start,
    stop: () => new Promise((resolve) => (server ? server.close(() => resolve()) : resolve())),
  };
}

function reply(answer: Answer, callback: (error?: Error | null) => void): void {
  if (answer === "hang") return;
  callback(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }));
}

/** Mailboxes of the To line. */
export function toLine(mail: ParsedMail): string[] {
  const to: AddressObject[] = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : [];
  return to.flatMap(({ value }) => value.map(({ address }) => address ?? ""));
}
