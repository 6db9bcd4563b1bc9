import type { ReactNode } from "react";
import { StatusWord } from "../ui/chip.tsx";
import { Table } from "../ui/table.tsx";

/** One kind of background work: when it runs, what came of it last, when it runs next. */
export type JobRow = {
  name: string;
  schedule: string;
  /** When it ran last, already in words; null before the first run. */
  last: string | null;
  /** What came of it: a failure in the machine's own words, or what was done. */
  failure: string | null;
  outcome: ReactNode;
  next: string;
};

export function JobTable({ jobs }: { jobs: readonly JobRow[] }) {
  return (
    <Table caption="Lịch chạy nền" cards>
      <thead>
        <tr>
          <th scope="col">Việc</th>
          <th scope="col">Lịch</th>
          <th scope="col">Lần gần nhất</th>
          <th scope="col">Kết quả</th>
          <th scope="col">Lần tới</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.name}>
            <td>
              <b>{job.name}</b>
            </td>
            <td data-label="Lịch:">{job.schedule}</td>
            <td className="tn" data-label="Lần gần nhất:">
              {job.last ?? "chưa chạy lần nào"}
            </td>
            <td data-label="Kết quả:">
              {job.failure ? (
                <StatusWord tone="over" icon="over">
                  Không xong: {job.failure}
                </StatusWord>
              ) : (
                job.outcome
              )}
            </td>
            <td className="tn" data-label="Lần tới:">
              {job.next}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
