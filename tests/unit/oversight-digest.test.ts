import { describe, expect, it } from "vitest";
import { type DigestContent, type DigestItem, digestWords } from "../../lib/oversight/digest-words.ts";
import { readUnsubscribeLink, SUBJECTS, unsubscribeLink } from "../../lib/oversight/mail-links.ts";
import { firstTry, nextTry } from "../../lib/oversight/mail-rules.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { day } from "../support/builders.ts";

const item = (about: Partial<DigestItem> = {}): DigestItem => ({
  kind: "DEADLINE_PASSED",
  urgency: "NOW",
  title: "Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 2)",
  body: "Đề nghị cập nhật kết quả.",
  dueOn: null,
  link: "https://da06.example/tasks/16",
  ...about,
});

const words = (about: Partial<DigestContent> = {}) =>
  digestWords({
    name: "Lê Minh Đức",
    day: day("2023-10-10"),
    items: [item()],
    stillOpen: { NOW: 0, SOON: 0, LATER: 0, NEWS: 0 },
    sampleData: false,
    links: {
      alerts: "https://da06.example/alerts",
      preferences: "https://da06.example/account#thu",
      unsubscribe: (subject) => `https://da06.example/stop?kind=${subject}&token=x`,
    },
    ...about,
  });

describe("the words of a digest", () => {
  it("count in the subject what asks something, the most pressing first", () => {
    const items = [
      ...["NEWS", "SOON", "NOW", "NOW", "NOW", "SOON"].map((urgency) =>
        item({ urgency: urgency as DigestItem["urgency"] }),
      ),
    ];
    expect(words({ items }).subject).toBe(
      "[Đề án 06] 3 việc cần xử lý ngay, 2 việc cần xử lý sớm, 1 tin để biết – 10/10/2023",
    );
  });

  it("say the same in text and in HTML, by urgency and then by date, with where to go", () => {
    const { text, html } = words({
      items: [
        item({ urgency: "NEWS", title: "Tin", link: "https://da06.example/tasks/3" }),
        item({ title: "Không ngày" }),
        item({ title: "Ngày sau", dueOn: day("2023-10-05") }),
        item({ title: "Ngày trước", dueOn: day("2023-09-30") }),
      ],
      stillOpen: { NOW: 2, SOON: 0, LATER: 1, NEWS: 0 },
    });
    for (const said of [text, html]) {
      const places = ["Cần xử lý ngay (3)", "Ngày trước", "Ngày sau", "Không ngày", "Để biết (1)", "Tin"].map((part) =>
        said.indexOf(part),
      );
      expect(places).toEqual(places.toSorted((left, right) => left - right));
      expect(places[0]).toBeGreaterThan(0);
      expect(said).toContain("https://da06.example/tasks/3");
      expect(said).toContain(
        "Ngoài ra còn 2 việc cần xử lý ngay, 1 việc sắp tới đã gửi ở các thư trước, đến nay chưa xong.",
      );
      expect(said).not.toContain("minh họa");
    }
  });

  it("end with a link for each kind that is in it, and one for all", () => {
    const { text, html } = words({ items: [item(), item({ kind: "SILENT" })] });
    for (const said of [text, html]) {
      expect(said.match(/kind=(\w+)/g)).toEqual(["kind=DEADLINE_PASSED", "kind=SILENT", "kind=ALL"]);
    }
  });

  it("leave nothing that somebody typed to be read as markup", () => {
    const { html, text } = words({ name: 'A "B" & C', items: [item({ title: "<b onload='x'>", body: "1\n2 < 3" })] });
    expect(html).not.toMatch(/<b onload|2 < 3/);
    expect(html).toContain("&lt;b onload=&#39;x&#39;&gt;");
    expect(html).toContain("A &quot;B&quot; &amp; C");
    expect(html).toContain("1<br>2 &lt; 3");
    expect(text).toContain("  1\n  2 < 3");
    // Nothing is fetched when it is opened.
    expect(html).not.toMatch(/<(img|link|script|style|iframe)\b|url\(/);
  });

  it("show no more than can be read, and say how many there are", () => {
    const { text, subject } = words({ items: Array.from({ length: 55 }, (_, n) => item({ title: `Việc ${n}.` })) });
    expect(subject).toContain("55 việc");
    expect(text.match(/^\* /gm)).toHaveLength(40);
    expect(text).toContain("và 15 thông báo khác");
  });

  it("use no pronoun and no exclamation mark", () => {
    const { text, subject } = words({ sampleData: true });
    expect(`${subject} ${text}`).not.toMatch(/!|\bbạn\b|chúng tôi/i);
    expect(text).toBe(text.normalize("NFC"));
  });
});

describe("a link that ends e-mails", () => {
  const place = { publicUrl: "https://da06.example", authSecret: "a secret of thirty-two characters or more" };
  const queryOf = (link: string) => Object.fromEntries(new URL(link).searchParams);

  it("is read back for every kind, and by nobody with another secret", () => {
    for (const subject of SUBJECTS) {
      const link = unsubscribeLink(place, { userId: 12, subject });
      expect(link).toMatch(/^https:\/\/da06\.example\/api\/mail\/unsubscribe\?/);
      expect(readUnsubscribeLink(place, queryOf(link))).toEqual({ userId: 12, subject });
      expect(readUnsubscribeLink({ authSecret: "another secret of thirty-two characters" }, queryOf(link))).toBeNull();
    }
  });

  it("holds for that person and that kind only", () => {
    const query = queryOf(unsubscribeLink(place, { userId: 12, subject: "SILENT" }));
    for (const forged of [
      { ...query, user: "13" },
      { ...query, user: "012" },
      { ...query, user: "1e1" },
      { ...query, kind: "ALL" },
      { ...query, kind: "constructor" },
      { ...query, token: "" },
      { ...query, token: query["token"]?.slice(1) },
      { ...query, token: ["x"] },
      {},
    ]) {
      expect(readUnsubscribeLink(place, forged), JSON.stringify(forged)).toBeNull();
    }
  });
});

describe("when an e-mail is tried", () => {
  it("first at eight, or at once when it was written later", () => {
    const first = (time: string) => firstTry(day("2023-10-10"), fixedClock("2023-10-10", time).now()).toString();
    expect(first("07:00")).toBe("2023-10-10T01:00:00Z");
    expect(first("09:30")).toBe("2023-10-10T02:30:00Z");
  });

  it("then after 1, 2, 5, 10, 30 minutes, and every hour", () => {
    const now = fixedClock("2023-10-10", "08:00").now();
    const pauses = [1, 2, 3, 4, 5, 6, 40].map((attempts) => now.until(nextTry(attempts, now)).total("minutes"));
    expect(pauses).toEqual([1, 2, 5, 10, 30, 60, 60]);
  });
});
