import type { ConsolidatedSection } from "../../lib/platform/prisma/enums.ts";

/** Numbers of the signed reports, by month; invented like everything else in the demo. */
export const DOCUMENTS: Readonly<Record<number, string>> = {
  2: "318/BC-CAT-PC06",
  3: "547/BC-CAT-PC06",
  4: "803/BC-CAT-PC06",
  5: "1042/BC-CAT-PC06",
  6: "1296/BC-CAT-PC06",
  7: "1511/BC-CAT-PC06",
  8: "1768/BC-CAT-PC06",
  9: "2015/BC-CAT-PC06",
};

/** What the secretariat made of the words of September's report. */
export const SEPTEMBER_WORDS: Partial<Record<ConsolidatedSection, string>> = {
  RESULTS:
    "Trong kỳ, các đơn vị tiếp tục cung cấp dịch vụ công trực tuyến, số hóa hồ sơ, làm sạch và kết nối dữ liệu dân cư. Nhiệm vụ 17 (kết nối dữ liệu bản án, quyết định của Tòa án) vẫn quá hạn; các nhiệm vụ 3, 8, 15, 25 và 26 không có đơn vị nào báo cáo kết quả mới. Kết quả theo từng nhiệm vụ, trích nguyên văn báo cáo của đơn vị, như sau:",
  DIFFICULTIES:
    "Khó khăn tập trung vào ba nhóm: hạ tầng, thiết bị ở cơ sở (đường truyền tại xã vùng cao, đầu đọc mã QR tại trạm y tế); dữ liệu chưa đầy đủ (hồ sơ đất đai còn ở bản giấy, người tham gia bảo hiểm chưa bổ sung số định danh cá nhân); kết nối với cơ sở dữ liệu của cơ quan trung ương chưa có lộ trình. Ý kiến cụ thể của các đơn vị:",
  PROPOSALS:
    "Cơ quan thường trực đề nghị UBND tỉnh có văn bản trao đổi với Tòa án nhân dân tối cao về lộ trình kết nối dữ liệu bản án, quyết định; giao Ngân hàng Nhà nước chi nhánh tỉnh chỉ đạo các ngân hàng mở tài khoản lưu động tại UBND cấp xã. Kiến nghị của các đơn vị:",
  NEXT_MONTH:
    "Đề nghị Tòa án tỉnh báo cáo rõ nguyên nhân và thời gian hoàn thành nhiệm vụ 17; Sở Tài nguyên và Môi trường tập trung hoàn thành nhiệm vụ 16 đúng hạn. Các đơn vị chưa gửi báo cáo tháng 9 khẩn trương gửi; báo cáo tháng 10/2023 gửi trước ngày 15/10/2023. Nhiệm vụ quá hạn và đến hạn trong kỳ tới:",
};
