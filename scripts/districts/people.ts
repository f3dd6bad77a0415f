import type { Random } from '../../shared/lib/seeded-random.ts';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const FIRST = [...'建国志文明德永春秋海晓新红玉金银雪云俊立学思一子浩宇佳欣雨梦家振东西南北长安宏伟景瑞广福兴庆'];
const SECOND = [
  ...'华强军平伟杰勇涛辉敏静丽娟芳艳萍霞燕玲兰梅英琴洁琳莹鹏飞龙凯磊刚斌波超亮峰林森山川民生成才文武顺利',
];

/** A made-up name from common parts; it names nobody. */
export function madeUpName(random: Random): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const surname = pick(SURNAMES);
  return random() < 0.22 ? surname + pick(SECOND) : surname + pick(FIRST) + pick(SECOND);
}
