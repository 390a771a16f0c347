import type { Language } from '../../src/model/language.ts';

/** What stands on every page of a demonstration, in the languages of the pages. */
export const inventedTexts: Readonly<Record<Language, string>> = {
  en: 'Invented: no real network was tested',
  ru: 'Выдумано: настоящая сеть не проверялась',
  fa: 'ساختگی: هیچ شبکهٔ واقعی آزموده نشده است',
  uk: 'Вигадано: справжню мережу не перевіряли',
  tr: 'Uydurma: gerçek bir ağ sınanmadı',
  ar: 'مختلَق: لم تُختبر أي شبكة حقيقية',
  es: 'Inventado: no se probó ninguna red real',
  zh_CN: '虚构示例：没有测试任何真实网络',
  ur: 'فرضی: کسی حقیقی نیٹ ورک کا ٹیسٹ نہیں ہوا',
  my: 'စိတ်ကူးနဲ့ လုပ်ထားတာ: တကယ့်ကွန်ရက်ကို မစမ်းထားပါ',
};
