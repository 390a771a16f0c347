import type { Language } from '../../src/model/language.ts';

/** A word that readers take for something else, or that only its author understands. */
export interface FalseFriend {
  readonly language: Language;
  readonly pattern: RegExp;
  readonly instead: string;
  /** Why, unless the same word in English says it. */
  readonly because?: string;
  /** A text that stood here once, and has to be found. */
  readonly once: string;
}

export const falseFriends: readonly FalseFriend[] = [
  {
    language: 'en',
    pattern: /address books?/i,
    instead: 'DNS server',
    because: 'reads as the contacts of a phone',
    once: 'The address book (DNS) of this network says that {app} does not exist.',
  },
  {
    language: 'en',
    pattern: /live channel/i,
    instead: 'connection for messages',
    because: 'reads as a channel in Telegram',
    once: 'Live channel',
  },
  {
    language: 'en',
    pattern: /of its servers for/i,
    instead: '2 of 5 message servers answer',
    because: 'nobody counts what does not answer',
    once: "{failed} of {total} of its servers for {function} don't answer.",
  },
  {
    language: 'en',
    pattern: /full check among them/i,
    instead: 'a whole check',
    because: 'is no sentence',
    once: 'Full check among them',
  },
  {
    language: 'en',
    pattern: /charges for data/i,
    instead: 'Data costs money here',
    because: '"it" is nobody',
    once: 'It charges for data',
  },
  { language: 'en', pattern: /anew/i, instead: 'again', because: 'nobody says it', once: 'It begins anew on {when}.' },
  {
    language: 'ru',
    pattern: /адресн\p{L}+ книг/iu,
    instead: 'сервер DNS',
    once: 'Адресная книга (DNS) этой сети говорит, что {app} не существует.',
  },
  {
    language: 'ru',
    pattern: /жив\p{L}+ канал/iu,
    instead: 'соединение для сообщений',
    once: 'в живом канале отказано',
  },
  {
    language: 'uk',
    pattern: /адресн\p{L}+ книг/iu,
    instead: 'сервер DNS',
    once: 'Адресна книга (DNS) цієї мережі каже, що {app} не існує.',
  },
  {
    language: 'uk',
    pattern: /жив\p{L}+ канал/iu,
    instead: 'з’єднання для повідомлень',
    once: 'у живому каналі відмовлено',
  },
  {
    language: 'fa',
    pattern: /دفترچه/,
    instead: 'سرور DNS',
    once: 'دفترچه‌های نشانی (DNS) مستقل این نام را می‌شناسند.',
  },
  { language: 'fa', pattern: /کانال زنده/, instead: 'اتصال پیام‌ها', once: 'کانال زنده رد شد' },
  {
    language: 'fa',
    pattern: /هم‌رسانی/,
    instead: 'اشتراک‌گذاری',
    because: 'a word of the academy; people and messengers say the other',
    once: 'هم‌رسانی این نتیجه',
  },
  {
    language: 'fa',
    pattern: /رونوشت/,
    instead: 'کپی',
    because: 'a word of office letters',
    once: 'رونوشت جزئیات',
  },
  {
    language: 'ar',
    pattern: /(دليل|أدلة) ال?عناوين/,
    instead: 'خادم DNS',
    once: 'أدلة العناوين (DNS) المستقلة تعرف الاسم.',
  },
  { language: 'ar', pattern: /قنا(ة|ت\S*) ?الحية/, instead: 'اتصال الرسائل', once: 'رُفضت القناة الحية' },
  {
    language: 'ar',
    pattern: /محتجز/,
    instead: 'محجوب',
    because: 'is said of prisoners',
    once: 'لا يمكننا معرفة هل المحتجز هو الاسم أم العنوان.',
  },
  { language: 'zh_CN', pattern: /地址簿/, instead: 'DNS 服务器', once: '独立的地址簿（DNS）认识这个名称。' },
  { language: 'zh_CN', pattern: /实时通道/, instead: '消息连接', once: '实时通道被拒绝' },
  {
    language: 'zh_CN',
    pattern: /受阻/,
    instead: '被封锁',
    because: 'is said of traffic and of plans',
    once: '{app} 似乎受阻',
  },
  {
    language: 'es',
    pattern: /agendas? de direcciones/i,
    instead: 'servidor DNS',
    once: 'Las agendas de direcciones (DNS) independientes sí conocen el nombre.',
  },
  { language: 'es', pattern: /canal en vivo/i, instead: 'conexión para mensajes', once: 'canal en vivo rechazado' },
  {
    language: 'es',
    pattern: /^(no es )?seguro$|\bqué tan seguro/i,
    instead: 'con certeza, sin certeza',
    because: 'reads as "safe" beside the name of a messenger',
    once: 'no es seguro',
  },
  {
    language: 'tr',
    pattern: /adres defter/i,
    instead: 'DNS sunucusu',
    once: 'Bağımsız adres defterleri (DNS) bu adı biliyor.',
  },
  { language: 'tr', pattern: /canlı kanal/i, instead: 'mesaj bağlantısı', once: 'canlı kanal reddedildi' },
  {
    language: 'tr',
    pattern: /engelli(?!yor)/i,
    instead: 'engellenmiş',
    because: 'is said of people with a disability',
    once: '{app} engelli görünüyor',
  },
  {
    language: 'tr',
    pattern: /denetle|denetim/i,
    instead: 'kontrol et',
    because: 'is what an authority does',
    once: 'Şimdi denetle',
  },
];
