import { existsSync, readdirSync, rmSync } from "node:fs";
import { ADMINISTRATOR, HEAD, LEADER, member, OFFICER, SECRETARY, STRANGER } from "../support/cast.ts";
import * as make from "../support/files.ts";
import { expect, type Locator, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { formFields } from "../support/forms.ts";
import { saveProgress, typeProgress } from "../support/progress-form.ts";

const server = serverForThisFile();

type Given = { name: string; bytes: Buffer };

const form = (page: Page) => page.getByRole("form", { name: "Cập nhật tiến độ" });
const input = (page: Page) => form(page).getByLabel(/^Tệp minh chứng/);
const boxes = (page: Page) => form(page).getByRole("list", { name: "Tệp đã chọn" }).getByRole("checkbox");

let made = 0;
/** A PDF like no other, of about so many bytes. */
function newPdf(size = 0): Buffer {
  made += 1;
  const random = crypto.getRandomValues(Buffer.alloc(Math.min(size, 65_536)));
  const content = Buffer.concat(Array.from({ length: Math.ceil(size / 65_536) }, () => random));
  const stream = Buffer.concat([
    Buffer.from(`<< /Length ${content.length} /N ${made} >>\nstream\n`),
    content,
    Buffer.from("\nendstream"),
  ]);
  return make.pdf({ objects: [stream] });
}

/** Chooses files in the form; in a browser with scripts they go up at once. */
async function choose(page: Page, ...given: Given[]): Promise<void> {
  await input(page).setInputFiles(given.map(({ name, bytes }) => ({ name, mimeType: "", buffer: bytes })));
}

async function files(): Promise<{ id: number; name: string; size: number }[]> {
  return server.database.db.evidenceFile.findMany({
    orderBy: { id: "asc" },
    select: { id: true, name: true, size: true },
  });
}

async function newestFile(): Promise<{ id: number; name: string; size: number }> {
  const file = (await files()).at(-1);
  if (!file) throw new Error("There is no file.");
  return file;
}

/** What lies in the store, without what is on its way. */
function stored(): string[] {
  const names = readdirSync(server.files, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name));
}

const waiting = (): string[] =>
  existsSync(`${server.files}/incoming`)
    ? readdirSync(`${server.files}/incoming`, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.includes("-"),
      )
    : [];

