import type { DomesticPack } from './pack.ts';

export const china: DomesticPack = {
  country: 'CN',
  languages: ['zh-CN', 'zh-Hans-CN', 'ug-CN', 'bo-CN'],
  timeZones: ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Chungking', 'Asia/Harbin', 'Asia/Kashgar', 'PRC'],
  forTravellers: true,
  controls: [
    {
      id: 'domestic-cn-baidu',
      class: 'domestic',
      country: 'CN',
      vendor: 'baidu',
      url: 'https://www.baidu.com/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'v2fly data/geolocation-cn, domains with an access point in China',
        read: '2026-11-26',
      },
    },
    {
      id: 'domestic-cn-tencent',
      class: 'domestic',
      country: 'CN',
      vendor: 'tencent',
      url: 'https://www.qq.com/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'v2fly data/geolocation-cn, domains with an access point in China',
        read: '2026-11-26',
      },
    },
    {
      id: 'domestic-cn-alibaba',
      class: 'domestic',
      country: 'CN',
      vendor: 'alibaba',
      url: 'https://mirrors.aliyun.com/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirrors.aliyun.com/ubuntu/ls-lR.gz',
        minBytes: 5_000_000,
        source: { kind: 'other', where: 'programs that measure the line with it: 20 to 38 MB', read: '2026-11-26' },
      },
      source: { kind: 'other', where: 'list of mirrors of archlinuxcn/mirrorlist-repo', read: '2026-11-26' },
    },
    {
      id: 'domestic-cn-tuna',
      class: 'domestic',
      country: 'CN',
      vendor: 'tsinghua',
      // In the network of universities.
      url: 'https://mirrors.tuna.tsinghua.edu.cn/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirrors.tuna.tsinghua.edu.cn/ubuntu/ls-lR.gz',
        minBytes: 5_000_000,
        source: { kind: 'other', where: 'programs that measure the line with it', read: '2026-11-26' },
      },
      source: { kind: 'other', where: 'list of mirrors of archlinuxcn/mirrorlist-repo', read: '2026-11-26' },
    },
  ],
};
