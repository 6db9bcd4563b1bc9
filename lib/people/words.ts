import type { AgencyKind, Role } from "../platform/prisma/enums.ts";

/** In the order of PRODUCT, "People". */
export const ROLES = ["OFFICER", "AGENCY_HEAD", "SECRETARIAT", "OFFICE", "LEADER", "ADMIN"] as const satisfies Role[];

/** The roles as the province calls them (PRODUCT, "People"). */
export const ROLE_WORDS: Record<Role, string> = {
  OFFICER: "Cán bộ đầu mối",
  AGENCY_HEAD: "Lãnh đạo đơn vị",
  SECRETARIAT: "Cơ quan thường trực",
  OFFICE: "Văn phòng UBND tỉnh",
  LEADER: "Lãnh đạo",
  ADMIN: "Quản trị hệ thống",
};

/** What each role is for, beside the choice. */
export const ROLE_HELP: Record<Role, string> = {
  OFFICER: "Cập nhật tiến độ, gửi báo cáo của đơn vị",
  AGENCY_HEAD: "Như cán bộ đầu mối, và ký duyệt báo cáo của đơn vị",
  SECRETARIAT: "Duyệt, xác nhận hoàn thành, đôn đốc, tổng hợp",
  OFFICE: "Theo dõi cùng Cơ quan thường trực, đôn đốc",
  LEADER: "Xem toàn bộ, cho ý kiến chỉ đạo",
  ADMIN: "Tài khoản, đơn vị, cài đặt; không can thiệp nội dung",
};

/** Kinds of agencies, as filters and figures name them. */
export const AGENCY_KIND_WORDS: Readonly<Record<AgencyKind, string>> = {
  POLICE: "Công an",
  DEPARTMENT: "Sở",
  OFFICE: "Văn phòng",
  VERTICAL_AGENCY: "Cơ quan ngành dọc",
  STATE_COMPANY: "Doanh nghiệp nhà nước",
  PARTY_UNION: "Đoàn thể",
  COURT: "Tòa án",
  MEDIA: "Cơ quan báo chí",
  DISTRICT: "Huyện, thành phố",
  GROUP: "Nhóm đơn vị",
  WORKING_GROUP: "Tổ công tác",
  COMMUNE_GROUP: "Cấp xã",
  CENTRAL: "Cơ quan trung ương",
  LEADERSHIP: "Lãnh đạo tỉnh",
  PARTY: "Cơ quan Đảng",
};

export const AGENCY_KINDS = Object.keys(AGENCY_KIND_WORDS) as AgencyKind[];
