import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STATUS_LOOK } from "../../components/task/status-look.ts";
import { type FeedOwner, feedEvents } from "../../lib/oversight/feed-events.ts";
import { type FeedEvent, printCalendar } from "../../lib/oversight/feed-print.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { agencyIdOf, boardOf, claimOf, day, month, SETTINGS } from "../support/builders.ts";
import { eventsOf, readCalendar, textOf } from "../support/icalendar.ts";

const AT = { host: "da06.example", page: (path: string) => `https://da06.example${path}` };
const STAMP = Temporal.Instant.from("2023-10-09T17:00:00Z");

const print = (events: readonly FeedEvent[], name = "Đề án 06: Lê Minh Đức") =>
  printCalendar({ name, zone: ZONE, stamp: STAMP, events });

const event = (about: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: "part-1@da06.example",
  day: day("2023-12-31"),
  summary: "Trong hạn: Nhiệm vụ 1 – Số hóa",
  description: "Hạn 31/12/2023.",
  url: "https://da06.example/tasks/1",
  sequence: 0,
  alarms: true,
  ...about,
});

describe("a printed calendar", () => {
  it("reads as it was written: escaped, folded within 75 octets, never inside a character", () => {
    fc.assert(
      fc.property(
        // Without what has no place in a text value: control characters, halves of characters, and the sign that stands for such a half.
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.string({ unit: fc.constantFrom("ế", "😀", ",", ";", "\\", "\n", "n", " ", ":", "a"), maxLength: 300 }),
        (left, right) => {
          const clean = (text: string) => text.replaceAll(/[^\P{Cc}\n]|\uFFFD/gu, "");
          const said = { summary: `S${clean(left).replaceAll("\n", " ")}`, description: `D${clean(right)}` };
          const calendar = readCalendar(print([event(said)], `N${clean(right)}`));
          expect(eventsOf(calendar)[0]).toMatchObject(said);
          expect(textOf(calendar, "X-WR-CALNAME")).toBe(`N${clean(right)}`);
        },
      ),
    );
  });

  it("keeps to one day, the next one excluded, with two reminders at eight in the morning", () => {
    const text = print([event()]);
    expect(text).toContain("\r\nDTSTART;VALUE=DATE:20231231\r\nDTEND;VALUE=DATE:20240101\r\n");
    expect(eventsOf(readCalendar(text))[0]?.alarms).toEqual(["-P6DT16H", "-PT16H"]);
    expect(eventsOf(readCalendar(print([event({ alarms: false })])))[0]?.alarms).toEqual([]);
  });

  it("is a calendar without any event, too", () => {
    expect(eventsOf(readCalendar(print([])))).toEqual([]);
  });

  it("takes no line break from outside into a line of its own", () => {
    const text = print([event({ summary: "x\r\nATTENDEE:mailto:a@b.c" })]);
    expect(text).not.toMatch(/^ATTENDEE/m);
    expect(eventsOf(readCalendar(text))[0]?.summary).toBe("x\nATTENDEE:mailto:a@b.c");
  });
});

const OFFICER: FeedOwner = {
  role: "OFFICER",
  agencyId: agencyIdOf("so-tnmt"),
  reports: { from: day("2023-01-01"), to: null, sent: [] },
  documents: [],
};
const listed = (events: readonly FeedEvent[]) => events.map(({ day, summary }) => `${day} ${summary}`);

const BOARD = boardOf(
  [
    { number: 1, due: ["2023-09-30"], parts: [{ agency: "so-tnmt" }] },
    { number: 2, due: ["2023-03-31", "2023-12-31"], parts: [{ agency: "so-tnmt", role: "COORDINATOR" }] },
    { number: 3, parts: [{ agency: "so-tnmt" }] },
    { number: 4, due: ["2023-10-31"], parts: [{ agency: "so-tu-phap" }] },
    { number: 5, due: ["2023-06-30"], parts: [{ agency: "so-tnmt", word: claimOf("2023-06-20", "CONFIRMED") }] },
    { number: 6, due: ["2023-10-31"], parts: [{ agency: "so-tnmt", word: claimOf("2023-10-05") }] },
    { number: 7, due: ["2023-10-31"], parts: [{ agency: "so-tnmt", applicable: false }] },
    {
      number: 8,
      due: ["2023-11-30"],
      parts: [{ agency: "so-tnmt" }, { agency: "so-tu-phap", word: claimOf("2023-06-20", "CONFIRMED") }],
    },
  ],
  { today: "2023-10-10" },
);

