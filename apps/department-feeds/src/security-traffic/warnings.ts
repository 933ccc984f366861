/** A kind of warning that the province's disaster office issues. */
export interface Warning {
  readonly key: string;
  /** Local time of day of its first message. */
  readonly beginsAt: string;
  readonly event: string;
  readonly eventEnglish: string;
  readonly category: 'Geo' | 'Met' | 'Fire';
  readonly urgency: 'Immediate' | 'Expected';
  readonly severity: 'Extreme' | 'Severe' | 'Moderate';
  readonly certainty: 'Observed' | 'Likely';
  readonly headline: string;
  readonly headlineEnglish: string;
  readonly description: string;
  readonly instruction: string;
  readonly area: { readonly code: string; readonly name: string; readonly polygon: string };
}

/** In the order in which they come into force; the first one is the road closure that the centre must never miss. */
export const warnings: readonly Warning[] = [
  {
    key: 'SL',
    beginsAt: '05:40',
    event: 'Sạt lở đất',
    eventEnglish: 'Landslide',
    category: 'Geo',
    urgency: 'Immediate',
    severity: 'Extreme',
    certainty: 'Observed',
    headline: 'Sạt lở chặn cả hai chiều đường Hồ Chí Minh',
    headlineEnglish: 'Landslide blocks both directions of the Ho Chi Minh road',
    description:
      'Khoảng 1.200 m³ đất đá sạt lở tại đèo Lò Xo, Km 1412+300 đường Hồ Chí Minh, huyện Đăk Glei, chặn cả hai chiều. Phương tiện không thể lưu thông.',
    instruction:
      'Các phương tiện dừng tại thị trấn Đăk Glei; Khu Quản lý đường bộ III và UBND huyện Đăk Glei cắm biển, phân luồng, huy động máy xúc.',
    area: {
      code: '610',
      name: 'Đèo Lò Xo, xã Đăk Man, huyện Đăk Glei',
      polygon: '15.1900,107.7250 15.2700,107.7200 15.2720,107.7480 15.1920,107.7560 15.1900,107.7250',
    },
  },
  {
    key: 'LU',
    beginsAt: '16:30',
    event: 'Lũ',
    eventEnglish: 'Flood',
    category: 'Met',
    urgency: 'Expected',
    severity: 'Severe',
    certainty: 'Likely',
    headline: 'Mực nước sông Đăk Bla tại Kon Tum lên trên báo động 1',
    headlineEnglish: 'Dak Bla river at Kon Tum above alarm level 1',
    description:
      'Mưa vừa đến mưa to ở thượng nguồn, mực nước sông Đăk Bla tại trạm Kon Tum tiếp tục lên, dao động trên mức báo động 1.',
    instruction:
      'Người dân phường Quyết Thắng, Thắng Lợi, xã Đăk Bla không vớt củi, không qua ngầm tràn; chính quyền trực ban 24/24 giờ.',
    area: {
      code: '608',
      name: 'Ven sông Đăk Bla, thành phố Kon Tum',
      polygon: '14.3200,107.9700 14.3560,107.9700 14.3560,108.0600 14.3200,108.0600 14.3200,107.9700',
    },
  },
  {
    key: 'LQ',
    beginsAt: '14:05',
    event: 'Lũ quét, sạt lở đất',
    eventEnglish: 'Flash flood and landslide risk',
    category: 'Met',
    urgency: 'Expected',
    severity: 'Moderate',
    certainty: 'Likely',
    headline: 'Nguy cơ lũ quét, sạt lở đất tại Tu Mơ Rông, Kon Plông',
    headlineEnglish: 'Risk of flash floods and landslides in Tu Mo Rong and Kon Plong',
    description:
      'Độ ẩm đất đã đạt trạng thái bão hòa trên 85%. Trong 6 giờ tới có nguy cơ lũ quét trên sông, suối nhỏ, sạt lở trên sườn dốc.',
    instruction: 'Rà soát khu dân cư ven suối, sườn dốc; sẵn sàng sơ tán tại các xã Măng Ri, Ngọk Lây, Đăk Na.',
    area: {
      code: '617',
      name: 'Huyện Tu Mơ Rông',
      polygon: '14.8000,107.9000 14.9800,107.9000 14.9800,108.0500 14.8000,108.0500 14.8000,107.9000',
    },
  },
  {
    key: 'DL',
    beginsAt: '15:20',
    event: 'Dông, lốc, sét',
    eventEnglish: 'Thunderstorms',
    category: 'Met',
    urgency: 'Immediate',
    severity: 'Moderate',
    certainty: 'Observed',
    headline: 'Mây dông gây mưa, sét tại Ngọc Hồi và Sa Thầy',
    headlineEnglish: 'Thunderstorms over Ngoc Hoi and Sa Thay',
    description:
      'Ảnh radar cho thấy vùng mây đối lưu phát triển, trong 3 giờ tới có mưa rào, dông; đề phòng lốc, sét, gió giật mạnh.',
    instruction: 'Không trú mưa dưới cây to; chằng chống nhà cửa.',
    area: {
      code: '611',
      name: 'Huyện Ngọc Hồi',
      polygon: '14.6300,107.5600 14.8600,107.6000 14.8600,107.7500 14.6300,107.7500 14.6300,107.5600',
    },
  },
  {
    key: 'CR',
    beginsAt: '09:30',
    event: 'Cháy rừng',
    eventEnglish: 'Forest fire danger',
    category: 'Fire',
    urgency: 'Expected',
    severity: 'Severe',
    certainty: 'Likely',
    headline: "Cấp cháy rừng cấp IV tại Ia H'Drai, Sa Thầy",
    headlineEnglish: "Forest fire danger level IV in Ia H'Drai and Sa Thay",
    description: 'Nắng nóng, khô hanh kéo dài, nguy cơ cháy rừng lớn ở các trảng cỏ và rừng khộp.',
    instruction: 'Nghiêm cấm đốt nương làm rẫy; trực chòi canh lửa 24/24 giờ.',
    area: {
      code: '618',
      name: "Huyện Ia H'Drai",
      polygon: '14.0000,107.4000 14.3000,107.4000 14.3000,107.5500 14.0000,107.5500 14.0000,107.4000',
    },
  },
];
