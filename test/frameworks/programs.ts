import { join } from 'node:path';

/** A program of ours, written for a framework that makes mini programs of it. */
export interface FrameworkProgram {
  readonly name: string;
  /** The folder of its sources, below programs/. */
  readonly folder: string;
  /** The framework's own tool, below node_modules, and what it is told. */
  readonly build: readonly string[];
  /** Where the tool puts the mini program, below the folder it is started in. */
  readonly output: string;
  /** Where it wants components that are copied, not built; none when it takes them from npm. */
  readonly componentsFolder?: string;
}

export const programs: readonly FrameworkProgram[] = [
  {
    name: 'uni-app',
    folder: 'uni-app',
    build: ['@dcloudio/vite-plugin-uni/bin/uni.js', 'build', '-p', 'mp-weixin'],
    output: 'dist/build/mp-weixin',
    componentsFolder: 'src/wxcomponents',
  },
  {
    name: 'Taro',
    folder: 'taro',
    build: ['@tarojs/cli/bin/taro', 'build', '--type', 'weapp'],
    output: 'dist',
  },
];

/** Where a copy of its sources is built: the tools write beside what they read. */
export const buildFolder = ({ folder }: FrameworkProgram): string =>
  join(__dirname, '.cache', folder);

/** The mini program that was made of it. */
export const builtProgram = (program: FrameworkProgram): string =>
  join(buildFolder(program), program.output);
