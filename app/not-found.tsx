import type { Metadata } from "next";
import { NotFoundState } from "../components/shell/not-found-state.tsx";
import { PlainFrame } from "../components/shell/state-page.tsx";

export const metadata: Metadata = { title: "Không tìm thấy" };

export default function NotFound() {
  return (
    <PlainFrame>
      <NotFoundState />
    </PlainFrame>
  );
}
