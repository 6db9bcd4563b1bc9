import { DISTRICTS, type District, MOUNTAIN_DISTRICTS } from "./geography.ts";
import { CLOSED_MONTHS, monthlyMoment, octoberMoment, speaks } from "./months.ts";
import { vary, vn, type Word } from "./words.ts";

/**
 * The standing tasks that many bodies carry out in common: 10, 11, 19, 23, 24 and 25. Every body that leads one says
 * something each month, with its own numbers; what is counted from the start of the year only grows.
 */
export function commonTasks(): Word[] {
  const departments = DEPARTMENTS.flatMap((agency) => [
    ...saidBy(agency, 10, (month) => urgentWork(agency, month)),
    ...saidBy(agency, 11, (month) => publicity(agency, month)),
    ...saidBy(agency, 23, (month) => posters(agency, month)),
    ...(DATA[agency] ? saidBy(agency, 25, (month) => specialData(agency, month)) : []),
  ]);
  const districts = DISTRICTS.flatMap((district) => [
    ...saidBy(district.code, 10, (month) => urgentWork(district.code, month)),
    ...saidBy(district.code, 11, (month) => broadcasts(district, month)),
    ...saidBy(district.code, 23, (month) => ledScreens(district, month)),
    ...saidBy(district.code, 24, (month) => inspections(district, month)),
    ...saidBy(district.code, 25, (month) => districtData(district, month)),
  ]);
  const services = SERVICE_DESKS.flatMap((agency) => saidBy(agency, 19, (month) => onlineServices(agency, month)));
  const police = saidBy("cong-an-tinh", 24, policeInspections);
  return [...departments, ...districts, ...services, ...police];
}

type Sentence = { result: string; difficulties?: string; proposals?: string };

/** The months of a body on a task, October's open period included for who has spoken in it. */
function saidBy(agency: string, task: number, say: (month: number) => Sentence): Word[] {
  const words = CLOSED_MONTHS.flatMap((month): Word[] =>
    speaks(agency, task, month) ? [{ task, agency, at: monthlyMoment(agency, task, month), ...say(month) }] : [],
  );
  const october = octoberMoment(agency, task);
  // Sở TTTT has written three of its items by the demo's day; the other bodies report everything in one sitting.
  const stillWriting = agency === "so-tttt" && task === 11;
  return october && !stillWriting ? [...words, { task, agency, at: october, ...say(10) }] : words;
}

const DEPARTMENTS = [
  "cong-an-tinh",
  "so-tttt",
  "so-tai-chinh",
  "so-tu-phap",
  "so-noi-vu",
  "so-khdt",
  "so-tnmt",
  "so-y-te",
  "so-gtvt",
  "so-gddt",
  "so-ldtbxh",
  "so-khcn",
  "so-nnptnt",
  "so-xay-dung",
  "van-phong-ubnd",
  "tinh-doan",
];

const SERVICE_DESKS = [
  "cong-an-tinh",
  "so-tu-phap",
  "bhxh",
  "so-ldtbxh",
  "cuc-thue",
  "so-tnmt",
  "so-gtvt",
  "so-gddt",
  "dien-luc",
];

/** What is counted from the start of the year: `yearly` at its end, never less than the month before. */
function soFar(words: string, month: number, yearly: number): number {
  const monthly = yearly / 11;
  let total = 0;
  for (let past = 2; past <= month; past++) total += Math.round((monthly * vary(`${words} ${past}`, 75, 125)) / 100);
  return total;
}

/** The sum of what each month from January brought, silent months included: work went on in them. */
function sinceJanuary(month: number, inMonth: (month: number) => number): number {
  let total = 0;
  for (let past = 1; past <= month; past++) total += inMonth(past);
  return total;
}

function urgentWork(agency: string, month: number): Sentence {
  if (agency === "cong-an-tinh" && month === 10) {
    return {
      result: "Tháng 9: 24/26 đơn vị đã cập nhật nhiệm vụ này; đã nhắc 2 đơn vị chưa cập nhật.",
      proposals: "Đề nghị UBND huyện Yên Thế, UBND huyện Sơn Động chấn chỉnh chế độ báo cáo.",
    };
  }
  if (agency === "so-tttt" && month === 10) return { result: "Không phát sinh nội dung mới so với tháng 9." };
  const assigned = vary(`${agency} assigned`, 8, 16);
  const done = Math.min(assigned - 2, Math.floor((assigned * soFar(`${agency} 10`, month, 90)) / 100));
  const documents = soFar(`${agency} documents`, month, vary(`${agency} paper`, 14, 30));
  const word: Sentence = {
    result: `Đã hoàn thành ${done}/${assigned} nhiệm vụ của Đề án 06 được giao trong năm; ban hành ${documents} văn bản chỉ đạo, triển khai.`,
  };
  return MOUNTAIN_DISTRICTS.includes(agency) && month % 3 === 1
    ? { ...word, difficulties: "Cán bộ cấp xã kiêm nhiệm nhiều việc, thiết bị đầu cuối cũ." }
    : word;
}

