import { chooseTexts } from '../../../../../miniprogram/pages/lab/lab-texts';

it('the lab speaks three languages, none with a hole', () => {
  const all = ['zh_CN', 'zh_TW', 'en'].map(chooseTexts);
  expect(all.map(({ title }) => title)).toStrictEqual(['实验室', '實驗室', 'Lab']);
  expect(
    all
      .flatMap((texts) => Object.values<string>({ ...texts }))
      .filter((text) => text.trim() === ''),
  ).toStrictEqual([]);
});
