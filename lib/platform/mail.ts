import { createTransport } from "nodemailer";
import type { MailSettings } from "./env.ts";

/** One e-mail to one person, whole: sent again with the same id it is the same e-mail, byte for byte. */
export type Letter = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without brackets, e.g. "digest-17@da06.example"; mail servers and readers know a second copy by it. */
  id: string;
  /** When it was written. */
  writtenAt: Temporal.Instant;
  headers?: Readonly<Record<string, string>>;
};

/**
 * What came of sending one. `words` are the mail server's own, or say in Vietnamese why there was no conversation.
 * - `sent`: the server took it, for every recipient there is: the one.
 * - `refused`: the server will never take this e-mail (a 5xx answer to the recipient or to the content).
 * - `deferred`: the server does not take this e-mail now (4xx).
 * - `unavailable`: no e-mail can be sent now: no connection, no answer in time, no TLS, sign-in or sender refused. Where the
 *   connection was lost after the content had gone out, nobody can know whether it arrived; whoever sends it again sends the
 *   same id.
 */
export type MailOutcome = { kind: "sent" | "refused" | "deferred" | "unavailable"; words: string };

/** Milliseconds that each step of the conversation with the mail server may take. */
export type MailPatience = { connect: number; silence: number; whole: number };

/** A server that says nothing for half a minute says nothing; the whole stays below a process's time to end. */
const PATIENCE: MailPatience = { connect: 10_000, silence: 15_000, whole: 18_000 };

/** An open line to the mail server; whoever opens it closes it. */
export type Mailer = { send(letter: Letter): Promise<MailOutcome>; close(): void };

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/**
 * How the server is spoken to. smtps:// is TLS from the first byte; smtp:// takes STARTTLS where it is offered, and insists on
 * it where a password would travel. Certificates are checked (NODE_EXTRA_CA_CERTS adds one's own authority). Only a relay on
 * the same machine is spoken to in the clear.
 */
export function transportOptions({ url }: MailSettings, patience: MailPatience = PATIENCE) {
  const server = new URL(url);
  const secure = server.protocol === "smtps:";
  const user = decodeURIComponent(server.username);
  const sameMachine = LOOPBACK.test(server.hostname);
  return {
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    ignoreTLS: !secure && sameMachine,
    requireTLS: !secure && !sameMachine && user !== "",
    ...(user && { auth: { user, pass: decodeURIComponent(server.password) } }),
    connectionTimeout: patience.connect,
    dnsTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.silence,
    tls: { minVersion: "TLSv1.2" as const },
    // What an e-mail holds is given here; nothing is fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false as const,
  };
}

/**
 * Opens a line to the mail server that is kept from one e-mail to the next. `send` never throws: what goes wrong is an
 * outcome. Nothing of the content and no credentials are logged.
 */
export function openMailer(settings: MailSettings, patience: MailPatience = PATIENCE): Mailer {
  const options = transportOptions(settings, patience);
  let transport = openTransport(options);
  return {
    async send(letter) {
      const inTime = Promise.withResolvers<MailOutcome>();
      const timer = setTimeout(() => {
        // What is still under way is cut off with its connection.
        transport.close();
        transport = openTransport(options);
        inTime.resolve({ kind: "unavailable", words: NO_ANSWER });
      }, patience.whole);
      try {
        return await Promise.race([converse(transport, settings.from, letter), inTime.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      transport.close();
    },
  };
}

/** One after the other over one connection; whether to try again is decided by whoever sends, never in here. */
const ONE_LINE = { pool: true as const, maxConnections: 1, maxRequeues: 0 };

function openTransport(options: ReturnType<typeof transportOptions>) {
  return createTransport({ ...options, ...ONE_LINE });
}

async function converse(
  transport: ReturnType<typeof openTransport>,
  from: string,
  letter: Letter,
): Promise<MailOutcome> {
  try {
    // The boundaries between the parts are random unless they are given something to start from.
    const boundary = { baseBoundary: letter.id.replaceAll(/[^A-Za-z0-9-]/g, "-") };
    const answer = await transport.sendMail({
      ...boundary,
      from,
      to: { name: "", address: letter.to },
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      messageId: `<${letter.id}>`,
      date: new Date(letter.writtenAt.epochMilliseconds),
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", ...letter.headers },
    });
    return { kind: "sent", words: plain(answer.response) };
  } catch (error) {
    return outcomeOf(error);
  }
}

type SmtpError = { message: string; code?: string; command?: string; response?: string; responseCode?: number };

const NO_ANSWER = "Máy chủ thư không trả lời trong thời gian chờ.";

/** The server closes the line (RFC 5321, 3.8): nothing else can be sent either. */
const CLOSING = 421;

/** What an error of the conversation means for the e-mail, and what to tell. */
export function outcomeOf(error: unknown): MailOutcome {
  const { message, code, command, response, responseCode } = error as SmtpError;
  if (code === "EENVELOPE" && command === "API") {
    return { kind: "refused", words: `Địa chỉ thư không dùng được: ${plain(message)}` };
  }
  const aboutThisOne = command === "RCPT TO" || command === "DATA";
  if (response && responseCode && responseCode !== CLOSING && aboutThisOne) {
    return { kind: responseCode >= 500 ? "refused" : "deferred", words: plain(response) };
  }
  return { kind: "unavailable", words: `${reasonOf(code, command)} ${plain(response ?? message)}`.trim() };
}

/** Why there was no conversation; the server's or the system's own words follow. */
function reasonOf(code: string | undefined, command: string | undefined): string {
  if (code === "EAUTH" || code === "ENOAUTH") return "Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu:";
  if (code === "ETLS") return "Không lập được kết nối mã hóa với máy chủ thư:";
  if (code === "ETIMEDOUT") return NO_ANSWER;
  if (code === "EDNS") return "Không tìm thấy máy chủ thư:";
  if (code === "EENVELOPE" && command === "MAIL FROM") return "Máy chủ thư không nhận địa chỉ gửi (MAIL_FROM):";
  if (code === "ESOCKET" || code === "ECONNECTION" || code === "ECONNREFUSED") return "Không nối được máy chủ thư:";
  return "Chưa gửi được:";
}

const LONGEST = 500;

/** Foreign words fit for a column and a page: one line, not without end. */
function plain(words: string): string {
  return words
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, LONGEST);
}
