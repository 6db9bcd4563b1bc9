/**
 * One cast: the people of the demo, of the tests and of the guide. All names are invented; the agencies are the plan's.
 * An officer's username is the code of the agency, the head's is the same with ".truong".
 */

export type CastMember = {
  username: string;
  name: string;
  title: string;
  role: "OFFICER" | "AGENCY_HEAD" | "SECRETARIAT" | "OFFICE" | "LEADER" | "ADMIN";
  /** Code of the agency; null for people outside any agency. */
  agency: string | null;
};

/** The secretariat's officer who confirms, sends back and records deadlines throughout the demo. */
export const SECRETARY = "thuong-truc";

const OUTSIDE_AGENCIES: CastMember[] = [
  {
    username: SECRETARY,
    name: "Nguyễn Thị Hạnh",
    title: "Cán bộ Cơ quan thường trực Tổ công tác Đề án 06 tỉnh",
    role: "SECRETARIAT",
    agency: "cong-an-tinh",
  },
  {
    username: "van-phong",
    name: "Dương Ngọc Bích",
    title: "Chuyên viên Phòng Khoa giáo - Văn xã",
    role: "OFFICE",
    agency: "van-phong-ubnd",
  },
  { username: "lanh-dao", name: "Lãnh đạo UBND tỉnh", title: "Lãnh đạo UBND tỉnh", role: "LEADER", agency: null },
  { username: "quan-tri", name: "Quản trị hệ thống", title: "Quản trị hệ thống", role: "ADMIN", agency: null },
];

type Desk = { agency: string; officer: [name: string, title: string]; head: [name: string, title: string] };

