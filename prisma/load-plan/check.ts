import type { PlanAgency, PlanFileName, PlanFiles } from "../../lib/plans/schema.ts";
import { documentRefs } from "./notes.ts";
import { PlanDataError, problem } from "./problems.ts";

/**
 * What one file says about another: agencies, tasks, items and procedures referred to must exist, numbers occur once.
 * @throws PlanDataError naming file, row and field of every problem.
 */
export function checkReferences(files: PlanFiles, year: number): void {
  const found = [
    ...(files["plan.json"].year === year
      ? []
      : [problem("plan.json", null, "year", `ghi ${files["plan.json"].year}, thư mục là của năm ${year}`)]),
    ...duplicates(files),
    ...unknownAgencies(files),
    ...unclearGroups(files["agencies.json"].agencies),
    ...unknownNumbers(files),
    ...unmatchedLinks(files),
    ...unknownRefs(files),
    ...unclearIndicators(files),
  ];
  if (found.length > 0) throw new PlanDataError(found);
}

/** Every item of Section III with its section, in the document's order. */
export function sectionItems(files: PlanFiles) {
  return files["section-3-agency-tasks.json"].sections.flatMap((section) =>
    section.items.map((item) => ({ section, item })),
  );
}

function duplicates(files: PlanFiles): string[] {
  const rows: { file: PlanFileName; field: string; keys: (string | number)[] }[] = [
    { file: "agencies.json", field: "code", keys: files["agencies.json"].agencies.map((row) => row.code) },
    { file: "appendix-2-tasks.json", field: "number", keys: files["appendix-2-tasks.json"].tasks.map((t) => t.number) },
    {
      file: "appendix-1-procedures.json",
      field: "number",
      keys: files["appendix-1-procedures.json"].procedures.map((row) => row.number),
    },
    { file: "section-2-focus.json", field: "id", keys: files["section-2-focus.json"].items.map((row) => row.id) },
    { file: "section-3-agency-tasks.json", field: "id", keys: sectionItems(files).map(({ item }) => item.id) },
    { file: "obligations.json", field: "id", keys: files["obligations.json"].obligations.map((row) => row.id) },
    { file: "indicators.json", field: "code", keys: files["indicators.json"].indicators.map((row) => row.code) },
    {
      file: "contradictions.json",
      field: "number",
      keys: files["contradictions.json"].contradictions.map((row) => row.number),
    },
  ];
  return rows.flatMap(({ file, field, keys }) =>
    keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => problem(file, rowName(file, key), field, "trùng với một dòng trước")),
  );
}

function unknownAgencies(files: PlanFiles): string[] {
  const codes = new Set(files["agencies.json"].agencies.map((agency) => agency.code));
  const found: string[] = [];
  const look = (file: PlanFileName, row: string | number | null, fields: Record<string, readonly string[]>) => {
    for (const [field, named] of Object.entries(fields)) {
      for (const code of named) {
        const where = row === null ? null : rowName(file, row);
        if (!codes.has(code)) found.push(problem(file, where, field, `không có cơ quan “${code}” trong agencies.json`));
      }
    }
  };
  const plan = files["plan.json"];
  look("plan.json", null, { issuer: [plan.issuer], "recipients.agencies": plan.recipients.agencies });
  for (const agency of files["agencies.json"].agencies) {
    const members = agency.members?.map((member) => member.code) ?? [];
    const standing = agency.standingBody ? [agency.standingBody] : [];
    look("agencies.json", agency.code, { members, standingBody: standing });
  }
  for (const task of files["appendix-2-tasks.json"].tasks) {
    look("appendix-2-tasks.json", task.number, { leads: task.leads, coordinators: task.coordinators });
  }
  for (const row of files["appendix-1-procedures.json"].procedures) {
    const other = row.conflict?.otherAgencies ?? [];
    look("appendix-1-procedures.json", row.number, { agencies: row.agencies, "conflict.otherAgencies": other });
  }
  for (const { section, item } of sectionItems(files)) {
    look("section-3-agency-tasks.json", section.id, { agency: [section.agency] });
    look("section-3-agency-tasks.json", item.id, {
      assignedTo: item.assignedTo ?? [],
      coordinators: item.coordinators ?? [],
      "guidance.from": item.guidance?.from ?? [],
    });
  }
  for (const { id, who, with: together = [], by = [], via = [], to } of files["obligations.json"].obligations) {
    look("obligations.json", id, { who, with: together, by, via, to });
  }
  for (const { code, measurer } of files["indicators.json"].indicators) {
    look("indicators.json", code, { "measurer.agency": measurer ? [measurer.agency] : [] });
  }
  return [...new Set(found)];
}

