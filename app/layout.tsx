import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Theo dõi Đề án 06", template: "%s – Theo dõi Đề án 06" },
  description: "Công cụ làm việc của Tổ công tác Đề án 06 cấp tỉnh: nhiệm vụ, thời hạn, báo cáo, đôn đốc.",
  icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" } },
  robots: { index: false, follow: false },
  // Telephone numbers and dates in the plan are words of a document, not links.
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { themeColor: "#0F2C4A", colorScheme: "light" };

/** The document. Rendered for each request, because the nonce of the content security policy is new each time. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="vi">
      <body>{children}</body>
    </html>
  );
}
