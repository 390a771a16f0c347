import type { Service } from '../../model/service.ts';

/** There is no web client: `web` is the site. The apps send messages over a protocol that browsers do not speak. */
export const kakaotalk: Service = {
  id: 'kakaotalk',
  name: 'KakaoTalk',
  homepage: 'https://www.kakaocorp.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://www.kakaocorp.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'other', where: 'v2fly data/kakao', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://t1.kakaocdn.net/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      // The sizes, tens of megabytes, are from memory.
      large: [
        {
          url: 'https://app-pc.kakaocdn.net/talk/win32/KakaoTalk_Setup.exe',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'packages of KakaoTalk for Nix', read: '2026-11-26' },
        },
        {
          url: 'https://app-pc.kakaocdn.net/talk/win32/x64/KakaoTalk_Setup.exe',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'a container image with KakaoTalk', read: '2026-11-26' },
        },
      ],
      source: { kind: 'documentation', where: 'Kakao Developers documentation, JavaScript SDK', read: '2026-11-25' },
    },
  ],
  untestable: { messages: 'no-web-client', upload: 'left-out', calls: 'no-public-endpoint' },
};
