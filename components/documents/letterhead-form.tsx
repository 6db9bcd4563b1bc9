"use client";

import { useActionState } from "react";
import { changeLetterheadAction } from "../../lib/documents/actions.ts";
import type { Letterhead } from "../../lib/documents/letterhead.ts";
import { UNSENT } from "../../lib/people/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Panel } from "../ui/panel.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextInput } from "../ui/text-input.tsx";

type Name = keyof Letterhead;

/** What a field is called on the form, and how it comes out on paper. `rows`: it takes several lines. */
const FIELDS: Readonly<Record<Name, { label: string; help: string; rows?: number; optional?: boolean }>> = {
  superior: { label: "Cơ quan chủ quản", help: "In hoa, đứng, dòng trên cùng bên trái.", rows: 2, optional: true },
  body: { label: "Cơ quan ban hành", help: "In hoa, đậm, có đường kẻ bên dưới.", rows: 2 },
  symbol: {
    label: "Ký hiệu",
    help: "Phần sau dấu gạch chéo của công văn, ví dụ CAT-PC06; báo cáo tự thêm BC phía trước.",
    optional: true,
  },
  place: { label: "Địa danh", help: "Đứng trước ngày, tháng, năm." },
  authority: { label: "Quyền hạn ký", help: "TM., KT., TL. hoặc TUQ., ví dụ KT. GIÁM ĐỐC.", rows: 2, optional: true },
  signerTitle: { label: "Chức vụ người ký", help: "In hoa, ví dụ PHÓ GIÁM ĐỐC." },
  signerName: {
    label: "Họ và tên người ký",
    help: "Lực lượng vũ trang ghi cấp bậc phía trước. Để trống thì in khoảng trống.",
    optional: true,
  },
  copies: { label: "Nơi nhận", help: "Mỗi nơi một dòng, không gạch đầu dòng.", rows: 5 },
  archive: { label: "Lưu", help: "Ví dụ VT, PC06.", optional: true },
};

const GROUPS: readonly { title: string; names: readonly Name[] }[] = [
  { title: "Đầu văn bản", names: ["superior", "body", "symbol", "place"] },
  { title: "Người ký", names: ["authority", "signerTitle", "signerName"] },
  { title: "Nơi nhận", names: ["copies", "archive"] },
];

/** What the documents go out under. After a conflict each differing field shows what someone else stored. */
export function LetterheadForm({ planId, version, stored }: { planId: number; version: number; stored: Letterhead }) {
  const [state, send] = useActionState(changeLetterheadAction, UNSENT);
  const conflict = state.title !== null && Object.keys(state.fields).length === 0;
  const field = (name: Name) => {
    const { label, help, rows, optional } = FIELDS[name];
    const value = state.values[name] ?? stored[name];
    const both = {
      name,
      label,
      optional: optional ?? false,
      defaultValue: value,
      ...(state.fields[name] !== undefined && { error: state.fields[name] }),
      help: (
        <>
          {conflict && value.replaceAll("\r\n", "\n") !== stored[name] && (
            <b className="block pre-line">Giá trị đã lưu: {stored[name] || "trống"}</b>
          )}
          <span className="block">{help}</span>
        </>
      ),
    };
    return rows ? <TextArea key={name} {...both} rows={rows} /> : <TextInput key={name} {...both} />;
  };
  return (
    <form action={send} className="stack" noValidate aria-label="Thể thức văn bản">
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="version" value={version} />
      {GROUPS.map(({ title, names }) => (
        <Panel key={title} title={title}>
          <div className="form-stack">{names.map(field)}</div>
        </Panel>
      ))}
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Lưu thể thức</SubmitButton>
      </div>
    </form>
  );
}
