import { sweep } from "../../lib/oversight/commands.ts";
import { writeDigests } from "../../lib/oversight/digest-commands.ts";
import { sendDueMails } from "../../lib/oversight/sending-commands.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { createDatabase } from "../../lib/platform/database.ts";
import { openMailer } from "../../lib/platform/mail.ts";

/** A process of its own that does a whole morning at once: node tests/support/mail-round.ts <database> <smtp> <day>. */
const [database = "", smtp = "", day = ""] = process.argv.slice(2);
const db = createDatabase(database, { connections: 3 });
const clock = fixedClock(day, "08:00");
const place = { publicUrl: "https://da06.example", authSecret: "only-for-tests-only-for-tests-only-for-tests" };
const mail = { url: smtp, from: "da06@example.vn" };
await sweep(db, clock, "schedule");
await writeDigests({ db, clock, place });
const report = await sendDueMails({ db, clock, place, from: mail.from, openMailer: () => openMailer(mail) });
console.log(JSON.stringify(report));
await db.$disconnect();
