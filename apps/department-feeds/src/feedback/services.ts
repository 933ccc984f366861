/** A kind of report, with the department that answers it. */
export interface Service {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly group: string;
  readonly weight: number;
  /** `district` = the People's Committee of the district where it happened. */
  readonly agency: string;
  readonly subjects: readonly string[];
}

/** `{street}` and `{place}` are filled in from the report's own place. */
export const services: readonly Service[] = [
  {
    code: 'GT-01',
    name: 'Giao thông - Hạ tầng đường bộ',
    group: 'giao-thong',
    weight: 20,
    agency: 'Sở Giao thông vận tải',
    description: 'Mặt đường, cầu cống, biển báo, vạch kẻ đường hư hỏng',
    subjects: [
      'Mặt đường {street} xuất hiện nhiều ổ gà sau mưa',
      'Nắp cống trên đường {street} bị vỡ, nguy hiểm cho người đi xe máy',
      'Biển báo giao thông ở {street} bị cây che khuất',
      'Đường vào {place} lầy lội, xe không đi lại được',
      'Lan can cầu trên đường {street} bị gãy',
    ],
  },
  {
    code: 'GT-02',
    name: 'Trật tự, an toàn giao thông',
    group: 'giao-thong',
    weight: 10,
    agency: 'Công an tỉnh',
    description: 'Đèn tín hiệu, dừng đỗ sai quy định, xe quá tải',
    subjects: [
      'Đèn tín hiệu giao thông đường {street} không hoạt động',
      'Xe tải đỗ lấn chiếm lòng đường {street} vào giờ cao điểm',
      'Xe chở gỗ, chở mì quá tải chạy qua {place} ban đêm',
      'Thanh niên tụ tập chạy xe lạng lách trên đường {street}',
    ],
  },
  {
    code: 'DT-01',
    name: 'Trật tự đô thị',
    group: 'do-thi',
    weight: 13,
    agency: 'district',
    description: 'Lấn chiếm vỉa hè, quảng cáo sai quy định, xây dựng không phép',
    subjects: [
      'Hàng quán lấn chiếm vỉa hè đường {street}',
      'Xây dựng không phép tại hẻm đường {street}',
      'Biển quảng cáo che khuất tầm nhìn trên đường {street}',
      'Đèn chiếu sáng công cộng đường {street} không sáng nhiều ngày',
    ],
  },
  {
    code: 'MT-01',
    name: 'Vệ sinh môi trường',
    group: 'moi-truong',
    weight: 17,
    agency: 'Công ty CP Môi trường đô thị Kon Tum',
    description: 'Rác thải, nước thải, cống tắc, xác động vật',
    subjects: [
      'Rác thải tồn đọng trên đường {street} chưa được thu gom',
      'Cống thoát nước đường {street} bị tắc, bốc mùi hôi',
      'Đổ trộm phế thải xây dựng tại {place}',
      'Đốt rác gây khói khu dân cư {place}',
    ],
  },
  {
    code: 'MT-02',
    name: 'Ô nhiễm môi trường',
    group: 'moi-truong',
    weight: 7,
    agency: 'Sở Tài nguyên và Môi trường',
    description: 'Khí thải, nước thải sản xuất, tiếng ồn, khai thác khoáng sản',
    subjects: [
      'Nhà máy chế biến mì xả thải mùi hôi tại {place}',
      'Khai thác cát trái phép trên sông đoạn qua {place}',
      'Trại chăn nuôi gây ô nhiễm nguồn nước {place}',
    ],
  },
  {
    code: 'DN-01',
    name: 'Điện lực',
    group: 'dien-nuoc',
    weight: 8,
    agency: 'Công ty Điện lực Kon Tum',
    description: 'Mất điện, dây điện sà thấp, cột điện nghiêng',
    subjects: [
      'Mất điện kéo dài tại {place}',
      'Dây điện sà thấp trên đường {street}',
      'Cột điện nghiêng sau mưa lớn ở {place}',
    ],
  },
  {
    code: 'DN-02',
    name: 'Cấp nước sinh hoạt',
    group: 'dien-nuoc',
    weight: 7,
    agency: 'Công ty CP Cấp nước Kon Tum',
    description: 'Mất nước, nước đục, vỡ ống',
    subjects: [
      'Nước sinh hoạt đục, có mùi tại đường {street}',
      'Vỡ ống nước trên đường {street}',
      'Công trình nước tự chảy {place} hỏng chưa được sửa',
    ],
  },
  {
    code: 'DD-01',
    name: 'Đất đai',
    group: 'dat-dai',
    weight: 7,
    agency: 'Sở Tài nguyên và Môi trường',
    description: 'Cấp giấy chứng nhận, tranh chấp, quy hoạch',
    subjects: [
      'Hồ sơ cấp giấy chứng nhận quyền sử dụng đất tại {place} chậm trả kết quả',
      'Đề nghị công khai quy hoạch sử dụng đất {place}',
      'Lấn chiếm đất công tại {place}',
    ],
  },
  {
    code: 'YT-01',
    name: 'Y tế, an toàn thực phẩm',
    group: 'y-te',
    weight: 4,
    agency: 'Sở Y tế',
    description: 'Khám chữa bệnh, dịch bệnh, vệ sinh an toàn thực phẩm',
    subjects: [
      'Quán ăn đường {street} không bảo đảm vệ sinh an toàn thực phẩm',
      'Đề nghị phun thuốc phòng sốt xuất huyết tại {place}',
      'Trạm y tế {place} thiếu thuốc bảo hiểm',
    ],
  },
  {
    code: 'GD-01',
    name: 'Giáo dục và đào tạo',
    group: 'giao-duc',
    weight: 3,
    agency: 'Sở Giáo dục và Đào tạo',
    description: 'Trường lớp, thu chi, an toàn trường học',
    subjects: [
      'Đề nghị làm rõ các khoản thu đầu năm của trường tại {place}',
      'Cổng trường trên đường {street} ùn tắc giờ tan học',
    ],
  },
  {
    code: 'VT-01',
    name: 'Viễn thông, chuyển đổi số',
    group: 'chuyen-doi-so',
    weight: 2,
    agency: 'Sở Thông tin và Truyền thông',
    description: 'Sóng di động, internet, dịch vụ công trực tuyến',
    subjects: [
      'Sóng di động tại {place} yếu, không gọi được',
      'Không nộp được hồ sơ trực tuyến trên Cổng dịch vụ công',
    ],
  },
  {
    code: 'XH-01',
    name: 'Chính sách xã hội',
    group: 'xa-hoi',
    weight: 2,
    agency: 'Sở Lao động - Thương binh và Xã hội',
    description: 'Hộ nghèo, bảo trợ xã hội, người có công',
    subjects: ['Đề nghị rà soát hộ nghèo tại {place}', 'Chậm chi trả trợ cấp bảo trợ xã hội tại {place}'],
  },
];
