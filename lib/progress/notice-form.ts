import { reportNotice } from "./notice-commands.ts";
import { type NoticeInput, noticeInput } from "./schema.ts";
import type { SentForm } from "./sent-form.ts";

/** The name under which an answer to the form about a task is kept. */
export const noticeFormName = (taskId: number | string): string => `notice:${taskId}`;

/** An agency tells of a guiding document. */
export const noticeForm: SentForm<NoticeInput, { taskNumber: number }> = {
  schema: noticeInput,
  send: reportNotice,
  next: ({ taskNumber }) => `/tasks/${taskNumber}?done=noticed`,
  name: (values) => noticeFormName(values["taskId"] ?? ""),
  async page({ db }, { taskId = "" }) {
    if (!/^[1-9]\d{0,8}$/.test(taskId)) return null;
    const task = await db.task.findFirst({ where: { id: Number(taskId) }, select: { number: true } });
    return task && `/tasks/${task.number}/notice`;
  },
};