test("a claim with nothing but a file goes from the officer to the secretariat @both", async ({ as }, info) => {
  const bytes = newPdf();
  const officer = await as(OFFICER.username);
  await officer.goto("/tasks/16/update");
  await typeProgress(officer, {
    state: "Đã hoàn thành",
    result: "Đã đồng bộ 10/10 huyện, thành phố.",
    completedOn: "05/10/2023",
  });
  await choose(officer, { name: "../../Kết quả 😀 245.pdf", bytes });
  if (info.project.name === "js") await expect(boxes(officer)).toHaveCount(1);
  await saveProgress(officer);
  await expect(officer).toHaveURL(/\/tasks\/16\?done=claimed/);
  const history = officer.getByRole("region", { name: /^Diễn biến/ });
  await expect(history.getByRole("link", { name: /Kết quả 😀 245\.pdf/ }).first()).toBeVisible();

  const secretary = await as(SECRETARY.username);
  await secretary.goto("/review");
  const claim = secretary.getByRole("article", { name: /nhiệm vụ 16$/ });
  const downloading = secretary.waitForEvent("download");
  await claim.getByRole("link", { name: /Kết quả 😀 245\.pdf/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Kết quả 😀 245.pdf");
  const line = await server.database.db.auditEntry.findFirstOrThrow({
    where: { action: "file.download" },
    orderBy: { id: "desc" },
  });
  expect(line).toMatchObject({ actorName: SECRETARY.name, after: { name: "Kết quả 😀 245.pdf" } });
  await claim.getByLabel(/^Lý do/).fill("Đề nghị gửi bản ký số.");
  await claim.getByRole("button", { name: /^Trả lại/ }).click();
  await expect(secretary).toHaveURL(/done=returned/);

  // Sent back, the form has the evidence it came with.
  await officer.goto("/tasks/16/update");
  await expect(boxes(officer).first()).toBeChecked();
});

test("what is refused says why, keeps what was typed, and leaves nothing behind @both", async ({
  as,
  allowFault,
}, info) => {
  // What the browser itself notes of an answer that is a refusal.
  allowFault(/status of 422/);
  const scripts = info.project.name === "js";
  const before = { files: await files(), stored: stored() };
  const officer = await as(OFFICER.username);
  const refused: [given: Given, words: string][] = [
    [{ name: "lớn.pdf", bytes: Buffer.concat([newPdf(), Buffer.alloc(21 * 1024 * 1024)]) }, "Tệp lớn hơn 20 MB"],
    [{ name: "báo cáo.pdf", bytes: make.exe() }, "không phải PDF, Word, Excel"],
    [{ name: "có mã.pdf", bytes: make.pdf({ catalogue: "/OpenAction << /S /JavaScript /JS (1) >>" }) }, "mã lệnh"],
    [{ name: "mẫu.docx", bytes: make.docm() }, "macro"],
    [{ name: "rỗng.pdf", bytes: Buffer.alloc(0) }, "Tệp rỗng"],
  ];
  for (const [given, words] of refused) {
    await officer.goto("/tasks/16/update");
    await typeProgress(officer, { result: "Nội dung đã gõ phải còn." });
    await choose(officer, given);
    if (!scripts) {
      await saveProgress(officer);
      const summary = officer.getByRole("alert").filter({ hasText: "Chưa lưu được" });
      await expect(summary.getByRole("link", { name: new RegExp(words) })).toBeVisible();
      await expect(input(officer)).toHaveAccessibleDescription(new RegExp(`“${given.name}”.*${words}`));
    } else {
      await expect(form(officer).getByText(words)).toBeVisible();
    }
    await expect(form(officer).getByLabel(/^Kết quả thực hiện/)).toHaveValue("Nội dung đã gõ phải còn.");
  }
  expect({ files: await files(), stored: stored() }).toEqual(before);
  expect(waiting()).toEqual([]);
});

test("several files at once, some good: the good ones stay chosen, the others say why @nojs", async ({ as }) => {
  const officer = await as(OFFICER.username);
  await officer.goto("/tasks/16/update");
  await typeProgress(officer, { result: "Ba tệp." });
  await choose(
    officer,
    { name: "một.pdf", bytes: newPdf() },
    { name: "hai.pdf", bytes: make.exe() },
    { name: "ba.docx", bytes: make.docx() },
  );
  await saveProgress(officer);
  await expect(input(officer)).toHaveAccessibleDescription(/“hai\.pdf”/);
  await expect(form(officer).getByRole("checkbox", { name: /một\.pdf/ })).toBeChecked();
  await form(officer)
    .getByRole("checkbox", { name: /ba\.docx/ })
    .uncheck();
  await saveProgress(officer);
  await expect(officer).toHaveURL(/done=updated/);
  const history = officer.getByRole("region", { name: /^Diễn biến/ });
  await expect(history.getByRole("link", { name: /một\.pdf/ }).first()).toBeVisible();
  await expect(history.getByRole("link", { name: /ba\.docx/ })).toHaveCount(0);
});

test("a broken upload goes on where it broke, even after the page was closed, and is one file", async ({
  as,
  allowFault,
}) => {
  allowFault(/ERR_FAILED|net::ERR_/);
  const bytes = newPdf(5 * 1024 * 1024);
  const before = (await files()).length;
  const officer = await as(OFFICER.username);
  await officer.goto("/tasks/16/update");
  const offsets: number[] = [];
  let lineHolds = 4;
  await officer.route("**/api/files?*", async (route) => {
    if (lineHolds <= 0) return route.abort("failed");
    lineHolds -= 1;
    const sent = route.request().postDataBuffer()?.length ?? 0;
    if (sent > 0) offsets.push(Number(new URL(route.request().url()).searchParams.get("offset")));
    return route.continue();
  });
  await choose(officer, { name: "quét.pdf", bytes });
  await expect.poll(() => lineHolds).toBe(0);
  await expect(form(officer).getByText(/đang tải lên, /)).toBeVisible();
  // Saving waits for what is on its way.
  await saveProgress(officer);
  await expect(form(officer).getByText("Tệp đang được tải lên")).toBeVisible();
  await expect(officer).toHaveURL(/\/update$/);

  // The lid is closed; later the same file is chosen again.
  await officer.reload();
  lineHolds = 1000;
  await choose(officer, { name: "quét.pdf", bytes });
  await expect(form(officer).getByRole("checkbox", { name: /quét\.pdf/ })).toBeChecked();
  expect(offsets.toSorted((a, b) => a - b)).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
  expect(await newestFile()).toMatchObject({ name: "quét.pdf", size: bytes.length });
  expect(await files()).toHaveLength(before + 1);

  // Once more: it is there already, and nothing is sent.
  const sent = offsets.length;
  await choose(officer, { name: "quét lại.pdf", bytes });
  await expect(form(officer).getByText(/chờ tải lên|đang tải lên/)).toHaveCount(0);
  await expect(form(officer).getByRole("checkbox", { name: /quét\.pdf/ })).toBeChecked();
  expect(offsets).toHaveLength(sent);
  expect(await files()).toHaveLength(before + 1);

  await form(officer).getByRole("button", { name: "Gỡ tệp quét.pdf" }).click();
  await expect(form(officer).getByRole("checkbox", { name: /quét\.pdf/ })).toHaveCount(0);
  await expect
    .poll(() => server.database.db.evidenceFile.count({ where: { name: "quét.pdf", withdrawnAt: { not: null } } }))
    .toBe(1);
});

test("an error elsewhere in the form loses no file that was chosen", async ({ as }) => {
  const officer = await as(OFFICER.username);
  await officer.goto("/tasks/16/update");
  await choose(officer, { name: "giữ lại.pdf", bytes: newPdf() });
  await expect(form(officer).getByRole("checkbox", { name: /giữ lại\.pdf/ })).toBeChecked();
  await typeProgress(officer, { percent: "120" });
  await saveProgress(officer);
  await expect(officer.getByRole("alert").filter({ hasText: "Chưa lưu được" })).toBeVisible();
  await expect(form(officer).getByRole("checkbox", { name: /giữ lại\.pdf/ })).toBeChecked();
  await typeProgress(officer, { percent: "85", result: "Có tệp kèm theo." });
  await saveProgress(officer);
  await expect(officer).toHaveURL(/done=updated/);
  await expect(officer.getByRole("region", { name: /^Diễn biến/ })).toContainText("giữ lại.pdf");
});

/** Uploads a file by plain requests, as a script would; gives its id. */
async function uploadBy(page: Page, given: Given, about: { origin?: string | null; part?: number | null } = {}) {
  const { origin = server.url, part = await partId() } = about;
  const size = given.bytes.length;
  const query = new URLSearchParams({
    ...(part !== null && { assignment: String(part) }),
    name: given.name,
    size: String(size),
    offset: "0",
    key: `x-${crypto.randomUUID()}`,
  });
  return page.request.post(`/api/files?${query}`, {
    data: given.bytes,
    headers: { ...(origin !== null && { origin }), "content-type": "application/octet-stream" },
  });
}

async function partId(): Promise<number> {
  const part = await server.database.db.assignment.findFirstOrThrow({
    where: { task: { number: 16 }, agency: { code: OFFICER.agency ?? "" } },
  });
  return part.id;
}

test("an unsent upload is its agency's alone; sent, everyone signed in downloads it, and nothing in it runs", async ({
  as,
}) => {
  const officer = await as(OFFICER.username);
  const answer = await uploadBy(officer, { name: "kín.pdf", bytes: newPdf() });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()).file;
  const get = async (username: string, headers = {}) =>
    (await as(username)).request.get(`/api/files/${id}`, { headers, maxRedirects: 0 });
  expect((await get(HEAD.username)).status()).toBe(200);
  for (const username of [STRANGER.username, SECRETARY.username, LEADER.username]) {
    expect((await get(username)).status(), username).toBe(404);
  }

  const html = await (await officer.request.get("/tasks/16/update")).text();
  const fields = formFields(html, 'name="assignmentId"');
  const multipart = { ...fields, fileIds: String(id), result: "Gửi kèm tệp." };
  await officer.request.post("/api/progress", { multipart, headers: { origin: server.url } });

  const sent = await get(LEADER.username);
  expect(sent.status()).toBe(200);
  expect(sent.headers()).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": "attachment; filename=\"kin.pdf\"; filename*=UTF-8''k%C3%ADn.pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
  });
  expect(sent.headers()["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
  const body = await sent.body();
  const etag = sent.headers()["etag"] ?? "";
  expect((await get(LEADER.username, { "if-none-match": etag })).status()).toBe(304);
  const part = await get(LEADER.username, { range: "bytes=10-19" });
  expect([part.status(), part.headers()["content-range"]]).toEqual([206, `bytes 10-19/${body.length}`]);
  expect(await part.body()).toEqual(body.subarray(10, 20));
  expect((await get(LEADER.username, { range: "bytes=999999999-" })).status()).toBe(416);
  // A PDF is never shown in the browser.
  const shown = await (await as(LEADER.username)).request.get(`/api/files/${id}?show=1`);
  expect(shown.headers()["content-disposition"]).toMatch(/^attachment/);
  const visitor = await as(null);
  const turned = await visitor.request.get(`/api/files/${id}`, { maxRedirects: 0 });
  expect([turned.status(), turned.headers()["location"]]).toEqual([
    303,
    `/login?next=${encodeURIComponent(`/api/files/${id}`)}`,
  ]);
  const downloads = await server.database.db.auditEntry.count({ where: { action: "file.download", subjectId: id } });
  expect(downloads).toBe(4);
});

test("a file whose bytes are gone says so, and the log has a line", async ({ as }) => {
  const officer = await as(OFFICER.username);
  const { id } = (await (await uploadBy(officer, { name: "mất.png", bytes: make.png(3, made + 5) })).json()).file;
  const { sha256 } = await server.database.db.evidenceFile.findUniqueOrThrow({ where: { id } });
  rmSync(`${server.files}/${sha256.slice(0, 2)}/${sha256}`);
  const answer = await officer.request.get(`/api/files/${id}`);
  expect([answer.status(), await answer.text()]).toEqual([404, expect.stringContaining("không có trong kho lưu trữ")]);
});

test("what comes from elsewhere, from others or in a wrong shape is not taken", async ({ as }) => {
  const before = await files();
  const officer = await as(OFFICER.username);
  const given = { name: "a.pdf", bytes: newPdf() };
  expect((await uploadBy(officer, given, { origin: "https://elsewhere.invalid" })).status()).toBe(403);
  expect((await uploadBy(officer, given, { origin: null })).status()).toBe(403);
  expect((await uploadBy(await as(null), given)).status()).toBe(401);
  expect((await uploadBy(await as(STRANGER.username), given)).status()).toBe(404);
  expect((await uploadBy(await as(SECRETARY.username), given)).status()).toBe(404);
  expect((await uploadBy(officer, given, { part: 999_999 })).status()).toBe(404);
  // Of no part: a document of one's own agency, which the secretariat and the administrator have none of here.
  for (const username of [SECRETARY.username, ADMINISTRATOR.username]) {
    expect((await uploadBy(await as(username), given, { part: null })).status(), username).toBe(404);
  }
  expect((await uploadBy(officer, { name: "", bytes: given.bytes })).status()).toBe(400);
  const elsewhere = { multipart: { assignmentId: "1" }, headers: { origin: "https://elsewhere.invalid" } };
  expect((await officer.request.post("/api/progress", elsewhere)).status()).toBe(403);
  expect((await officer.request.post("/api/sent/delivery", elsewhere)).status()).toBe(403);
  const here = { multipart: { partId: "1e3" }, headers: { origin: server.url } };
  expect((await officer.request.post("/api/sent/delivery", here)).status()).toBe(400);
  expect((await officer.request.post("/api/sent/letter", here)).status()).toBe(404);
  for (const id of ["0", "abc", "99999999999999", "1%2F..%2F2"]) {
    expect((await officer.request.get(`/api/files/${id}`)).status(), id).toBe(404);
  }
  expect(await files()).toEqual(before);
});

test("a file sent by mistake is withdrawn with a reason, and everyone sees that it was @both", async ({ as }) => {
  const officer = await as(OFFICER.username);
  const name = `nhầm ${made}.pdf`;
  const { id } = (await (await uploadBy(officer, { name, bytes: newPdf() })).json()).file;
  await officer.goto("/tasks/16/update");
  await typeProgress(officer, { result: `Gửi ${name}.` });
  await saveProgress(officer);
  await expect(officer).toHaveURL(/done=updated/);
  await officer.getByRole("link", { name: `Gỡ tệp ${name}` }).click();
  await officer.getByRole("button", { name: "Gỡ tệp" }).click();
  await expect(officer.getByRole("alert").filter({ hasText: "còn 1 chỗ cần sửa" })).toBeVisible();
  await officer.getByLabel(/^Lý do/).fill("Có thông tin cá nhân.");
  await officer.getByRole("button", { name: "Gỡ tệp" }).click();
  await expect(officer).toHaveURL(/done=file-withdrawn/);

  const stranger = await as(STRANGER.username);
  await stranger.goto("/tasks/16");
  const history = stranger.getByRole("region", { name: /^Diễn biến/ });
  await expect(history.getByText(name, { exact: true })).toBeVisible();
  await expect(history).toContainText(`Đã gỡ: ${OFFICER.name}`);
  await expect(history.getByRole("link", { name: new RegExp(name) })).toHaveCount(0);
  expect((await stranger.request.get(`/api/files/${id}`)).status()).toBe(404);
  expect((await (await as(SECRETARY.username)).request.get(`/api/files/${id}`)).status()).toBe(200);
});

test("a picture opens beside the page, in a sandbox", async ({ as }) => {
  const officer = await as(OFFICER.username);
  const { id } = (await (await uploadBy(officer, { name: "ảnh.png", bytes: make.png(2, made + 40) })).json()).file;
  const shown = await officer.request.get(`/api/files/${id}?show=1`);
  expect(shown.headers()["content-disposition"]).toMatch(/^inline; filename="anh\.png"/);
  expect(shown.headers()["content-security-policy"]).toMatch(/^sandbox/);
});

/** Chooses a file in a form of Section IV and waits until the form has it, where there are scripts. */
async function chooseDocument(form: Locator, name: string, scripts: boolean): Promise<Locator> {
  await form.getByLabel(/^Tệp kèm theo/).setInputFiles({ name, mimeType: "", buffer: newPdf() });
  const box = form.getByRole("checkbox", { name });
  if (scripts) await expect(box).toBeChecked();
  return box;
}

test("a document handed in brings its file; refused, it stays; the secretariat opens it where it decides @both", async ({
  as,
}, info) => {
  const officer = await as(member("huyen-son-dong").username);
  await officer.goto("/obligations/OB-02/huyen-son-dong");
  const handing = officer.getByRole("form", { name: "Nộp văn bản" });
  const button = handing.getByRole("button", { name: /^Nộp văn bản/ });
  await handing.getByLabel("Số, ký hiệu").fill("141/BC-TCT");
  await handing.getByLabel("Ngày văn bản").fill("11/10/2023");
  await handing.getByLabel("Trích yếu").fill("Kế hoạch của 17/17 xã, thị trấn");
  const box = await chooseDocument(handing, "kế hoạch 141.pdf", info.project.name === "js");
  await button.click();
  await expect(officer.getByRole("alert").first()).toContainText("không thể sau hôm nay");
  await expect(box).toBeChecked();
  await expect(handing.getByLabel("Số, ký hiệu")).toHaveValue("141/BC-TCT");
  await handing.getByLabel("Ngày văn bản").fill("09/10/2023");
  await button.click();
  await expect(officer).toHaveURL(/done=handed-in/);
  await expect(
    officer.getByRole("region", { name: "Diễn biến" }).getByRole("link", { name: /^kế hoạch 141\.pdf/ }),
  ).toBeVisible();
  // Offered for the document that may take its place, but not by itself.
  await officer.getByText("Nộp văn bản khác thay văn bản đang chờ").click();
  await expect(box).not.toBeChecked();

  const secretary = await as(SECRETARY.username);
  await secretary.goto("/obligations/OB-02/huyen-son-dong");
  const downloading = secretary.waitForEvent("download");
  const deciding = secretary.getByRole("region", { name: /^Trả lời văn bản đã nộp/ });
  await deciding.getByRole("link", { name: /^kế hoạch 141\.pdf/ }).click();
  expect((await downloading).suggestedFilename()).toBe("kế hoạch 141.pdf");
});

test("a proposal, a further word about it and a notice bring their files @both", async ({ as }, info) => {
  const scripts = info.project.name === "js";
  const officer = await as(member("so-y-te").username);
  await officer.goto("/proposals/new");
  const asking = officer.getByRole("form", { name: "Đề xuất, kiến nghị" });
  await asking.getByLabel(/^Nội dung đề xuất/).fill("Đề nghị thống nhất mẫu kết nối.");
  const sample = await chooseDocument(asking, "mẫu.pdf", scripts);
  await asking.getByRole("button", { name: "Gửi đề xuất" }).click();
  await expect(officer.getByRole("alert").first()).toContainText("Chọn nơi nhận đề xuất.");
  await expect(sample).toBeChecked();
  await asking.getByLabel("Gửi đến").selectOption({ label: "UBND tỉnh" });
  await asking.getByRole("button", { name: "Gửi đề xuất" }).click();
  await expect(officer).toHaveURL(/\/proposals\/\d+\?done=asked$/);
  const said = officer.getByRole("region", { name: "Nội dung và trả lời" });
  await expect(said.getByRole("link", { name: /^mẫu\.pdf/ })).toBeVisible();

  const adding = officer.getByRole("form", { name: "Bổ sung ý kiến" });
  const more = await chooseDocument(adding, "phụ lục.pdf", scripts);
  await adding.getByRole("button", { name: "Gửi bổ sung" }).click();
  await expect(officer.getByRole("alert").first()).toContainText("Nhập ý kiến bổ sung.");
  await expect(more).toBeChecked();
  await adding.getByLabel("Ý kiến bổ sung").fill("Gửi kèm phụ lục.");
  await adding.getByRole("button", { name: "Gửi bổ sung" }).click();
  await expect(officer).toHaveURL(/done=added/);
  await expect(said.getByRole("link", { name: /^phụ lục\.pdf/ })).toBeVisible();
  await expect(more).toHaveCount(0);

  await officer.goto("/tasks/21/notice");
  const telling = officer.getByRole("form", { name: "Báo đã có văn bản hướng dẫn" });
  await telling.getByLabel("Số, ký hiệu").fill("6100/BYT-KCB");
  await telling.getByLabel("Ngày văn bản").fill("03/10/2023");
  await telling.getByLabel("Cơ quan ban hành").fill("Bộ Y tế");
  await telling.getByLabel("Trích yếu").fill("Về khám sức khỏe");
  await chooseDocument(telling, "hướng dẫn.pdf", scripts);
  await telling.getByRole("button", { name: "Báo cơ quan thường trực" }).click();
  await expect(officer).toHaveURL(/\/tasks\/21\?done=noticed/);
  const told = officer.locator("[data-notice]").filter({ hasText: "6100/BYT-KCB" });
  await expect(told.getByRole("link", { name: /^hướng dẫn\.pdf/ })).toBeVisible();
});
