/**
 * Units of measure that an indicator may have, as they stand on screens. A province adds its own under `units` in
 * `province.yaml`; the list exists so that "tỉ đồng", "ty dong" and "tỷ đồng" do not become three units.
 */
// prettier-ignore
export const knownUnits: readonly string[] = [
  // shares, ranks, scores
  '%', '‰', 'điểm', 'điểm/100', 'điểm %', 'hạng', 'hạng/63', 'hạng/34', 'cấp', 'cấp I–V', 'cấp BĐ 0–3', 'chỉ số', 'lần',
  // money
  'đồng', 'nghìn đồng', 'triệu đồng', 'tỷ đồng', 'triệu USD', 'triệu đồng/người',
  // people
  'người', 'nghìn người', 'hộ', 'học sinh', 'bác sĩ', 'ca', 'lượt', 'tài khoản',
  // things that are counted
  'dự án', 'doanh nghiệp', 'xã', 'địa bàn', 'sản phẩm', 'giao dịch', 'hồ sơ', 'thủ tục', 'văn bản', 'nhiệm vụ', 'chế độ', 'chỉ tiêu',
  'báo cáo', 'bộ', 'cơ quan', 'lĩnh vực', 'hợp phần', 'giường', 'ổ', 'trường', 'lớp', 'bản ghi', 'phản ánh', 'camera', 'khung', 'vụ',
  'trường hợp', 'bản tin', 'trận', 'máy', 'mã độc', 'kết nối', 'cảnh báo', 'sự cố', 'lỗ hổng', 'hệ thống', 'buổi', 'khóa',
  // time, length, mass and the like
  'giây', 'phút', 'giờ', 'ngày', 'mm', 'cm', 'm', 'km', 'ha', 'km²', 'm³', 'm³/s', 'kg', 'tấn', 'nghìn tấn', 'kWh', 'triệu kWh',
  '°C', 'µg/m³', 'mg/l', 'km/h', 'xe/5 phút', 'xe/giờ',
];
