import { Dialog } from "../ui/dialog.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import { DefinitionList } from "../ui/lists.tsx";
import { SHORTCUTS_DIALOG_ID } from "./shortcut-names.ts";
import { SingleKeysSwitch } from "./single-keys-switch.tsx";

const KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["Ctrl", "K"], does: "Tìm nhiệm vụ" },
  { keys: ["/"], does: "Tìm trong bảng đang xem" },
  { keys: ["J", "K"], does: "Dòng kế tiếp, dòng trước đó" },
  { keys: ["Enter"], does: "Mở dòng đang chọn" },
  { keys: ["Esc"], does: "Đóng hộp đang mở" },
  { keys: ["A"], does: "Xác nhận (bàn duyệt)" },
  { keys: ["R"], does: "Trả lại (bàn duyệt)" },
  { keys: ["?"], does: "Bảng phím tắt" },
];

/** The table of keyboard shortcuts, opened with "?". */
export function ShortcutsDialog() {
  return (
    <Dialog id={SHORTCUTS_DIALOG_ID} title="Phím tắt">
      <DefinitionList items={KEYS.map(({ keys, does }) => ({ term: <KeyHint keys={keys} />, value: does }))} />
      <SingleKeysSwitch />
    </Dialog>
  );
}