function publicity(agency: string, month: number): Sentence {
  if (agency === "so-tttt" && month === 9) {
    const told = DISTRICTS.filter(({ code }) => speaks(code, 11, month));
    const sum = (count: (code: string, month: number) => number) =>
      vn(told.reduce((total, { code }) => total + count(code, month), 0));
    return {
      result: `Tháng ${month}, theo ${told.length}/10 huyện, thành phố đã báo cáo: ${sum(localArticles)} tin, bài; ${sum(localRadio)} lượt phát thanh cơ sở. Sở đăng 42 tin, bài trên Cổng thông tin điện tử.`,
    };
  }
  const name = `${agency} 11`;
  const articles = vary(`${name} ${month}`, 8, 26);
  const total = sinceJanuary(month, (past) => vary(`${name} ${past}`, 8, 26));
  const audience = vary(`${name} people ${month}`, 6, 22) * 10;
  const forms = [
    `đăng ${articles} tin, bài về Đề án 06; từ đầu năm ${total} tin, bài.`,
    `phổ biến tiện ích của Đề án 06 cho ${audience} lượt người; đăng ${articles} tin, bài.`,
    `lồng ghép tuyên truyền tại ${vary(`${name} meetings ${month}`, 2, 6)} hội nghị, ${audience} lượt người dự.`,
  ];
  return { result: `Tháng ${month}: ${forms[vary(`${name} form ${month}`, 0, 2)]}` };
}

function posters(agency: string, month: number): Sentence {
  if (agency === "so-tttt" && month >= 9) {
    return { result: "Đã lắp 36 pano, phát 5 video hướng dẫn tại Bộ phận Một cửa." };
  }
  const boards = soFar(`${agency} 23`, month, agency === "so-tttt" ? 34 : 14);
  const videos = Math.min(5, 1 + Math.floor(month / 2));
  return {
    result: `Đã lắp ${boards} pano, áp phích; phát ${videos} video hướng dẫn dịch vụ công tại nơi tiếp nhận hồ sơ.`,
  };
}

/** The data each department keeps (Section III), with about how many records it has. */
const DATA: Record<string, [name: string, records: number]> = {
  "cong-an-tinh": ["dữ liệu cư trú", 480_000],
  "so-tttt": ["dữ liệu trên Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh", 96_000],
  "so-tai-chinh": ["dữ liệu tài chính, tài sản công", 18_400],
  "so-tu-phap": ["dữ liệu hộ tịch điện tử", 310_000],
  "so-noi-vu": ["dữ liệu cán bộ, công chức, viên chức", 36_800],
  "so-khdt": ["dữ liệu đăng ký doanh nghiệp", 21_500],
  "so-tnmt": ["dữ liệu đất đai", 467_000],
  "so-y-te": ["dữ liệu tiêm chủng, nhân lực y tế", 220_000],
  "so-gtvt": ["dữ liệu giấy phép lái xe", 265_000],
  "so-gddt": ["dữ liệu học sinh, giáo viên", 402_000],
  "so-ldtbxh": ["dữ liệu an sinh xã hội", 154_000],
  "so-khcn": ["dữ liệu nhiệm vụ khoa học và công nghệ", 1_900],
  "so-nnptnt": ["dữ liệu chuyên ngành nông nghiệp", 62_000],
  "so-xay-dung": ["dữ liệu nhà ở và thị trường bất động sản", 47_500],
};

function specialData(agency: string, month: number): Sentence {
  const [name, records] = DATA[agency] ?? ["dữ liệu chuyên ngành", 10_000];
  const checked = soFar(`${agency} 25`, month, records);
  if (agency === "cong-an-tinh" && month === 8) {
    return { result: `9/14 sở, ngành đã kết nối, chia sẻ dữ liệu. Đã đối khớp ${vn(checked)} bản ghi ${name}.` };
  }
  const word = { result: `Đã rà soát, đối khớp ${vn(checked)} bản ghi ${name} với dữ liệu dân cư.` };
  return vary(`${agency} 25 trouble ${month}`, 1, 7) === 1
    ? { ...word, difficulties: "Phần mềm của Bộ chủ quản chưa mở kết nối ở cấp tỉnh." }
    : word;
}

const localArticles = (code: string, month: number) => vary(`${code} 11 ${month}`, 34, 62);
const localRadio = (code: string, month: number) => vary(`${code} radio ${month}`, 280, 350);

function broadcasts({ code }: District, month: number): Sentence {
  const total = sinceJanuary(month, (past) => localArticles(code, past));
  return {
    result: `Tháng ${month}: ${localArticles(code, month)} tin, bài; ${localRadio(code, month)} lượt phát thanh cơ sở. Từ đầu năm: ${vn(total)} tin, bài.`,
  };
}

