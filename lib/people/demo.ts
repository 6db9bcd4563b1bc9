/** The password all demo accounts share. Demo mode only: it would not pass the rule, and no installation has it. */
export const DEMO_PASSWORD = "dean06";

/** The accounts the sign-in page offers in demo mode, one for each way of working; the seed makes them. */
export const DEMO_BUTTONS = [
  { username: "so-tnmt", label: "Cán bộ cơ quan" },
  { username: "thuong-truc", label: "Cơ quan thường trực" },
  { username: "lanh-dao", label: "Lãnh đạo" },
  { username: "quan-tri", label: "Quản trị" },
] as const;