const DEPUTY = "Chánh Văn phòng Sở";
const DESKS: Desk[] = [
  {
    agency: "cong-an-tinh",
    officer: ["Vũ Đình Khánh", "Cán bộ Phòng Cảnh sát QLHC về TTXH"],
    head: ["Đỗ Mạnh Cường", "Phó Giám đốc Công an tỉnh"],
  },
  {
    agency: "so-tttt",
    officer: ["Trần Quốc Việt", "Chuyên viên Phòng Công nghệ thông tin"],
    head: ["Nguyễn Hồng Phong", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-tai-chinh",
    officer: ["Hoàng Thị Mai", "Chuyên viên Phòng Ngân sách"],
    head: ["Lương Văn Thịnh", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-tu-phap",
    officer: ["Phạm Thu Hà", "Chuyên viên Phòng Hành chính tư pháp"],
    head: ["Đặng Minh Tuấn", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-noi-vu",
    officer: ["Ngô Văn Hiếu", "Chuyên viên Phòng Công chức, viên chức"],
    head: ["Trịnh Thị Lan", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-khdt",
    officer: ["Bùi Thanh Tùng", "Chuyên viên Phòng Đăng ký kinh doanh"],
    head: ["Hà Đức Long", DEPUTY],
  },
  {
    agency: "so-tnmt",
    officer: ["Lê Minh Đức", "Chuyên viên Phòng Đăng ký đất đai"],
    head: ["Phan Văn Quyết", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-y-te",
    officer: ["Nguyễn Thùy Dung", "Chuyên viên Phòng Nghiệp vụ y"],
    head: ["Chu Quang Huy", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-gtvt",
    officer: ["Đinh Công Hoàng", "Chuyên viên Phòng Quản lý vận tải, phương tiện và người lái"],
    head: ["Vi Văn Thắng", DEPUTY],
  },
  {
    agency: "so-gddt",
    officer: ["Trần Thị Ngân", "Chuyên viên Phòng Khảo thí và Quản lý chất lượng"],
    head: ["Nguyễn Hữu Nghĩa", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-ldtbxh",
    officer: ["Lưu Thị Thảo", "Chuyên viên Phòng Bảo trợ xã hội"],
    head: ["Giáp Văn Tâm", "Phó Giám đốc Sở"],
  },
  {
    agency: "so-khcn",
    officer: ["Tạ Quang Vinh", "Chuyên viên Phòng Quản lý khoa học"],
    head: ["Nguyễn Bá Lộc", DEPUTY],
  },
  {
    agency: "so-nnptnt",
    officer: ["Đào Thị Hồng", "Chuyên viên Phòng Kế hoạch, Tài chính"],
    head: ["Thân Trọng Nghĩa", DEPUTY],
  },
  {
    agency: "so-xay-dung",
    officer: ["Mai Anh Dũng", "Chuyên viên Phòng Quản lý nhà và thị trường bất động sản"],
    head: ["Hồ Sỹ Hùng", DEPUTY],
  },
  {
    agency: "van-phong-ubnd",
    officer: ["Cao Thị Phương", "Chuyên viên Phòng Kiểm soát thủ tục hành chính"],
    head: ["Trương Đức Thành", "Phó Chánh Văn phòng"],
  },
  {
    agency: "nhnn-tinh",
    officer: ["Lâm Thị Yến", "Chuyên viên Phòng Tổng hợp và Kiểm soát nội bộ"],
    head: ["Đoàn Văn Bình", "Phó Giám đốc Chi nhánh"],
  },
  {
    agency: "bhxh",
    officer: ["Phùng Thị Nhung", "Chuyên viên Phòng Công nghệ thông tin"],
    head: ["Quách Văn Toàn", "Phó Giám đốc BHXH tỉnh"],
  },
  {
    agency: "cuc-thue",
    officer: ["Đỗ Thị Hương", "Công chức Phòng Kê khai và Kế toán thuế"],
    head: ["Kiều Văn Nam", "Phó Cục trưởng"],
  },
  {
    agency: "dien-luc",
    officer: ["Nguyễn Tiến Đạt", "Chuyên viên Phòng Kinh doanh"],
    head: ["Vương Đình Trọng", "Phó Giám đốc Công ty"],
  },
  {
    agency: "tinh-doan",
    officer: ["Hoàng Khánh Linh", "Cán bộ Ban Phong trào"],
    head: ["Thân Văn Kiên", "Phó Bí thư Tỉnh đoàn"],
  },
  {
    agency: "toa-an-tinh",
    officer: ["Nguyễn Duy Hải", "Thư ký Văn phòng Tòa án tỉnh"],
    head: ["Tống Thị Hòa", "Phó Chánh án"],
  },
  {
    agency: "bao-bac-giang",
    officer: ["Lê Thị Quỳnh", "Phóng viên Phòng Điện tử"],
    head: ["Ong Văn Sáng", "Phó Tổng Biên tập"],
  },
  {
    agency: "dai-ptth",
    officer: ["Triệu Văn Phú", "Biên tập viên Phòng Thời sự"],
    head: ["Bế Thị Loan", "Phó Giám đốc Đài"],
  },
  {
    agency: "tp-bac-giang",
    officer: ["Nguyễn Thị Vân", "Chuyên viên Văn phòng HĐND và UBND thành phố"],
    head: ["Đàm Quang Minh", "Phó Chủ tịch UBND thành phố"],
  },
  {
    agency: "huyen-hiep-hoa",
    officer: ["Ngọ Văn Lực", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Nguyễn Thế Anh", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-viet-yen",
    officer: ["Diêm Thị Hiền", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Khổng Văn Đại", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-tan-yen",
    officer: ["Dương Văn Chiến", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Nguyễn Viết Thuận", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-yen-the",
    officer: ["Nông Thị Thu", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Lý Văn Bảo", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-luc-nam",
    officer: ["Giáp Thị Oanh", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Đặng Văn Nhàn", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-luc-ngan",
    officer: ["Trương Văn Tình", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["La Văn Thành", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-son-dong",
    officer: ["Hoàng Văn Lâm", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Vi Thị Xuyến", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-lang-giang",
    officer: ["Nguyễn Thị Tuyết", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Hà Quốc Hợp", "Phó Chủ tịch UBND huyện"],
  },
  {
    agency: "huyen-yen-dung",
    officer: ["Lưu Xuân Trường", "Chuyên viên Văn phòng HĐND và UBND huyện"],
    head: ["Nguyễn Như Ý", "Phó Chủ tịch UBND huyện"],
  },
];

/** Everyone who can sign in to the demo: four outside the desks, and an officer and a head in each of the 33 bodies. */
export const CAST: readonly CastMember[] = [
  ...OUTSIDE_AGENCIES,
  ...DESKS.flatMap(({ agency, officer, head }): CastMember[] => [
    { username: agency, name: officer[0], title: officer[1], role: "OFFICER", agency },
    { username: `${agency}.truong`, name: head[0], title: head[1], role: "AGENCY_HEAD", agency },
  ]),
];