/** Who reports is a body, not a phrase; and no group is its own member, through however many others. */
function unclearGroups(agencies: PlanAgency[]): string[] {
  const directory = new Map(agencies.map((agency) => [agency.code, agency]));
  const leadsTo = (agency: PlanAgency): string[] => [
    ...(agency.standingBody ? [agency.standingBody] : []),
    ...(agency.members?.map((member) => member.code) ?? []),
  ];
  const returnsToItself = (start: string): boolean => {
    const seen = new Set<string>();
    const queue = [start];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const agency = directory.get(next);
      for (const code of agency ? leadsTo(agency) : []) {
        if (code === start) return true;
        if (!seen.has(code)) queue.push(code);
        seen.add(code);
      }
    }
    return false;
  };
  return agencies.flatMap((agency) => [
    ...(agency.reports && agency.isGroup
      ? [problem("agencies.json", agency.code, "reports", "một nhóm cơ quan không tự báo cáo")]
      : []),
    ...(returnsToItself(agency.code) ? [problem("agencies.json", agency.code, "members", "nhóm chứa chính mình")] : []),
  ]);
}

function unknownNumbers(files: PlanFiles): string[] {
  const tasks = new Set(files["appendix-2-tasks.json"].tasks.map((task) => task.number));
  const procedures = new Set(files["appendix-1-procedures.json"].procedures.map((row) => row.number));
  const file = "section-3-agency-tasks.json";
  return sectionItems(files).flatMap(({ item }) => [
    ...[...(item.appendix2 ?? []), ...(item.appendix2Related ?? [])]
      .filter((number) => !tasks.has(number))
      .map((number) => problem(file, item.id, "appendix2", `không có STT ${number} trong appendix-2-tasks.json`)),
    ...(item.appendix1 ?? [])
      .filter((number) => !procedures.has(number))
      .map((number) => problem(file, item.id, "appendix1", `không có TT ${number} trong appendix-1-procedures.json`)),
  ]);
}

/** The links are written on both sides, so that a slip on one of them is seen. */
function unmatchedLinks(files: PlanFiles): string[] {
  const items = new Map(sectionItems(files).map(({ item }) => [item.id, item]));
  const file = "appendix-2-tasks.json";
  return files[file].tasks.flatMap((task) => {
    const row = rowName(file, task.number);
    const named = task.sectionIII ?? [];
    const pointing = [...items.values()].filter((item) => item.appendix2?.includes(task.number)).map((item) => item.id);
    return [
      ...[...named, ...(task.sectionIIIRelated ?? [])]
        .filter((id) => !items.has(id))
        .map((id) => problem(file, row, "sectionIII", `không có mục ${id} trong section-3-agency-tasks.json`)),
      ...named
        .filter((id) => items.has(id) && !pointing.includes(id))
        .map((id) => problem(file, row, "sectionIII", `mục ${id} không liên kết lại với STT này`)),
      ...pointing
        .filter((id) => !named.includes(id))
        .map((id) => problem(file, row, "sectionIII", `thiếu mục ${id}, mục này có liên kết với STT này`)),
    ];
  });
}

function unknownRefs(files: PlanFiles): string[] {
  const refs = documentRefs(files);
  return files["contradictions.json"].contradictions.flatMap((row) =>
    [...row.refs, ...row.alreadyNoted]
      .filter((ref) => !refs.has(ref))
      .map((ref) => problem("contradictions.json", `số ${row.number}`, "refs", `không có chỗ “${ref}” trong văn bản`)),
  );
}

/** Numbers come from somebody or from the procedures, never from both; and a target stands somewhere in the document. */
function unclearIndicators(files: PlanFiles): string[] {
  const refs = documentRefs(files);
  return files["indicators.json"].indicators.flatMap((row) => [
    ...(refs.has(row.ref)
      ? []
      : [problem("indicators.json", row.code, "ref", `không có chỗ “${row.ref}” trong văn bản`)]),
    ...((row.source === "entered") === (row.measurer !== undefined)
      ? []
      : [
          problem(
            "indicators.json",
            row.code,
            "measurer",
            "chỉ tiêu nhập số liệu phải có đơn vị đo, chỉ tiêu tính từ thủ tục thì không",
          ),
        ]),
  ]);
}

function rowName(file: PlanFileName, key: string | number): string {
  if (typeof key === "string") return key;
  if (file === "appendix-2-tasks.json") return `STT ${key}`;
  return file === "appendix-1-procedures.json" ? `TT ${key}` : `số ${key}`;
}
