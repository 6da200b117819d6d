import { z } from 'zod';

/** What the process beside the gate is asked to do with miniprogram-ci. All paths are absolute. */
export const jobSchema = z.object({
  task: z.enum(['compile', 'build-npm', 'preview', 'upload']),
  projectPath: z.string(),
  appid: z.string(),
  privateKeyPath: z.string(),
  version: z.string(),
  notes: z.string(),
  /** Whether a compile minifies, as it does unless told otherwise; deliveries always do. */
  minify: z.boolean().optional(),
  /** Where a preview leaves its QR code, a JPEG. */
  qrcodePath: z.string(),
  /** Where the process leaves its report. */
  reportPath: z.string(),
});

/** {@link jobSchema} */
export type Job = z.infer<typeof jobSchema>;

/** One file of the package as WeChat would get it; `text` only where the compiler gives text. */
export const packagedFileSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  text: z.string().optional(),
});

/** {@link packagedFileSchema} */
export type PackagedFile = z.infer<typeof packagedFileSchema>;

/** What the process leaves at `reportPath`. */
export const reportSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    /** Of a compile; empty otherwise. */
    files: z.array(packagedFileSchema),
    /** Progress messages of status `warn` or `fail`, and what "构建 npm" warns of. */
    warnings: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('failed'),
    /** miniprogram-ci's own code, e.g. 10009 for bad JSON, 20003 for a refused upload. */
    code: z.number().nullable(),
    /** The file at fault, absolute or inside the project; empty when miniprogram-ci names none. */
    path: z.string(),
    message: z.string(),
  }),
]);

/** {@link reportSchema} */
export type Report = z.infer<typeof reportSchema>;
