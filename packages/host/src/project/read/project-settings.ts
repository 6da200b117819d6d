import { z } from 'zod';

/** Program paths of the files that every other one of its style language sees. */
export type SharedStyles = Readonly<Record<'less' | 'sass' | 'scss', string>>;

const pluginSchema = z.union([
  z.string().transform((name) => [name, {}] as const),
  z.tuple([
    z.string(),
    z
      .looseObject({ globalVars: z.record(z.string(), z.string()).default({}) })
      .transform(({ globalVars }) => globalVars),
  ]),
]);

/** A file of its own that stands for nothing when it is written in another way. */
const sharedFile = (fallback: string) => z.string().catch(fallback);

/** What `setting` in project.config.json says about the build; what is written otherwise counts as left out. */
export const settingSchema = z
  .looseObject({
    es6: z.boolean().catch(true),
    enhance: z.boolean().catch(false),
    disableUseStrict: z.boolean().catch(false),
    babelSetting: z.looseObject({ ignore: z.array(z.string()).catch([]) }).catch({ ignore: [] }),
    useCompilerPlugins: z.array(pluginSchema).catch([]),
    lessSetting: z
      .looseObject({ commonUseFilePath: sharedFile('app.less') })
      .catch({ commonUseFilePath: 'app.less' }),
    sassSetting: z
      .looseObject({
        sassCommonUseFilePath: sharedFile('global.sass'),
        scssCommonUseFilePath: sharedFile('global.scss'),
      })
      .catch({ sassCommonUseFilePath: 'global.sass', scssCommonUseFilePath: 'global.scss' }),
  })
  .transform(({ useCompilerPlugins, lessSetting, sassSetting, ...scripts }) => ({
    // Either of the two compiles, since they became one setting.
    strict: (scripts.es6 || scripts.enhance) && !scripts.disableUseStrict,
    uncompiled: scripts.babelSetting.ignore,
    compilerPlugins: new Map(useCompilerPlugins),
    sharedStyles: {
      less: lessSetting.commonUseFilePath,
      sass: sassSetting.sassCommonUseFilePath,
      scss: sassSetting.scssCommonUseFilePath,
    } satisfies SharedStyles,
  }));

/** The settings of a project that has none. */
export const noSettings = settingSchema.parse({});
