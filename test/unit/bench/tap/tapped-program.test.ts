import { join } from 'node:path';

import { documentationSample } from '../../../bench/package/peer-projects';
import { transpilePackage } from '../../../bench/packaged/transpiled-package';
import { openSample, openThisProgram } from '../../../bench/tap/tapped-program';

const own = transpilePackage(join(__dirname, '../../../../miniprogram'));
const sample = Object.entries(documentationSample).map(([path, text]) => ({
  path,
  bytes: text.length,
  text,
}));

describe('a tap', () => {
  it('on this program reaches wx.request and then the account page, again and again', async () => {
    const program = await openThisProgram(own);
    for (let times = 0; times < 3; times += 1) {
      const { requestMicroseconds, shownMicroseconds } = await program.tap();
      expect(requestMicroseconds).toBeGreaterThan(0);
      expect(shownMicroseconds).toBeGreaterThan(requestMicroseconds);
    }
  });

  it('on the documentation’s sample reaches wx.request and then the page', async () => {
    const program = openSample(sample);
    await program.tap();
    const { requestMicroseconds, shownMicroseconds } = await program.tap();
    expect(requestMicroseconds).toBeGreaterThan(0);
    expect(shownMicroseconds).toBeGreaterThan(requestMicroseconds);
  });

  it('allocates', async () => {
    const program = openSample(sample);
    await program.tap();
    const grown = [await program.tapForHeap(), await program.tapForHeap()];
    expect(Math.max(...grown)).toBeGreaterThan(0);
  });
});
