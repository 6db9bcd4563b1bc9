/** Headers of every answer. The content security policy is not among them: it carries a nonce, so proxy.ts writes it. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** Kept out of the bundle: they load native parts, workers or WebAssembly, or must be one instance with scripts/. */
const SERVER_PACKAGES = [
  "@fastify/busboy",
  "@prisma/adapter-pg",
  "@prisma/client",
  "docx",
  "exceljs",
  "next-auth",
  "nodemailer",
  "pg",
  "pg-boss",
  "pino",
  "rate-limiter-flexible",
];

/** @type {import("next").NextConfig} */
export default {
  // The tests build beside the build that a running demo serves.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // Hidden tool buttons over the screens that the browser tests look at.
  devIndicators: false,
  serverExternalPackages: SERVER_PACKAGES,
  async headers() {
    return [{ source: "/:path*", headers: SECURITY_HEADERS }];
  },
};
