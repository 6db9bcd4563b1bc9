"use client";

import { Failure } from "../components/shell/failure.tsx";
import { PlainFrame } from "../components/shell/state-page.tsx";
import "./globals.css";

/** The document itself failed. Next's own page would break the content security policy with an inline style. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="vi">
      <head>
        <title>Chưa tải được trang – Theo dõi Đề án 06</title>
      </head>
      <body>
        <PlainFrame>
          <Failure error={error} retry={retry} />
        </PlainFrame>
      </body>
    </html>
  );
}