function ledScreens({ code, communes }: District, month: number): Sentence {
  const boards = communes + soFar(`${code} 23`, month, 40);
  const screens = Math.min(4, 1 + Math.floor(month / 3));
  return {
    result: `Đã lắp ${boards} pano, áp phích; phát video hướng dẫn trên ${screens} màn hình LED và tại Bộ phận Một cửa.`,
  };
}

function inspections({ code, communes }: District, month: number): Sentence {
  const visited = Math.min(communes, soFar(`${code} 24`, month, communes));
  const urged = vary(`${code} urged ${month}`, 1, 5);
  const word = {
    result: `Đã kiểm tra ${visited}/${communes} xã, phường, thị trấn từ đầu năm; tháng ${month} đôn đốc ${urged} lượt.`,
  };
  return MOUNTAIN_DISTRICTS.includes(code) && month % 4 === 1
    ? { ...word, difficulties: "Đường truyền tại một số xã vùng cao chưa ổn định." }
    : word;
}

function districtData({ code, communes }: District, month: number): Sentence {
  const checked = soFar(`${code} 25`, month, communes * 2_900);
  const differing = Math.round(checked * 0.034);
  return {
    result: `Đã đối soát ${vn(checked)} bản ghi an sinh xã hội, tiêm chủng với dữ liệu dân cư; còn ${vn(differing)} bản ghi chưa khớp.`,
  };
}

/** Districts and communes inspected, by month from February; July to September make up the third quarter. */
const INSPECTED: [districts: number, communes: number][] = [
  [1, 3],
  [2, 4],
  [1, 4],
  [2, 5],
  [1, 3],
  [1, 4],
  [2, 5],
  [1, 3],
];

function policeInspections(month: number): Sentence {
  const third = INSPECTED.slice(5);
  if (month === 10) {
    const sum = (index: 0 | 1) => third.reduce((total, counts) => total + counts[index], 0);
    return { result: `Quý III: kiểm tra ${sum(0)} huyện, ${sum(1)} xã; đôn đốc ${third.length * 2} lượt.` };
  }
  const [districts, communes] = INSPECTED[month - 2] ?? [0, 0];
  return { result: `Tháng ${month}: kiểm tra ${districts} huyện, ${communes} xã; đôn đốc 2 lượt.` };
}

/** Dossiers a month and, of a thousand, how many online in February and in September. */
const DOSSIERS: Record<string, [monthly: number, february: number, september: number]> = {
  "cong-an-tinh": [9_400, 402, 655],
  "so-tu-phap": [3_560, 420, 684],
  bhxh: [2_900, 610, 801],
  "so-ldtbxh": [1_870, 380, 612],
  "cuc-thue": [4_250, 720, 903],
  "so-tnmt": [3_120, 240, 447],
  "so-gtvt": [2_480, 455, 702],
  "so-gddt": [640, 510, 744],
  "dien-luc": [1_360, 880, 968],
};

/** What a desk received in a month, and how many of them online; `share` is out of a thousand. */
function dossiersOf(agency: string, month: number): { all: number; online: number; share: number } {
  const [monthly, february, september] = DOSSIERS[agency] ?? [1_000, 400, 600];
  const all = Math.round((monthly * vary(`${agency} 19 ${month}`, 92, 108)) / 100);
  const share = february + ((september - february) * (Math.min(month, 9) - 2)) / 7;
  return { all, online: Math.round((all * share) / 1000), share };
}

function percentOf(part: number, whole: number): string {
  return vn(Math.round((part / whole) * 1000) / 10);
}

function onlineServices(agency: string, month: number): Sentence {
  if (agency === "cong-an-tinh" && month === 10) {
    const told = SERVICE_DESKS.filter((desk) => speaks(desk, 19, 9)).map((desk) => dossiersOf(desk, 9));
    const sum = (count: "all" | "online") => told.reduce((total, desk) => total + desk[count], 0);
    return {
      result: `23/25 DVC thiết yếu có hồ sơ. Tháng 9, theo ${told.length}/${SERVICE_DESKS.length} cơ quan đã báo cáo: hồ sơ trực tuyến ${percentOf(sum("online"), sum("all"))}%: ${vn(sum("online"))}/${vn(sum("all"))} hồ sơ.`,
      difficulties: "Thủ tục số 14 (Công an tỉnh) và số 17 (BHXH tỉnh) chưa phát sinh hồ sơ.",
    };
  }
  if (agency === "so-tu-phap" && month === 10) {
    return {
      result: "Hồ sơ giải quyết trực tuyến 66,9%: 2.408/3.599 hồ sơ.",
      difficulties: "Lỗi đồng bộ biên lai điện tử trong 4 ngày.",
    };
  }
  const { all, online, share } = dossiersOf(agency, month);
  const word = {
    result: `Tháng ${month}: hồ sơ giải quyết trực tuyến ${percentOf(online, all)}%: ${vn(online)}/${vn(all)} hồ sơ.`,
  };
  return share < 450 && month % 3 === 0
    ? { ...word, difficulties: "Hồ sơ giấy kèm theo nhiều, người dân quen nộp trực tiếp." }
    : word;
}