describe("what stands in somebody's calendar", () => {
  it("for people of an agency: its open dated parts and the days its reports are due", () => {
    const events = feedEvents(BOARD, SETTINGS, OFFICER, AT);
    expect(listed(events)).toEqual([
      "2023-09-30 Quá hạn từ 01/10/2023: Nhiệm vụ 1 – Nhiệm vụ 1",
      "2023-12-31 Trong hạn: Nhiệm vụ 2 – Nhiệm vụ 2 (phối hợp) (gốc 31/03/2023)",
      "2023-10-31 Chờ xác nhận: Nhiệm vụ 6 – Nhiệm vụ 6",
      "2023-11-30 Trong hạn: Nhiệm vụ 8 – Nhiệm vụ 8",
      "2023-09-14 Hạn gửi báo cáo tháng 9/2023",
      "2023-10-14 Hạn gửi báo cáo tháng 10/2023",
      "2023-11-14 Hạn gửi báo cáo tháng 11/2023",
      "2023-12-14 Hạn gửi báo cáo tháng 12/2023",
    ]);
    const sent = { ...OFFICER, reports: { ...OFFICER.reports, sent: [month("2023-10")] } };
    const october = feedEvents(BOARD, SETTINGS, sent, AT).find(({ uid }) => uid.startsWith("report-2023-10"));
    expect(october).toMatchObject({ summary: "Đã gửi báo cáo tháng 10/2023", sequence: 1, alarms: false });
    // Who has done their part is not reminded, and nobody of a day that has passed.
    expect(events.filter(({ alarms }) => !alarms).map(({ uid }) => uid)).toEqual([
      "part-101@da06.example",
      "part-601@da06.example",
      `report-2023-09-${agencyIdOf("so-tnmt")}@da06.example`,
    ]);
    expect(feedEvents(BOARD, SETTINGS, { ...OFFICER, role: "AGENCY_HEAD" }, AT)).toEqual(events);
  });

  it("for people of an agency too: what it has to hand in by Section IV, and has not", () => {
    const document = {
      agencyId: agencyIdOf("so-tnmt"),
      phrase: "UBND huyện, thành phố",
      source: "III.23.1",
      what: "Xây dựng kế hoạch",
      path: "/obligations/OB-11/huyen-yen-the",
    };
    const documents = [
      { ...document, partId: 1, lastGoodDay: day("2023-02-09") },
      { ...document, partId: 2, lastGoodDay: day("2023-10-10") },
    ];
    const events = feedEvents(BOARD, SETTINGS, { ...OFFICER, documents }, AT).filter(({ uid }) =>
      uid.startsWith("document-"),
    );
    expect(events.map(({ summary, alarms }) => [summary, alarms])).toEqual([
      ["Quá hạn nộp văn bản của UBND huyện, thành phố (mục III.23.1)", false],
      ["Hạn nộp văn bản của UBND huyện, thành phố (mục III.23.1)", true],
    ]);
    expect(events[0]?.url).toContain(document.path);
  });

  it("for those who follow all agencies: the deadlines of open tasks", () => {
    const owner: FeedOwner = {
      role: "LEADER",
      agencyId: null,
      reports: { from: null, to: null, sent: [] },
      documents: [],
    };
    expect(listed(feedEvents(BOARD, SETTINGS, owner, AT))).toEqual([
      "2023-09-30 Quá hạn từ 01/10/2023: Nhiệm vụ 1 – Nhiệm vụ 1",
      "2023-10-31 Sắp đến hạn: Nhiệm vụ 4 – Nhiệm vụ 4",
      "2023-10-31 Sắp đến hạn: Nhiệm vụ 6 – Nhiệm vụ 6",
      "2023-11-30 Trong hạn: Nhiệm vụ 8 – Nhiệm vụ 8 (1/2 đơn vị chủ trì đã xong)",
    ]);
    expect(feedEvents(BOARD, SETTINGS, { ...owner, role: "ADMIN" }, AT)).toEqual([]);
  });

  it("an extension moves the event: the same name, a higher number, the original date in words", () => {
    const of = (due: string[]) =>
      feedEvents(boardOf([{ number: 1, due, parts: [{ agency: "so-tnmt" }] }]), SETTINGS, OFFICER, AT)[0];
    const before = of(["2023-10-20"]);
    const after = of(["2023-10-20", "2023-12-15"]);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.day.toString()).toBe("2023-12-15");
    expect(after?.summary).toContain("(gốc 20/10/2023)");
    expect(after?.description).toContain("Hạn 15/12/2023 (gốc 20/10/2023).");
  });

  it("a report is due on the 14th read strictly, on the 15th read as national boards do, and only while it is owed", () => {
    const days = (settings: Partial<typeof SETTINGS>, reports = OFFICER.reports) =>
      feedEvents(BOARD, { ...SETTINGS, ...settings }, { ...OFFICER, reports }, AT)
        .filter(({ uid }) => uid.startsWith("report-"))
        .map((one) => one.day.toString());
    expect(days({ exclusiveReading: "LENIENT" })[0]).toBe("2023-09-15");
    // 14/10/2023 is a Saturday.
    expect(days({ dayOffRule: "NEXT_WORKING_DAY" })[1]).toBe("2023-10-16");
    expect(days({}, { from: day("2023-11-01"), to: day("2023-11-30"), sent: [] })).toEqual(["2023-11-14"]);
    expect(days({}, { from: null, to: null, sent: [] })).toEqual([]);
  });

  it("calls states what the screen calls them", () => {
    const words = feedEvents(BOARD, SETTINGS, { ...OFFICER, role: "SECRETARIAT" }, AT).map(({ summary }) => summary);
    for (const code of ["ON_TRACK", "DUE_SOON", "OVERDUE"] as const) {
      expect(
        words.some((said) => said.startsWith(STATUS_LOOK[code].word)),
        code,
      ).toBe(true);
    }
  });
});
