import { obligationPath } from "../obligations/rules.ts";

/** The page where a file is seen, what it is called, and the list that it stands in. */
export type FileHome = { href: string; label: string; list: { href: string; label: string } | null };

/**
 * Where a file is seen: with the task of its part or of the notice that refers to it, with the obligation it was handed in for, or
 * with the proposal; a document of an agency that was not sent yet, nowhere but at home.
 */
export function homeOf(file: {
  taskNumber: number | null;
  obligationRef: string | null;
  obligationBody: string | null;
  proposalId: number | null;
  letterId: number | null;
}): FileHome {
  const { taskNumber, obligationRef: ref, obligationBody: agencyCode, proposalId, letterId } = file;
  if (taskNumber !== null) {
    const list = { href: "/tasks", label: "Bảng theo dõi nhiệm vụ" };
    return { href: `/tasks/${taskNumber}`, label: `Nhiệm vụ ${taskNumber}`, list };
  }
  if (ref !== null && agencyCode !== null) {
    const list = { href: "/obligations", label: "Trách nhiệm khác theo mục IV" };
    return { href: obligationPath({ ref, agencyCode }), label: "Văn bản đã nộp", list };
  }
  if (proposalId !== null) {
    const list = { href: "/proposals", label: "Đề xuất, kiến nghị" };
    return { href: `/proposals/${proposalId}`, label: `Đề xuất ${proposalId}`, list };
  }
  if (letterId !== null) {
    const list = { href: "/letters", label: "Công văn đôn đốc" };
    return { href: `/letters/${letterId}`, label: "Trả lời công văn", list };
  }
  return { href: "/", label: "Trang đầu", list: null };
}
